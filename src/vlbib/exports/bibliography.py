"""A list of formatted references as text, Markdown, HTML or LaTeX, for any style."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.exports import markdown
from vlbib.exports.places_in_words import place_words
from vlbib.exports.values.plain import clean_line
from vlbib.exports.values.tex_values import FORBIDDEN, key_safe, printed
from vlbib.exports.web_links import web_address

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vlbib.exports.item import Item


class Reference(Struct, frozen=True):
    """One formatted reference: the entry's key, the style's label, and the text with its markup."""

    key: str
    label: str
    text: str


def plainly(item: Item, markup: str) -> str:
    """Return a reference formatted without a style: authors, title, venue, year, address."""
    parts = [markdown.authors(item), item.title or item.key, place_words(item), item.year, web_address(item.url)]
    text = ". ".join(part.rstrip(".") for part in parts if part) + "."
    return _PLAIN[markup](text)


def _as_it_is(text: str) -> str:
    return text


_PLAIN: dict[str, Callable[[str], str]] = {
    "text": _as_it_is,
    "markdown": markdown.escape_markdown,
    "html": html.escape,
    "latex": printed,
}


def _text_list(references: Sequence[Reference]) -> str:
    return "".join(f"[{reference.label}] {clean_line(reference.text)}\n" for reference in references)


def _markdown_list(references: Sequence[Reference]) -> str:
    return "\n".join(
        f"[{markdown.escape_markdown(reference.label)}] {clean_line(reference.text)}\n" for reference in references
    )


def _html_list(references: Sequence[Reference]) -> str:
    lines = "".join(
        f'<li id="{html.escape(reference.key)}"><span class="label">[{html.escape(reference.label)}]</span> '
        f"{clean_line(reference.text)}</li>\n"
        for reference in references
    )
    return f'<ul class="references">\n{lines}</ul>\n'


def _latex_list(references: Sequence[Reference]) -> str:
    widest = max((reference.label for reference in references), key=len, default="0")
    lines = "".join(
        f"\\bibitem[{printed(reference.label)}]{{{key_safe(reference.key)}}}\n{_harmless(reference.text)}\n\n"
        for reference in references
    )
    return f"\\begin{{thebibliography}}{{{widest}}}\n\n{lines}\\end{{thebibliography}}\n"


def _harmless(text: str) -> str:
    """Disable any forbidden TeX command of a value that a style let through."""
    return re.sub(r"\\([A-Za-z@]+)", lambda match: match[0] if match[1] not in FORBIDDEN else match[1], text)


LAYOUTS: dict[str, Callable[[Sequence[Reference]], str]] = {
    "text": _text_list,
    "markdown": _markdown_list,
    "html": _html_list,
    "latex": _latex_list,
}

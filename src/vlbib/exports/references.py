"""Formatted references in any pybtex style, or in a CSL style of the user's, as text, Markdown, HTML or LaTeX.

Each entry is formatted on its own: one that the style cannot take is written plainly and reported; the list goes on.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vlbib.exports import markdown
from vlbib.exports.bibtex import type_of
from vlbib.exports.format import Dropped, Exported, Options
from vlbib.exports.links import web_address
from vlbib.exports.plain import clean, shown
from vlbib.exports.tex import FORBIDDEN, key_safe, safe

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vlbib.exports.item import Item
    from vlbib.names import Name

name = "references"
suffix = ".txt"

MARKUPS = {"text": "plaintext", "markdown": "markdown", "html": "html", "latex": "latex"}
_FIELDS = ("title", "booktitle", "journaltitle", "volume", "number", "pages", "series", "edition", "chapter",
           "publisher", "institution", "organization", "location",
           "note", "howpublished", "type", "isbn", "issn")  # fmt: skip
_CLASSIC = {"journaltitle": "journal", "location": "address"}


@dataclass(frozen=True, slots=True)
class Reference:
    """One formatted reference: the entry's key, the style's label, and the text with its markup."""

    key: str
    label: str
    text: str


def render(items: Sequence[Item], options: Options) -> Exported:
    """Return the list of references in the order of the style; an unknown style or markup is a `ValueError`."""
    if options.markup not in MARKUPS:
        raise ValueError(f"no markup {options.markup!r}; there are {', '.join(MARKUPS)}")
    if options.csl:
        from vlbib.exports.csl_style import format_csl

        references, dropped = format_csl(items, options)
    else:
        references, dropped = _format_pybtex(items, options)
    return Exported(_LAYOUTS[options.markup](references), tuple(dropped))


def _format_pybtex(items: Sequence[Item], options: Options) -> tuple[list[Reference], list[Dropped]]:
    style, backend = _style(options.style), _backend(options.markup)
    entries = {item.key: _pybtex_entry(item) for item in items}
    by_key = {item.key: item for item in items}
    labels = _labels(style, list(entries.values()))
    references, dropped = [], []
    for key, label in labels:
        try:
            text = style.format_entry(label, entries[key]).text.render(backend)
        except Exception as error:  # noqa: BLE001 -- a style is a stranger's code: no entry may end the list
            text = plainly(by_key[key], options.markup)
            dropped.append(
                Dropped(
                    key, "", f"style {options.style} failed, written plainly: {_reason(error)}", by_key[key].entry.line
                )
            )
        references.append(Reference(key, label, text))
    return references, dropped


def _reason(error: Exception) -> str:
    return clean(str(error)) or type(error).__name__


def _style(name: str) -> Any:  # noqa: ANN401 -- pybtex is untyped
    from pybtex.plugin import PluginNotFound, enumerate_plugin_names, find_plugin

    try:
        return find_plugin("pybtex.style.formatting", name)()
    except PluginNotFound as error:
        known = ", ".join(sorted(set(enumerate_plugin_names("pybtex.style.formatting"))))
        raise ValueError(f"no pybtex style {name!r}; there are {known}") from error


def _backend(markup: str) -> Any:  # noqa: ANN401 -- pybtex is untyped
    from pybtex.plugin import find_plugin

    return find_plugin("pybtex.backends", MARKUPS[markup])()


def _labels(style: Any, entries: list[Any]) -> list[tuple[str, str]]:  # noqa: ANN401 -- pybtex is untyped
    """Return keys and labels in the order of the style; in that of the library, numbered, where it cannot sort them."""
    try:
        ordered = list(style.sort(entries))
        return [(entry.key, str(label)) for entry, label in zip(ordered, style.format_labels(ordered), strict=True)]
    except Exception:  # noqa: BLE001 -- an entry without author or year must not end the list
        return [(entry.key, str(number)) for number, entry in enumerate(entries, start=1)]


def _pybtex_entry(item: Item) -> Any:  # noqa: ANN401 -- pybtex is untyped
    from pybtex.database import Entry

    fields = {_CLASSIC.get(field, field): _decodable(item.values[field]) for field in _FIELDS if field in item.values}
    if type_of(item) in ("phdthesis", "mastersthesis") and "institution" in fields:
        fields["school"] = fields.pop("institution")
    fields |= {"year": item.year, "url": web_address(item.url), "doi": item.doi, "eprint": item.arxiv}
    people = {role: [_pybtex_person(one) for one in names] for role, names in
              (("author", item.authors.names), ("editor", item.editors.names)) if names}  # fmt: skip
    entry = Entry(type_of(item), {field: value for field, value in fields.items() if value}, people)
    entry.key = item.key
    return entry


def _decodable(value: str) -> str:
    """Return a value that pybtex's own reader of LaTeX takes: one with commands is read here and wholly protected."""
    if not _COMMANDS.search(value):
        return clean(value)
    return "{" + _escaped(shown(value)) + "}"


def _escaped(text: str) -> str:
    return text.replace("{", "(").replace("}", ")").replace("\\", "/").translate(_LATEX_SPECIALS)


_COMMANDS = re.compile(r"[\\$%&#_~^]")
_LATEX_SPECIALS = str.maketrans({char: f"\\{char}" for char in "&%#_$"} | {"~": "\\textasciitilde{}", "^": "\\^{}"})


def _pybtex_person(one: Name) -> Any:  # noqa: ANN401 -- pybtex is untyped
    from pybtex.database import Person

    person = Person()
    person.first_names = _escaped(one.given).split()
    person.last_names = [_escaped(one.family)]
    person.lineage_names = [_escaped(one.suffix)] if one.suffix else []
    return person


def plainly(item: Item, markup: str) -> str:
    """Return a reference without a style: authors, title, venue, year, address."""
    venue = item.container or item.publisher
    parts = [markdown.authors(item), item.title or item.key, venue, item.year, web_address(item.url)]
    text = ". ".join(part.rstrip(".") for part in parts if part) + "."
    return _PLAIN[markup](text)


def _latex(text: str) -> str:
    return safe(text.replace("\\", "{\\textbackslash}"))


def _as_it_is(text: str) -> str:
    return text


_PLAIN: dict[str, Callable[[str], str]] = {
    "text": _as_it_is,
    "markdown": markdown.escape,
    "html": html.escape,
    "latex": _latex,
}


def _text_list(references: Sequence[Reference]) -> str:
    return "".join(f"[{one.label}] {clean(one.text)}\n" for one in references)


def _markdown_list(references: Sequence[Reference]) -> str:
    return "\n".join(f"[{markdown.escape(one.label)}] {clean(one.text)}\n" for one in references)


def _html_list(references: Sequence[Reference]) -> str:
    lines = "".join(
        f'<li id="{html.escape(one.key)}"><span class="label">[{html.escape(one.label)}]</span> '
        f"{clean(one.text)}</li>\n"
        for one in references
    )
    return f'<ul class="references">\n{lines}</ul>\n'


def _latex_list(references: Sequence[Reference]) -> str:
    widest = max((one.label for one in references), key=len, default="0")
    lines = "".join(
        f"\\bibitem[{safe(one.label)}]{{{key_safe(one.key)}}}\n{_harmless(one.text)}\n\n" for one in references
    )
    return f"\\begin{{thebibliography}}{{{widest}}}\n\n{lines}\\end{{thebibliography}}\n"


def _harmless(text: str) -> str:
    """Check once more that no command of a value came through a style."""
    return re.sub(r"\\([A-Za-z@]+)", lambda match: match[0] if match[1] not in FORBIDDEN else match[1], text)


_LAYOUTS: dict[str, Callable[[Sequence[Reference]], str]] = {
    "text": _text_list,
    "markdown": _markdown_list,
    "html": _html_list,
    "latex": _latex_list,
}

"""Markdown, grouped by tag: a reading list for a wiki, a README or a note.

CommonMark 0.31: every ASCII punctuation character that could be markup is escaped with a backslash (section 2.4).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.exports.format import Dropped, Exported, ExportOptions, leftovers
from vlbib.exports.places_in_words import place_words
from vlbib.exports.tagtree import Branch, gathered
from vlbib.exports.web_links import links

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vlbib.core.names import Name
    from vlbib.exports.item import Item

name = "markdown"
suffix = ".md"

CARRIED = frozenset({
    "author", "booktitle", "crossref", "date", "doi", "eprint", "eprinttype", "journaltitle", "keywords", "subtitle",
    "title", "url", "xdata", "year", "month", "day",
})  # fmt: skip
_MARKUP = lazy_pattern(r"([\\`*_{}\[\]<>#|~!$&])")
_AT_START = lazy_pattern(r"^(\s*\d*)((?<!\d)[-+=]|(?<=\d)[.)])(?=\s|$)")
_SHOWN_AUTHORS = 6
_EAST_ASIAN = 0x2E80


def render(items: Sequence[Item], options: ExportOptions) -> Exported:
    """Return a document with a heading for each tag, its items in the library's order, and untagged items last.

    A tag with one entry below a wider tag, such as a work's short name, gets no heading; the entry's line names it.
    """
    items = tuple(items)
    parts = [f"# {escape_markdown(options.title)}\n"]
    lines = {item.key: _line(item) for item in items}
    parts += [part for branch in gathered(items).children for part in _sections(branch, 2, lines)]
    rest = [item for item in items if not item.tags]
    if rest:
        parts.append("## Untagged\n\n" + "".join(f"{lines[item.key]}\n" for item in rest))
    return Exported("\n".join(parts), tuple(_dropped(items)))


def _sections(branch: Branch, level: int, lines: Mapping[str, str]) -> Iterator[str]:
    """Yield the section of a tag and those below it."""
    headed = [child for child in branch.children if _is_headed(child)]
    inside = frozenset().union(*(child.keys() for child in headed if len(child.path) == 1))
    own = [item for item in branch.items if item.key not in inside]
    heading = "#" * min(level, 6) + " " + escape_markdown(branch.name) + "\n"
    short = {item.key: child.name for child in branch.children if not _is_headed(child) for item in child.items}
    named = {key: f" — {escape_markdown(name)}" for key, name in short.items()}
    listed = "".join(f"{lines[item.key]}{named.get(item.key, '')}\n" for item in own)
    yield f"{heading}\n{listed}" if listed else heading
    for child in headed:
        yield from _sections(child, level + 1, lines)


def _is_headed(branch: Branch) -> bool:
    return len(branch.path) > 1 or bool(branch.below) or len(branch.items) > 1


def _line(item: Item) -> str:
    """Return an item's line, without the line break and the short name that a tag gives it."""
    parts = [f"**{escape_markdown(item.title or item.key)}**", escape_markdown(authors(item)), _venue(item)]
    parts.append(" ".join([f"[{label}](<{_target(url)}>)" for label, url in links(item)]))
    text = ". ".join([part.rstrip(".") for part in parts if part])
    return f"- {text} `{item.key.replace('`', '')}`"


def authors(item: Item) -> str:
    """Return the authors, or the editors if there are none, in reading order.

    More than six are cut short with a count.
    """
    names = [full_name(name) for name in item.authors.names or item.editors.names]
    if len(names) > _SHOWN_AUTHORS:
        more = len(names) - _SHOWN_AUTHORS + 1
        names = [*names[: _SHOWN_AUTHORS - 1], f"and {more} more"]
    if item.authors.others:
        return f"{names[0]} and others" if len(names) == 1 else ", ".join([*names, "and others"])
    return ", ".join(names)


@lru_cache(maxsize=65536)
def full_name(name: Name) -> str:
    """Return a name in reading order; Chinese, Japanese and Korean names have the family name first and no space."""
    family, given, suffix = name.parts
    if given and ord(family[0]) >= _EAST_ASIAN <= ord(given[0]):
        return family + given
    return " ".join([part for part in (given, family, suffix) if part])


def _venue(item: Item) -> str:
    venue = place_words(item)
    shown = f"*{escape_markdown(venue)}*" if venue else ""
    year = escape_markdown(item.year)
    return f"{shown}, {year}" if shown and year else shown or year


def escape_markdown(text: str) -> str:
    """Return text escaped so that Markdown shows it unchanged, also at the start of a line."""
    escaped = _MARKUP.sub(r"\\\1", text) if _MARKUP.search(text) else text
    return escaped if escaped[:1].isalpha() else _AT_START.sub(r"\1\\\2", escaped)


def _target(url: str) -> str:
    return url.replace("<", "%3C").replace(">", "%3E").replace("\\", "%5C")


def _dropped(items: Sequence[Item]) -> Iterator[Dropped]:
    yield from leftovers(items, CARRIED, "the reading list does not show it")

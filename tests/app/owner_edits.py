"""Edits that an owner makes in an entry by hand; `fresh` is a number that no edit had before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tests.app.library_text import Item

SECTIONS = ("Vision", "Speech", "Motion")


def _set(name: str, value: Callable[[int], str]) -> Callable[[Item, int], Item]:
    """Return an edit that gives a field another value, or adds the field."""

    def edit(entry: Item, fresh: int) -> Item:
        if name not in entry.names:
            return entry.added(f"  {name} = {{{value(fresh)}}},\n")
        return entry.edited(lambda part: replace(part, value=value(fresh)) if part.name == name else part)

    return edit


def _without(entry: Item, fresh: int) -> Item:
    """Return the entry without one of its fields."""
    names = [name for name in entry.names if name not in ("keywords", "ids", "eprint")]
    gone = names[fresh % len(names)] if names else ""
    return entry.edited(lambda part: None if gone and part.name == gone else part)


def _with_tags(entry: Item, tags: Iterable[str]) -> Item:
    joined = ", ".join(tags)
    return _set("keywords", lambda _fresh: joined)(entry, 0)


def _restyled(entry: Item, fresh: int) -> Item:
    """Return the entry with a field in another style, but with the same value."""
    at = fresh % max(1, len(entry.parts))
    styled = (
        replace(part, before=part.before.replace(" = {", '   = "'), after=part.after.replace("}", '"'))
        if n == at and '"' not in part.value and "{" not in part.value
        else part
        for n, part in enumerate(entry.parts)
    )
    return replace(entry, parts=tuple(styled))


def _reordered(entry: Item, _fresh: int) -> Item:
    first, *rest = entry.parts or (None,)
    return replace(entry, parts=(*rest, first)) if first else entry


BY_HAND: dict[str, Callable[[Item, int], Item | None]] = {
    "note": _set("note", lambda fresh: f"read {fresh} times"),
    "year by hand": _set("year", lambda fresh: str(1900 + fresh % 100)),
    "pages by hand": _set("pages", lambda fresh: f"e{fresh}"),
    "volume by hand": _set("volume", lambda fresh: f"V{fresh}"),
    "title by hand": _set("title", lambda fresh: f"My Own Title {fresh}"),
    "author by hand": _set("author", lambda fresh: f"Owner, Number{fresh}"),
    "tag": lambda entry, fresh: _with_tags(entry, [f"mine{fresh}", *entry.tags]),
    "section tag": lambda entry, fresh: _with_tags(entry, dict.fromkeys([*entry.tags, SECTIONS[fresh % 3]])),
    "untag": lambda entry, _fresh: _with_tags(entry, entry.tags[:-1]) if entry.tags[1:] else entry,
    "remark": lambda entry, _fresh: entry,
    "remark inside": lambda entry, fresh: entry.added(f"  % remark {fresh}\n"),
    "reorder": _reordered,
    "restyle": _restyled,
    "delete entry": lambda _entry, _fresh: None,
    "delete field": _without,
    "key": lambda entry, fresh: replace(entry, key=f"key{fresh}"),
    "type": lambda entry, _fresh: replace(entry, type="incollection"),
    "own entry": lambda entry, _fresh: entry,
    "string": lambda entry, _fresh: entry,
    "swap": lambda entry, _fresh: entry,
}

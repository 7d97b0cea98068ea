"""Cuts a library's text into entries, fields and the rest, by lines and without vlbib's own reader."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_HEAD = re.compile(r"@(\w+)\{([^,]+),\n")
_FIELD = re.compile(r"(\s*)(\w+)(\s*=\s*)([{\"])(.*)([}\"])(,?\n)")


@dataclass(frozen=True, slots=True)
class Part:
    """A line of an entry: a field's text before its value, the value, and the text after; `name` is "" if no field."""

    name: str
    before: str
    value: str = ""
    after: str = ""

    def __str__(self) -> str:
        return self.before + self.value + self.after


@dataclass(frozen=True, slots=True)
class Item:
    """An entry, with the parts between its head and its closing brace."""

    type: str
    key: str
    parts: tuple[Part, ...]

    def __str__(self) -> str:
        return f"@{self.type}{{{self.key},\n{''.join(map(str, self.parts))}}}\n"

    def get(self, name: str) -> str | None:
        """Return the value of a field."""
        return next((part.value for part in self.parts if part.name == name), None)

    @property
    def names(self) -> list[str]:
        """The names of the fields."""
        return [part.name for part in self.parts if part.name]

    @property
    def tags(self) -> list[str]:
        """The tags in `keywords`."""
        return [tag for tag in re.split(r"\s*,\s*", self.get("keywords") or "") if tag]

    def edited(self, edit: Callable[[Part], Part | None]) -> Item:
        """Return the entry with each part edited, or removed if the edit returns None."""
        return replace(self, parts=tuple(new for part in self.parts if (new := edit(part)) is not None))

    def added(self, text: str) -> Item:
        """Return the entry with another line at its end."""
        return replace(self, parts=(*self.parts, _part(text)))


Library = list[Item | str]


def cut(text: str) -> Library:
    """Return a library's entries and the lines between them, in order."""
    found: Library = []
    lines = iter(text.splitlines(keepends=True))
    for line in lines:
        head = _HEAD.fullmatch(line)
        if head is None:
            found.append(line)
            continue
        parts = []
        for inner in lines:
            if inner == "}\n":
                break
            parts.append(_part(inner))
        found.append(Item(head[1], head[2], tuple(parts)))
    assert joined(found) == text, "the test's own reader loses nothing"
    return found


def _part(line: str) -> Part:
    field = _FIELD.fullmatch(line)
    if field is None:
        return Part("", line)
    indent, name, equals, opening, value, closing, end = field.groups()
    return Part(name.lower(), indent + name + equals + opening, value, closing + end)


def joined(library: Library) -> str:
    """Return the text of a library that was cut."""
    return "".join(map(str, library))


def items(text: str) -> dict[str, Item]:
    """Return the entries by key, in order; checks that no key occurs twice."""
    found = [one for one in cut(text) if isinstance(one, Item)]
    by_key = {one.key: one for one in found}
    assert len(by_key) == len(found), "two entries have one key"
    return by_key


def between(text: str) -> list[str]:
    """Return the lines between entries, without empty ones."""
    return [one for one in cut(text) if isinstance(one, str) and one.strip()]


def with_items(text: str, new: Mapping[str, Item | None]) -> str:
    """Return the text with some entries replaced, or removed if the new one is None."""
    return joined([part for one in cut(text) if (part := new.get(one.key, one) if isinstance(one, Item) else one)])

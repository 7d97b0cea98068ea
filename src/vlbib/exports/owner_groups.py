"""Groups that the owner has made in JabRef (the field `groups`) or BibDesk (a comment), as collections of items."""

from __future__ import annotations

import plistlib
import re
from collections import defaultdict
from typing import TYPE_CHECKING

from vlbib.exports.plain import reader_text
from vlbib.exports.tagtree import Branch

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vlbib.exports.item import Item

_STATIC = re.compile(r"BibDesk Static Groups\s*\{(.*)\}\s*", re.DOTALL)
_PARTS = re.compile(r"\s*[,;]\s*")


def item_groups(item: Item) -> tuple[str, ...]:
    """Return the names of the groups that an item is in, each once."""
    names = _PARTS.split(reader_text(item.values.get("groups", "")))
    return tuple(dict.fromkeys(name for name in names if name))


def static_groups(comments: Iterable[tuple[int, str]]) -> dict[str, list[str]]:
    """Return the names of BibDesk's groups by citation key; `comments` are a library's, with their lines."""
    groups: dict[str, list[str]] = defaultdict(list)
    for _, comment in comments:
        match = _STATIC.fullmatch(comment.strip())
        for group in _listed(match[1]) if match else ():
            for key in str(group.get("keys", "")).split(","):
                groups[key.strip()].append(str(group.get("group name", "")))
    return dict(groups)


def _listed(text: str) -> list[Mapping[str, object]]:
    """Return the groups of a property list; none of one that is damaged."""
    try:
        held = plistlib.loads(text.strip().encode())
    except Exception:  # noqa: BLE001 -- plistlib raises many kinds on damaged text, and it is the owner's
        return []
    return [group for group in held if isinstance(group, dict)] if isinstance(held, list) else []


def with_groups(tree: Branch, items: Sequence[Item]) -> frozenset[tuple[str, ...]]:
    """Put the groups into the tree of tags, a tag of the same name being one with it; return the groups' paths."""
    paths: set[tuple[str, ...]] = set()
    for item in items:
        for name in item_groups(item):
            branch = next((one for one in tree.walk() if one.name == name), None)
            if branch is None:
                branch = tree.below[name] = Branch(name, (name,))
            branch.items += [] if item in branch.items else [item]
            paths.add(branch.path)
    return frozenset(paths)

"""Filters of an export, by tag, key, citation and type. An item must pass all; any value of a filter will do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.exports.values.tag_levels import tag_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.exports.item import Item


class Filter(Struct, frozen=True, kw_only=True):
    """Which items to take. An empty filter takes all; `cited` is None if no paper was given.

    A tag includes the tags below it; case is ignored. A type is the entry's own or the one that vlbib derives
    (`preprint`). `separator` is the configured separator between the levels of a tag.
    """

    tags: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    cited: frozenset[str] | None = None
    separator: str = ""


def select(items: Sequence[Item], wanted: Filter) -> tuple[Item, ...]:
    """Return the items that pass all filters, in order."""
    tags = [_folded(tag_path(tag, wanted.separator)) for tag in wanted.tags]
    types = {kind.lower() for kind in wanted.types}
    return tuple(
        item
        for item in items
        if (not tags or _tagged(item, tags))
        and (not wanted.keys or item.key in wanted.keys)
        and (not types or types & {item.entry.type, item.type.value})
        and (wanted.cited is None or "*" in wanted.cited or item.key in wanted.cited)
    )


def unknown_keys(items: Sequence[Item], wanted: Filter) -> tuple[str, ...]:
    """Return the requested keys that no item has, in the order given, then the unknown cited keys, sorted."""
    if not wanted.keys and not wanted.cited:
        return ()
    keys = {item.key for item in items}
    cited = sorted((wanted.cited or frozenset()) - {"*"})
    return tuple(dict.fromkeys(key for key in (*wanted.keys, *cited) if key not in keys))


def _tagged(item: Item, tags: Sequence[tuple[str, ...]]) -> bool:
    paths = [_folded(path) for path in item.tag_paths]
    return any(path[: len(tag)] == tag for path in paths for tag in tags)


def _folded(path: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part.casefold() for part in path)

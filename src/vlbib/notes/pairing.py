"""Which of a heading's short names belong to which of the works named under it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vlbib.core.work import Mention


def pair(
    group: Sequence[Mention], titles: Sequence[str], belongs: Mapping[str, frozenset[str]]
) -> tuple[tuple[str, ...], ...]:
    """Return for each mention of one heading, in order, the heading's aliases that are its work's.

    `titles` are the titles found for the mentions, or their texts. `belongs` maps a squeezed alias to the squeezed
    titles of the works that a catalogue records it for. An alias goes to the work whose title begins with it, else to
    the one that it is recorded for; one that is recorded for other works only goes to none. What is left goes by
    order: to the only work, or the first name left to the first work that has none.
    """
    aliases = list(dict.fromkeys(alias for mention in group for alias in mention.aliases))
    shares: list[list[str]] = [[] for _ in group]
    left: list[str] = []
    for alias in aliases:
        index = _owner(alias, titles, belongs)
        if index >= 0:
            shares[index].append(alias)
        elif squeeze(alias) not in belongs:
            left.append(alias)
    _by_order(left, shares)
    return tuple(tuple(alias for alias in aliases if alias in share) for share in shares)


def _owner(alias: str, titles: Sequence[str], belongs: Mapping[str, frozenset[str]]) -> int:
    """Return the index of the one title that an alias begins or is recorded for; -1 for none."""
    name = squeeze(alias)
    named = [index for index, title in enumerate(titles) if name and name in _own_names(title)]
    if len(named) == 1:
        return named[0]
    recorded = [index for index, title in enumerate(titles) if squeeze(title) in belongs.get(name, frozenset())]
    return recorded[0] if recorded else -1


def _own_names(title: str) -> set[str]:
    """Return what a title is called by itself, squeezed: all of it, and what stands before its colon or dash."""
    match = re.match(r"(.{1,60}?)(?:\s*[:：]|_\s|\s+[-–—]\s)", title)
    return {squeeze(title), squeeze(match[1])} if match else {squeeze(title)}


def _by_order(left: Sequence[str], shares: Sequence[list[str]]) -> None:
    """Deal out names that nothing else decides: all to an only work, else one each to works without, in order."""
    if len(shares) == 1:
        shares[0].extend(left)
        return
    bare = [share for share in shares if not share]
    for alias, share in zip(left, bare, strict=False):
        share.append(alias)

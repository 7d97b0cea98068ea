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
    """Return for each mention under one heading, in order, the aliases of the heading that belong to its work.

    `titles` are the titles found for the mentions, or their texts. `belongs` maps a squeezed alias to the squeezed
    titles of the works for which a catalogue records it. An alias goes to the work whose title begins with it, else to
    a work for which it is recorded. An alias recorded only for other works goes to none. The rest go in order: all to
    an only work, else one each to the works that have none. Mentions with the same title are one work.
    """
    aliases = list(dict.fromkeys(alias for mention in group for alias in mention.aliases))
    works = list({squeeze(title): title for title in titles}.values())
    shares: list[list[str]] = [[] for _ in works]
    left: list[str] = []
    for alias in aliases:
        index = _owner(alias, works, belongs)
        if index >= 0:
            shares[index].append(alias)
        elif squeeze(alias) not in belongs:
            left.append(alias)
    _by_order(left, shares)
    keys = map(squeeze, works)
    share_of = {
        key: tuple(alias for alias in aliases if alias in share) for key, share in zip(keys, shares, strict=True)
    }
    return tuple(share_of[squeeze(title)] for title in titles)


def _owner(alias: str, titles: Sequence[str], belongs: Mapping[str, frozenset[str]]) -> int:
    """Return the index of the title that an alias begins or is recorded for; -1 if there is none."""
    name = squeeze(alias)
    named = [index for index, title in enumerate(titles) if name and name in _own_names(title)]
    if len(named) == 1:
        return named[0]
    recorded = [index for index, title in enumerate(titles) if squeeze(title) in belongs.get(name, frozenset())]
    return recorded[0] if recorded else -1


def _own_names(title: str) -> set[str]:
    """Return the names of a title by itself, squeezed: the whole title, and the part before its colon or dash."""
    match = re.match(r"(.{1,60}?)(?:\s*[:：]|_\s|\s+[-–—]\s)", title)
    return {squeeze(title), squeeze(match[1])} if match else {squeeze(title)}


def _by_order(left: Sequence[str], shares: Sequence[list[str]]) -> None:
    """Assign the remaining names: all to an only work, else one each, in order, to the works that have none."""
    if len(shares) == 1:
        shares[0].extend(left)
        return
    bare = [share for share in shares if not share]
    for alias, share in zip(left, bare, strict=False):
        share.append(alias)

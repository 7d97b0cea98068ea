"""Works from mentions: what names the same paper is one work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.text import squeeze, words
from vlbib.core.work import Kind, Mention, Work

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


_TITLE = 4  # words from which a text is a whole title rather than a short name


def gather(mentions: Iterable[Mention]) -> tuple[Work, ...]:
    """Return the works that mentions name, each with its mentions, in reading order.

    The same paper id makes one work, unless the texts are titles of which hardly a word is the same: links in tables
    slip a row. So does the same text (letters and digits), unless ids contradict it.
    """
    works: list[list[Mention]] = []
    by_id: dict[tuple[str, str], list[Mention]] = {}
    by_text: dict[str, list[list[Mention]]] = {}
    for mention in mentions:
        same = by_text.setdefault(squeeze(mention.text), [])
        group = _known(mention, by_id, same)
        if group is None:
            group = []
            works.append(group)
        group.append(mention)
        for identity in mention.ids:
            by_id.setdefault(identity.key, group)
        if not any(work is group for work in same):
            same.append(group)
    return tuple(Work(mentions=tuple(group)) for group in works)


def _known(
    mention: Mention, by_id: dict[tuple[str, str], list[Mention]], same: Sequence[list[Mention]]
) -> list[Mention] | None:
    """Return the work that a mention names again, if any: by its ids, else among those of the same text."""
    for identity in mention.ids:
        if identity.key in by_id and not _strangers(mention, by_id[identity.key][0]):
            return by_id[identity.key]
    return next((group for group in same if _agree(mention, group)), None)


def _strangers(first: Mention, second: Mention) -> bool:
    """Tell whether two mentions are whole titles that share less than half of the words of the shorter one."""
    left, right = set(words(first.text)), set(words(second.text))
    shorter = min(len(left), len(right))
    linked = Kind.LINK in (first.kind, second.kind)
    return not linked and shorter >= _TITLE and 2 * len(left & right) < shorter


def _agree(mention: Mention, group: Sequence[Mention]) -> bool:
    """Tell whether no id of a mention contradicts the ids of a work: the same scheme with another value."""
    ids = {identity.scheme: identity.key for earlier in group for identity in earlier.ids}
    return all(ids.get(identity.scheme, identity.key) == identity.key for identity in mention.ids)

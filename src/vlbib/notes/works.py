"""Groups mentions into works: mentions of the same paper are one work."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct, field

from vlbib.core.text import exact_key, squeeze, words
from vlbib.core.work import Kind, Mention, Work

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


_TITLE = 4  # minimum words of a whole title; fewer are a short name
_TRIED = 20  # works of one id that a mention is compared with: a placeholder may stand on any number of them


class _Group(Struct):
    """A work under way: its mentions, and the first text that is a whole title ("" before there is one)."""

    mentions: list[Mention] = field(default_factory=list)
    title: str = ""

    def add(self, mention: Mention) -> None:
        self.mentions.append(mention)
        self.title = self.title or _whole_title(mention)


def gather(mentions: Iterable[Mention], agree: Callable[[str, str], bool]) -> tuple[Work, ...]:
    """Return the works that mentions name, each with its mentions, in reading order.

    The same paper id makes one work, unless the texts are whole titles that do not agree, as `agree` tells: links in
    tables slip a row, and people copy placeholders. So does the same text (letters and digits), unless ids contradict
    it.
    """
    works: list[_Group] = []
    by_id: dict[tuple[str, str], list[_Group]] = {}
    by_text: dict[str, list[_Group]] = {}
    for mention in mentions:
        same = by_text.setdefault(exact_key(mention.text), [])
        group = _known(mention, by_id, same, agree)
        if group is None:
            group = _Group()
            works.append(group)
        group.add(mention)
        for groups in (same, *(by_id.setdefault(identity.key, []) for identity in mention.ids)):
            if not any(earlier is group for earlier in groups):
                groups.append(group)
    return tuple(Work(mentions=tuple(group.mentions)) for group in works)


def _known(
    mention: Mention,
    by_id: dict[tuple[str, str], list[_Group]],
    same: Sequence[_Group],
    agree: Callable[[str, str], bool],
) -> _Group | None:
    """Return the work that a mention names again, if any: by its ids, else among those of the same text."""
    given = dict.fromkeys(identity.key for identity in mention.ids)
    again = (group for group in same if any(identity.key in given for identity in group.mentions[0].ids))
    numbered = (group for key in given for group in by_id.get(key, ())[:_TRIED])
    title = _whole_title(mention)
    by_number = next((group for group in chain(again, numbered) if not _are_two(title, group.title, agree)), None)
    return by_number or next((group for group in same if _no_id_contradicts(mention, group.mentions)), None)


def _are_two(first: str, second: str, agree: Callable[[str, str], bool]) -> bool:
    """Tell whether two texts are whole titles of two works; "" stands for a text that is not a whole title."""
    return bool(first and second) and squeeze(first) != squeeze(second) and not agree(first, second)


def _whole_title(mention: Mention) -> str:
    return mention.text if mention.kind is not Kind.LINK and _has_words_of_title(mention.text) else ""


@lru_cache(maxsize=32768)  # asked of each mention, and again when its work is known
def _has_words_of_title(text: str) -> bool:
    return len(set(words(text))) >= _TITLE


def _no_id_contradicts(mention: Mention, group: Sequence[Mention]) -> bool:
    """Tell whether no id of a mention contradicts the ids of a work: the same scheme with another value."""
    ids = {identity.scheme: identity.key for earlier in group for identity in earlier.ids}
    return all(ids.get(identity.scheme, identity.key) == identity.key for identity in mention.ids)

"""Group mentions into works: mentions of the same paper are one work."""

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
_TRIED = 20  # maximum works with one id to compare a mention with: many works may have the same placeholder


class _Group(Struct):
    """A work being collected: its mentions, and the first text that is a whole title ("" until there is one)."""

    mentions: list[Mention] = field(default_factory=list)
    title: str = ""

    def add(self, mention: Mention) -> None:
        self.mentions.append(mention)
        self.title = self.title or _whole_title(mention)


def gather(mentions: Iterable[Mention], agree: Callable[[str, str], bool]) -> tuple[Work, ...]:
    """Return the works that mentions name, each with its mentions, in reading order.

    Mentions with the same paper id are one work, unless their texts are whole titles that do not agree according to
    `agree`: links in tables slip by a row, and people copy placeholders. Mentions with the same text (letters and
    digits) are one work, unless their ids contradict each other, they differ in inner capitals (`SuperGLUE`), or they
    begin with a small letter and have other ids.
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


def _differ_in_capitals(first: str, second: str) -> bool:
    """Tell whether two texts are one word each that differ only in their inner capitals: `SuperGlue`, `SuperGLUE`."""
    is_word = " " not in first and first != second and first.lower() == second.lower()
    return is_word and all(text[1:].lower() != text[1:] and text.upper() != text for text in (first, second))


def _known(
    mention: Mention,
    by_id: dict[tuple[str, str], list[_Group]],
    same: Sequence[_Group],
    agree: Callable[[str, str], bool],
) -> _Group | None:
    """Return the work that a mention names again, by its ids, else by its text; None if it is new."""
    given = dict.fromkeys(identity.key for identity in mention.ids)
    again = (group for group in same if any(identity.key in given for identity in group.mentions[0].ids))
    numbered = (group for key in given for group in by_id.get(key, ())[:_TRIED])
    title = _whole_title(mention)
    by_number = next((group for group in chain(again, numbered) if not _are_two(title, group.title, agree)), None)
    alike = (
        group
        for group in same
        if not _differ_in_capitals(mention.text, group.mentions[0].text) and not _is_label_of_another(mention, group)
    )
    return by_number or next((group for group in alike if _no_id_contradicts(mention, group.mentions)), None)


def _is_label_of_another(mention: Mention, group: _Group) -> bool:
    """Tell whether words in small letters stand beside another id before: `link from Ida` says what is linked."""
    given = {identity.key for identity in mention.ids}
    ids = {identity.key for earlier in group.mentions for identity in earlier.ids}
    is_label = mention.kind is Kind.LINE and mention.text[:1].islower() and " " in mention.text
    return is_label and bool(given and ids) and given.isdisjoint(ids)


def _are_two(first: str, second: str, agree: Callable[[str, str], bool]) -> bool:
    """Tell whether two texts are whole titles of two works; "" means that a text is not a whole title."""
    return bool(first and second) and squeeze(first) != squeeze(second) and not agree(first, second)


def _whole_title(mention: Mention) -> str:
    return mention.text if mention.kind is not Kind.LINK and _has_words_of_title(mention.text) else ""


@lru_cache(maxsize=32768)  # called for each mention, and again for its work
def _has_words_of_title(text: str) -> bool:
    return len(set(words(text))) >= _TITLE


def _no_id_contradicts(mention: Mention, group: Sequence[Mention]) -> bool:
    """Tell whether a mention has no id of the same scheme but another value than the work's."""
    ids = {identity.scheme: identity.key for earlier in group for identity in earlier.ids}
    return all(ids.get(identity.scheme, identity.key) == identity.key for identity in mention.ids)

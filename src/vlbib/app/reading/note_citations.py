"""Entries that notes cite by their keys: mentions of the works that the lock has under these keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from msgspec import structs

from vlbib.core.work import Kind, Mention, Work
from vlbib.lock.recall import remember

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vlbib.core.citation import NoteCitation
    from vlbib.lock.file import Lock, Locked
    from vlbib.lock.settled import SettledWork


def cited_works(citations: Iterable[NoteCitation], kept: Iterable[Mention], lock: Locked) -> tuple[Work, ...]:
    """Return a work for each block of the lock that is cited, by a key of today or a former one.

    `kept` are citations of notes that this run does not read. A key that the lock has not had names nothing: an entry
    of the owner's own is left alone.
    """
    named = [*(mention for mention in kept if mention.kind is Kind.CITATION), *map(_mention, citations)]
    numbers = remember(lock).keys if named else {}
    works: dict[int, list[Mention]] = {}
    for mention in named:
        number = numbers.get(mention.text.lower())
        if number is not None:
            works.setdefault(number, []).append(mention)
    return tuple(Work(mentions=tuple(mentions)) for mentions in works.values())


def _mention(citation: NoteCitation) -> Mention:
    return Mention(
        file=citation.file,
        line=citation.line,
        text=citation.key,
        kind=Kind.CITATION,
        section=citation.section,
        heading=citation.heading,
    )


def is_cited_only(work: Work) -> bool:
    """Recognise a work that notes cite, and name in no other way."""
    return all(mention.kind is Kind.CITATION for mention in work.mentions)


def join_citations(
    works: Sequence[Work], recalled: Sequence[SettledWork | None]
) -> tuple[list[Work], list[SettledWork | None]]:
    """Return works, and what the lock knows of each, with citations joined to the work that notes also name."""
    pairs = list(zip(works, recalled, strict=True))
    cited = {id(remembered.locked): work for work, remembered in pairs if remembered and is_cited_only(work)}
    named = {id(remembered.locked): work for work, remembered in pairs if remembered and not is_cited_only(work)}
    joined: list[Work] = []
    knowledge: list[SettledWork | None] = []
    for work, remembered in pairs:
        number = id(remembered.locked) if remembered else 0
        if number in cited and number in named:
            if named[number] is not work:
                continue
            whole = Work(mentions=(*work.mentions, *cited[number].mentions))
        else:
            whole = work
        joined.append(whole)
        knowledge.append(replace(remembered, work=whole) if remembered else None)
    return joined, knowledge


def cited_now(
    settled: Sequence[SettledWork], keys: Sequence[str], citations: Iterable[NoteCitation], lock: Lock
) -> Sequence[SettledWork] | None:
    """Return works with the citations of those whose keys this run alone gives to the lock; None where there are none.

    `lock` is the one before the run, `keys` has the key that the run gives to each work, "" for none. So the next run
    finds nothing new to remember.
    """
    recalled = remember(lock).keys
    new: dict[str, list[Mention]] = {}
    for citation in citations:
        if citation.key.lower() not in recalled:
            new.setdefault(citation.key.lower(), []).append(_mention(citation))
    if new.keys().isdisjoint(key.lower() for key in keys):
        return None
    return [_joined(work, new.get(key.lower(), ())) for work, key in zip(settled, keys, strict=True)]


def _joined(settled: SettledWork, citations: Sequence[Mention]) -> SettledWork:
    return replace(settled, work=Work(mentions=(*settled.work.mentions, *citations))) if citations else settled


def by_title(work: Work, remembered: SettledWork | None) -> Work:
    """Return a work as it is asked for: one that is only cited by its title, not by its key."""
    if remembered is None or not is_cited_only(work):
        return work
    records = remembered.locked.verdict.records
    title = records[0].title if records else remembered.locked.title
    first, *rest = work.mentions
    return Work(mentions=(structs.replace(first, text=title, kind=Kind.LINE), *rest))

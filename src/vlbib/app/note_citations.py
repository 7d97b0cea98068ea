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
    from vlbib.lock.file import Lock
    from vlbib.lock.settled import SettledWork


def cited_works(citations: Iterable[NoteCitation], kept: Iterable[Mention], lock: Lock) -> tuple[Work, ...]:
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
    """Tell a work that notes cite, and name in no other way."""
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


def by_title(work: Work, remembered: SettledWork | None) -> Work:
    """Return a work as it is asked for: one that is only cited by its title, not by its key."""
    if remembered is None or not is_cited_only(work):
        return work
    records = remembered.locked.verdict.records
    title = records[0].title if records else remembered.locked.title
    first, *rest = work.mentions
    return Work(mentions=(structs.replace(first, text=title, kind=Kind.LINE), *rest))

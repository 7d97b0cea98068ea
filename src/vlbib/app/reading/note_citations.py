"""Citations in notes: a cited key is a mention of the work that has this key in the lock."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from msgspec import structs

from vlbib.core.work import Kind, Mention, Work
from vlbib.lock.recall import remember
from vlbib.notes.keyed_works import KEY_ALONE, KEY_UNKNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vlbib.app.own_entries import OwnEntries
    from vlbib.core.citation import NoteCitation
    from vlbib.core.work import Skipped
    from vlbib.lock.file import Lock, Locked
    from vlbib.lock.settled import SettledWork


_OF_KEYS = (KEY_ALONE, KEY_UNKNOWN)


def cited_works(citations: Iterable[NoteCitation], kept: Iterable[Mention], lock: Locked) -> tuple[Work, ...]:
    """Return a work for each block of the lock that is cited, by its current or a former key.

    `kept` are citations in notes that this run does not read. A key that was never in the lock names no work: the
    user's own entries are left alone.
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


def without_keys_in_lock(mentions: Sequence[Mention], lock: Locked) -> list[Mention]:
    """Return mentions without those that only a citation key tells, if the lock has the key: its entry is cited."""
    if not any(mention.cited_as for mention in mentions):
        return list(mentions)
    keys = remember(lock).keys
    return [mention for mention in mentions if mention.cited_as.lower() not in keys]


def without_reports_of_keys(skipped: Sequence[Skipped], lock: Locked, own_keys: Iterable[str]) -> list[Skipped]:
    """Return reports without those of citation keys that entries have: of the lock, or the owner's `own_keys`."""
    if not any(item.reason in _OF_KEYS for item in skipped):
        return list(skipped)
    keys = {*remember(lock).keys, *own_keys}
    return [item for item in skipped if item.reason not in _OF_KEYS or item.text.lower() not in keys]


def without_keys_of_owner(works: Sequence[Work], library: OwnEntries) -> Sequence[Work]:
    """Return works without what only a citation key tells, if an entry of the owner has the key: it is cited."""
    if not any(mention.cited_as for work in works for mention in work.mentions):
        return works
    keys = library.keys
    left = (tuple(each for each in work.mentions if each.cited_as.lower() not in keys) for work in works)
    return [
        work if mentions == work.mentions else Work(mentions=mentions)
        for work, mentions in zip(works, left, strict=True)
        if mentions
    ]


def is_cited_only(work: Work) -> bool:
    """Tell whether all mentions of a work are citations."""
    return work.first.kind is Kind.CITATION and all(mention.kind is Kind.CITATION for mention in work.mentions)


def join_citations(
    works: Sequence[Work], recalled: Sequence[SettledWork | None]
) -> tuple[list[Work], list[SettledWork | None]]:
    """Return works, and what the lock knows of each; the citations of a work that notes also name are joined to it.

    Notes may name it by its short name and by its title, which are two works here until both turn out to be one. The
    citations are joined to the last of them, so that they come after all lines that name it, as `cited_now` puts them.
    """
    if not any(map(is_cited_only, works)):
        return list(works), list(recalled)
    pairs = list(zip(works, recalled, strict=True))
    cited = {id(remembered.locked): work for work, remembered in pairs if remembered and is_cited_only(work)}
    last_named = {id(remembered.locked): work for work, remembered in pairs if remembered and not is_cited_only(work)}
    joined: list[Work] = []
    knowledge: list[SettledWork | None] = []
    for work, remembered in pairs:
        number = id(remembered.locked) if remembered else 0
        whole = work
        if number in cited and number in last_named:
            if is_cited_only(work):
                continue
            if last_named[number] is work:
                whole = Work(mentions=(*work.mentions, *cited[number].mentions))
        joined.append(whole)
        knowledge.append(replace(remembered, work=whole) if remembered else None)
    return joined, knowledge


def cited_now(
    settled: Sequence[SettledWork], keys: Sequence[str], citations: Iterable[NoteCitation], lock: Lock
) -> Sequence[SettledWork] | None:
    """Return works with the citations of keys that are new in this run; None if no note cites such a key.

    `lock` is the one before the run, `keys` has the key that the run assigns to each work, "" for none. Joined now,
    these citations are nothing new for the next run.
    """
    recalled = remember(lock).keys
    new: dict[str, list[Mention]] = {}
    for citation in citations:
        if citation.key.lower() not in recalled:
            mention = structs.replace(_mention(citation), cited_as=citation.key)
            new.setdefault(citation.key.lower(), []).append(mention)
    if new.keys().isdisjoint(key.lower() for key in keys):
        return None
    return [_joined(work, new.get(key.lower(), ())) for work, key in zip(settled, keys, strict=True)]


def _joined(settled: SettledWork, citations: Sequence[Mention]) -> SettledWork:
    """Return a work with citations of its key, in place of what the key told about it."""
    if not citations:
        return settled
    named = (each for each in settled.work.mentions if each.cited_as.lower() != citations[0].cited_as.lower())
    return replace(settled, work=Work(mentions=(*named, *citations)))


def by_title(work: Work, remembered: SettledWork | None) -> Work:
    """Return a work as the sources are asked about it: if it is only cited, by its title instead of its key."""
    if remembered is None or not is_cited_only(work):
        return work
    records = remembered.locked.verdict.records
    title = records[0].title if records else remembered.locked.title
    first, *rest = work.mentions
    return Work(mentions=(structs.replace(first, text=title, kind=Kind.LINE), *rest))

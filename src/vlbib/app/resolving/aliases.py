"""Which short names in a heading belong to which work below it: decided once, then taken from the lock."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import structs

from vlbib.core.text import squeeze
from vlbib.core.work import Kind, Query, Work
from vlbib.notes.pairing import pair

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from vlbib.core.work import Mention
    from vlbib.lock.file import Lock
    from vlbib.lock.recall import Place
    from vlbib.lock.settled import SettledWork
    from vlbib.sources.session import Session

# A heading of one note: the mentions under it share its aliases.
_Heading = tuple[str, int]


def pair_aliases(works: Sequence[Work], titles: Sequence[str], lock: Lock, session: Session) -> tuple[Work, ...]:
    """Return the works with only their own aliases in each mention.

    `titles` are the titles found for the works, in order. If the lock knows every mention under a heading, its aliases
    are kept; else the heading's short names are paired with titles, by what the local sources have of these names.
    """
    shares = _shares(lock)
    headings = _by_heading(works, titles)
    open_headings = [
        group for group in headings.values() if any(_remembered(mention, shares) is None for mention, _ in group)
    ]
    belongs = _recorded([mention for group in open_headings for mention, _ in group], session) if open_headings else {}
    own: dict[int, tuple[str, ...]] = {}
    for group in open_headings:
        paired = pair([mention for mention, _ in group], [title for _, title in group], belongs)
        own |= {id(mention): share for (mention, _), share in zip(group, paired, strict=True)}
    return tuple(_with_own(work, own, shares) for work in works)


def _by_heading(works: Sequence[Work], titles: Sequence[str]) -> Mapping[_Heading, list[tuple[Mention, str]]]:
    groups: dict[_Heading, list[tuple[Mention, str]]] = defaultdict(list)
    for work, title in zip(works, titles, strict=True):
        for mention in work.mentions:
            if mention.line and mention.aliases:
                groups[mention.file, mention.group or -mention.line].append((mention, title))
    return {heading: sorted(group, key=lambda item: item[0].line) for heading, group in groups.items()}


def _shares(lock: Lock) -> Mapping[Place, Sequence[tuple[str, ...]]]:
    """Return the aliases of each line in the lock, by its place: a note may have the same line with and without one."""
    shares: dict[Place, list[tuple[str, ...]]] = defaultdict(list)
    for work in lock.works:
        for mention in work.mentions:
            if mention.kind is not Kind.CITATION:
                shares[mention.place].append(mention.aliases)
    return shares


def _remembered(mention: Mention, shares: Mapping[Place, Sequence[tuple[str, ...]]]) -> tuple[str, ...] | None:
    """Return those of a mention's aliases that it has in the lock, the most of them; None if the lock has it not."""
    fitting = (share for share in shares.get(mention.place, ()) if set(share) <= set(mention.aliases))
    return max(fitting, key=len, default=None)


def _recorded(mentions: Sequence[Mention], session: Session) -> Mapping[str, frozenset[str]]:
    """Return the squeezed titles of the works that a local source gives an alias to, by squeezed alias."""
    aliases = dict.fromkeys(alias for mention in mentions for alias in mention.aliases)
    queries = [Query(title=alias, alias=True) for alias in aliases]
    belongs: dict[str, set[str]] = defaultdict(set)
    for resolver in session.local:
        for records in session.ask(resolver, queries, []).found.values():
            for record in records:
                for alias in record.aliases:
                    belongs[squeeze(alias)].add(squeeze(record.title))
    return {alias: frozenset(titles) for alias, titles in belongs.items()}


def _with_own(
    work: Work, own: Mapping[int, tuple[str, ...]], shares: Mapping[Place, Sequence[tuple[str, ...]]]
) -> Work:
    aliases = [_own(mention, own, shares) for mention in work.mentions]
    if all(given == mention.aliases for given, mention in zip(aliases, work.mentions, strict=True)):
        return work
    pairs = zip(work.mentions, aliases, strict=True)
    return Work(mentions=tuple(structs.replace(mention, aliases=given) for mention, given in pairs))


def _own(
    mention: Mention, own: Mapping[int, tuple[str, ...]], shares: Mapping[Place, Sequence[tuple[str, ...]]]
) -> tuple[str, ...]:
    """Return the aliases of a mention: those just paired with it, else those in the lock, else those of its heading."""
    if id(mention) in own:
        return own[id(mention)]
    remembered = _remembered(mention, shares)
    return mention.aliases if remembered is None else remembered


def recorded_name(settled: SettledWork) -> str:
    """Return the first short name in a work's lines and headings that its records have as an alias; "" if none."""
    records = settled.locked.verdict.records
    recorded = {squeeze(name) for record in records for name in record.aliases}
    if not recorded:
        return ""
    titles = {squeeze(record.title) for record in records}
    given = (name for mention in settled.work.mentions for name in _given_names(mention, titles))
    return next((name for name in given if squeeze(name) in recorded), "")


def _given_names(mention: Mention, titles: Collection[str]) -> Iterator[str]:
    """Yield what may be the short name of a mention's work: its text, the name beside the title, its heading."""
    name, _, title = mention.text.partition(": ")
    yield mention.text if mention.kind is Kind.ALIAS else mention.called
    yield name if squeeze(title) in titles else ""
    yield from mention.heading[-1:]

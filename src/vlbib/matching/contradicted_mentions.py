"""Mentions of a title that the records contradict: they wait for a decision alone, without the other mentions.

What a note says beside a title is evidence for that line only. If the lines of one title say different things, those
that fit a work are matched to it, and those that it contradicts are judged separately.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from vlbib.core.text import squeeze
from vlbib.core.work import Kind, Status, Verdict, Work
from vlbib.matching.evidence import weigh, weigh_all
from vlbib.matching.groups import Group
from vlbib.matching.link_doubts import doubt_of_link, names_of_group, rival_of
from vlbib.matching.queries import query_of
from vlbib.matching.short_name_words import name_like
from vlbib.matching.verdict import judge

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from vlbib.core.ids import Id
    from vlbib.core.record import Record
    from vlbib.core.work import Mention, Query

_Claims: TypeAlias = tuple[object, ...]
_NONE: _Claims = (None, None, (), ())


def judge_apart(
    work: Work, records: Sequence[Record], found_ids: Sequence[Id] = (), asked: Query | None = None
) -> tuple[Verdict, tuple[tuple[Work, Verdict], ...]]:
    """Return the verdict on a work without the mentions that it contradicts, and each of these with its own verdict.

    If these are another work of the same title, mentions without claims are judged separately as well. `asked` is the
    work's query, if it is at hand.
    """
    whole = judge(work, records, found_ids, asked)
    strangers = _named_for_another(work, records)
    if strangers:
        return _by_words(work, {squeeze(each.title) for each in strangers}, records, found_ids)
    misnamed = _misnamed(work, whole)
    if misnamed:
        rest = _work([mention for mention in work.mentions if mention not in misnamed])
        verdict, others = judge_apart(rest, records, found_ids)
        return verdict, (*others, *((_work([mention]), _doubt_of_name(verdict)) for mention in misnamed))
    claims = _by_claims(work)
    if claims.keys() == {work.first.claims} or any(mention.pinned for mention in work.mentions):
        return whole, ()
    chosen = next(_accepted(whole, claims, records, found_ids), None)
    contrary = _contrary(claims, chosen, records) if chosen else {}
    if chosen is None or not contrary or contrary.keys() == claims.keys():
        return whole, ()
    apart = [(each, judge(each, records)) for each in map(_work, contrary.values())]
    stays = claims.keys() - contrary.keys() - {_NONE}
    if stays and _NONE in claims and any(_is_another(verdict, chosen) for _, verdict in apart):
        contrary[_NONE] = claims[_NONE]
        apart.append((_work(claims[_NONE]), judge(_work(claims[_NONE]), records)))
    rest = _work([mention for said, group in claims.items() if said not in contrary for mention in group])
    verdict = judge(rest, records, found_ids)
    return (verdict, tuple(apart)) if verdict.status is Status.ACCEPTED else (whole, ())


def _by_words(
    work: Work, strange: Collection[str], records: Sequence[Record], found_ids: Sequence[Id]
) -> tuple[Verdict, tuple[tuple[Work, Verdict], ...]]:
    """Return the verdict on a work without the mentions of the given texts, and on each of these texts.

    If there is no other text, the first one is the work. A text may occur elsewhere without an id, and is judged
    without it.
    """
    left = [mention for mention in work.mentions if mention.pinned or squeeze(mention.text) not in strange]
    first, *others = [*([left] if left else []), *_by_text(each for each in work.mentions if each not in left)]
    verdict, apart = judge_apart(_work(first), records, found_ids)
    for mentions in others:
        own, more = judge_apart(_work(mentions), records)
        without = {mention for each, _ in more for mention in each.mentions}
        apart = (*apart, (_work([mention for mention in mentions if mention not in without]), own), *more)
    return verdict, apart


def words_beside_id(work: Work) -> list[Work]:
    """Return the mentions that give an id beside a title or short name, grouped by text; [] if all agree.

    A bare link to a paper means that paper, and says nothing about titles that have the id elsewhere.
    """
    worded = [each for each in work.mentions if each.kind is not Kind.LINK and each.ids and not each.pinned]
    several = _by_text(worded, and_ids=True)
    is_one = any(len(mentions) == len(work.mentions) for mentions in several)
    return [] if is_one else list(map(_work, several))


def _by_text(mentions: Iterable[Mention], *, and_ids: bool = False) -> list[list[Mention]]:
    """Return mentions grouped by text; with `and_ids`, by text and ids."""
    groups: dict[tuple[str, tuple[Id, ...]], list[Mention]] = {}
    for mention in mentions:
        groups.setdefault((squeeze(mention.text), mention.ids if and_ids else ()), []).append(mention)
    return list(groups.values())


def _named_for_another(work: Work, records: Sequence[Record]) -> list[Work]:
    """Return the mentions that give an id beside the words of another work (`CLIP: <MAE's page>`).

    Other mentions of the work have other texts.
    """
    if not any(mention.ids for mention in work.mentions):
        return []
    strangers: list[Work] = []
    for each in words_beside_id(work):
        weighed = weigh_all(query_of(each), records)
        given = {identity.key for mention in each.mentions for identity in mention.ids}
        chosen = [candidate for candidate in weighed if not given.isdisjoint(candidate.group.ids)]
        if len(chosen) == 1 and (doubt_of_link(each, chosen[0], weighed) or rival_of(chosen[0], weighed)):
            strangers.append(each)
    texts = {squeeze(mention.text) for mention in work.mentions}
    return strangers if len(texts) > 1 else []


def _misnamed(work: Work, verdict: Verdict) -> tuple[Mention, ...]:
    """Return the mentions that give an unknown name for a paper, if other mentions of its id have its own name.

    Links in tables slip by a row: `InstructNet` beside the id of `MiniNet: Small Models`, below `MiniNet` with that id.
    """
    named = [mention for mention in work.mentions if mention.kind is Kind.ALIAS and mention.ids and not mention.pinned]
    if verdict.status is not Status.ACCEPTED or not named:
        return ()
    names = {squeeze(name) for name in names_of_group(Group(verdict.records))}
    known = [*names, *(squeeze(record.title) for record in verdict.records)]
    if not any(squeeze(mention.text) in names for mention in named):
        return ()
    return tuple(
        mention for mention in named if name_like(mention.text) and not _is_called(squeeze(mention.text), known)
    )


def _is_called(key: str, known: Sequence[str]) -> bool:
    """Tell whether a name is part of the known names and titles of a paper, or contains one of them."""
    return any(key in each or each in key for each in known if each)


def _doubt_of_name(verdict: Verdict) -> Verdict:
    title = verdict.records[0].title if verdict.records else ""
    return Verdict(
        status=Status.DOUBTFUL,
        reasons=(f"the id in the note is of {title!r}, which another line calls by its own name",),
        candidates=verdict.candidates,
    )


def _by_claims(work: Work) -> Mapping[_Claims, list[Mention]]:
    """Return the mentions grouped by what the notes say beside them."""
    groups: dict[_Claims, list[Mention]] = {}
    for mention in work.mentions:
        groups.setdefault(mention.claims, []).append(mention)
    return groups


def _work(mentions: Sequence[Mention]) -> Work:
    return Work(mentions=tuple(mentions))


def _accepted(
    whole: Verdict, claims: Mapping[_Claims, list[Mention]], records: Sequence[Record], found_ids: Sequence[Id]
) -> Iterator[Verdict]:
    """Yield the accepted verdicts: on all mentions, then on those with the same claims and those with none."""
    silent = claims.get(_NONE, [])
    several = (judge(_work([*group, *silent]), records, found_ids) for said, group in claims.items() if said != _NONE)
    alone = (judge(_work(group), records, found_ids) for group in (silent,) if group)
    verdicts = chain((whole,), several, alone)
    yield from (verdict for verdict in verdicts if verdict.status is Status.ACCEPTED)


def _contrary(
    claims: Mapping[_Claims, list[Mention]], chosen: Verdict, records: Sequence[Record]
) -> dict[_Claims, list[Mention]]:
    """Return the mentions that an accepted work contradicts."""
    return {
        said: group
        for said, group in claims.items()
        if said != _NONE and _is_contradicted(_work(group), chosen, records)
    }


def _is_contradicted(work: Work, chosen: Verdict, records: Sequence[Record]) -> bool:
    """Tell whether year, venue or authors contradict a work, or an id shows that the mention is another one."""
    if weigh(query_of(work), Group(chosen.records)).contradictions:
        return True
    carried = {identity.key for record in chosen.records for identity in record.ids}
    given = {identity.key for mention in work.mentions for identity in mention.ids}
    if not given or not given.isdisjoint(carried):
        return False
    alone = judge(work, records)
    return alone.status is not Status.ACCEPTED or _is_another(alone, chosen)


def _is_another(verdict: Verdict, chosen: Verdict) -> bool:
    """Tell whether a verdict accepts other records than the one chosen."""
    return verdict.status is Status.ACCEPTED and set(verdict.records).isdisjoint(chosen.records)

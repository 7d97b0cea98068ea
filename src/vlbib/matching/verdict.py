"""The decision on a work: which records are it, why, and what speaks against it; a doubt is never accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from vlbib.core.text import has_cjk, is_cjk, squeeze
from vlbib.core.titles import is_coined
from vlbib.core.work import Kind, Status, Verdict
from vlbib.matching.added_names import doubt_of_added_name
from vlbib.matching.coined_names import spelled_so
from vlbib.matching.confirmed_titles import confirmed_title
from vlbib.matching.earlier_forms import without_earlier_forms
from vlbib.matching.evidence import Claim, Weighed, as_one, is_by_all, same_name, weigh_all
from vlbib.matching.form import form
from vlbib.matching.headed_titles import chosen_by_heading, is_headed, is_placed, why_too_short
from vlbib.matching.link_doubts import doubt_of_link, is_beside_claims_of_another, rival_of
from vlbib.matching.names_before_remarks import named_first
from vlbib.matching.noted_differences import noted_differences
from vlbib.matching.queries import query_of
from vlbib.matching.shared_ids import with_own_ids
from vlbib.matching.short_name_words import name_like
from vlbib.matching.skeletons import why_too_bare
from vlbib.matching.title_agreement import Level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.core.ids import Id
    from vlbib.core.record import Record
    from vlbib.core.work import Mention, Query, Work

__all__ = ["judge", "same_name"]

_FEW_WORDS = "a title of so few plain words needs a year, venue, author or id"
_OFTEN_SAID = "a title of words that so many titles share needs a year, venue, author or id"
_ASIDE = "only its short name is there: in a sentence or table, or beside works of another field, it may mean another"
_BY_PEOPLE = "only its authors and year are given; nothing on the line says that it is this work of theirs"
_HEADED = "no record has this title; the work whose short name it begins with may be meant"
_SEVERAL = "several works have this short name"
_SHOWN = 5  # maximum candidates that a verdict keeps for the review
_COMMON = 2  # maximum plain words of a title that needs evidence
_COMMON_LETTERS = 8  # maximum letters of such a title in a script without spaces
_JOINED = 5  # minimum words of a title that so many titles share and that counts if it is in a list
_ALIAS_WORDS = 4  # maximum words of a short name that records give
_TOPIC = 4  # minimum words of a text without a name that may be a distorted title


def judge(work: Work, records: Sequence[Record], found_ids: Sequence[Id] = (), asked: Query | None = None) -> Verdict:
    """Decide which of the records are the work: accepted, doubtful or unresolved, with the reasons in words.

    `found_ids` are ids by which the work was found before: if the notes give none, they count like the notes' own.
    `asked` is the work's query, if it is at hand.
    """
    query = asked or query_of(work)
    weighed = weigh_all(query, records)
    ids = tuple(dict.fromkeys(identity for mention in work.mentions for identity in mention.ids))
    verdict = _by_ids(work, query, ids, weighed) if ids else None
    if verdict is None and found_ids:
        verdict = _by_known_ids(work, query, found_ids, weighed)
    if verdict is None:
        by_claim = _by_name if work.first.kind is Kind.ALIAS else _by_title
        verdict = by_claim(work, query, weighed)
    verdict = _contradicted_by_id(verdict, ids) if ids else verdict
    if verdict.status is Status.ACCEPTED and is_only_aside(work):
        reason = _BY_PEOPLE if work.first.kind is Kind.PEOPLE else _ASIDE
        return Verdict(status=Status.DOUBTFUL, reasons=(reason,), candidates=verdict.candidates)
    return _fit_to_write(work, verdict, weighed) if verdict.status is Status.ACCEPTED else verdict


def is_only_aside(work: Work) -> bool:
    """Tell whether only undecided short names in sentences mention a work."""
    return all(mention.aside and not mention.pinned for mention in work.mentions)


def _fit_to_write(work: Work, verdict: Verdict, weighed: Sequence[Weighed]) -> Verdict:
    """Return an acceptance without the ids that another work has too; a doubt if the records have too few facts."""
    bare = why_too_bare(verdict.records)
    if bare and not any(mention.pinned for mention in work.mentions):
        return Verdict(status=Status.DOUBTFUL, reasons=(bare,), candidates=verdict.candidates)
    own = with_own_ids(verdict.records, [candidate.group for candidate in weighed])
    if not own.notes:
        return verdict
    taken = structs.replace(verdict.candidates[0], records=own.records)
    return structs.replace(
        verdict,
        records=own.records,
        notes=(*verdict.notes, *own.notes),
        candidates=(taken, *verdict.candidates[1:]),
    )


def _accept(query: Query, chosen: Weighed, others: Sequence[Weighed], *reasons: str) -> Verdict:
    near = [
        candidate.candidate()
        for candidate in others
        if candidate.group != chosen.group and candidate.title.level >= Level.NEAR
    ]
    taken = chosen.candidate()
    return Verdict(
        status=Status.ACCEPTED,
        records=tuple(structs.replace(one, common=False) if one.common else one for one in chosen.group.records),
        reasons=(*reasons, *taken.reasons),
        candidates=(taken, *near[: _SHOWN - 1]),
        notes=noted_differences(query, chosen.group.records),
    )


def _doubt(weighed: Sequence[Weighed], *reasons: str) -> Verdict:
    shown = tuple(candidate.candidate() for candidate in weighed[:_SHOWN])
    return Verdict(status=Status.DOUBTFUL, reasons=reasons, candidates=shown)


def _contradicted(chosen: Weighed, what: str) -> Verdict:
    return _doubt((chosen,), f"{what} fits, but the note contradicts: {'; '.join(chosen.contradictions)}")


def _nothing(weighed: Sequence[Weighed], reason: str) -> Verdict:
    shown = tuple(candidate.candidate() for candidate in weighed if candidate.title.level >= Level.NEAR)[:_SHOWN]
    return Verdict(status=Status.UNRESOLVED, reasons=(reason,), candidates=shown)


# --- by id ------------------------------------------------------------------------------------------------------------


def _by_ids(work: Work, query: Query, ids: Sequence[Id], weighed: Sequence[Weighed]) -> Verdict | None:
    """Decide by the ids that the note gives; None if no record has one."""
    hit = _with_ids(ids, weighed)
    if not hit:
        return None
    chosen = _one_of(hit, ids)
    if chosen is None:
        return _doubt(hit, "the ids in the note name different papers")
    why = doubt_of_link(work, chosen, weighed)
    if why:
        rest = [candidate for candidate in weighed if candidate.group != chosen.group]
        return _doubt((chosen, *(candidate for candidate in rest if candidate.title.agrees or candidate.named)), why)
    return _by_id(work, query, chosen, weighed, f"the note gives {_id_of(chosen, ids)}")


def _by_known_ids(work: Work, query: Query, ids: Sequence[Id], weighed: Sequence[Weighed]) -> Verdict | None:
    """Decide by ids under which the work was found before, whatever its title is now; None if no record has one."""
    hit = _with_ids(ids, weighed)
    if not hit:
        return None
    chosen = _one_of(hit, ids)
    if chosen is None:
        return _doubt(hit, "the ids found before name different papers")
    return _by_id(work, query, chosen, weighed, f"{_id_of(chosen, ids)} was found before")


def _by_id(work: Work, query: Query, chosen: Weighed, weighed: Sequence[Weighed], reason: str) -> Verdict:
    asks_no_title = work.first.kind is Kind.LINK or any(mention.pinned for mention in work.mentions)
    rival = None if asks_no_title else rival_of(chosen, weighed)
    if rival:
        titles = (chosen.group.titles[0], rival.group.titles[0])
        return _doubt((chosen, rival), "the id in the note is of {!r}, the title that of {!r}".format(*titles))
    if is_beside_claims_of_another(work, query, chosen):
        return _contradicted(chosen, "the id")
    return _accept(query, chosen, weighed, reason)


def _with_ids(ids: Sequence[Id], weighed: Sequence[Weighed]) -> list[Weighed]:
    wanted = {identity.key for identity in ids}
    return [candidate for candidate in weighed if not wanted.isdisjoint(candidate.group.ids)]


def _one_of(hit: Sequence[Weighed], ids: Sequence[Id]) -> Weighed | None:
    """Return the work that ids name; if several share an id, the only one whose title is the note's, else None."""
    chosen = as_one(hit) if len(hit) > 1 else hit[0]
    if chosen:
        return chosen
    agreeing = [candidate for candidate in hit if candidate.title.agrees]
    shared = {identity.key for identity in ids}.intersection(*(candidate.group.ids for candidate in hit))
    return agreeing[0] if shared and len(agreeing) == 1 else None


def _id_of(chosen: Weighed, ids: Sequence[Id]) -> Id:
    return next(identity for identity in ids if identity.key in chosen.group.ids)


def _contradicted_by_id(verdict: Verdict, ids: Sequence[Id]) -> Verdict:
    """Turn an acceptance by title into a doubt if the note gives another id of the same scheme."""
    if verdict.status is not Status.ACCEPTED:
        return verdict
    given = {identity.key for identity in ids if identity.scheme in ("arxiv", "openreview", "acl")}
    carried = {identity.key for record in verdict.records for identity in record.ids}
    schemes = {scheme for scheme, _ in given} & {scheme for scheme, _ in carried}
    if not schemes or not given.isdisjoint(carried):
        return verdict
    claims = ", ".join(f"{scheme}:{value}" for scheme, value in sorted(given))
    return Verdict(
        status=Status.DOUBTFUL,
        reasons=(f"the title fits, but the note gives {claims}, which is another paper's",),
        candidates=verdict.candidates,
    )


# --- by short name ----------------------------------------------------------------------------------------------------


def _by_name(work: Work, query: Query, weighed: Sequence[Weighed]) -> Verdict:
    """Decide on a short name alone: records give it to one work only, and nothing in the note contradicts it."""
    named = [candidate for candidate in weighed if candidate.named]
    if not named:
        sharing = [candidate for candidate in weighed if candidate.sharing]
        return _by_shared_name(query, sharing, weighed) if sharing else _by_whole_title(work, query, weighed)
    if len(named) > 1:
        clear = [candidate for candidate in named if _is_distinguished(query, candidate)]
        if len(clear) != 1:
            return _doubt(named, "several works carry this short name")
        named = clear
    chosen = named[0]
    others = spelled_so(query.title, chosen, weighed)
    if len(others) == 1 and is_coined(query.title) and not others[0].contradictions:
        return _accept(query, others[0], weighed, "only this title spells the name so")
    if others:
        return _doubt(weighed, _SEVERAL)
    return _contradicted(chosen, "the short name") if chosen.contradictions else _accept(query, chosen, weighed)


def _by_shared_name(query: Query, sharing: Sequence[Weighed], weighed: Sequence[Weighed]) -> Verdict:
    """Decide on a name that several works share, perhaps not all among the records: only by the note's other claims."""
    clear = [candidate for candidate in sharing if _is_distinguished(query, candidate)]
    by_all = [candidate for candidate in clear if is_by_all(query, candidate)]
    only = clear if len(clear) == 1 else by_all
    return _accept(query, only[0], weighed) if len(only) == 1 else _doubt(_likeliest_first(sharing), _SEVERAL)


def _likeliest_first(sharing: Sequence[Weighed]) -> list[Weighed]:
    """Return works of one name by evidence, then in the order of the sources, which give the likeliest first."""
    return sorted(sharing, key=lambda one: (bool(one.contradictions), -len(one.evidence.support), one.place))


def _is_distinguished(query: Query, candidate: Weighed) -> bool:
    """Tell whether more than the year supports a work: its link, its venue and year, first author, long name."""
    if candidate.contradictions:
        return False
    other_names = [name for name in query.aliases if not same_name(name, query.title)]
    own = (*candidate.group.names, *candidate.group.titles)
    named = any(same_name(name, given) for name in other_names for given in own)
    return named or candidate.evidence.telling


def _by_whole_title(work: Work, query: Query, weighed: Sequence[Weighed]) -> Verdict:
    """Decide on a text that may be a short name or a short title: accepted if it is a whole title with evidence."""
    same = [candidate for candidate in weighed if candidate.title.level is Level.SAME]
    whole = [candidate for candidate in same if _is_listed(work) or _is_backed(work, candidate)]
    if len(whole) == 1 and (len(query.title.split()) > 1 or is_placed(whole[0])):
        return _contradicted(whole[0], "the title") if whole[0].contradictions else _accept(query, whole[0], weighed)
    headed = without_earlier_forms([candidate for candidate in weighed if is_headed(query, candidate)])
    chosen = chosen_by_heading(query, headed, weighed, worded=_is_listed(work))
    if chosen:
        why = why_too_short(work, query, chosen[0])
        return _doubt(headed, why) if why else _accept(query, chosen[0], weighed, chosen[1])
    likely = [candidate for candidate in weighed if candidate.title.level >= Level.NEAR or candidate in headed]
    if same and len(query.title.split()) > 1:
        return _doubt(likely, _FEW_WORDS)
    likely.sort(key=lambda candidate: candidate not in headed)
    if likely:
        return _doubt(likely, "no record carries this short name; titles that contain it are only a guess")
    return _nothing(weighed, "no record carries this short name")


def _is_listed(work: Work) -> bool:
    """Tell whether what is around a mention shows that a work is meant: a list, a label, words of its title."""
    return any(mention.listed for mention in work.mentions)


def _is_backed(work: Work, candidate: Weighed) -> bool:
    """Tell whether a short title has enough evidence: its year, or more for one or two plain words of a heading."""
    if candidate.evidence.supports(Claim.LINK, Claim.VENUE, Claim.AUTHORS):
        return True
    return candidate.evidence.supports(Claim.YEAR) and not (_is_common(candidate) and _is_heading(work.first))


def _is_heading(mention: Mention) -> bool:
    """Tell whether a mention is a heading or a part of one, or a file name."""
    if mention.kind is Kind.ALIAS:
        return bool(mention.heading) and squeeze(mention.text) in squeeze(mention.heading[-1])
    return mention.kind in (Kind.HEADING, Kind.FILE)


# --- by title ---------------------------------------------------------------------------------------------------------


def _by_title(work: Work, query: Query, weighed: Sequence[Weighed]) -> Verdict:
    agreeing = [candidate for candidate in weighed if candidate.title.agrees]
    if not agreeing:
        return _no_title(work, query, weighed)
    agreeing = _with_facts(agreeing)
    best = [candidate for candidate in agreeing if candidate.title.level == agreeing[0].title.level]
    if best[0].title.partial:
        best = without_earlier_forms(best)
    chosen = best[0] if len(best) == 1 else as_one(best) or _decided(best)
    if chosen is None:
        return _doubt(best, _why_open(best))
    return _checked(work, query, chosen, weighed)


def _with_facts(agreeing: list[Weighed]) -> list[Weighed]:
    """Return works without those of too few facts, if the whole title of another agrees: it is the same work's."""
    enough = [work for work in agreeing if not why_too_bare(work.group.records)]
    return enough if any(not work.title.partial for work in enough) else agreeing


def _no_title(work: Work, query: Query, weighed: Sequence[Weighed]) -> Verdict:
    named = any(one.named or one.sharing or is_headed(query, one) for one in weighed)
    if named and len(query.title.split()) <= _ALIAS_WORDS:
        return _by_name(work, query, weighed)
    near = [candidate for candidate in weighed if candidate.title.level is Level.NEAR]
    confirmed = confirmed_title(query, near)
    if confirmed:
        return _accept(query, confirmed[0], weighed, confirmed[1])
    if near and (_can_be_title(query.title) or near[0].evidence.support):
        return _doubt(near, "no title found is the one asked for; the nearest: " + near[0].title.against[0])
    headed, credited = named_first(query, weighed)
    if credited:
        return _accept(query, credited, weighed, "its short name comes first, and its first author is named")
    if headed:
        return _doubt(headed, _HEADED)
    return _nothing(weighed, "no record has this title" if weighed else "nothing found")


def _can_be_title(text: str) -> bool:
    """Tell whether a text can be a title or short name: a few plain words (`Scene Text Recognition`) match anything."""
    return len(text.split()) >= _TOPIC or any(name_like(token) for token in text.split())


def _why_open(best: Sequence[Weighed]) -> str:
    if best[0].title.partial:
        return "what is left of the title fits several works"
    return "several works have this title, and the note does not say which"


def _decided(best: Sequence[Weighed]) -> Weighed | None:
    """Return the work that the note's other claims support more than any other candidate; None if there is none."""
    if best[0].title.partial:
        return None
    backed = [candidate for candidate in best if candidate.evidence.support and not candidate.contradictions]
    clear = [
        candidate
        for candidate in backed
        if all(_more_backed(candidate, rival) for rival in backed if rival is not candidate)
    ]
    return clear[0] if len(clear) == 1 else None


def _more_backed(candidate: Weighed, rival: Weighed) -> bool:
    return set(candidate.evidence.support) > set(rival.evidence.support)


def _checked(work: Work, query: Query, chosen: Weighed, weighed: Sequence[Weighed]) -> Verdict:
    """Accept a title that agrees, unless the note contradicts it or it is too common to stand alone."""
    if chosen.contradictions:
        return _contradicted(chosen, "the title")
    added = doubt_of_added_name(query, chosen)
    if added:
        return _doubt(_with_near(chosen, weighed), added)
    lack = _lack_of_evidence(work, chosen)
    return _doubt((chosen,), lack) if lack else _accept(query, chosen, weighed)


def _lack_of_evidence(work: Work, chosen: Weighed) -> str:
    """Return why a title that agrees needs more evidence; "" if it needs none or has enough."""
    called = any(same_name(work.first.called, name) for name in chosen.group.names)
    supported = called or bool(chosen.evidence.support)
    if chosen.title.weak and not supported:
        return f"{chosen.title.reasons[-1]}, and nothing else in the note speaks for it"
    if not _is_common(chosen):
        common = any(record.common for record in chosen.group.records)
        is_joined = _is_listed(work) and len(form(work.first.text).words) >= _JOINED
        return _OFTEN_SAID if common and not supported and not is_joined else ""
    if not supported and not _is_listed(work) and not (work.first.links and work.first.kind is Kind.LINE):
        return _FEW_WORDS
    if _is_heading(work.first) and not _is_backed(work, chosen) and not _is_listed(work):
        return "a heading of so few plain words may be a topic"
    return ""


def _with_near(chosen: Weighed, weighed: Sequence[Weighed]) -> list[Weighed]:
    """Return a work, followed by those with a similar title."""
    rest = (candidate for candidate in weighed if candidate.group != chosen.group)
    return [chosen, *(candidate for candidate in rest if candidate.title.level >= Level.NEAR)]


def _is_common(candidate: Weighed) -> bool:
    """Tell whether a title has only one or two plain words (`Introduction`, `Visual Dialog`, `计算机视觉`)."""
    title = form(candidate.group.titles[0])
    if has_cjk(title.text) and sum(map(is_cjk, title.text)) > _COMMON_LETTERS:
        return False
    return len(title.words) <= _COMMON and not any(name_like(token) for token in title.text.split())

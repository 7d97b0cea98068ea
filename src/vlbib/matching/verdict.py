"""The decision on a work: which records are it, why, and what speaks against; a doubt is never accepted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from vlbib.ids import url_id
from vlbib.matching.differences import name_like
from vlbib.matching.evidence import Evidence, weigh
from vlbib.matching.form import form
from vlbib.matching.queries import query_of
from vlbib.matching.titles import Agreement, Level, compare
from vlbib.matching.venues import is_preprint, same_venue
from vlbib.matching.versions import Group, authors_agree, group
from vlbib.model import Candidate, Kind, Status, Verdict
from vlbib.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.ids import Id
    from vlbib.model import Query, Record, Work

_SHOWN = 5  # candidates that a verdict keeps for the review
_SHORT = 2  # words up to which a title of plain words needs evidence
_ALIAS_WORDS = 3
_TOPIC = 4  # words from which a text without a name in it may be a title deformed
_REPOSITORIES = ("github.com", "gitlab.com", "bitbucket.org", "huggingface.co", "colab.research.google.com",
                 "modelscope.cn", "gitee.com", "sourceforge.net", "kaggle.com", "zenodo.org", "paperswithcode.com",
                 "youtube.com", "youtu.be")  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A possible work with how its title and the note's other claims agree."""

    group: Group
    title: Agreement
    evidence: Evidence
    named: bool = False  # the records carry the asked short name

    @property
    def rank(self) -> tuple[float, ...]:
        return (
            self.title.level,
            self.named,
            len(self.evidence.support) - 2 * len(self.evidence.against),
            self.title.likeness,
        )

    def candidate(self) -> Candidate:
        reasons = self.title.reasons if self.title.agrees else ()
        against = () if self.title.agrees else self.title.against
        names = ("the records carry this short name",) if self.named else ()
        return Candidate(
            records=self.group.records,
            reasons=(*reasons, *names, *self.evidence.support),
            against=(*against, *self.evidence.against),
            score=round(self.title.likeness, 3),
        )


def judge(work: Work, records: Sequence[Record]) -> Verdict:
    """Decide which of the records are the work: accepted, doubtful or unresolved, with the reasons in words."""
    query = query_of(work)
    groups = group(records)
    ids = tuple(dict.fromkeys(one for mention in work.mentions for one in mention.ids))
    weighed = sorted((_weigh(query, one) for one in groups), key=lambda one: one.rank, reverse=True)
    verdict = _by_ids(work, query, ids, weighed) if ids else None
    if verdict is None:
        verdict = _by_name(query, weighed) if query.alias else _by_title(work, query, weighed)
    return _contradicted_by_id(verdict, ids) if ids else verdict


def _weigh(query: Query, one: Group) -> _Weighed:
    recorded = {squeeze(name) for name in one.aliases}
    names = recorded | {squeeze(name) for name in query.aliases}
    agreement = max(
        (compare(query.title, title, names) for title in one.titles), key=lambda found: (found.level, found.likeness)
    )
    named = any(same_name(query.title, name) for name in one.aliases)
    return _Weighed(one, agreement, weigh(query, one), named=named)


def same_name(one: str, other: str) -> bool:
    """Tell whether two short names are one but for case, accents, hyphens and spaces; `YOLO+` is not `YOLO`."""
    return squeeze(one) == squeeze(other) and form(one).marks == form(other).marks


def _accept(query: Query, chosen: _Weighed, others: Sequence[_Weighed], *reasons: str) -> Verdict:
    kept = [one.candidate() for one in others if one is not chosen and one.title.level >= Level.NEAR]
    return Verdict(
        status=Status.ACCEPTED,
        records=chosen.group.records,
        reasons=(*reasons, *chosen.candidate().reasons),
        candidates=(chosen.candidate(), *kept[: _SHOWN - 1]),
        notes=disagreements(query, chosen.group),
    )


def _doubt(weighed: Sequence[_Weighed], *reasons: str) -> Verdict:
    shown = tuple(one.candidate() for one in weighed[:_SHOWN])
    return Verdict(status=Status.DOUBTFUL, reasons=reasons, candidates=shown)


def _nothing(weighed: Sequence[_Weighed], reason: str) -> Verdict:
    shown = tuple(one.candidate() for one in weighed if one.title.level >= Level.NEAR)[:_SHOWN]
    return Verdict(status=Status.UNRESOLVED, reasons=(reason,), candidates=shown)


# --- by id ------------------------------------------------------------------------------------------------------------


def _by_ids(work: Work, query: Query, ids: Sequence[Id], weighed: Sequence[_Weighed]) -> Verdict | None:
    """Decide by the ids that the notes give; None where no record carries one."""
    wanted = {one.key for one in ids}
    hit = [one for one in weighed if not wanted.isdisjoint(one.group.ids)]
    if not hit:
        return None
    if len(hit) > 1:
        return _doubt(hit, "the ids in the note name different papers")
    chosen = hit[0]
    rival = next((one for one in weighed if one is not chosen and one.title.agrees), None)
    other = rival is not None and not chosen.title.agrees and work.first.kind is not Kind.LINK
    if rival and other and not authors_agree(rival.group.authors, chosen.group.authors):
        return _doubt((chosen, rival), "the id in the note names one paper, the title another")
    found = next(str(one) for one in ids if one.key in chosen.group.ids)
    return _accept(query, chosen, weighed, f"the note gives {found}")


def _contradicted_by_id(verdict: Verdict, ids: Sequence[Id]) -> Verdict:
    """Turn an acceptance by title into a doubt where the work has another arXiv id than the note gives."""
    if verdict.status is not Status.ACCEPTED:
        return verdict
    given = {one.key for one in ids if one.scheme in ("arxiv", "openreview", "acl")}
    found = {one.key for record in verdict.records for one in record.ids}
    schemes = {scheme for scheme, _ in given} & {scheme for scheme, _ in found}
    if not schemes or not given.isdisjoint(found):
        return verdict
    said = ", ".join(f"{scheme}:{value}" for scheme, value in sorted(given))
    return Verdict(
        status=Status.DOUBTFUL,
        reasons=(f"the title fits, but the note gives {said}, which is another paper's",),
        candidates=verdict.candidates,
    )


# --- by short name ----------------------------------------------------------------------------------------------------


def _by_name(query: Query, weighed: Sequence[_Weighed]) -> Verdict:
    """Decide on a short name alone: only what records carry it for one work, and nothing in the note contradicts."""
    named = [one for one in weighed if one.named]
    if not named:
        likely = [one for one in weighed if one.title.level >= Level.NEAR or _headed(query, one)]
        if likely:
            return _doubt(likely, "no record carries this short name; titles that hold it are only a guess")
        return _nothing(weighed, "no record carries this short name")
    if len(named) > 1:
        linked = [one for one in named if _tells_apart(query, one)]
        if len(linked) != 1:
            return _doubt(named, "several works carry this short name")
        named = linked
    if named[0].evidence.against:
        return _doubt(named, "the short name fits, but the note contradicts: " + "; ".join(named[0].evidence.against))
    return _accept(query, named[0], weighed)


def _headed(query: Query, one: _Weighed) -> bool:
    heads = (form(title).head for title in one.group.titles)
    return any(head is not None and same_name(head.text, query.title) for head in heads)


def _tells_apart(query: Query, one: _Weighed) -> bool:
    """Tell whether more than the year speaks for a work: its link, its venue, its author, its long name."""
    if one.evidence.against:
        return False
    bare = [name for name in query.aliases if not same_name(name, query.title)]
    named = any(same_name(name, alias) for name in bare for alias in one.group.aliases)
    return named or any(not text.startswith(("the year", "the name")) for text in one.evidence.support)


# --- by title ---------------------------------------------------------------------------------------------------------


def _by_title(work: Work, query: Query, weighed: Sequence[_Weighed]) -> Verdict:
    agreeing = [one for one in weighed if one.title.agrees]
    if not agreeing:
        return _no_title(query, weighed)
    best = [one for one in agreeing if one.title.level == agreeing[0].title.level]
    chosen = _joined(best) if len(best) > 1 else best[0]
    if chosen is None:
        chosen = _decided(best)
    if chosen is None:
        return _doubt(best, _why_open(best))
    return _checked(work, query, chosen, weighed)


def _no_title(query: Query, weighed: Sequence[_Weighed]) -> Verdict:
    if len(query.title.split()) <= _ALIAS_WORDS and any(one.named for one in weighed):
        return _by_name(query, weighed)
    near = [one for one in weighed if one.title.level is Level.NEAR]
    if near and (_can_be_title(query.title) or near[0].evidence.support):
        return _doubt(near, "no title found is the one asked for; the nearest: " + near[0].title.against[0])
    return _nothing(weighed, "no record has this title" if weighed else "nothing found")


def _can_be_title(text: str) -> bool:
    """Tell a title, or a short name, from a topic: few plain words (`Scene Text Recognition`) are near to anything."""
    return len(text.split()) >= _TOPIC or any(name_like(token) for token in text.split())


def _why_open(best: Sequence[_Weighed]) -> str:
    if best[0].title.partial:
        return "what is left of the title fits several works"
    return "several works have this title, and the note does not tell which"


def _joined(best: Sequence[_Weighed]) -> _Weighed | None:
    """Return works as one where titles agree and so do the authors: a title changed a little between versions."""
    first = best[0]
    if not all(authors_agree(first.group.authors, one.group.authors) for one in best[1:]):
        return None
    if not all(_titles_agree(first.group, one.group) for one in best[1:]):
        return None
    records = tuple(record for one in best for record in one.group.records)
    return _Weighed(Group(records), first.title, first.evidence, named=any(one.named for one in best))


def _titles_agree(one: Group, other: Group) -> bool:
    pairs = ((left, right) for left in one.titles for right in other.titles)
    return any(compare(left, right).agrees or compare(right, left).agrees for left, right in pairs)


def _decided(best: Sequence[_Weighed]) -> _Weighed | None:
    """Return the one work that the note's other claims speak for, where they speak against or for none of the rest."""
    backed = [one for one in best if one.evidence.support and not one.evidence.against]
    if len(backed) == 1 and not best[0].title.partial:
        return backed[0]
    clear = [
        one
        for one in backed
        if all(set(one.evidence.support) > set(other.evidence.support) for other in backed if other is not one)
    ]
    return clear[0] if len(clear) == 1 and not best[0].title.partial else None


def _checked(work: Work, query: Query, chosen: _Weighed, weighed: Sequence[_Weighed]) -> Verdict:
    """Accept a title that agrees, unless the note contradicts or the title is too common to stand alone."""
    if chosen.evidence.against:
        return _doubt((chosen,), "the title fits, but the note contradicts: " + "; ".join(chosen.evidence.against))
    if chosen.title.weak and not chosen.evidence.support:
        return _doubt((chosen,), f"{chosen.title.reasons[-1]}, and nothing else in the note speaks for it")
    short = _is_common(chosen.group)
    if short and not chosen.evidence.support and not (work.first.links and work.first.kind is Kind.LINE):
        return _doubt((chosen,), "a title of so few plain words needs a year, venue, author or id")
    if short and work.first.kind in (Kind.HEADING, Kind.FILE) and not _strong(chosen.evidence):
        return _doubt((chosen,), "a heading of so few plain words may be a topic")
    return _accept(query, chosen, weighed)


def _strong(evidence: Evidence) -> bool:
    return any(text.startswith(("the author", "the link", "the venue")) for text in evidence.support)


def _is_common(one: Group) -> bool:
    """Tell whether a title has one or two plain words only (`Introduction`, `Visual Dialog`)."""
    title = form(one.titles[0])
    return len(title.words) <= _SHORT and not any(name_like(token) for token in title.text.split())


# --- notes and pages --------------------------------------------------------------------------------------------------


def disagreements(query: Query, chosen: Group) -> tuple[str, ...]:
    """Return in words where the note's year or venue is not the record's; the record wins."""
    published = [record for record in chosen.records if not is_preprint(record.venue or record.venue_short)]
    years = {record.year for record in published or chosen.records if record.year}
    venues = {record.venue_short or record.venue or "" for record in published}
    wrong_year = query.year is not None and bool(years) and query.year not in years
    wrong_venue = (
        query.venue is not None
        and not is_preprint(query.venue)
        and bool(venues)
        and not any(same_venue(query.venue, name) for name in venues)
    )
    if not (wrong_year or wrong_venue):
        return ()
    said = " ".join(filter(None, (query.venue if wrong_venue else "", str(query.year) if wrong_year else "")))
    name = min(venues, key=len, default="")
    return (f"the note says {said}, the record {' '.join(filter(None, (name, str(min(years)) if years else '')))}",)


def is_page(work: Work) -> bool:
    """Tell whether a work is named by a short name or nothing but links, and its links are pages: no paper, no code."""
    urls = [link.url for mention in work.mentions for link in mention.links]
    if not urls or any(mention.kind not in (Kind.ALIAS, Kind.LINK) or mention.ids for mention in work.mentions):
        return False
    return not any(url_id(url) or _is_repository(url) for url in urls)


def _is_repository(url: str) -> bool:
    host = (urlsplit(url if "://" in url else f"https://{url}").hostname or "").removeprefix("www.")
    return any(host == known or host.endswith(f".{known}") for known in _REPOSITORIES)

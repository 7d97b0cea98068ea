"""The result for a reference: its standing, the differences by field, and the sources that were asked."""

from __future__ import annotations

from collections.abc import Mapping  # noqa: TC003 -- a default of a dataclass field
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from vlbib.core.venues import VenueMatch, is_preprint, same_venue
from vlbib.verification.absent_titles import compare_with_lists
from vlbib.verification.compared_dates import compare_years
from vlbib.verification.compared_ids import compare_dois, ids_of_others, impossible_ids, unknown_ids
from vlbib.verification.compared_pages import compare_pages
from vlbib.verification.compared_people import compare_people, other_people, placeholders
from vlbib.verification.compared_titles import compare_titles, is_telling_title
from vlbib.verification.compared_venues import compare_venues, compare_with_proceedings
from vlbib.verification.discrepancy import Discrepancy, Flaw, Gravity
from vlbib.verification.identification import identify

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.core.ids import Id
    from vlbib.core.record import Record
    from vlbib.verification.compared_dates import Today
    from vlbib.verification.identification import Identified
    from vlbib.verification.reference import BibReference
    from vlbib.verification.survey import Survey


class Standing(StrEnum):
    """The verdict on a reference."""

    RETRACTED = "retracted"
    MIXED = "mixed"  # the title of one work with the authors or the id of another
    DIFFERS = "differs"
    NOT_FOUND = "not found"
    COULD_NOT_ASK = "could not ask"
    SUPERSEDED = "superseded"  # a preprint is cited, but there is a version of record
    VERIFIED = "verified"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceAnswers:
    """The sources' answers for one reference.

    `unknown` are ids that the source which issues them does not know. `lacking` are the sources that list everything
    in the stated venue but have no such title. `asked` are the sources that answered, `missed` those that could not be
    asked, with the reason.
    """

    by_id: tuple[Record, ...] = ()
    by_title: tuple[Record, ...] = ()
    unknown: tuple[Id, ...] = ()
    lacking: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    missed: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """A reference, its standing, the differences (gravest first), the records of its work, and the sources asked.

    `missed` has the sources that could not be asked and were needed, with the reason.
    """

    reference: BibReference
    standing: Standing
    discrepancies: tuple[Discrepancy, ...] = ()
    records: tuple[Record, ...] = ()
    asked: tuple[str, ...] = ()
    missed: Mapping[str, str] = field(default_factory=dict)

    @property
    def gravity(self) -> Gravity | None:
        """The gravity of the worst difference; None if nothing differs."""
        return self.discrepancies[0].gravity if self.discrepancies else None


def assess(reference: BibReference, evidence: SourceAnswers, survey: Survey, today: Today) -> Assessment:
    """Assess a reference from the sources' answers."""
    identified = identify(reference, evidence.by_id, evidence.by_title)
    flagged = _compared(reference, identified, survey, today)
    flagged += _absent(reference, identified, evidence.lacking, flagged)
    flagged += ids_of_others(reference, identified.misled)
    flagged += unknown_ids(reference, evidence.unknown, identified.work or identified.namesakes, survey)
    flagged += [*impossible_ids(reference, today), *placeholders(reference)]
    ordered = tuple(sorted(dict.fromkeys(flagged), key=lambda each: -each.gravity.rank))
    return Assessment(
        reference=reference,
        standing=_standing(identified, ordered, evidence),
        discrepancies=ordered,
        records=identified.work or identified.namesakes,
        asked=evidence.asked,
        missed=evidence.missed,
    )


def _compared(reference: BibReference, identified: Identified, survey: Survey, today: Today) -> list[Discrepancy]:
    work = identified.work
    if not work:
        return [
            *_namesake(reference, identified),
            *compare_years(reference, (), today),
            *([] if _there(reference, identified) else compare_with_proceedings(reference, survey)),
        ]
    return [
        *compare_titles(reference, work[0]),
        *compare_people(reference, work),
        *compare_years(reference, work, today),
        *compare_venues(reference, work, survey),
        *compare_dois(reference, work, survey),
        *compare_pages(reference, work),
        *_retracted(reference, work),
        *_superseded(reference, work),
    ]


def _absent(
    reference: BibReference, identified: Identified, lacking: Sequence[str], flagged: Sequence[Discrepancy]
) -> list[Discrepancy]:
    """Return the finding that a source's list lacks the title, unless there is one on the venue already."""
    if {each.flaw for each in flagged} & _OF_VENUE or _there(reference, identified):
        return []
    return compare_with_lists(reference, identified.work, lacking)


def _namesake(reference: BibReference, identified: Identified) -> list[Discrepancy]:
    """Return the finding that all works of this title are by other people.

    The title must be long enough to be unique, or the work must have the reference's id, or its venue and year.
    """
    own = {identity.key for identity in reference.ids}
    surely = [record for record in identified.namesakes if own & {identity.key for identity in record.ids}]
    surely += _there(reference, identified)
    meant = identified.namesakes if is_telling_title(reference.title) else tuple(surely)
    return [other_people(reference, meant[0])] if meant and reference.authors else []


def _there(reference: BibReference, identified: Identified) -> list[Record]:
    """Return the works of this title by other people that appeared in the reference's venue and year.

    Among 107,291 titles of DBLP, no two by entirely different people are from the same venue and year.
    """
    if is_preprint(reference.venue):
        return []
    then = [record for record in identified.namesakes if record.year == reference.year]
    published = [record for record in then if not is_preprint(record.appeared_in)]
    return [each for each in published if same_venue(reference.venue, each.appeared_in) is VenueMatch.SAME]


def _retracted(reference: BibReference, work: tuple[Record, ...]) -> list[Discrepancy]:
    """Return the finding that a work is retracted; its preprint's withdrawal is ignored if the publication is cited."""
    is_published = not is_preprint(reference.venue) and any(not is_preprint(record.appeared_in) for record in work)
    withdrawn = (
        record for record in work if record.withdrawn and not (is_published and is_preprint(record.appeared_in))
    )
    gone = next(withdrawn, None)
    if gone is None:
        return []
    message = "the work was retracted or withdrawn"
    return [Discrepancy(flaw=Flaw.RETRACTED, gravity=Gravity.ERROR, field="title", source=gone.source, message=message)]


def _superseded(reference: BibReference, work: tuple[Record, ...]) -> list[Discrepancy]:
    """Return the remark that a preprint is cited although a version of record is known."""
    record = next((record for record in work if not is_preprint(record.appeared_in)), None)
    if record is None or not _is_cited_as_preprint(reference):
        return []
    venue, year = record.appeared_in, str(record.year or "")
    return [
        Discrepancy(
            flaw=Flaw.SUPERSEDED,
            gravity=Gravity.INFO,
            field="journal",
            stated=reference.venue,
            recorded=venue if year in venue else f"{venue} {year}",
            source=record.source,
            message=f"published at {venue}" if year in venue else f"published at {venue} ({year})",
        )
    ]


def _is_cited_as_preprint(reference: BibReference) -> bool:
    """Tell whether a reference cites a preprint: by its venue, and its type or, without a type, an arXiv id."""
    if not is_preprint(reference.venue):
        return False
    is_printed = not reference.type and any(identity.scheme == "arxiv" for identity in reference.ids)
    return is_printed or reference.type in _CITED_AS_PREPRINT


_CITED_AS_PREPRINT = frozenset({"article", "misc", "unpublished", "online", "techreport", "report"})
_OF_VENUE = frozenset({Flaw.VENUE, Flaw.VENUE_UNHEARD, Flaw.VENUE_NOT_HELD, Flaw.NOT_IN_PROCEEDINGS})
_MIXED = frozenset({Flaw.OTHER_PEOPLE, Flaw.ID_OF_ANOTHER})


def _standing(identified: Identified, flagged: tuple[Discrepancy, ...], evidence: SourceAnswers) -> Standing:
    flaws = {each.flaw for each in flagged}
    if Flaw.RETRACTED in flaws:
        return Standing.RETRACTED
    if flaws & _MIXED:
        return Standing.MIXED
    if not identified.work:
        return Standing.COULD_NOT_ASK if evidence.missed or not evidence.asked else Standing.NOT_FOUND
    if flaws - {Flaw.SUPERSEDED}:
        return Standing.DIFFERS
    return Standing.SUPERSEDED if flaws else Standing.VERIFIED

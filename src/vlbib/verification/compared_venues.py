"""Compares the venue of a reference with those of its records, and with what all records show of it.

Names are compared by `core.venues`. A work may have appeared twice, in proceedings and then in a journal. So another
venue of the same kind is a warning, and one of another kind only an info.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import plain, words
from vlbib.core.venues import VenueMatch, is_preprint, printed_acronym, same_venue, venue
from vlbib.verification.discrepancy import Discrepancy, Flaw, Gravity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.record import Record
    from vlbib.verification.reference import BibReference
    from vlbib.verification.survey import Survey

# Words for kinds of venues; names of series and publishers lack them.
_CALLED = lazy_pattern(
    r"\b(?:conference|symposium|workshop|meeting|congress|colloquium|journal|transactions|letters|review|reviews)\b",
    re.IGNORECASE,
)
# What appears beside the main papers of a conference, in separate volumes.
_TRACK = lazy_pattern(
    r"\b(?:demo\w*|industr(?:y|ial)|students?|doctoral|tutorials?|companion|posters?|shared tasks?|srw"
    r"|(?:spring|summer|fall|autumn|winter) symposi\w+)\b"
)
# Conferences of which the lists lack some such volumes; people cite these by the conference's name.
_WITH_TRACKS = frozenset({"acl", "emnlp", "naacl"})


def compare_venues(reference: BibReference, records: Sequence[Record], survey: Survey) -> list[Discrepancy]:
    """Return how the venue of a reference differs from those of its work's records."""
    if is_preprint(reference.venue):
        return []
    names = list(dict.fromkeys(_names(records)))
    matches = {same_venue(reference.venue, name) for name in names}
    if VenueMatch.SAME in matches:
        return _not_held(reference, survey, names)
    listed = _not_listed(reference, survey, names, resolved=True)
    if not names or listed:
        return listed
    if VenueMatch.UNKNOWN in matches:
        return _unheard(reference, records, survey, names)
    return [_other_venue(reference, records, names)]


def _names(records: Sequence[Record]) -> Iterator[str]:
    for record in records:
        yield from (name for name in (record.venue, record.venue_short) if name and not is_preprint(name))


def compare_with_proceedings(reference: BibReference, survey: Survey) -> list[Discrepancy]:
    """Return the finding of the lists of proceedings on a reference without a record."""
    return _not_listed(reference, survey, [], resolved=False)


def _not_listed(reference: BibReference, survey: Survey, names: Sequence[str], *, resolved: bool) -> list[Discrepancy]:
    """Return the finding that a conference did not take place that year, or that its proceedings lack the work.

    A `resolved` work, known as a preprint, may have appeared in a track of the conference that the lists lack.
    """
    read, year = venue(reference.venue), reference.year
    if year is None or not has_list(reference.venue):
        return []
    if skipped := _not_held(reference, survey, names):
        return skipped
    papers = survey.complete(read.key, year)
    if not papers:
        return []
    message = f"none of the {papers} papers known of {venue_edition(read.key, year)} has this title"
    gravity = Gravity.INFO if resolved and not names and read.key in _WITH_TRACKS else Gravity.WARNING
    return [_difference(Flaw.NOT_IN_PROCEEDINGS, gravity, reference, next(iter(names), ""), message)]


def _not_held(reference: BibReference, survey: Survey, names: Sequence[str]) -> list[Discrepancy]:
    """Return the finding that a conference did not take place that year."""
    read, year = venue(reference.venue), reference.year
    if year is None or not has_list(reference.venue) or not survey.not_held(read.key, year):
        return []
    message = f"no record is of {venue_edition(read.key, year)}, though the years around it are known"
    return [_difference(Flaw.VENUE_NOT_HELD, Gravity.WARNING, reference, next(iter(names), ""), message)]


def venue_edition(key: str, year: int) -> str:
    """Return a conference's name and year as usually printed."""
    return f"{printed_acronym(key)} {year}"


def has_list(name: str) -> bool:
    """Tell whether a venue is a known conference's main proceedings, which sources may list completely."""
    read = venue(name)
    aside = read.workshop or read.findings or read.journal or _TRACK.search(plain(name))
    return read.known and not is_preprint(name) and not aside


def _unheard(
    reference: BibReference, records: Sequence[Record], survey: Survey, names: Sequence[str]
) -> list[Discrepancy]:
    """Return the finding that no record at hand has a venue of this name, for a work of a known venue."""
    table_names = [name for name in names if venue(name).known]
    if venue(reference.venue).known or not table_names or survey.knows(reference.venue) or not survey.names:
        return []
    if not _CALLED.search(reference.venue) or any(_abbreviates(reference.venue, name) for name in names):
        return []
    message = f"no record has a venue of this name; the work's is {table_names[0]}"
    return [
        _difference(
            Flaw.VENUE_UNHEARD, Gravity.WARNING, reference, table_names[0], message, _source(records, table_names[0])
        )
    ]


def _abbreviates(stated: str, name: str) -> bool:
    """Tell whether the acronym of `name` is a word of the stated name, or is in the initials of its words."""
    key = venue(name).key
    initials = "".join(word[0] for word in words(stated))
    return key in words(stated) or key in initials


def _other_venue(reference: BibReference, records: Sequence[Record], names: Sequence[str]) -> Discrepancy:
    mine, theirs = venue(reference.venue), [venue(name) for name in names]
    alike = any(mine.journal == read.journal and mine.workshop == read.workshop for read in theirs)
    message = f"the records say {names[0]}"
    gravity = Gravity.WARNING if alike else Gravity.INFO
    return _difference(Flaw.VENUE, gravity, reference, names[0], message, _source(records, names[0]))


def _source(records: Sequence[Record], name: str) -> str:
    return next((record.source for record in records if name in (record.venue, record.venue_short)), "")


def _difference(
    flaw: Flaw, gravity: Gravity, reference: BibReference, recorded: str, message: str, source: str = ""
) -> Discrepancy:
    return Discrepancy(
        flaw=flaw,
        gravity=gravity,
        field="journal" if venue(reference.venue).journal else "booktitle",
        stated=reference.venue,
        recorded=recorded,
        source=source,
        message=message,
    )

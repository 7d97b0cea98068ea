"""The outcome of verifying as JSON, version 1."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from vlbib.core.ids import by_scheme
from vlbib.core.json_text import json_text

if TYPE_CHECKING:
    from vlbib.core.record import Record
    from vlbib.report.verified import VerifiedFile, VerifiedFiles
    from vlbib.verification.assessment import Assessment
    from vlbib.verification.discrepancy import Discrepancy

VERIFIED_VERSION = 1


class DifferenceJson(TypedDict):
    """A difference in a field: its kind (`flaw`) and gravity, and what the reference and the record say."""

    field: str
    flaw: str
    gravity: str
    stated: str
    recorded: str
    source: str
    message: str


class MatchedJson(TypedDict):
    """The record that a reference was compared with."""

    source: str
    title: str
    authors: list[str]
    year: int | None
    venue: str | None
    doi: str | None
    arxiv: str | None


class VerifiedJson(TypedDict):
    """A reference: its place (`line` is 1-based, 0 for none), its standing, and the gravity of its worst difference.

    `asked` are the sources that answered; `missed` has those that could not be asked, with the reason.
    """

    file: str
    line: int
    key: str
    title: str
    standing: str
    gravity: str | None
    differences: list[DifferenceJson]
    record: MatchedJson | None
    asked: list[str]
    missed: dict[str, str]


class UnreadJson(TypedDict):
    """A part of a file that could not be read as a reference."""

    file: str
    line: int
    text: str
    reason: str


class VerifiedDocument(TypedDict):
    """The references of all files in order, what could not be read, and the sources that could not be asked."""

    version: int
    references: list[VerifiedJson]
    unread: list[UnreadJson]
    counts: dict[str, int]
    missed: dict[str, str]


def verified_json(verified: VerifiedFiles) -> str:
    """Return the outcome as one JSON object (`VerifiedDocument`), with a final newline."""
    document: VerifiedDocument = {
        "version": VERIFIED_VERSION,
        "references": [_reference(file, each) for file in verified.files for each in file.assessments],
        "unread": [
            {"file": file.file, "line": part.line, "text": part.text, "reason": part.reason}
            for file in verified.files
            for part in file.unread
        ],
        "counts": {str(standing): count for standing, count in verified.counts.items()},
        "missed": dict(verified.missed),
    }
    return json_text(document) + "\n"


def _reference(file: VerifiedFile, assessment: Assessment) -> VerifiedJson:
    reference = assessment.reference
    return {
        "file": file.file,
        "line": reference.line,
        "key": reference.key,
        "title": reference.title,
        "standing": str(assessment.standing),
        "gravity": str(assessment.gravity) if assessment.gravity else None,
        "differences": [_difference(each) for each in assessment.discrepancies],
        "record": _record(assessment.records[0]) if assessment.records else None,
        "asked": list(assessment.asked),
        "missed": dict(assessment.missed),
    }


def _difference(difference: Discrepancy) -> DifferenceJson:
    return {
        "field": difference.field,
        "flaw": str(difference.flaw),
        "gravity": str(difference.gravity),
        "stated": difference.stated,
        "recorded": difference.recorded,
        "source": difference.source,
        "message": difference.message,
    }


def _record(record: Record) -> MatchedJson:
    return {
        "source": record.source,
        "title": record.title,
        "authors": [f"{name.given} {name.family}".strip() for name in record.authors],
        "year": record.year,
        "venue": record.venue,
        "doi": by_scheme(record.ids, "doi"),
        "arxiv": by_scheme(record.ids, "arxiv"),
    }

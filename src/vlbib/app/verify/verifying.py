"""Verifies the references in files against the sources."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from vlbib.app.project import locate
from vlbib.app.reading.at_hand import indexes_at_hand
from vlbib.app.verify.gathering import Yardstick, assess_all
from vlbib.app.verify.reference_files import ReferenceFile, read_references
from vlbib.app.verify.reference_strings import reference_of_string
from vlbib.app.verify.surveys import survey_at_hand
from vlbib.app.verify.today import today
from vlbib.core.progress import SILENT
from vlbib.core.text import one_line
from vlbib.report.verified import VerifiedFile, VerifiedFiles
from vlbib.settings import Settings
from vlbib.sources.index import KnownIndex
from vlbib.sources.session import open_session
from vlbib.storage.files import refuse_special
from vlbib.verification.reference import BibReference

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.app.verify.reference_files import Known
    from vlbib.core.known import KnownTitle
    from vlbib.core.progress import Listener
    from vlbib.verification.compared_dates import Today

# The sources that verify asks if the settings have no order: those that take many ids per request come first.
ORDER = ("catalogue", "index", "arxiv", "semantic_scholar", "crossref", "dblp", "datacite")


def _known(settings: Settings, only: tuple[str, ...]) -> Known:
    """Return a function that returns the local titles with which a text begins; it opens the indexes at first use."""
    opened: list[KnownIndex] = []

    def titles(letters: str) -> Iterable[KnownTitle]:
        if not opened:
            opened.extend(map(KnownIndex, indexes_at_hand(settings, only)))
        return [title for index in opened for title in index.titles_from(letters)]

    return titles


class VerifyRequest(Struct, frozen=True, kw_only=True):
    """What to verify: files and formatted references; without either, the project's library.

    `offline` asks only catalogue, index and cache.
    """

    files: tuple[str, ...] = ()
    strings: tuple[str, ...] = ()
    resolvers: tuple[str, ...] = ()
    offline: bool = False
    today: Today = field(default_factory=today)


def _read(request: VerifyRequest, settings: Settings, beginnings: Known) -> list[ReferenceFile]:
    paths = list(map(Path, request.files))
    if not paths and not request.strings:
        paths = [locate(settings, None).library]
        refuse_special(paths[0])
    strings = [_of_string(text, f"reference{at}", beginnings) for at, text in enumerate(request.strings, start=1)]
    alone = [ReferenceFile(file="", references=tuple(strings))] if strings else []
    return [*(read_references(path, beginnings) for path in paths), *alone]


def _of_string(text: str, key: str, beginnings: Known) -> BibReference:
    """Return what a formatted reference says; a text in which no title is recognised is itself taken as a title."""
    return reference_of_string(text, key, 0, beginnings) or BibReference(key=key, title=one_line(text), type="")


def verify_references(
    request: VerifyRequest, settings: Settings | None = None, listener: Listener = SILENT
) -> VerifiedFiles:
    """Verify the references in files; nothing is written. Raises `CannotUse` for a file that cannot be read."""
    chosen = settings or Settings()
    asked = chosen if chosen.order else replace(chosen, order=ORDER)
    read = _read(request, chosen, _known(asked, request.resolvers))
    with open_session(asked, only=request.resolvers, offline=request.offline, listener=listener) as session:
        yardstick = Yardstick(survey_at_hand(asked, request.resolvers), request.today)
        references = [reference for file in read for reference in file.references]
        assessments = assess_all(references, session, yardstick, listener)
        assessed = iter(assessments)
        return VerifiedFiles(
            files=tuple(
                VerifiedFile(
                    file=file.file, assessments=tuple(next(assessed) for _ in file.references), unread=file.unread
                )
                for file in read
            ),
            missed={source: why for each in assessments for source, why in each.missed.items()},
            requests=sum(counts.requests for counts in session.counts.values()),
        )

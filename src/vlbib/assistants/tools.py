"""The tools of `vlbib mcp`: answers of the Python API as JSON. A method's docstring is its description for assistants.

Only works with a record are given as references. A title in doubt is marked doubtful, with the works that it may mean;
one that no source knows is marked unresolved. Faults raise `CannotUse`, whose one-line message the assistant gets.

An assistant reads all of an answer, so it has at most `MOST` rows, and the number of those left out (`left_off`).
"""

from __future__ import annotations

import json
import os
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from vlbib import api
from vlbib.core.faults import CannotUse
from vlbib.core.json_text import json_text
from vlbib.core.text import one_line
from vlbib.kept_answers import keeping
from vlbib.storage.file_kinds import is_there
from vlbib.storage.running import COMMAND
from vlbib.storage.unsaved import counting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.kept_answers import Answers
    from vlbib.report.outcome import Report, WorkReport
    from vlbib.report.verified import VerifiedFiles

MOST = 50
_GIVEN = "given.bib"  # the file name under which BibTeX from an assistant is read
Json: TypeAlias = dict[str, Any]


@dataclass
class ReadingTools:
    """The tools that only read. `offline`: titles are looked up in the cache, the catalogue and the index only."""

    offline: bool = True
    answers: Answers = field(default_factory=dict)

    @contextmanager
    def _kept(self) -> Iterator[None]:
        with keeping(self.answers):
            yield

    def search_library(self, words: str) -> Json:
        """Search the library: entries with all words in title, authors, tags, remarks, or notes around a mention."""
        if not words.strip():
            raise CannotUse("words: name at least one to look for")
        with self._kept():
            hits = api.search(*words.split())
            rows = [{**asdict(hit), "reference": api.reference(hit.key)} for hit in hits[:MOST]]
        return _json({"hits": rows, **_left_off(hits)})

    def get_entry(self, key: str) -> Json:
        """Get a library entry by its citation key: BibTeX, formatted reference, and where the notes name it."""
        with self._kept():
            return _json({**asdict(api.show(key)), "reference": api.reference(key)})

    def explain(self, target: str) -> Json:
        """Explain why an entry (its key) or a line of a note (FILE:LINE) is as it is: records, reasons, sources."""
        from vlbib.app.find_entry import is_numbered_key
        from vlbib.app.project import find_settings, locate

        with self._kept():
            if not is_numbered_key(locate(find_settings(), None), target):
                _refuse_strange_files(target)
            return _json({"version": 1, **asdict(api.explain(target))})

    def resolve_title(self, title: str) -> Json:
        """Find a work by title, short name, arXiv id or DOI. It has BibTeX only if the match is certain."""
        from vlbib.app.reading.notebook import refuse_other_things

        refuse_other_things(title)
        (work,) = api.resolve([title], offline=self.offline)
        return _work(work)

    def list_waiting(self, note: str = "") -> Json:
        """List the works that wait for the owner's decision, in all notes or in one, with the candidates for each."""
        from vlbib.report.as_json import candidate_json

        with self._kept():
            works = api.waiting(note)
            rows = [
                {
                    "status": work.status.value,
                    "text": work.text,
                    "place": work.place,
                    "reasons": work.reasons,
                    "candidates": [candidate_json(candidate) for candidate in work.candidates],
                }
                for work in works[:MOST]
            ]
        return _json({"works": rows, **_left_off(works)})

    def verify_references(self, references: list[str] | None = None, bibtex: str = "") -> Json:
        """Compare references, as printed or as BibTeX, with the sources' records: which work each is, what differs.

        One that is `not found` has no record and may be made up. Without arguments the library is verified. Of
        many references the worst are listed.
        """
        from vlbib.report.verified_json import verified_json

        if references == [] and not bibtex:
            raise CannotUse("references: the list is empty; leave it out to have the library verified")
        printed = [one_line(reference) for reference in references or ()]
        if "" in printed:
            raise CannotUse(f"references: number {printed.index('') + 1} is empty; leave it out")
        with counting({os.path.realpath(_GIVEN): bibtex.encode()}):
            files = [Path(_GIVEN)] if bibtex else []
            verified = api.verify(*map(_no_file, printed), *files, offline=self.offline)
        document: Json = json.loads(verified_json(verified))
        rows: list[Json] = document["references"]
        return {**document, "references": [rows[at] for at in _worst(verified)], **_left_off(rows)}

    def cite_paragraph(self, paragraph: str) -> Json:
        """Write [@key] after each title and short name in a paragraph whose work is in the library, and no other."""
        with self._kept():
            cited = api.cite(paragraph)
            references = {key: api.reference(key) for key in cited.keys}
            return _json({"paragraph": cited.text, "references": references})


@dataclass
class WritingTools:
    """The tools that write, if the owner allows it: the commands `add` and `pin`."""

    offline: bool = True

    def add_work(self, work: str, tags: list[str] | None = None) -> Json:
        """Add a work to the library by its arXiv id, DOI, URL or title. A doubtful one is not added: it waits."""
        COMMAND.set(f"add {work}")
        return _report(api.add(work, tags=tags or [], offline=self.offline))

    def pin_line(self, place: str, to: str) -> Json:
        """Decide what a line of a note (FILE:LINE) means; `to` is an arXiv id, a DOI, a URL, `none`, or `title`."""
        _refuse_strange_files(place)
        COMMAND.set(f"pin {place} {to}")
        return _json({"pinned": api.pin(place, to), "to": to})


def _left_off(rows: Sequence[object]) -> Json:
    return {"left_off": len(rows) - MOST} if len(rows) > MOST else {}


def _worst(verified: VerifiedFiles) -> list[int]:
    """Return the indices of the worst references, in ascending order."""
    from vlbib.report.verified import worst_first_key

    assessments = [assessment for file in verified.files for assessment in file.assessments]
    return sorted(sorted(range(len(assessments)), key=lambda at: worst_first_key(assessments[at]))[:MOST])


def _refuse_strange_files(place: str) -> None:
    """Raise `CannotUse` for FILE:LINE of a file that is not a note of the project: no tool reads other files."""
    file, _, line = place.rpartition(":")
    if file and line.isdigit() and not api.is_project_note(file):
        raise CannotUse(f"{file}: is not a note of this project; name FILE:LINE of one")


def _no_file(reference: str) -> str:
    """Return a printed reference. Raises `CannotUse` for the name of a file: no tool reads files by name."""
    if is_there(Path(reference)) and reference:
        raise CannotUse(f"{reference}: is the name of a file, not a reference")
    return reference


def _report(report: Report) -> Json:
    works = [work for work in report.works if any(not mention.file for mention in work.mentions)]
    return {"added": list(report.changes.added), "works": [_work(work) for work in works]}


def _work(work: WorkReport) -> Json:
    from vlbib.report.as_json import work_json

    return _json(work_json(work))


def _json(value: object) -> Json:
    """Return a value as plain JSON, without control characters."""
    document: Json = json.loads(json_text(value))
    return document

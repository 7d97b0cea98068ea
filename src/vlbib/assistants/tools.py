"""The tools of `vlbib mcp`, each an answer of the Python API as JSON. A method's docstring is what an assistant reads.

No reference without a record is given as one. A title that is in doubt is marked as doubtful, with the works that it
may mean; one that no source knows as unresolved. Faults are `CannotUse`: the assistant gets their one line.

An answer has at most `MOST` rows, and says how many it leaves off (`left_off`): an assistant has to read all of it.
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
_GIVEN = "given.bib"  # what BibTeX is called that an assistant gives
Json: TypeAlias = dict[str, Any]


@dataclass
class ReadingTools:
    """What an assistant may ask. `offline`: of titles only the catalogue and the owner's index are asked."""

    offline: bool = True
    answers: Answers = field(default_factory=dict)

    @contextmanager
    def _kept(self) -> Iterator[None]:
        with keeping(self.answers):
            yield

    def search_library(self, words: str) -> Json:
        """Search the library: entries in which all words stand, in title, people, the notes around them, or remarks."""
        if not words.strip():
            raise CannotUse("words: name at least one to look for")
        with self._kept():
            hits = api.search(*words.split())
            rows = [{**asdict(hit), "reference": api.reference(hit.key)} for hit in hits[:MOST]]
        return _json({"hits": rows, **_left_off(hits)})

    def get_entry(self, key: str) -> Json:
        """Get an entry of the library by its citation key: BibTeX, formatted reference, where the notes name it."""
        with self._kept():
            return _json({**asdict(api.show(key)), "reference": api.reference(key)})

    def explain(self, target: str) -> Json:
        """Explain why an entry (its key) or a line of a note (FILE:LINE) is as it is: records, reasons, sources."""
        _refuse_strange_files(target)
        with self._kept():
            return _json({"version": 1, **asdict(api.explain(target))})

    def resolve_title(self, title: str) -> Json:
        """Find the work of a title, short name, arXiv id or DOI. BibTeX only where it is certain; doubt stays doubt."""
        from vlbib.app.reading.notebook import refuse_other_things

        refuse_other_things(title)
        (work,) = api.resolve([title], offline=self.offline)
        return _work(work)

    def list_waiting(self, note: str = "") -> Json:
        """List the works that wait for the owner's decision, in all notes or in one, with what each may mean."""
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
        """Hold references, as printed or as BibTeX, against the records: which work each is, and what differs.

        One that is `not found` has no record: it may be made up. Without any, the library is verified; of
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
        """Write [@key] after each title and short name in a paragraph whose work is in the library; cite no other."""
        with self._kept():
            cited = api.cite(paragraph)
            references = {key: api.reference(key) for key in cited.keys}
            return _json({"paragraph": cited.text, "references": references})


@dataclass
class WritingTools:
    """What an assistant may do where the owner allows it: the commands `add` and `pin`, by their own plan."""

    offline: bool = True

    def add_work(self, work: str, tags: list[str] | None = None) -> Json:
        """Take a work into the library by its arXiv id, DOI, URL or title. One in doubt is not taken: it waits."""
        COMMAND.set(f"add {work}")
        return _report(api.add(work, tags=tags or [], offline=self.offline))

    def pin_line(self, place: str, to: str) -> Json:
        """Decide what a line of a note (FILE:LINE) means: an arXiv id, a DOI, a URL, `none`, or `title`."""
        _refuse_strange_files(place)
        COMMAND.set(f"pin {place} {to}")
        return _json({"pinned": api.pin(place, to), "to": to})


def _left_off(rows: Sequence[object]) -> Json:
    return {"left_off": len(rows) - MOST} if len(rows) > MOST else {}


def _worst(verified: VerifiedFiles) -> list[int]:
    """Return the numbers of the worst references, in the order in which these stand."""
    from vlbib.report.verified import worst_first_key

    assessments = [assessment for file in verified.files for assessment in file.assessments]
    return sorted(sorted(range(len(assessments)), key=lambda at: worst_first_key(assessments[at]))[:MOST])


def _refuse_strange_files(place: str) -> None:
    """Raise `CannotUse` for a line of what is not a note of the project: no tool reads other files."""
    file, _, line = place.rpartition(":")
    if file and line.isdigit() and not api.is_project_note(file):
        raise CannotUse(f"{file}: is not a note of this project; name FILE:LINE of one")


def _no_file(reference: str) -> str:
    """Return a reference as printed. Raises `CannotUse` for the name of a file, which an assistant cannot have read."""
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
    """Return values as plain JSON, without control characters."""
    document: Json = json.loads(json_text(value))
    return document

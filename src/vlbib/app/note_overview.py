"""An overview of one note: what each line names, with its status, what was not taken, and what is waiting."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from vlbib.app.explain import candidate_in_words
from vlbib.app.named_lines import NoteReading, read_named_lines
from vlbib.app.project import locate, read_state
from vlbib.app.review import link, target
from vlbib.core.latex import decode
from vlbib.core.work import Kind, Skipped, Status
from vlbib.kept_answers import kept_each

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vlbib.core.work import Candidate, Mention
    from vlbib.settings import Settings

UNSEEN = "unseen"  # the status of a line that no sync has looked at yet
_WAITING = frozenset({Status.DOUBTFUL, Status.UNRESOLVED, Status.UNASKED, UNSEEN})


class LineCandidate(Struct, frozen=True, kw_only=True):
    """A work that a line may name: title with year and venue, the id to pin the line to, a web page, the reasons."""

    text: str
    to: str
    url: str
    reasons: tuple[str, ...]


class NamedLine(Struct, frozen=True, kw_only=True):
    """A line that names a work. `status` is the work's, or `unseen` before a sync; `key` is "" without an entry."""

    line: int
    text: str
    kind: Kind
    status: str
    key: str = ""
    title: str = ""
    tags: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    candidates: tuple[LineCandidate, ...] = ()

    @property
    def waits(self) -> bool:
        """Whether the line waits for a decision, a source or a sync."""
        return self.status in _WAITING


class NoteOverview(Struct, frozen=True, kw_only=True):
    """A note: its name, the lines that name works, in order, and those that look like it but were not taken."""

    file: str
    named: tuple[NamedLine, ...]
    skipped: tuple[Skipped, ...]

    @property
    def waiting(self) -> tuple[NamedLine, ...]:
        """The last line of each work that is waiting."""
        return tuple(line for line in self._works.values() if line.waits)

    @property
    def _works(self) -> Mapping[str, NamedLine]:
        return {line.key or line.text: line for line in self.named if line.status != Status.IGNORED}

    @property
    def summary(self) -> str:
        """How many works the note names, and how many of them wait."""
        works, waiting = self._works, len(self.waiting)
        count = f"{len(works)} work{'' if len(works) == 1 else 's'}"
        return f"{count}, {waiting} wait" if waiting else count


def note_overview(settings: Settings, library: str | None, note: str) -> NoteOverview:
    """Return what a note names. Raises `CannotUse`."""
    reading = read_named_lines(settings, read_state(locate(settings, library)), note)
    named = sorted(_named(reading), key=lambda line: line.line)
    return NoteOverview(file=reading.note.file, named=tuple(named), skipped=reading.skipped)


def _named(reading: NoteReading) -> Iterator[NamedLine]:
    basis = (*reading.basis, reading.note.file)
    lines = kept_each("named lines", basis, reading.mentions, _without_line, partial(_named_line, reading))
    for mention, named in zip(reading.mentions, lines, strict=True):
        yield named if named.line == mention.line else replace(named, line=mention.line)


def _without_line(mention: Mention) -> tuple[object, ...]:
    """Return the parts of a mention that decide which work it names; its line number is not one of them."""
    return (mention.place, mention.claims, mention.kind, mention.pinned, mention.aliases)


def _named_line(reading: NoteReading, mention: Mention) -> NamedLine:
    work = reading.work_of(mention)
    if work is None:
        return NamedLine(line=mention.line, text=mention.text, kind=mention.kind, status=UNSEEN)
    return NamedLine(
        line=mention.line,
        text=mention.text,
        kind=mention.kind,
        status=work.status.value,
        key=work.key,
        title=decode(work.title),
        tags=work.tags,
        reasons=work.verdict.reasons,
        candidates=tuple(map(_candidate, work.verdict.candidates)),
    )


def _candidate(candidate: Candidate) -> LineCandidate:
    text, reasons = candidate_in_words(candidate)
    return LineCandidate(text=text, to=target(candidate) or "", url=link(candidate) or "", reasons=reasons)

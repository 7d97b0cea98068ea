"""Checks .bib files against what their project knows, fixes what can be fixed, and reports the rest."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace

from vlbib.app.check.choices import options_of, selection_of
from vlbib.app.check.context import citations_of, mentions_of, notes_of, recall_from, states_in, titles_of_key
from vlbib.app.check.kept_faults import remembering
from vlbib.app.library_path import libraries_beside, refuse_address, refuse_other_kinds
from vlbib.app.project import document_from, locate, lock_from
from vlbib.bibtex.document import Refused
from vlbib.checks.baseline import BadBaseline, without_known
from vlbib.checks.inputs import Inputs
from vlbib.checks.run import run_rules
from vlbib.core.bib import Broken, Library
from vlbib.core.collector import collector_at_rest
from vlbib.core.faults import CannotUse
from vlbib.core.progress import Spoken
from vlbib.settings import Settings
from vlbib.storage import files
from vlbib.storage.file_pair import finish
from vlbib.storage.kept_steps import recording
from vlbib.verification.survey import Survey

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from vlbib.bibtex.document import Document
    from vlbib.checks.finding import Finding
    from vlbib.checks.inputs import Answer
    from vlbib.checks.selection import Selection
    from vlbib.core.citation import Citation
    from vlbib.lock.file import Lock
    from vlbib.sources.session import Session

Say: TypeAlias = "Callable[[str], None]"


class CheckRequest(Struct, frozen=True, kw_only=True):
    """The options of one check. Without `files`, the project's library is checked.

    `papers` are papers that cite the library. `fix` writes safe fixes, with `unsafe` all fixes; `dry_run` writes none
    and returns the diff.
    """

    files: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    baseline: str | None = None
    fix: bool = False
    unsafe: bool = False
    dry_run: bool = False
    online: bool = False
    resolvers: tuple[str, ...] = ()


class Checked(Struct, frozen=True, kw_only=True):
    """What a check found and did. `missed` maps sources that could not be asked to the reason.

    `settled` is true if every note that counts was read, so that the same check would report the same. `apart` are
    fixed files other than the project's library: a plain undo does not restore them. `unreadable` maps notes that
    could not be read to the reason; what they named is taken from the lock.
    """

    findings: tuple[Finding, ...]
    fixed: int = 0
    diff: str = ""
    missed: Mapping[str, str] = field(default_factory=dict)
    settled: bool = True
    apart: tuple[str, ...] = ()
    unreadable: Mapping[str, str] = field(default_factory=dict)


class _Run(Struct):
    """One file being checked: what is read along with it, and what was done to it."""

    path: Path
    settings: Settings
    selection: Selection
    citations: tuple[Citation, ...] | None
    session: Session | None
    resolvers: tuple[str, ...] = ()
    fixed: int = 0
    diff: str = ""
    missed: dict[str, str] = field(default_factory=dict)  # reasons by source that could not be asked
    unreadable: dict[str, str] = field(default_factory=dict)  # reasons by note that could not be read
    unread: bool = False  # whether a note that counts was not read
    written: bool = False


def check(request: CheckRequest, settings: Settings | None = None, say: Say | None = None) -> Checked:
    """Check files and return the findings in the files' order. `say` is given progress. Raises `CannotUse`."""
    chosen = settings or Settings()
    selection = selection_of(chosen, request.select, request.ignore)
    paths = [Path(name) for name in request.files]
    if not paths:
        paths = [_own_library(chosen)]
        files.refuse_special(paths[0])  # only a file named by the user may be a FIFO: `check <(...)`
    citations = citations_of(request.papers)
    with collector_at_rest(), _sources(request, chosen, say) as session:
        runs = [_Run(path, chosen, selection, citations, session, request.resolvers) for path in paths]
        findings = [
            finding
            for run in runs
            for finding in _checked(run, request, _others(run.path, paths, citations), say or _silent)
        ]
    return Checked(
        findings=_new(findings, request.baseline),
        fixed=sum(run.fixed for run in runs),
        diff="".join(run.diff for run in runs),
        missed={source: why for run in runs for source, why in run.missed.items()},
        settled=not any(run.unread for run in runs),
        unreadable={file: why for run in runs for file, why in run.unreadable.items()},
        apart=tuple(files.shown(run.path) for run in runs if run.written and _is_apart(run.path, chosen)),
    )


def _is_apart(path: Path, settings: Settings) -> bool:
    return os.path.realpath(path) != os.path.realpath(_own_library(settings))


def _own_library(settings: Settings) -> Path:
    return locate(settings, None).library


@contextmanager
def _sources(request: CheckRequest, settings: Settings, say: Say | None) -> Iterator[Session | None]:
    if not request.online:
        yield None
        return
    from vlbib.sources.session import open_session

    with open_session(settings, only=request.resolvers, listener=Spoken(say or _silent)) as session:
        yield session


def _others(path: Path, paths: Sequence[Path], citations: Sequence[Citation] | None) -> frozenset[str]:
    """Return the keys of the other files: citations of these are not reported as missing in this one."""
    if not citations:
        return frozenset()
    documents = (_read(elsewhere, files.read_bytes(elsewhere) or b"") for elsewhere in paths if elsewhere != path)
    return frozenset(entry.key for document in documents for entry in _library(document).entries)


def _silent(_line: str) -> None:
    """Discard a line of progress."""


def _checked(run: _Run, request: CheckRequest, elsewhere: frozenset[str], say: Say) -> tuple[Finding, ...]:
    say(f"checking {files.shown(run.path)}")
    if request.fix and not request.dry_run and run.path.exists():
        files.check_writable(run.path)
        finish(run.path, run.path.with_suffix(".lock"))
    refuse_other_kinds(run.path, "name a .bib file")
    data = files.read_bytes(run.path)
    if data is None:
        refuse_address(run.path)
        beside = ", ".join(map(files.shown, libraries_beside(run.path)))
        advice = f"name a .bib file that is: {beside}" if beside else "name a .bib file"
        raise CannotUse(f"{files.shown(run.path)}: there is no such file; {advice}")
    document = _read(run.path, data)
    inputs = _inputs(run, document, elsewhere)
    if isinstance(document, Refused):
        return run_rules(inputs, run.selection)
    if not (request.fix or request.dry_run):
        with remembering(run.path, document) as memory:
            informed = replace(inputs, profiles=memory.profiles) if memory else inputs
            return run_rules(informed, run.selection, memory.faults if memory else None)
    if request.dry_run:
        return _mended(run, inputs, document, request)
    with files.alone(run.path):
        if files.read_bytes(run.path) != data:
            raise CannotUse(f"{files.shown(run.path)}: was changed while vlbib worked; run it again")
        return _mended(run, inputs, document, request)


def _read(path: Path, data: bytes) -> Document | Refused:
    return document_from(data, files.shown(path))


def _library(document: Document | Refused) -> Library:
    """Return the library; for a file that cannot be read, one with a single unreadable block."""
    if not isinstance(document, Refused):
        return document.library
    block = Broken(document.line, "", document.reason)
    return Library(file=document.file, broken=(block,), strings={})


def _inputs(run: _Run, document: Document | Refused, elsewhere: frozenset[str]) -> Inputs:
    """Return the inputs of the rules; for a file that cannot be read, no more than one unreadable block."""
    if isinstance(document, Refused):
        library = _library(document)
        return Inputs(library=library, options=options_of(run.settings, library, None))
    library, lock = document.library, _lock(run)
    named = None if lock is None else notes_of(run.settings, lock)
    run.unreadable = {note.file: note.reason for note in named.unreadable} if named else {}
    run.unread = named is not None and bool(any(named.unread) or named.unreadable)
    citations = run.citations
    if citations is not None:
        citations = tuple(citation for citation in citations if citation.key not in elsewhere)
    return Inputs(
        library=library,
        lock=None if lock is None else lock.works,
        states=None if lock is None else states_in(document),
        recall=None if lock is None else recall_from(lock, run.settings),
        mentions=mentions_of(named, run.settings) if named else None,
        note_citations=named.citations if named else None,
        titles_of_key=titles_of_key(run.settings),
        citations=citations,
        answers=_answers(library, run),
        survey=_survey(run),
        options=options_of(run.settings, library, lock),
    )


def _lock(run: _Run) -> Lock | None:
    """Return the lock of the project's own library; None for any other file."""
    if not run.path.with_suffix(".lock").exists():
        return None
    project = locate(run.settings, None)
    if run.path.absolute() != project.library.absolute():
        return None
    files.refuse_special(project.lock)
    data = files.read_bytes(project.lock)
    lock = None if data is None else lock_from(data, files.shown(project.lock))
    if isinstance(lock, Refused):
        raise CannotUse(str(lock))
    return lock


def _answers(library: Library, run: _Run) -> tuple[Answer, ...] | None:
    if run.session is None:
        return None
    from vlbib.app.check.online import ask_about
    from vlbib.app.verify.gathering import Yardstick
    from vlbib.app.verify.today import today

    answers = ask_about(library, run.session, Yardstick(_survey(run), today()))
    run.missed = {source: why for each in answers for source, why in each.missed.items()}
    return answers


def _survey(run: _Run) -> Survey:
    """Return the survey of the local records; an empty one if no sources are asked."""
    if run.session is None:
        return Survey()
    from vlbib.app.verify.surveys import survey_at_hand

    return survey_at_hand(run.settings, run.resolvers)


def _mended(run: _Run, inputs: Inputs, document: Document, request: CheckRequest) -> tuple[Finding, ...]:
    """Apply the fixes, write or show the result, and return the findings left in it."""
    from vlbib.checks.fixes import mend

    mended = mend(document, inputs, run.selection, unsafe=request.unsafe)
    run.fixed = mended.edits
    _keep(run, document, mended.document, request)
    return mended.findings


def _keep(run: _Run, before: Document, after: Document, request: CheckRequest) -> None:
    old, new = before.packed(before.source), after.packed(after.source)
    if request.dry_run:
        from vlbib.bibtex.patch import patch

        run.diff = patch(old, new, before.encoding, before.file)
    elif new != old:
        with recording(files.data_dir(), run.path):
            files.write(run.path, new, before=[files.Before(run.path, old)])
        run.written = True


def _new(findings: Sequence[Finding], baseline: str | None) -> tuple[Finding, ...]:
    if baseline is None:
        return tuple(findings)
    text = files.read_text(Path(baseline))
    if text is None:
        raise CannotUse(f"{baseline}: there is no such baseline; write one with --write-baseline {baseline}")
    left = without_known(findings, text)
    if isinstance(left, BadBaseline):
        raise CannotUse(f"{baseline}: {left.reason}")
    return left

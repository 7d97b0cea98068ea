"""The main job: notes to library and lock.

The sources are asked before anything is held, since that may take minutes. Then, alone on the library, it is read
afresh, planned and written together with its lock, so that a crash leaves both old or both new.
"""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from vlbib import files
from vlbib.app.kept_outcome import SyncOutcome, outcomes_of
from vlbib.app.kept_state import kept_state
from vlbib.app.project import Project, State, changes, keep_old_lock, libraries_beside, locate, read_state, save
from vlbib.app.reading.note_citations import cited_now
from vlbib.app.reading.notebook import name_works, no_notes, read_notes
from vlbib.app.resolving.refresh import Update, hold_titles, past_cache, understood
from vlbib.app.resolving.resolve import settle, tagged
from vlbib.bibtex.encoding import UTF8
from vlbib.bibtex.patch import patch
from vlbib.core.faults import CannotUse
from vlbib.core.progress import SILENT
from vlbib.core.venue_styles import VenueStyle, abbreviator
from vlbib.file_pair import finish
from vlbib.kept_steps import recording
from vlbib.merge.options import EntryOptions, SyncOptions
from vlbib.merge.plan import Plan, plan
from vlbib.merge.relock import relocked
from vlbib.report.build import build_report
from vlbib.settings import Settings
from vlbib.sources.session import RequestCounts, Session, open_session

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from vlbib.app.kept_outcome import Outcomes
    from vlbib.app.reading.notebook import NamedWorks, Notes
    from vlbib.app.resolving.refresh import Understood
    from vlbib.core.citation import NoteCitation
    from vlbib.core.progress import Listener
    from vlbib.core.work import Mention
    from vlbib.files import NoteFile
    from vlbib.lock.settled import SettledWork
    from vlbib.report.outcome import Report

_ROUNDS = 5  # a sync begins anew where another one was faster


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncRequest:
    """What one sync is asked to do; the defaults are a bare `vlbib sync`.

    `restore` brings back what the owner deleted (keys, or "*" for all). `cited` are keys that a document cites: never
    pruned. `relock` makes the lock anew and keeps the old one beside it. `dry_run` writes nothing and gives the diff;
    `locked` writes nothing either. `added` are works that the owner names without a note; then no note is read.
    `may_remove` is asked before entries are pruned, by key; without it they are.
    """

    notes: tuple[str, ...] = ()
    library: str | None = None
    offline: bool = False
    locked: bool = False
    dry_run: bool = False
    update: Update = field(default_factory=Update)
    restore: frozenset[str] = frozenset()
    prune: bool = False
    relock: bool = False
    cited: frozenset[str] = frozenset()
    resolvers: tuple[str, ...] = ()
    added: tuple[Mention, ...] = ()
    may_remove: Callable[[Sequence[str]], bool] | None = None

    @property
    def writes(self) -> bool:
        """Whether library and lock may be written."""
        return not (self.dry_run or self.locked)


def sync(
    request: SyncRequest,
    settings: Settings | None = None,
    listener: Listener = SILENT,
) -> Report:
    """Bring the library up to date with the notes, and return what was done. Raises `CannotUse`."""
    chosen = settings or Settings()
    if chosen.venues is VenueStyle.ISO4:
        abbreviator()
    project = locate(chosen, request.library)
    files.refuse_special(project.library)
    files.refuse_special(project.lock)
    if request.writes:
        files.check_writable(project.library)
        files.check_writable(project.lock)
        finish(project.library, project.lock)
    for _ in range(_ROUNDS):
        done = _synced(request, project, chosen, listener)
        if done:
            return done
    raise CannotUse(f"{files.shown(project.lock)}: other programs keep changing it; run vlbib again")


def plan_offline(project: Project, settings: Settings) -> Plan | None:
    """Plan a bare sync without a network, and write nothing; None where a note cannot be read. Raises `CannotUse`."""
    state = read_state(project)
    notes = read_notes(settings, (), state.lock)
    if notes.unreadable:
        return None
    named = name_works(notes, state.lock, settings)
    with open_session(settings, offline=True) as session:
        settled = settle(named.works, state.lock, session, settings, Update())
    return _with_citations(state, settled, named.citations, SyncRequest(offline=True), settings)[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """What a run has read: library and lock, what it was asked to do, the notes, and what was kept of such a run."""

    before: State
    meant: Understood
    notes: Notes
    named: NamedWorks
    outcomes: Outcomes | None


def _synced(request: SyncRequest, project: Project, settings: Settings, listener: Listener) -> Report | None:
    """Read, and settle anew where that was not done for the same; None as `_settled_anew`."""
    before = read_state(project, relock=request.relock, known=kept_state(project.library))
    meant = understood(request.update, request.restore, request.notes, before)
    request = replace(request, restore=meant.restore)
    notes = no_notes(before.locked) if request.added else read_notes(settings, meant.notes, before.locked)
    named = name_works(notes, before.locked, settings, request.added, request.resolvers, listener)
    outcomes = None if notes.unreadable else _outcomes(request, project, before, named, settings)
    again = outcomes.again() if outcomes else None
    if again:
        return _as_before(again, named, len(notes.read), project)
    read = _Read(before=before, meant=meant, notes=notes, named=named, outcomes=outcomes)
    return _settled_anew(read, request, project, settings, listener)


def _settled_anew(
    read: _Read, request: SyncRequest, project: Project, settings: Settings, listener: Listener
) -> Report | None:
    """Settle, plan and write; None where another vlbib has changed the lock meanwhile: its decisions count."""
    before, notes, named = read.before, read.notes, read.named
    update = replace(read.meant.update, added=frozenset(request.added))
    past, only = past_cache(update, before.lock), request.resolvers
    with open_session(settings, only=only, offline=request.offline, refresh=past, listener=listener) as session:
        settled = settle(named.works, before.lock, session, settings, update, listener)
    kept = _standing(request, before, settled, notes.read, settings)
    request = replace(request, cited=request.cited | kept.keys())
    going = _plan(before, settled, request, settings).changes.removed if request.prune else ()
    refused = _is_refused(request, going)
    request = replace(request, prune=request.prune and not refused)
    saved = _saved(read, request, settled, going, project, settings)
    if saved is None:
        return None
    state, done, changed = saved.state, saved.done, saved.changed
    beside = _second_library(request, settings, state, project)
    told, shown = _told(saved.settled, done, request.added)
    report = build_report(told, shown, named.skipped, notes.unreadable, session)
    is_settled = not (saved.written or changed or any(notes.unread) or notes.unreadable or _asked(report))
    if read.outcomes and is_settled and not session.warnings and state.library_bytes == before.library_bytes:
        read.outcomes.keep(SyncOutcome(saved.settled, done, session.counts, report.summary))
    return replace(
        report,
        notes_read=None if request.added else len(notes.read) + sum(map(bool, notes.unread)),
        warnings=(*read.meant.said, *map(_not_pruned, kept, kept.values()), *beside, *report.warnings),
        unpruned=going if refused else (),
        library=files.shown(project.library),
        lock=files.shown(project.lock) if changed and done.data == (state.library_bytes or b"") else "",
        written=saved.written,
        changed=changed,
        diff=_diff(project, state, done) if request.dry_run else None,
        settled=is_settled,
    )


@dataclass(frozen=True, slots=True)
class _Saved:
    """What was planned beside the library and lock that stand, and whether that changes them and was written."""

    state: State
    settled: tuple[SettledWork, ...]
    done: Plan
    changed: bool
    written: bool


def _saved(
    read: _Read,
    request: SyncRequest,
    settled: tuple[SettledWork, ...],
    going: Collection[str],
    project: Project,
    settings: Settings,
) -> _Saved | None:
    """Plan and write while no other vlbib does; None where one changed the lock before, or more would go than told."""
    with files.alone(project.library) if request.writes else nullcontext():
        state = read_state(project, read.before, relock=request.relock) if request.writes else read.before
        if state.lock_bytes != read.before.lock_bytes:
            return None
        settled, done = _with_citations(state, settled, read.named.citations, request, settings)
        if not set(going).issuperset(done.changes.removed):
            return None
        changed = changes(state, done.data, done.lock)
        if request.relock and request.writes and changed:
            keep_old_lock(project, state)
        with recording(files.data_dir(), project.library):
            written = request.writes and save(project, state, done.data, done.lock)
    return _Saved(state, settled, done, changed, written)


def _outcomes(
    request: SyncRequest, project: Project, state: State, named: NamedWorks, settings: Settings
) -> Outcomes | None:
    """Return the outcomes that are kept of a bare sync; None for any other."""
    bare = SyncRequest(library=request.library, offline=request.offline, resolvers=request.resolvers)
    if replace(request, may_remove=None) != bare:
        return None
    return outcomes_of(project, state, named, settings, (request.offline, request.resolvers))


def _as_before(outcome: SyncOutcome, named: NamedWorks, notes_read: int, project: Project) -> Report:
    """Return the report of a run of which the same comes as of the last one: nothing is written."""
    session = Session(settings=Settings(), counts={name: RequestCounts() for name in outcome.sources})
    report = build_report(outcome.settled, outcome.done, named.skipped, (), session, outcome.summary)
    return replace(report, notes_read=notes_read, library=files.shown(project.library), settled=True)


def _told(settled: Sequence[SettledWork], done: Plan, added: Sequence[Mention]) -> tuple[Sequence[SettledWork], Plan]:
    """Return the works that a run reports, with its plan: all, or those that the owner adds."""
    if not added:
        return settled, done
    pairs = [
        (work, key)
        for work, key in zip(settled, done.keys, strict=True)
        if not frozenset(added).isdisjoint(work.work.mentions)
    ]
    return [work for work, _ in pairs], replace(done, keys=tuple(key for _, key in pairs))


def _asked(report: Report) -> bool:
    """Tell whether a source was asked, or could not be."""
    return bool(report.missed) or any(count.requests or count.failed for count in report.sources.values())


def _second_library(request: SyncRequest, settings: Settings, state: State, project: Project) -> Iterator[str]:
    """Yield in words that libraries lie there already, where a run makes another one that nobody has named."""
    if state.library_bytes is None and request.library is None and settings.library == Settings().library:
        for path in libraries_beside(project.library):
            name = files.shown(path)
            yield f"{name}: lies here too and is left alone; to go on with it name it: --library {name}"


def _is_refused(request: SyncRequest, going: Sequence[str]) -> bool:
    """Ask whether entries may be removed, where any would be, and tell whether they may not."""
    return bool(going) and request.writes and request.may_remove is not None and not request.may_remove(going)


def _standing(
    request: SyncRequest, state: State, settled: Sequence[SettledWork], notes: Sequence[NoteFile], settings: Settings
) -> Mapping[str, str]:
    """Return the works that no note names today, though their words stand in one, where orphans are to be pruned."""
    if not request.prune:
        return {}
    from vlbib.app.standing import standing

    named = {work.locked.key for work in settled}
    lost = (work for work in state.lock.works if work.key and not work.gone and work.key not in named)
    return standing(lost, notes, settings)


def _not_pruned(key: str, file: str) -> str:
    return f"{key}: not pruned, its words still stand in {file}; `vlbib explain` tells why they name no work"


def _with_citations(
    state: State,
    settled: tuple[SettledWork, ...],
    citations: Sequence[NoteCitation],
    request: SyncRequest,
    settings: Settings,
) -> tuple[tuple[SettledWork, ...], Plan]:
    """Return the works and the plan, where notes cite a key that this very run gives with the citations joined."""
    done = _plan(state, settled, request, settings)
    joined = cited_now(settled, done.keys, citations, state.lock) if citations else None
    if not joined:
        return settled, done
    works = tagged(joined, state.lock, settings)
    return works, _plan(state, works, request, settings)


def _plan(state: State, settled: Sequence[SettledWork], request: SyncRequest, settings: Settings) -> Plan:
    options = SyncOptions(
        restore=request.restore,
        prune=request.prune,
        cited=_cited(state, request),
        groups=settings.groups,
        venues=settings.venues,
    )
    lock = hold_titles(state.lock, settled)
    if request.relock and state.document:
        lock = relocked(state.document, settled, EntryOptions(groups=settings.groups, venues=settings.venues))
    return plan(state.document, lock, settled, options)


def _cited(state: State, request: SyncRequest) -> frozenset[str]:
    """Return the keys that no pruning may take: those cited, and what their entries refer to."""
    if not request.prune or state.document is None:
        return request.cited
    from vlbib.app.papers import needed

    keys = [key for work in state.lock.works for key in (work.key, *work.former_keys)]
    return needed(state.document.library, request.cited, keys)


def _diff(project: Project, state: State, done: Plan) -> str:
    """Return the patch of the library that a sync would write."""
    encoding = state.document.encoding if state.document else UTF8
    return patch(state.library_bytes or b"", done.data, encoding, files.shown(project.library))

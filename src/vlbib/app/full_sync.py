"""The part of a sync that is needed only if its input has changed: it settles the works, plans, writes and reports.

A run with the same outcome as the last one does not import this module.
"""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from vlbib.app.kept_outcome import SyncOutcome
from vlbib.app.library_path import libraries_beside
from vlbib.app.lines_merged import merged_by_lines
from vlbib.app.project import changes, keep_old_lock, read_state, save
from vlbib.app.reading.note_citations import cited_now
from vlbib.app.resolving.refresh import hold_titles, past_cache
from vlbib.app.resolving.resolve import settle, tagged
from vlbib.bibtex.encoding import UTF8
from vlbib.core.faults import CannotUse
from vlbib.merge.options import EVERYTHING, EntryOptions, SyncOptions
from vlbib.merge.plan import Plan, plan
from vlbib.merge.relock import relocked
from vlbib.report.build import build_report
from vlbib.settings import Settings
from vlbib.sources.session import open_session
from vlbib.storage import files
from vlbib.storage.kept_steps import recording

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from vlbib.app.kept_outcome import Outcomes
    from vlbib.app.project import Project, State
    from vlbib.app.reading.notebook import NamedWorks, Notes
    from vlbib.app.resolving.refresh import Understood
    from vlbib.app.sync_request import SyncRequest
    from vlbib.core.citation import NoteCitation
    from vlbib.core.progress import Listener
    from vlbib.core.work import Mention
    from vlbib.lock.settled import SettledWork
    from vlbib.report.outcome import Report
    from vlbib.storage.note_files import NoteFile


class SyncInputs(Struct, frozen=True, kw_only=True):
    """What a run has read: library and lock, the request, the notes, and the cached outcome of an earlier run."""

    before: State
    meant: Understood
    notes: Notes
    named: NamedWorks
    outcomes: Outcomes | None


def settle_and_write(
    read: SyncInputs, request: SyncRequest, project: Project, settings: Settings, listener: Listener
) -> Report | None:
    """Settle, plan and write; return None if another process has changed the lock meanwhile, as its decisions count."""
    before, notes, named = read.before, read.notes, read.named
    update = structs.replace(read.meant.update, added=frozenset(request.added))
    past, only = past_cache(update, before.lock), request.resolvers
    with open_session(settings, only=only, offline=request.offline, refresh=past, listener=listener) as session:
        settled = settle(named.works, before.own_entries, session, settings, update, listener)
    kept = _standing(request, before, settled, notes.read, settings)
    request = structs.replace(request, cited=request.cited | kept.keys(), spoken=kept)
    going = _plan(before, settled, request, settings).changes.removed if request.prune else ()
    refused = _is_refused(request, going)
    request = structs.replace(request, prune=request.prune and not refused)
    saved = _saved(read, request, settled, going, project, settings)
    if saved is None:
        return None
    state, done, changed = saved.state, saved.done, saved.changed
    beside = [*_second_library(request, settings, state, project), *_without_driver(project)]
    counts, shown = _reported(saved.settled, done, request.added)
    report = build_report(counts, shown, named.skipped, notes.unreadable, session)
    is_settled = not (saved.written or changed or any(notes.unread) or notes.unreadable or beside or _asked(report))
    if read.outcomes and is_settled and not session.warnings and state.library_bytes == before.library_bytes:
        read.outcomes.keep(SyncOutcome(saved.settled, done, session.counts, report.summary))
    return structs.replace(
        report,
        notes_read=None if request.added else len(notes.read) + sum(map(bool, notes.unread)),
        warnings=(*read.meant.notices, *beside, *report.warnings),
        unpruned=going if refused else (),
        library=files.shown(project.library),
        lock=files.shown(project.lock) if changed and done.data == (state.library_bytes or b"") else "",
        written=saved.written,
        changed=changed,
        diff=_diff(project, state, done) if request.dry_run else None,
        settled=is_settled,
    )


class _Saved(Struct, frozen=True):
    """The library and lock, what was planned for them, and whether that changes them and was written."""

    state: State
    settled: tuple[SettledWork, ...]
    done: Plan
    changed: bool
    written: bool


def _saved(
    read: SyncInputs,
    request: SyncRequest,
    settled: tuple[SettledWork, ...],
    going: Collection[str],
    project: Project,
    settings: Settings,
) -> _Saved | None:
    """Plan and write; None if another process has changed the lock, or more would be removed than was announced."""
    with files.alone(project.library) if request.writes else nullcontext():
        state = read_state(project, read.before, relock=request.relock) if request.writes else read.before
        if state.lock_bytes != read.before.lock_bytes:
            return None
        settled, done = planned(state, settled, read.named.citations, request, settings)
        if not set(going).issuperset(done.changes.removed):
            return None
        changed = changes(state, done.data, done.lock)
        if request.relock and request.writes and changed:
            keep_old_lock(project, state)
        with recording(files.data_dir(), project.library):
            written = request.writes and save(project, state, done.data, done.lock)
    return _Saved(state, settled, done, changed, written)


def _reported(
    settled: Sequence[SettledWork], done: Plan, added: Sequence[Mention]
) -> tuple[Sequence[SettledWork], Plan]:
    """Return the works that a run reports, and the plan for them: all works, or only those added by this command."""
    if not added:
        return settled, done
    pairs = [
        (work, key)
        for work, key in zip(settled, done.keys, strict=True)
        if not frozenset(added).isdisjoint(work.work.mentions)
    ]
    return [work for work, _ in pairs], structs.replace(done, keys=tuple(key for _, key in pairs))


def _asked(report: Report) -> bool:
    """Tell whether a source was asked, or could not be asked."""
    return bool(report.missed) or any(count.requests or count.failed for count in report.sources.values())


def _second_library(request: SyncRequest, settings: Settings, state: State, project: Project) -> Iterator[str]:
    """Yield a warning for each .bib file in the folder if this run creates a library that the user did not name."""
    if state.library_bytes is None and request.library is None and settings.library == Settings().library:
        for path in libraries_beside(project.library):
            name = files.shown(path)
            yield f"{name}: is in this folder too, and was not used; to use it: --library {name}"


def _without_driver(project: Project) -> Iterator[str]:
    """Yield a warning if git was set up to merge library and lock by works, but merges one of them by lines."""
    files_left = merged_by_lines(project)
    if files_left:
        names = " and ".join(files.shown(path) for path in files_left)
        yield f"{names}: git merges this line by line, because .gitattributes does not name it; run vlbib git install"


def _is_refused(request: SyncRequest, going: Sequence[str]) -> bool:
    """If entries would be removed, ask whether they may be; tell whether the answer is no."""
    return bool(going) and request.writes and request.may_remove is not None and not request.may_remove(going)


def _standing(
    request: SyncRequest, state: State, settled: Sequence[SettledWork], notes: Sequence[NoteFile], settings: Settings
) -> Mapping[str, str]:
    """If orphans are to be pruned, return the works that no note names now, although a note still has their words."""
    if not request.prune:
        return {}
    from vlbib.app.words_in_notes import notes_with_words

    named = {work.locked.key for work in settled}
    lost = (work for work in state.lock.works if work.key and not work.gone and work.key not in named)
    return notes_with_words(lost, notes, settings)


def planned(
    state: State,
    settled: tuple[SettledWork, ...],
    citations: Sequence[NoteCitation],
    request: SyncRequest,
    settings: Settings,
) -> tuple[tuple[SettledWork, ...], Plan]:
    """Return the works and the plan; citations of keys that this run itself assigns are joined to their works."""
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
        spoken=request.spoken,
        groups=settings.groups,
        venues=settings.venues,
        writes=request.writes,
    )
    lock = hold_titles(state.lock, settled)
    if request.relock and state.document:
        lock = relocked(state.document, settled, EntryOptions(groups=settings.groups, venues=settings.venues))
    done = plan(state.document, lock, settled, options)
    if done.lost and not (request.all_deleted or EVERYTHING in request.restore):
        raise CannotUse(_lost(done.lost, state))
    return done


def _lost(entries: int, state: State) -> str:
    """Say that none of the lock's entries is left in the library, and what to do."""
    entry = "the entry" if entries == 1 else f"any of the {entries} entries"
    return (
        f"{state.file}: does not have {entry} in {state.lock_file}; nothing was written: restore the right file (or "
        "delete this one, and a sync writes it again), or sync with --restore to add them to this file, or with --yes "
        "if you deleted them"
    )


def _cited(state: State, request: SyncRequest) -> frozenset[str]:
    """Return the keys that pruning must keep: those cited, and those that their entries refer to."""
    if not request.prune or state.document is None:
        return request.cited
    from vlbib.app.papers import needed

    keys = [key for work in state.lock.works for key in (work.key, *work.former_keys)]
    return needed(state.document.library, request.cited, keys)


def _diff(project: Project, state: State, done: Plan) -> str:
    """Return the patch of the library that a sync would write."""
    from vlbib.bibtex.patch import patch

    encoding = state.document.encoding if state.document else UTF8
    return patch(state.library_bytes or b"", done.data, encoding, files.shown(project.library))

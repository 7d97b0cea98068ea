"""`vlbib sync`: brings library and lock up to date with the notes.

The sources are asked before the library is locked, since that may take minutes. Then, with the library locked, it is
read again, planned and written together with its lock file, so that a crash leaves both old or both new.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs

from vlbib.app.kept_outcome import SyncOutcome, outcomes_of
from vlbib.app.kept_state import kept_state
from vlbib.app.project import Project, State, locate, read_state
from vlbib.app.reading.notebook import name_works, no_notes, read_notes
from vlbib.app.resolving.refresh import Update, understood
from vlbib.app.sync_request import SyncRequest
from vlbib.core.faults import CannotUse
from vlbib.core.progress import SILENT
from vlbib.core.venue_styles import VenueStyle, abbreviator
from vlbib.report.build import build_report
from vlbib.settings import Settings
from vlbib.sources.session import RequestCounts, Session, open_session
from vlbib.storage import files
from vlbib.storage.file_pair import finish

if TYPE_CHECKING:
    from vlbib.app.kept_outcome import Outcomes
    from vlbib.app.reading.notebook import NamedWorks
    from vlbib.core.progress import Listener
    from vlbib.merge.plan import Plan
    from vlbib.report.outcome import Report

_ROUNDS = 5  # attempts, if another sync keeps changing the lock first


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
    """Plan a plain sync without a network, and write nothing; None if a note cannot be read. Raises `CannotUse`."""
    state = read_state(project)
    notes = read_notes(settings, (), state.lock)
    if notes.unreadable:
        return None
    named = name_works(structs.replace(notes, owned=state.owned), state.lock, settings)
    from vlbib.app.full_sync import planned
    from vlbib.app.resolving.resolve import settle

    with open_session(settings, offline=True) as session:
        settled = settle(named.works, state.own_entries, session, settings, Update())
    return planned(state, settled, named.citations, SyncRequest(offline=True), settings)[1]


def _synced(request: SyncRequest, project: Project, settings: Settings, listener: Listener) -> Report | None:
    """Read the notes; report the cached outcome if they name the same as before, else settle and write."""
    before = read_state(project, relock=request.relock, known=kept_state(project.library))
    meant = understood(request.update, request.restore, request.notes, before)
    request = structs.replace(request, restore=meant.restore)
    notes = no_notes(before.locked) if request.added else read_notes(settings, meant.notes, before.locked)
    notes = structs.replace(notes, owned=before.owned)
    named = name_works(notes, before.locked, settings, request.added, request.resolvers, listener)
    outcomes = None if notes.unreadable else _outcomes(request, project, before, named, settings)
    again = outcomes.again() if outcomes else None
    if again:
        return _as_before(again, named, len(notes.read), project)
    from vlbib.app.full_sync import SyncInputs, settle_and_write

    read = SyncInputs(before=before, meant=meant, notes=notes, named=named, outcomes=outcomes)
    return settle_and_write(read, request, project, settings, listener)


def _outcomes(
    request: SyncRequest, project: Project, state: State, named: NamedWorks, settings: Settings
) -> Outcomes | None:
    """Return the cached outcome of a plain sync; None for a sync with other options."""
    bare = SyncRequest(library=request.library, offline=request.offline, resolvers=request.resolvers)
    if structs.replace(request, may_remove=None) != bare:
        return None
    return outcomes_of(project, state, named, settings, (request.offline, request.resolvers))


def _as_before(outcome: SyncOutcome, named: NamedWorks, notes_read: int, project: Project) -> Report:
    """Return the report of a run with the cached outcome, which writes nothing."""
    session = Session(settings=Settings(), counts={name: RequestCounts() for name in outcome.sources})
    report = build_report(outcome.settled, outcome.done, named.skipped, (), session, outcome.summary)
    return structs.replace(report, notes_read=notes_read, library=files.shown(project.library), settled=True)

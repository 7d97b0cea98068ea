"""The review queue, from the lock, and the user's decisions: pins and ignored lines, written to the settings file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vlbib.app.library_path import no_library
from vlbib.app.project import lies_in_project, locate, note_at, read_state, root_of, settings_path
from vlbib.app.reading.notebook import line_text, missing_line, name_works, read_notes, texts_meant
from vlbib.app.reading.pins import NONE, is_decided_in_settings
from vlbib.app.settings_editor import edit_settings, with_ignore, with_pin
from vlbib.core.faults import CannotUse
from vlbib.core.ids import by_scheme, paper_url
from vlbib.core.near_names import hint
from vlbib.core.text import squeeze
from vlbib.core.work import Kind, Skipped, Status
from vlbib.core.written_ids import leads_somewhere
from vlbib.merge.assign import is_key_of_another_work, key_of_another_work
from vlbib.merge.tags import tag_form
from vlbib.settings import TITLE
from vlbib.storage import files, note_files
from vlbib.storage.file_kinds import is_there

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from vlbib.core.work import Candidate, Mention
    from vlbib.lock.schema import LockedWork
    from vlbib.settings import Settings

_IN_ORDER = (Status.DOUBTFUL, Status.UNRESOLVED, Status.UNASKED)
_PINNED_BY = ("arxiv", "doi", "acl", "openreview", "dblp", "pmlr", "cvf", "s2")  # the most reliable scheme first


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One waiting work: the text and place of its first mention, the reasons, and the candidates."""

    text: str
    file: str
    place: str
    tags: tuple[str, ...]
    claims: str
    status: Status
    reasons: tuple[str, ...]
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueFilter:
    """Which works of the queue are wanted: in a note or folder, with a status, under a heading; all by default."""

    file: str = ""
    status: str | None = None
    tag: str = ""


def waiting(settings: Settings, library: str | None, wanted: QueueFilter | None = None) -> list[Waiting]:
    """Return the works that wait for a decision, doubtful ones first. Raises `CannotUse`, also for an unknown note.

    Works that the settings decide about are left out, as the next sync applies that. A work that waits only for a
    source is included if it has candidates: there may be no network for a long time.
    """
    lock = read_state(locate(settings, library)).lock
    if wanted and wanted.file:
        _refuse_no_note(settings, lock.files, wanted.file)
    works = [
        _waiting(work) for work in lock.works if _may_be_decided(work) and not is_decided_in_settings(work, settings)
    ]
    chosen = [work for work in works if _is_wanted(work, wanted or QueueFilter(), settings)]
    return sorted(chosen, key=lambda work: _IN_ORDER.index(work.status))


def _refuse_no_note(settings: Settings, names: frozenset[str], file: str) -> None:
    """Raise `CannotUse` for a note or folder that neither exists in the project nor is in the lock."""
    path = note_at(settings, file)
    name = note_files.note_name(path, root_of(settings))
    is_here = is_there(path) and lies_in_project(settings, file)
    if not is_here and not any(each == name or each.startswith(f"{name}/") for each in names):
        near = hint(file, names - {""}) or "; write it as the reports do"
        raise CannotUse(f"{file}: is not a note of this project{near}")


def past_the_filter(settings: Settings, library: str | None, wanted: QueueFilter) -> str:
    """Return the message for a filter that no waiting work passes: how many wait without it, and a near name.

    It is "" if none waits at all. Raises `CannotUse` if there is neither a library nor a lock yet.
    """
    project = locate(settings, library)
    state = read_state(project)
    if state.lock_bytes is None and state.document is None:
        raise CannotUse(no_library(project.library))
    works = waiting(settings, library)
    if not works:
        return ""
    near = _near(wanted.tag, {tag for work in works for tag in work.tags})
    return f" there; {len(works)} {'waits' if len(works) == 1 else 'wait'} without the filter{near}"


def besides_the_queue(settings: Settings, library: str | None) -> str:
    """Return the message if no work waits for a decision: what waits for a source, and the lines not taken."""
    lock = read_state(locate(settings, library)).lock
    unasked = sum(work.status is Status.UNASKED and not is_decided_in_settings(work, settings) for work in lock.works)
    lines = len(skipped(settings, library))
    asks = f"; {_counted(unasked, 'work waits', 'works wait')} for a source, which the next vlbib sync asks"
    walks = f"; {_counted(lines, 'line was', 'lines were')} not taken: vlbib review --skipped decides on them"
    return (asks if unasked else "") + (walks if lines else "")


def _counted(count: int, single: str, plural: str) -> str:
    return f"{count} {single if count == 1 else plural}"


def _near(named: str, names: Collection[str]) -> str:
    return hint(named, names) if named and named not in names else ""


def _may_be_decided(work: LockedWork) -> bool:
    return work.status in _IN_ORDER and (work.status is not Status.UNASKED or bool(work.verdict.candidates))


def _is_wanted(work: Waiting, wanted: QueueFilter, settings: Settings) -> bool:
    name = note_files.note_name(note_at(settings, wanted.file), root_of(settings)) if wanted.file else work.file
    tags = {tag_form(tag) for tag in work.tags}
    return (
        (work.file == name or work.file.startswith(f"{name}/"))
        and wanted.status in (None, work.status.value)
        and (not wanted.tag or tag_form(wanted.tag) in tags)
    )


def kept_settings(settings: Settings) -> Callable[[], None]:
    """Read the settings file, and return a function that restores it, or raises `CannotUse` if it cannot."""
    path = settings_path(settings)
    before = files.read_bytes(path)

    def put_back() -> None:
        if before is None:
            path.unlink(missing_ok=True)
        else:
            files.write(path, before)

    return put_back


def skipped(settings: Settings, library: str | None) -> tuple[Skipped, ...]:
    """Return the lines of the notes that may name a work but were not taken, in order. Raises `CannotUse`.

    Lines that the user has decided about, and lines whose work another line names, are left out.
    """
    state = read_state(locate(settings, library))
    notes = read_notes(settings, (), state.lock)
    return tuple(item for item in name_works(notes, state.lock, settings).skipped if not item.elsewhere)


def _waiting(work: LockedWork) -> Waiting:
    first = work.mentions[0]
    claims = " ".join(str(part) for part in (first.year, first.venue, *first.ids) if part)
    return Waiting(
        text=first.text,
        file=first.file,
        tags=(*first.section, *first.heading),
        place=" > ".join((first.file or "vlbib add", *first.heading)),
        claims=claims,
        status=work.status,
        reasons=work.verdict.reasons,
        candidates=work.verdict.candidates,
    )


def target(candidate: Candidate) -> str | None:
    """Return the id to pin to for a candidate: the most reliable one, None if no source gives any."""
    ids = [identity for record in candidate.records for identity in record.ids]
    return next((f"{scheme}:{value}" for scheme in _PINNED_BY if (value := by_scheme(ids, scheme))), None)


def link(candidate: Candidate) -> str | None:
    """Return the address of a candidate's web page, None if none is known."""
    ids = (identity for record in candidate.records for identity in record.ids)
    return next((url for identity in ids if (url := paper_url(identity))), None) or candidate.records[0].url


def pin(settings: Settings, library: str | None, named: str, to: str) -> tuple[str, ...]:
    """Record which work a line, short name or key names; return the mentions' texts. Raises `CannotUse`."""
    texts = mention_texts(settings, library, named)
    for text in texts:
        decide_pin(settings, text, to)
    return texts


def ignore(settings: Settings, library: str | None, named: str) -> tuple[str, ...]:
    """Record that a line, or all lines of a key, name no work; return their texts. Raises `CannotUse`."""
    texts = mention_texts(settings, library, named)
    for text in texts:
        decide_ignore(settings, text)
    return texts


def decide_pin(settings: Settings, text: str, to: str) -> None:
    """Record what a mention's text means. Raises `CannotUse` unless `to` is an id, a URL, `none` or `title`."""
    if to not in (NONE, TITLE) and not leads_somewhere(to):
        raise CannotUse(
            f"{to}: neither an arXiv id, a DOI nor a URL; write arXiv:2304.08485, a DOI, https://..., none or title"
        )
    edit_settings(settings, lambda old: with_pin(old, text, to))


def decide_ignore(settings: Settings, text: str) -> None:
    """Record that a mention's text names no work. Raises `CannotUse`."""
    edit_settings(settings, lambda old: with_ignore(old, text))


def mention_texts(settings: Settings, library: str | None, said: str) -> tuple[str, ...]:
    """Return the text of the mention that FILE:LINE, a short name or a title means, or those of all lines of a key.

    Raises `CannotUse` if there is none.
    """
    state = read_state(locate(settings, library))
    known = state.lock.work(state.current_keys.get(said) or said)
    if known and state.document and is_key_of_another_work(state.document, known):
        raise CannotUse(key_of_another_work(said))
    if known:
        lines = (mention for mention in known.mentions if mention.kind is not Kind.CITATION)
        return tuple({squeeze(mention.text): mention.text for mention in lines}.values())
    file, _, line = said.rpartition(":")
    path = note_at(settings, file) if file and line.isdigit() else None
    notes = read_notes(settings, [str(path)] if path else (), state.lock)
    named = name_works(notes, state.lock, settings)
    mentions = [mention for work in named.works for mention in work.mentions]
    if path:
        name = note_files.note_name(path, root_of(settings))
        meant = next((mention for mention in mentions if (mention.file, mention.line) == (name, int(line))), None)
        text = line_text(notes.read, name, int(line)) if meant is None else None
        if text:
            return (text,)
    else:
        meant = next((mention for mention in mentions if _means(said, mention)), None)
        texts = (text for item in named.skipped for text in texts_meant(item) if squeeze(text) == squeeze(said))
        text = next(texts, None) if meant is None else None
        if text:
            return (text,)
    if meant is None:
        given = missing_line(said) or "no note names this; give FILE:LINE, a title or short name of the notes, or a key"
        raise CannotUse(f"{said}: {given}")
    return (meant.text,)


def line_to_decide(settings: Settings, library: str | None, place: str) -> Skipped:
    """Return what a user may decide about at FILE:LINE: the report of that line, else its text. Raises `CannotUse`."""
    file, _, number = place.rpartition(":")
    path = note_at(settings, file) if file and number.isdigit() else None
    if path is None:
        raise CannotUse(f"{place}: not a line of a note; give FILE:LINE")
    name = note_files.note_name(path, root_of(settings))
    matching = (item for item in skipped(settings, library) if (item.file, item.line) == (name, int(number)))
    (text, *_) = mention_texts(settings, library, place)
    return next(matching, Skipped(file=name, line=int(number), text=text, reason=""))


def _means(named: str, mention: Mention) -> bool:
    return squeeze(named) in {squeeze(mention.text), *map(squeeze, mention.aliases)}

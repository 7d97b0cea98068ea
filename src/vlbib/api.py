"""The Python API: the use cases of the commands as functions (`from vlbib import read, sync, check`); nothing prints.

Each function imports what it needs when it is called, so that a language server starts quickly.

Invalid input raises `vlbib.CannotUse`; its message names the file, what is wrong and what to do.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vlbib.app.project import find_settings
from vlbib.bibtex.document import Refused
from vlbib.bibtex.document import read as read_bytes
from vlbib.core.faults import CannotUse
from vlbib.storage import files
from vlbib.storage.file_kinds import is_file_there

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.app.annotate import AnnotatedNote
    from vlbib.app.cite_text import CitedText
    from vlbib.app.curate import Acceptance, Rekeyed
    from vlbib.app.entry_row import EntryRow
    from vlbib.app.explain import Story
    from vlbib.app.explain_line import LineStory
    from vlbib.app.key_places import FiledKey
    from vlbib.app.note_overview import NoteOverview
    from vlbib.app.review import Waiting
    from vlbib.app.search_library import Hit
    from vlbib.app.show_entry import EntryGlance
    from vlbib.checks.finding import Finding
    from vlbib.core.bib import Library
    from vlbib.report.outcome import Report, WorkReport
    from vlbib.report.verified import VerifiedFiles


def read(library: str | Path) -> Library:
    """Read a .bib file. Raises `CannotUse` if it does not exist or cannot be reproduced byte for byte."""
    path = Path(library)
    data = files.read_bytes(path)
    if data is None:
        raise CannotUse(f"{path}: there is no such file")
    document = read_bytes(data, files.shown(path))
    if isinstance(document, Refused):
        raise CannotUse(str(document))
    return document.library


def resolve(titles: Iterable[str], *, resolvers: Iterable[str] = (), offline: bool = False) -> list[WorkReport]:
    """Find works by title, short name or id, and return one report for each, in order; nothing is written."""
    from vlbib.app.lookup import look_up
    from vlbib.sources.session import open_session

    with open_session(find_settings(), only=tuple(resolvers), offline=offline) as session:
        return list(look_up(titles, session))


def sync(  # noqa: PLR0913 -- one argument an option of the command
    *notes: str | Path,
    library: str | Path | None = None,
    resolvers: Iterable[str] = (),
    update: bool | str | Iterable[str] = False,
    offline: bool = False,
    dry_run: bool = False,
    prune: bool = False,
    tex: str | Path | Iterable[str | Path] = (),
) -> Report:
    """Bring the library up to date with the notes, as `vlbib sync` does.

    `update` asks the sources again: True about works not yet published, "all" about all works, else about these keys.
    `prune` removes entries that no note names any more, unless a paper in `tex` cites them (.tex, .aux or .bcf files,
    or folders of them).
    """
    from vlbib.app.papers import may_be_cited
    from vlbib.app.resolving.refresh import asked_again
    from vlbib.app.sync import sync as run_sync
    from vlbib.app.sync_request import SyncRequest

    papers = (tex,) if isinstance(tex, str | Path) else tex
    request = SyncRequest(
        notes=tuple(str(note) for note in notes),
        library=None if library is None else str(library),
        resolvers=tuple(resolvers),
        update=asked_again(update),
        offline=offline,
        dry_run=dry_run,
        prune=prune,
        cited=may_be_cited([str(paper) for paper in papers]),
    )
    return run_sync(request, find_settings())


def check(
    *libraries: str | Path, select: Iterable[str] = (), ignore: Iterable[str] = (), papers: Iterable[str | Path] = ()
) -> tuple[Finding, ...]:
    """Check .bib files, by default the project's library; nothing is written. `papers` are documents that cite it."""
    from vlbib.app.check.command import CheckRequest
    from vlbib.app.check.command import check as run_check

    request = CheckRequest(
        files=tuple(str(library) for library in libraries),
        select=tuple(select),
        ignore=tuple(ignore),
        papers=tuple(str(paper) for paper in papers),
    )
    return run_check(request, find_settings()).findings


def findings(file: str | Path) -> tuple[Finding, ...]:
    """Return the findings in one file of the project: the library, a note, or a paper that cites the library."""
    from vlbib.app.check.of_file import findings_in

    return findings_in(find_settings(), Path(file))


def fix(text: str, finding: Finding) -> str:
    """Return the text of a library with a finding's fix applied; the finding must be from exactly this text."""
    from vlbib.app.check.one_fix import with_fix

    return with_fix(text.encode(), finding).decode()


def verify(*references: str | Path, resolvers: Iterable[str] = (), offline: bool = False) -> VerifiedFiles:
    """Check references against the sources: files (.bib, .bbl, .tex, ...) and formatted references, or the library.

    A string that names an existing file is read as a file, any other as a reference. Nothing is written.
    """
    from vlbib.app.verify.verifying import VerifyRequest, verify_references

    names = [str(reference) for reference in references]
    files_there = [isinstance(each, Path) or is_file_there(Path(each)) for each in references]
    request = VerifyRequest(
        files=tuple(name for name, is_file in zip(names, files_there, strict=True) if is_file),
        strings=tuple(name for name, is_file in zip(names, files_there, strict=True) if not is_file),
        resolvers=tuple(resolvers),
        offline=offline,
    )
    return verify_references(request, find_settings())


def export(name: str, library: str | Path | None = None, *, tags: Iterable[str] = (), keys: Iterable[str] = ()) -> str:
    """Return the library in another format (`csl-json`, `ris`, `html`, ...).

    With `tags` only the entries that have all of them, with `keys` only these entries.
    """
    from vlbib.app.export import Wanted, exported

    wanted = Wanted(format=name, tags=tuple(tags), keys=tuple(keys))
    return exported(find_settings(), None if library is None else str(library), wanted).text


def explain(target: str, library: str | Path | None = None) -> Story | LineStory:
    """Explain a key or FILE:LINE, as `vlbib explain` does."""
    from vlbib.app.explain import explain as run_explain

    return run_explain(find_settings(), _name(library), target)


def is_project_note(file: str | Path) -> bool:
    """Tell whether a file has a note's suffix and is in the project's folder or a folder of notes in the settings."""
    from vlbib.app.project import is_in_project

    return is_in_project(find_settings(), str(file))


def overview(note: str | Path, library: str | Path | None = None) -> NoteOverview:
    """Return the works that a note names, line by line, with the status of each, and the lines that were not taken."""
    from vlbib.app.note_overview import note_overview

    return note_overview(find_settings(), _name(library), str(note))


def naming_lines(key: str, library: str | Path | None = None) -> tuple[tuple[Path, int], ...]:
    """Return the lines that name a key's work, by title, short name or key: pairs of note and 1-based line number."""
    from vlbib.app.naming_lines import lines_naming

    return lines_naming(find_settings(), _name(library), key)


def show(key: str, library: str | Path | None = None) -> EntryGlance:
    """Return a summary of an entry, found by its key or a former key."""
    from vlbib.app.show_entry import show_entry

    return show_entry(find_settings(), _name(library), key)


def reference(key: str, library: str | Path | None = None, *, markup: str = "text") -> str:
    """Return an entry formatted as in a bibliography, as `text`, `markdown`, `html` or `latex`."""
    from vlbib.app.find_entry import find_entry
    from vlbib.app.reference_text import reference_text

    filed = find_entry(find_settings(), _name(library), key)
    return reference_text(filed.document.library, filed.entry, markup)


def entries(library: str | Path | None = None) -> tuple[EntryRow, ...]:
    """Return a summary row for each entry of the library, in file order."""
    from vlbib.app.listing import listed_rows

    return listed_rows(find_settings(), _name(library))


def search(*words: str, library: str | Path | None = None) -> list[Hit]:
    """Return the entries that contain all words: in titles, authors, tags, remarks, or the notes around the mention."""
    from vlbib.app.search_library import search_library

    return search_library(find_settings(), _name(library), words)


def waiting(note: str | Path = "", library: str | Path | None = None) -> list[Waiting]:
    """Return the works that need a decision, doubtful ones first; with `note`, only those in that note or folder."""
    from vlbib.app.review import QueueFilter
    from vlbib.app.review import waiting as run_waiting

    return run_waiting(find_settings(), _name(library), QueueFilter(file=str(note) if note else ""))


def places(key: str, library: str | Path | None = None) -> tuple[FiledKey, ...]:
    """Return every place where a key is written: first its entry, then the notes, then the project's papers."""
    from vlbib.app.key_places import places_of_key

    return places_of_key(find_settings(), _name(library), key)


def address(key: str, library: str | Path | None = None, *, pdf: bool = False) -> str:
    """Return the URL or file where a work can be read: its page, or with `pdf` the PDF itself."""
    from vlbib.app.places import where_to_read

    return where_to_read(find_settings(), _name(library), key, pdf=pdf).address


def pin(named: str, to: str, library: str | Path | None = None) -> tuple[str, ...]:
    """Record in the settings which work FILE:LINE, a title, a short name or a key means; return the pinned texts.

    `to` is an arXiv id, a DOI, a URL, `none` or `title`. The next sync follows it.
    """
    from vlbib.app.review import pin as run_pin

    return run_pin(find_settings(), _name(library), named, to)


def ignore(named: str, library: str | Path | None = None) -> tuple[str, ...]:
    """Record in the settings that FILE:LINE, a title or a short name means no work; return the ignored texts."""
    from vlbib.app.review import ignore as run_ignore

    return run_ignore(find_settings(), _name(library), named)


def accept(
    key: str, field: str = "", library: str | Path | None = None, *, mine: bool = False
) -> tuple[Acceptance, ...]:
    """Resolve an entry's conflicts, or the one in `field`, with the sources' value, or with `mine` your own."""
    from vlbib.app.curate import accept as run_accept

    return run_accept(find_settings(), _name(library), key, field, mine=mine)


def rename_key(
    old: str, new: str, library: str | Path | None = None, *, tex: Iterable[str | Path] = (), notes: bool = True
) -> Rekeyed:
    """Give an entry another key; also rewrite its citations in the papers in `tex` and, with `notes`, in the notes."""
    from vlbib.app.curate import Citing
    from vlbib.app.curate import rename_key as run_rename

    return run_rename(find_settings(), _name(library), old, new, Citing(tuple(map(str, tex)), notes))


def annotate(note: str | Path, library: str | Path | None = None, *, remove: bool = False) -> AnnotatedNote:
    """Write `[@key]` after each title in a note whose work has an entry; with `remove`, remove these citations."""
    from vlbib.app.annotate import annotate as run_annotate

    return run_annotate(find_settings(), _name(library), str(note), remove=remove)


def cite(text: str, library: str | Path | None = None) -> CitedText:
    """Return a text with `[@key]` added after each title and short name whose work is in the library."""
    from vlbib.app.cite_text import cite_text

    return cite_text(find_settings(), _name(library), text)


def add(*works: str, tags: Iterable[str] = (), library: str | Path | None = None, offline: bool = False) -> Report:
    """Add works to the library without a note, each by an id, a DOI, a URL or a title.

    Raises `CannotUse` for a string that names no work, such as the name of a file.
    """
    from vlbib.app.reading.notebook import added_by_owner
    from vlbib.app.sync import sync as run_sync
    from vlbib.app.sync_request import SyncRequest

    added = tuple(added_by_owner(text, tuple(tags)) for text in works)
    return run_sync(SyncRequest(added=added, library=_name(library), offline=offline), find_settings())


def _name(library: str | Path | None) -> str | None:
    return None if library is None else str(library)

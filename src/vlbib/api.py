"""The Python API: the use cases of the commands as functions (`from vlbib import read, sync, check`); nothing prints.

Each function imports what it needs when it is called, so that a language server starts at once.

Invalid input raises `vlbib.CannotUse`, which names the file, what is wrong and what to do.
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
    """Read a .bib file. Raises `CannotUse` where there is none, or where it cannot be rebuilt byte for byte."""
    path = Path(library)
    data = files.read_bytes(path)
    if data is None:
        raise CannotUse(f"{path}: there is no such file")
    document = read_bytes(data, files.shown(path))
    if isinstance(document, Refused):
        raise CannotUse(str(document))
    return document.library


def resolve(titles: Iterable[str], *, resolvers: Iterable[str] = (), offline: bool = False) -> list[WorkReport]:
    """Find works by title, short name or id, in the order asked; nothing is written."""
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

    `update` asks again: True for what is not published, "all", or keys. `prune` removes what no note names any more,
    except for what the papers in `tex` (.tex, .aux or .bcf files, or folders of them) cite.
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
    """Check .bib files, or the project's library; nothing is written. `papers` are documents that cite it."""
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
    """Return what the check finds in one file of the project: the library, a note, or a paper that cites it."""
    from vlbib.app.check.of_file import findings_in

    return findings_in(find_settings(), Path(file))


def fix(text: str, finding: Finding) -> str:
    """Return the text of a library with the fix of a finding of that very text made; nothing is written."""
    from vlbib.app.check.one_fix import with_fix

    return with_fix(text.encode(), finding).decode()


def verify(*references: str | Path, resolvers: Iterable[str] = (), offline: bool = False) -> VerifiedFiles:
    """Check references against the sources: files (.bib, .bbl, .tex, ...) and formatted references, or the library.

    A string that names an existing file is a file, any other a reference. Nothing is written.
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
    """Return the library in another format (`csl-json`, `ris`, `html`, ...), or its entries with all of the tags."""
    from vlbib.app.export import Wanted, exported

    wanted = Wanted(format=name, tags=tuple(tags), keys=tuple(keys))
    return exported(find_settings(), None if library is None else str(library), wanted).text


def explain(target: str, library: str | Path | None = None) -> Story | LineStory:
    """Explain a key or FILE:LINE, as `vlbib explain` does."""
    from vlbib.app.explain import explain as run_explain

    return run_explain(find_settings(), _name(library), target)


def is_project_note(file: str | Path) -> bool:
    """Tell whether a file has a note's name and is the project's: below its root, or where its settings name notes."""
    from vlbib.app.project import is_in_project

    return is_in_project(find_settings(), str(file))


def overview(note: str | Path, library: str | Path | None = None) -> NoteOverview:
    """Return what each line of a note names and what became of it, and the lines that were not taken."""
    from vlbib.app.note_overview import note_overview

    return note_overview(find_settings(), _name(library), str(note))


def naming_lines(key: str, library: str | Path | None = None) -> tuple[tuple[Path, int], ...]:
    """Return the lines that name the work of a key, in words or by it, each as its note and its number."""
    from vlbib.app.naming_lines import lines_naming

    return lines_naming(find_settings(), _name(library), key)


def show(key: str, library: str | Path | None = None) -> EntryGlance:
    """Return an entry at a glance, by its key or one that it had before."""
    from vlbib.app.show_entry import show_entry

    return show_entry(find_settings(), _name(library), key)


def reference(key: str, library: str | Path | None = None, *, markup: str = "text") -> str:
    """Return an entry as a reference in a bibliography, as `text`, `markdown`, `html` or `latex`."""
    from vlbib.app.find_entry import find_entry
    from vlbib.app.reference_text import reference_text

    filed = find_entry(find_settings(), _name(library), key)
    return reference_text(filed.document.library, filed.entry, markup)


def entries(library: str | Path | None = None) -> tuple[EntryRow, ...]:
    """Return the entries of the library in brief, in file order."""
    from vlbib.app.listing import listed_rows

    return listed_rows(find_settings(), _name(library))


def search(*words: str, library: str | Path | None = None) -> list[Hit]:
    """Return the entries that contain all words: in the title, people, the notes' text around them, remarks."""
    from vlbib.app.search_library import search_library

    return search_library(find_settings(), _name(library), words)


def waiting(note: str | Path = "", library: str | Path | None = None) -> list[Waiting]:
    """Return the works that wait for a decision, doubtful ones first; of one note or folder where it is named."""
    from vlbib.app.review import QueueFilter
    from vlbib.app.review import waiting as run_waiting

    return run_waiting(find_settings(), _name(library), QueueFilter(file=str(note) if note else ""))


def places(key: str, library: str | Path | None = None) -> tuple[FiledKey, ...]:
    """Return the exact places of a key: its entry first, then the notes, then the papers of the project."""
    from vlbib.app.key_places import places_of_key

    return places_of_key(find_settings(), _name(library), key)


def address(key: str, library: str | Path | None = None, *, pdf: bool = False) -> str:
    """Return where an entry can be read: a page, or with `pdf` the PDF itself."""
    from vlbib.app.places import where_to_read

    return where_to_read(find_settings(), _name(library), key, pdf=pdf).address


def pin(named: str, to: str, library: str | Path | None = None) -> tuple[str, ...]:
    """Write into the settings which work FILE:LINE, a title, a short name or a key means; return the lines' texts.

    `to` is an arXiv id, a DOI, a URL, `none` or `title`. The next sync follows it.
    """
    from vlbib.app.review import pin as run_pin

    return run_pin(find_settings(), _name(library), named, to)


def ignore(named: str, library: str | Path | None = None) -> tuple[str, ...]:
    """Write into the settings that FILE:LINE, a title or a short name means no work; return the lines' texts."""
    from vlbib.app.review import ignore as run_ignore

    return run_ignore(find_settings(), _name(library), named)


def accept(
    key: str, field: str = "", library: str | Path | None = None, *, mine: bool = False
) -> tuple[Acceptance, ...]:
    """Settle the conflicts of an entry, or that of one field: by the sources' value, or with `mine` by the owner's."""
    from vlbib.app.curate import accept as run_accept

    return run_accept(find_settings(), _name(library), key, field, mine=mine)


def rename_key(
    old: str, new: str, library: str | Path | None = None, *, tex: Iterable[str | Path] = (), notes: bool = True
) -> Rekeyed:
    """Give an entry another key, in the notes that cite it and in the papers in `tex` too."""
    from vlbib.app.curate import Citing
    from vlbib.app.curate import rename_key as run_rename

    return run_rename(find_settings(), _name(library), old, new, Citing(tuple(map(str, tex)), notes))


def annotate(note: str | Path, library: str | Path | None = None, *, remove: bool = False) -> AnnotatedNote:
    """Write `[@key]` after each title of a note whose work has an entry, or take them out again."""
    from vlbib.app.annotate import annotate as run_annotate

    return run_annotate(find_settings(), _name(library), str(note), remove=remove)


def cite(text: str, library: str | Path | None = None) -> CitedText:
    """Return a text with `[@key]` after each title and short name in it whose work is in the library."""
    from vlbib.app.cite_text import cite_text

    return cite_text(find_settings(), _name(library), text)


def add(*works: str, tags: Iterable[str] = (), library: str | Path | None = None, offline: bool = False) -> Report:
    """Take works into the library that no note names, each by an id, a DOI, a URL or a title.

    Raises `CannotUse` for what names no work, as a file does.
    """
    from vlbib.app.reading.notebook import added_by_owner
    from vlbib.app.sync import sync as run_sync
    from vlbib.app.sync_request import SyncRequest

    added = tuple(added_by_owner(text, tuple(tags)) for text in works)
    return run_sync(SyncRequest(added=added, library=_name(library), offline=offline), find_settings())


def _name(library: str | Path | None) -> str | None:
    return None if library is None else str(library)

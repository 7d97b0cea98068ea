"""The commands' own doors for Python: `from vlbib import read, resolve, sync, check, export`; nothing prints.

Faults of the input raise `vlbib.CannotUse`, with the file, what is wrong and what to do.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vlbib import files
from vlbib.app.check.command import CheckRequest
from vlbib.app.check.command import check as run_check
from vlbib.app.export import Wanted, exported
from vlbib.app.lookup import look_up
from vlbib.app.papers import may_be_cited
from vlbib.app.project import find_settings
from vlbib.app.refresh import asked_again
from vlbib.app.sync import SyncRequest
from vlbib.app.sync import sync as run_sync
from vlbib.bibtex.document import Refused
from vlbib.bibtex.document import read as read_bytes
from vlbib.core.faults import CannotUse
from vlbib.sources.session import open_session

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.finding import Finding
    from vlbib.core.bib import Library
    from vlbib.report.outcome import Report, WorkReport


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
    but for what the papers in `tex` (.tex, .aux or .bcf files, or folders of them) cite.
    """
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
    request = CheckRequest(
        files=tuple(str(library) for library in libraries),
        select=tuple(select),
        ignore=tuple(ignore),
        papers=tuple(str(paper) for paper in papers),
    )
    return run_check(request, find_settings()).findings


def export(name: str, library: str | Path | None = None, *, tags: Iterable[str] = (), keys: Iterable[str] = ()) -> str:
    """Return the library in another format (`csl-json`, `ris`, `html`, ...), or its entries with all of the tags."""
    wanted = Wanted(format=name, tags=tuple(tags), keys=tuple(keys))
    return exported(find_settings(), None if library is None else str(library), wanted).text

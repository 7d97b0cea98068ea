"""`index add` and `index info`: the user's own index of dumps, in the data folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vlbib import files
from vlbib.bibtex.document import Refused, read
from vlbib.core.faults import CannotUse
from vlbib.sources.dumps import Added, CannotAdd, Info, add_files, index_info

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from vlbib.core.bib import Entry

NAME = "index"


def index_path() -> Path:
    """Return where the user's index lies."""
    return files.data_dir() / f"{NAME}.sqlite"


def add_dumps(names: Sequence[str], progress: Callable[[Path, int, int], None] | None = None) -> Added:
    """Add dump files to the user's index. Raises `CannotUse` where it cannot be written."""
    path = index_path()
    report = progress or (lambda _file, _done, _total: None)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return add_files([Path(name) for name in names], path, report, parse_bib=_entries)
    except (CannotAdd, OSError) as error:
        raise CannotUse(f"{path}: {error}") from error


def about() -> Info | None:
    """Return what the user's index holds; None where there is none."""
    return index_info(index_path())


def _entries(data: bytes) -> Iterable[Entry]:
    document = read(data, "")
    return () if isinstance(document, Refused) else document.library.entries

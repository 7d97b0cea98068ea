"""`index add` and `index info`: the user's own index of dumps, in the data folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from vlbib.bibtex.document import Refused, read
from vlbib.bibtex.grammar import BlockKind
from vlbib.core.faults import CannotUse
from vlbib.sources.dumps import (
    Added,
    CannotAdd,
    Damaged,
    DumpFault,
    Info,
    add_files,
    check_usable,
    index_info,
    rebuild_from_dumps,
)
from vlbib.storage import files
from vlbib.storage.file_kinds import special_kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vlbib.core.bib import Entry
    from vlbib.sources.index.table_files import TablesInfo

NAME = "index"
_Read = TypeVar("_Read")


def index_path() -> Path:
    """Return the path of the user's index. Raises `CannotUse` if there is something other than a regular file."""
    path = files.data_dir() / f"{NAME}.sqlite"
    kind = special_kind(path)
    if kind:
        raise CannotUse(f"{path}: is {kind}, not a regular file, and is left alone; move it away")
    return path


def add_to_large_index(
    names: Sequence[str], progress: Callable[[Path, int, int], None] | None = None, *, skip_damaged: bool = False
) -> Added:
    """Add dump files and folders to the tables of DuckDB. Raises `CannotUse` if they cannot be written."""
    from vlbib.sources.dumps.table_adding import add_to_tables
    from vlbib.sources.index import tables_folder

    folder = tables_folder(NAME, files.data_dir())
    report = progress or (lambda _file, _done, _total: None)
    try:
        return add_to_tables(
            [Path(name) for name in names], folder, report, skip_damaged=skip_damaged, parse_bib=_entries
        )
    except (CannotAdd, OSError) as error:
        raise CannotUse(f"{folder}: {error}") from error


def add_dumps(names: Sequence[str], progress: Callable[[Path, int, int], None] | None = None) -> Added:
    """Add dump files to the user's index. Raises `CannotUse` if it cannot be written."""
    path = index_path()
    report = progress or (lambda _file, _done, _total: None)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return add_files([Path(name) for name in names], path, report, parse_bib=_entries)
    except (CannotAdd, OSError) as error:
        raise CannotUse(f"{path}: {error}") from error


def rebuild_index(progress: Callable[[Path, int, int], None] | None = None) -> Added:
    """Rebuild the user's index from the dumps that it was made from. Raises `CannotUse` if one is missing."""
    path = index_path()
    report = progress or (lambda _file, _done, _total: None)
    try:
        return rebuild_from_dumps(path, report, parse_bib=_entries)
    except (CannotAdd, OSError) as error:
        raise CannotUse(f"{path}: {error}") from error


def check_index() -> None:
    """Check every page of the user's index. Raises `CannotUse` if there is no index or if it is damaged."""
    path = index_path()
    if not path.is_file():
        raise CannotUse(f"{path}: there is no index; make it with vlbib index add FILE")
    _usable(lambda: check_usable(path, every_page=True))


def _usable(read: Callable[[], _Read]) -> _Read:
    try:
        return read()
    except Damaged as error:
        raise CannotUse(f"{index_path()}: {error}; `vlbib index rebuild` rebuilds it from its dumps") from error


def about() -> Info | None:
    """Return what the user's index contains; None if there is none. Raises `CannotUse` if it cannot be used."""
    return _usable(lambda: index_info(index_path()))


def about_tables() -> TablesInfo | None:
    """Return what the tables of a large index contain; None if there are none. Raises `CannotUse` for damaged ones."""
    from vlbib.sources.index import tables_folder
    from vlbib.sources.index.table_files import tables_info

    folder = tables_folder(NAME, files.data_dir())
    try:
        return tables_info(folder)
    except (OSError, ValueError) as error:
        raise CannotUse(f"{folder}: its manifest is damaged ({error}); move it away and add its dumps again") from error


def _entries(data: bytes) -> Iterator[Entry | DumpFault]:
    """Yield the entries of a .bib file, then its unreadable places; one at the end means that the file is cut off."""
    document = read(data, "")
    if isinstance(document, Refused):
        yield DumpFault(document.line, document.reason, is_end=True)
        return
    yield from document.library.entries
    for block in document.blocks:
        if block.kind is BlockKind.BROKEN:
            yield DumpFault(block.line, block.reason, is_end=not document.source[block.end :].strip())

"""Rebuilds an index from its dumps; the old index is kept until the new one is complete."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vlbib.sources.dumps.adding import CannotAdd, add_files, digest_of, holding_index
from vlbib.sources.dumps.dump_list import list_dumps, list_path, read_list

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vlbib.core.bib import Entry
    from vlbib.sources.dumps.adding import Added
    from vlbib.sources.dumps.dump_list import ListedDump
    from vlbib.sources.dumps.reading import DumpFault


def rebuild_from_dumps(
    index: Path,
    progress: Callable[[Path, int, int], None] = lambda _file, _done, _total: None,
    *,
    parse_bib: Callable[[bytes], Iterable[Entry | DumpFault]] | None = None,
) -> Added:
    """Rebuild an index from its dumps, and return the result for each.

    If one of them cannot be read to its end, the old index is kept. Raises `CannotAdd` if there is no list of dumps, if
    a dump is missing or has changed, and whenever `add_files` does.
    """
    dumps = read_list(index)
    if not dumps:
        raise CannotAdd("there is no list of its dumps; move it away and add them again: vlbib index add FILE")
    faults = [fault for dump in dumps if (fault := _fault(dump))]
    if faults:
        raise CannotAdd("; ".join(faults))
    new = index.with_name(f"new-{index.name}")
    with holding_index(index):
        added = add_files([Path(dump.path) for dump in dumps], new, progress, parse_bib=parse_bib)
        whole = not any(file.refused or file.broken for file in added.files)
        if whole:
            new.replace(index)
            list_dumps(index, {Path(dump.path): dump.digest for dump in dumps})
    for left in (new, list_path(new)):
        left.unlink(missing_ok=True)
    return added


def _fault(dump: ListedDump) -> str:
    """Return why a dump cannot be read again; "" if it is unchanged."""
    path = Path(dump.path)
    if not path.is_file():
        return f"{path} is missing; put it back, or add the dumps that you still have to a new index"
    if path.stat().st_size != dump.size or digest_of(path) != dump.digest:
        return f"{path} is not the file that was added; put that back, or add this one to a new index"
    return ""

"""The parts of a dump, in the layout in which its publisher distributes it.

OpenAlex: `works/updated_date=.../part_*.gz` or `.parquet`, with a `manifest`, and `merged_ids/works/*.csv.gz`. Semantic
Scholar: `papers/` and `paper-ids/` of a release, and diffs to later releases as `updates/` and `deletes/`. arXiv and
DBLP are one file each. Any other folder is taken as a folder of dumps of any format.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class PartKind(StrEnum):
    """The meaning of the lines of a part."""

    RECORDS = "records"  # papers, or newer versions of them
    MERGED = "merged"  # OpenAlex ids that were merged into other works
    DELETED = "deleted"  # Semantic Scholar papers that were deleted
    PAPER_IDS = "paper_ids"  # hashes that identify Semantic Scholar papers


@dataclass(frozen=True, slots=True)
class DumpPart:
    """A file of a dump, and the kind of its lines."""

    path: Path
    kind: PartKind = PartKind.RECORDS


_PASSED_OVER = ("manifest", "manifest.json", "README.txt", "README.md", "LICENSE.txt", "RELEASE_NOTES.txt")


def dump_parts(path: Path) -> tuple[DumpPart, ...]:
    """Return the parts of a file or folder; later parts override earlier ones."""
    if not path.is_dir():
        return (DumpPart(path),)
    files = [file for file in path.rglob("*") if file.is_file() and not _is_apart(file, path)]
    return tuple(sorted((_part(file, path) for file in files), key=lambda part: _order(part, path)))


def _is_apart(file: Path, folder: Path) -> bool:
    """Tell whether a file is not a part of the dump: a manifest, a note, or a hidden file."""
    inside = file.relative_to(folder).parts
    return file.name in _PASSED_OVER or any(name.startswith((".", "_")) for name in inside)


def _part(file: Path, folder: Path) -> DumpPart:
    names = set(_names(file, folder))
    if "merged_ids" in names:
        return DumpPart(file, PartKind.MERGED)
    if names & {"deletes", "delete_files"}:
        return DumpPart(file, PartKind.DELETED)
    return DumpPart(file, PartKind.PAPER_IDS if names & {"paper-ids", "paper_ids"} else PartKind.RECORDS)


def _names(file: Path, folder: Path) -> Iterator[str]:
    """Yield the names of the folders that contain a file, starting with the dump's own."""
    yield folder.name
    yield from file.relative_to(folder).parts[:-1]


def _order(part: DumpPart, folder: Path) -> tuple[int, str, int, str]:
    """Return the sort key: the full release, then its diffs, each with deletions last, then merged and paper ids."""
    inside = part.path.relative_to(folder)
    names = inside.parts[:-1]
    is_diff = any(name in ("updates", "update_files", "deletes", "delete_files") for name in names)
    release = "/".join(name for name in names if name not in ("updates", "update_files", "deletes", "delete_files"))
    kinds = list(PartKind)
    last = part.kind in (PartKind.MERGED, PartKind.PAPER_IDS)
    return (2 if last else int(is_diff), release, kinds.index(part.kind), inside.name)

"""The LaTeX sources of papers: found in folders, asked what they cite, and rewritten where a key has changed."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vlbib import files
from vlbib.app import distribution
from vlbib.files import CannotUse
from vlbib.library.citations import rewrite

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vlbib.model import Library

SUFFIXES = (".tex", ".ltx")
_REFERENCES = ("crossref", "xref", "xdata", "related", "entryset")


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A LaTeX source with citations to rewrite: its file, its new bytes, how many citations change."""

    file: Path
    data: bytes
    count: int


def rewritten(folders: Sequence[str], renamed: Mapping[str, str]) -> tuple[Rewritten, ...]:
    """Return the sources that cite an old key, each with its new bytes; nothing is written. Raises `CannotUse`."""
    return tuple(found for path in _sources(folders) if (found := _rewritten(path, renamed)) is not None)


def _rewritten(path: Path, renamed: Mapping[str, str]) -> Rewritten | None:
    data = files.read_bytes(path) or b""
    encoding = _encoding(data)
    text, count = rewrite(data.decode(encoding), renamed)
    if not count:
        return None
    files.check_writable(path)
    try:
        return Rewritten(path, text.encode(encoding), count)
    except UnicodeEncodeError as error:
        raise CannotUse(f"{files.shown(path)}: is not UTF-8 and cannot hold the new key; convert it first") from error


def _encoding(data: bytes) -> str:
    """Return an encoding that gives every byte back: UTF-8, else Latin-1."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "latin-1"
    return "utf-8"


def _sources(folders: Sequence[str]) -> list[Path]:
    """Return the LaTeX sources of files and folders, each once, in order. Raises `CannotUse` for what is not there."""
    found: dict[Path, Path] = {}
    for name in folders:
        path = Path(name)
        if not path.exists():
            raise CannotUse(f"{files.shown(path)}: there is no such file or folder; name a .tex file or a folder")
        for one in _walk(path) if path.is_dir() else (path,):
            found.setdefault(one.resolve(), one)
    return list(found.values())


def _walk(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(root, name) for name in sorted(names) if name.lower().endswith(SUFFIXES))


def cited_keys(papers: Sequence[str]) -> frozenset[str]:
    """Return what papers cite together; a folder stands for the LaTeX sources in it.

    Raises `CannotUse` also where a file that a paper includes is not there: what it cites is not known. Files of the
    TeX distribution cite nothing; what TeX finds elsewhere is read.
    """
    from vlbib.app.cite import read_papers

    named = [[str(one) for one in _sources([paper])] if Path(paper).is_dir() else [paper] for paper in papers]
    waiting = [one for several in named for one in several]
    keys: set[str] = set()
    seen: set[str] = set()
    while waiting:
        found = read_papers(waiting)
        keys |= found.keys
        waiting = [place for place in _elsewhere(found.missing_files) if place not in seen]
        seen.update(waiting)
    return frozenset(keys)


def _elsewhere(included: Sequence[str]) -> list[str]:
    """Return the places of included files that are not beside the paper, those of the TeX distribution left out."""
    places = {name: distribution.find(name) for name in included if not distribution.is_of_distribution(name)}
    lost = next((name for name, place in places.items() if place is None), None)
    if lost is not None:
        raise CannotUse(f"{lost}: included, but not there, so what it cites is not known; name the .aux file instead")
    return list(dict.fromkeys(str(place) for place in places.values()))


def needed(library: Library, cited: frozenset[str]) -> frozenset[str]:
    """Return the keys that papers need: those cited, in any case or as a former key, and what other entries refer to.

    All of them where the papers cite `*`.
    """
    if "*" in cited:
        return frozenset(entry.key for entry in library.entries)
    lower = {key.lower() for key in cited}
    named = {one for entry in library.entries for name in _REFERENCES for one in _split(entry.get(name))}
    former = {
        entry.key for entry in library.entries if lower & {entry.key.lower(), *map(str.lower, _split(entry.get("ids")))}
    }
    return cited | former | named


def _split(value: str) -> list[str]:
    return [one.strip() for one in value.split(",") if one.strip()]

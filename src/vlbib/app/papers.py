"""Finds the LaTeX sources of papers in folders, reads what they cite, and rewrites citations of a changed key."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.app import distribution
from vlbib.core.faults import CannotUse
from vlbib.core.fields import REFERENCES
from vlbib.storage import files
from vlbib.storage.file_kinds import is_file_there
from vlbib.tex.braced_words import braced_words
from vlbib.tex.definitions import definitions
from vlbib.tex.rename import cited_key_lists, rename_keys
from vlbib.tex.tokens import LatexSource

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from vlbib.core.bib import Library
    from vlbib.core.cite_commands import CitationShape
    from vlbib.tex.citations import CitedKey

SUFFIXES = (".tex", ".ltx")
_RECORDS = (".aux", ".bcf")  # in which LaTeX has recorded a paper's citations


class Rewritten(Struct, frozen=True):
    """A LaTeX source with citations to rewrite: its file, its new bytes, how many citations change."""

    file: Path
    data: bytes
    count: int


def rewritten(folders: Sequence[str], renamed: Mapping[str, str]) -> tuple[Rewritten, ...]:
    """Return the sources that cite an old key, each with its new bytes; nothing is written. Raises `CannotUse`.

    Citation commands that one of the files defines, or a file that it includes, count in all of them.
    """
    if not folders:
        return ()
    data = {path: files.read_bytes(path) or b"" for path in _sources(folders)}
    own: dict[str, CitationShape | None] = {}
    for text in (*map(_text, data.values()), *_included_texts(folders)):
        own.update(definitions(LatexSource(text), own).shapes)
    papers = (_rewritten(path, content, renamed, own) for path, content in data.items())
    return tuple(paper for paper in papers if paper is not None)


def cited_in_papers(folder: Path) -> Iterator[tuple[Path, LatexSource, CitedKey]]:
    """Yield each key that the LaTeX sources below a folder cite, in order, with its source."""
    sources = [(path, LatexSource(_text(files.read_bytes(path) or b""))) for path in _walk(folder, SUFFIXES)]
    own: dict[str, CitationShape | None] = {}
    for _, source in sources:
        own.update(definitions(source, own).shapes)
    for path, source in sources:
        yield from ((path, source, cited) for keys in cited_key_lists(source, own) for cited in keys)


def _included_texts(folders: Sequence[str]) -> list[str]:
    """Return the texts of the given files (not folders) and of the files that they include."""
    from vlbib.app.cite import paper_citations

    texts: list[str] = []
    paper_citations([name for name in folders if is_file_there(Path(name))], lambda _, text: texts.append(text))
    return texts


def _rewritten(
    path: Path, data: bytes, renamed: Mapping[str, str], own: Mapping[str, CitationShape | None]
) -> Rewritten | None:
    text, count = rename_keys(_text(data), renamed, own)
    if not count:
        return None
    files.check_writable(path)
    try:
        return Rewritten(path, text.encode(_encoding(data)), count)
    except UnicodeEncodeError as error:
        raise CannotUse(f"{files.shown(path)}: is not UTF-8 and cannot hold the new key; convert it first") from error


def _text(data: bytes) -> str:
    return data.decode(_encoding(data))


def _encoding(data: bytes) -> str:
    """Return an encoding that keeps every byte: UTF-8, else Latin-1."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "latin-1"
    return "utf-8"


def _sources(folders: Sequence[str]) -> list[Path]:
    """Return the LaTeX sources in files and folders, each once, in order. Raises `CannotUse` for a missing path."""
    unique: dict[Path, Path] = {}
    for name in folders:
        path = Path(name)
        if not path.exists():
            raise CannotUse(f"{files.shown(path)}: there is no such file or folder; name a .tex file or a folder")
        for source in _walk(path, SUFFIXES) if path.is_dir() else (path,):
            unique.setdefault(Path(os.path.realpath(source)), source)
    return list(unique.values())


def _walk(folder: Path, suffixes: tuple[str, ...]) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        paths = (Path(root, name) for name in sorted(names) if name.lower().endswith(suffixes))
        yield from (path for path in paths if path.is_file())


def may_be_cited(papers: Sequence[str]) -> frozenset[str]:
    """Return what papers cite and every word in braces, as an author's own command may cite by it.

    Raises `CannotUse` as `cited_keys` does.
    """
    words: set[str] = set()

    def on_file(name: str, text: str) -> None:
        if not name.endswith(_RECORDS):
            words.update(braced_words(text))

    keys = cited_keys(papers, on_file)
    return keys | (words - {"*"})


def cited_keys(papers: Sequence[str], on_file: Callable[[str, str], None] | None = None) -> frozenset[str]:
    """Return the keys that papers cite; a folder means the LaTeX sources, .aux and .bcf files in it.

    `on_file` is given the name and text of each file read. Files that TeX finds elsewhere are read; those of the TeX
    distribution are skipped, as they cite nothing. Raises `CannotUse` also for an included file that is missing and
    for a folder without papers: what they cite is not known.
    """
    from vlbib.app.cite import paper_citations

    waiting, records = _named(papers)
    keys: set[str] = set()
    seen: set[str] = set()
    while waiting:
        citing = paper_citations(waiting, on_file)
        keys |= citing.keys
        waiting = [place for place in _elsewhere(citing.missing_files) if place not in seen]
        seen.update(waiting)
    return frozenset(keys | paper_citations(records).keys)


def _named(papers: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the papers to read, including those in folders, and the .aux and .bcf files in folders with sources.

    Raises `CannotUse` for a folder without any of these, as it is not known what it cites.
    """
    named: list[str] = []
    records: list[str] = []
    for paper in papers:
        if not Path(paper).is_dir():
            named.append(paper)
            continue
        sources = [str(place) for place in _sources([paper])]
        written = [str(place) for place in _walk(Path(paper), _RECORDS)]
        if not sources and not written:
            raise CannotUse(
                f"{files.shown(Path(paper))}: has no .tex, .aux or .bcf file, so what it cites is not known"
            )
        named += sources or written
        records += written if sources else []
    return named, records


def _elsewhere(included: Sequence[str]) -> list[str]:
    """Return the paths of included files that are not beside the paper, without those of the TeX distribution."""
    places = {name: distribution.find(name) for name in included if not distribution.is_of_distribution(name)}
    lost = next((name for name, place in places.items() if place is None), None)
    if lost is not None:
        raise CannotUse(f"{lost}: included, but missing, so what it cites is not known; name the .aux file instead")
    return list(dict.fromkeys(str(place) for place in places.values()))


def needed(library: Library, cited: frozenset[str], keys: Iterable[str] = ()) -> frozenset[str]:
    """Return the keys that papers need: those cited, in any case or as a former key, and those other entries refer to.

    If the papers cite `*`, these are all keys. `keys` are further ones, current and former, that may be cited.
    """
    if "*" in cited:
        return frozenset(entry.key for entry in library.entries)
    lower = {key.lower() for key in cited}
    named = {key for entry in library.entries for name in REFERENCES for key in _split(entry.get(name))}
    former = {
        entry.key for entry in library.entries if lower & {entry.key.lower(), *map(str.lower, _split(entry.get("ids")))}
    }
    return frozenset(former | named | {key for key in keys if key.lower() in lower})


def _split(value: str) -> list[str]:
    return [key.strip() for key in value.split(",") if key.strip()]

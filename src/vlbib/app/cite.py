"""Compares what papers cite with the library: missing keys, unused entries, and the paper's own .bib file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from msgspec import Struct, structs

from vlbib.app.project import document_of, locate, read_state
from vlbib.core.faults import CannotUse
from vlbib.storage import files
from vlbib.storage.file_kinds import is_stream
from vlbib.tex.comparison import Comparison, compare_citations
from vlbib.tex.paper import PaperCitations, read_citations
from vlbib.tex.subset import subset

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vlbib.core.citation import Citation
    from vlbib.settings import Settings

HEADER = "% Written by vlbib cite from {library}: change it there, not here.\n\n"
_NO_PAPERS = {
    **dict.fromkeys((".md", ".markdown", ".mdown", ".mkd", ".org", ".ipynb", ".canvas", ".tid"), "a note"),
    ".bib": "a library",
    ".pdf": "a PDF",
}
_MARK = "% Written by vlbib cite"


class CitationJson(TypedDict):
    """A citation, with the 1-based line and column of its key."""

    key: str
    file: str
    line: int
    column: int


class MissingJson(CitationJson):
    """A citation of a key that no entry has, with the keys that may be meant."""

    suggestions: list[str]


class OtherCaseJson(CitationJson):
    """A citation whose key differs from the library's only in case."""

    library: str


class CiteDocument(TypedDict):
    """What papers cite, compared with the library."""

    version: int
    missing: list[MissingJson]
    case: list[OtherCaseJson]
    unused: list[str]
    used: list[str]
    missing_files: list[str]


class Cited(Struct, frozen=True, kw_only=True):
    """What papers cite, how it compares with the library, and the text of a .bib file with the cited entries."""

    citations: PaperCitations
    comparison: Comparison
    bib: str

    @property
    def is_clean(self) -> bool:
        """Tell whether every citation has an entry with exactly its key."""
        return not (self.comparison.missing or self.comparison.other_case)

    def json(self) -> CiteDocument:
        """Return all of it as JSON values."""
        compared = self.comparison
        return {
            "version": 1,
            "missing": [{**_place(case.citation), "suggestions": list(case.suggestions)} for case in compared.missing],
            "case": [{**_place(case.citation), "library": case.key} for case in compared.other_case],
            "unused": list(self.comparison.unused),
            "used": list(self.comparison.used),
            "missing_files": list(self.citations.missing_files),
        }


def _place(citation: Citation) -> CitationJson:
    return {"key": citation.key, "file": citation.file, "line": citation.line, "column": citation.column}


def cited(settings: Settings, library: str | None, papers: Sequence[str]) -> Cited:
    """Compare papers (.tex, .aux, .bcf) with the library. Raises `CannotUse` for one that cannot be read."""
    citations = paper_citations(papers)
    project = locate(settings, library)
    state = read_state(project)
    entries = document_of(project, state).library

    def today(key: str) -> str | None:
        return state.current_keys.get(key)  # the lock is read for the first unknown key only

    comparison = compare_citations(citations, entries, today)
    return Cited(
        citations=citations,
        comparison=comparison,
        bib=HEADER.format(library=entries.file) + subset(entries, comparison.used),
    )


def paper_citations(papers: Sequence[str], on_file: Callable[[str, str], None] | None = None) -> PaperCitations:
    """Return what papers and the files that they include cite. `on_file` is given each file's name and text.

    Raises `CannotUse` for a paper that does not exist, and for a file that is no paper.
    """
    papers_read = [_read_paper(Path(paper), on_file or _ignore) for paper in papers]
    return PaperCitations(
        tuple(citation for paper in papers_read for citation in paper.citations),
        tuple(dict.fromkeys(name for paper in papers_read for name in paper.libraries)),
        tuple(dict.fromkeys(name for paper in papers_read for name in paper.missing_files)),
    )


def _ignore(_name: str, _text: str) -> None:
    """Ignore a file's text."""


def _read_paper(path: Path, on_file: Callable[[str, str], None]) -> PaperCitations:
    data = files.read_bytes(path)
    if data is None:
        raise CannotUse(f"{files.shown(path)}: there is no such file; name a .tex, .aux or .bcf file")
    if path.suffix.lower() in _NO_PAPERS:
        advice = "name a .tex, .aux or .bcf file; `vlbib check` reads what notes cite"
        raise CannotUse(f"{files.shown(path)}: is {_NO_PAPERS[path.suffix.lower()]}, not a paper; {advice}")
    folder = path.parent

    def load(name: str) -> str | None:
        included = folder / name
        if not included.is_file():
            return None
        text = _decoded(included.read_bytes())
        on_file(name, text)
        return text

    text = _decoded(data)
    on_file(path.name, text)
    paper = read_citations(text, path.name, load)
    shown = {name: _shown_beside(folder, name) for name in {citation.file for citation in paper.citations}}
    citations = (structs.replace(citation, file=shown[citation.file]) for citation in paper.citations)
    return structs.replace(paper, citations=tuple(citations))


def _shown_beside(folder: Path, name: str) -> str:
    """Return for messages the path of a file that a paper in a folder names, without `..` if that is the same file."""
    path = folder / name
    plain = Path(os.path.normpath(path))
    return files.shown(plain if os.path.realpath(plain) == os.path.realpath(path) else path)


def _decoded(data: bytes) -> str:
    """Decode a TeX file as UTF-8, else as Latin-1, which has every byte; keys are mostly ASCII."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def write_bib(path: Path, text: str, library: Path) -> bool:
    """Write a paper's own .bib file if it would change, and tell whether it was written.

    Raises `CannotUse` for the library itself, and for a file that vlbib did not write.
    """
    if files.target_of(path) == files.target_of(library):
        raise CannotUse(f"{files.shown(path)}: is the library itself; name another file with -o")
    old = files.read_bytes(path) if path.is_file() else b""
    if old and not old.startswith(_MARK.encode()) and not is_stream(path):
        raise CannotUse(f"{files.shown(path)}: was not written by vlbib cite; move it away or name another file")
    return files.write_output(path, text.encode())

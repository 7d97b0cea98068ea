r"""Reads what a paper (.tex, .aux or .bcf) and the files that it includes cite.

Pure: the caller passes a function that loads included files.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from vlbib.core.citation import Citation
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.tex.auxiliary import read_aux, read_bcf
from vlbib.tex.citations import CitedKey, cited_lists, shape_of
from vlbib.tex.definitions import definitions
from vlbib.tex.includes import BibFile, Include, files_named
from vlbib.tex.tokens import LatexSource

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vlbib.core.cite_commands import CitationShape

Loader: TypeAlias = Callable[[str], str | None]
_NO_FILE = lazy_pattern(r"[#\\{}]")


class PaperCitations(Struct, frozen=True):
    """The citations of a paper in reading order, the .bib files that it names, and the missing included files."""

    citations: tuple[Citation, ...] = ()
    libraries: tuple[str, ...] = ()
    missing_files: tuple[str, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        """The cited keys; `*` means all."""
        return frozenset(citation.key for citation in self.citations)


def read_citations(text: str, file: str, load: Loader) -> PaperCitations:
    r"""Return what a file cites; it is read as LaTeX unless its suffix is .aux or .bcf.

    `load` returns the text of a file by its name, or None if there is none. It is called with the name in \input,
    \include, \@input and the like, and with .tex added if the name has no suffix. Each file is read once.
    """
    return _Reader(load, file[-4:]).read(text, file)


class _Reader:
    """Reads a file and its includes depth first, each file once."""

    def __init__(self, load: Loader, suffix: str) -> None:
        self._load = load
        self._kind = suffix if suffix in {".aux", ".bcf"} else ".tex"
        self._suffix = ".tex" if self._kind == ".tex" else ""
        self._own: dict[str, CitationShape | None] = {}
        self._places: set[str] = set()
        self._citations: list[Citation] = []
        self._libraries: dict[str, None] = {}
        self._missing: dict[str, None] = {}

    def read(self, text: str, file: str) -> PaperCitations:
        self._places.add(file)
        self._read(text, file, "")
        return PaperCitations(tuple(self._citations), tuple(self._libraries), tuple(self._missing))

    def _read(self, text: str, file: str, folder: str) -> None:
        source = LatexSource(text)
        for part in self._parts(source):
            match part:
                case CitedKey(key, start):
                    self._citations.append(Citation(key, file, *source.place(start)))
                case BibFile(name):
                    self._libraries[name if self._kind == ".bcf" or name.endswith(".bib") else f"{name}.bib"] = None
                case Include():
                    self._follow(part, folder)

    def _parts(self, source: LatexSource) -> Iterable[CitedKey | Include | BibFile]:
        if self._kind == ".aux":
            return read_aux(source.text)
        return read_bcf(source.text) if self._kind == ".bcf" else self._latex_parts(source)

    def _latex_parts(self, source: LatexSource) -> Iterator[CitedKey | Include | BibFile]:
        defined = definitions(source, self._own)
        self._own.update(defined.shapes)
        for command in source.commands:
            if command.start in defined.names_at:
                continue
            if shape := shape_of(command.name, self._own):
                yield from (key for keys in cited_lists(source, command.end, shape) for key in keys)
            else:
                yield from files_named(source, command)

    def _follow(self, include: Include, folder: str) -> None:
        """Read an included file once: from the include's or the including file's folder, else from the paper's."""
        inside = (folder if include.is_below else "") + include.folder
        file = include.name if include.name.endswith(self._suffix) else include.name + self._suffix
        beside = [] if include.folder else [file, include.name]
        if _NO_FILE.search(inside + file):
            return
        for place in dict.fromkeys([inside + file, inside + include.name, *beside]):
            text = None if place in self._places else self._load(place)
            if text is not None:
                self._places.add(place)
                self._read(text, place, place[: place.rfind("/") + 1] if include.is_subfile else inside)
            if place in self._places:
                return
        self._places.add(inside + file)
        self._missing[inside + file] = None

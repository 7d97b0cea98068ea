r"""Citations in papers: the keys that .tex, .aux and .bcf files cite, each with its place, and the files they include.

Pure: the text of an included file comes from a loader that the caller gives. Commands are those of LaTeX, natbib 8.31b
(section 2), biblatex 3.20 (section 3.9), apacite 6.03 (section 4), chapterbib and bibentry.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from vlbib.tex.source import Source, arguments

if TYPE_CHECKING:
    from collections.abc import Iterator

Loader: TypeAlias = Callable[[str], str | None]


@dataclass(frozen=True, slots=True)
class Citation:
    r"""A key that is cited: 1-based line and column of the key itself; `*` for `\nocite{*}`."""

    key: str
    file: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Citing:
    """What a paper cites, in reading order, the .bib files it names, and the included files that were not there."""

    citations: tuple[Citation, ...] = ()
    libraries: tuple[str, ...] = ()
    missing_files: tuple[str, ...] = ()

    @property
    def keys(self) -> frozenset[str]:
        """The cited keys; `*` means all."""
        return frozenset(one.key for one in self.citations)


_NATBIB = """cite citet citep citealt citealp citeauthor citefullauthor citeyear citeyearpar citenum citetalias
    citepalias Citet Citep Citealt Citealp Citeauthor Citefullauthor nocite shortcites onlinecite"""
_BIBLATEX = """Cite parencite Parencite footcite footcitetext textcite Textcite smartcite Smartcite supercite autocite
    Autocite citetitle citedate citeurl citetitles fullcite footfullcite notecite Notecite pnotecite Pnotecite fnotecite
    footcitep Footcite Footcitetext citelist fullfootcite"""
_APACITE = [
    f"{mask}{size}{kind}"
    for mask in ("", "mask")
    for size, kinds in (
        ("", "cite citeA citeNP citeANP citeauthor citeauthorNP citeyear citeyearNP citeN citeauthoryear"),
        ("full", "cite citeA citeNP citeauthor citeauthorNP"),
        ("short", "cite citeA citeNP citeauthor citeauthorNP citeN"),
        ("no", "cite citemeta"),
    )
    for kind in kinds.split()
]
_OTHERS = "bibentry fullciteentry citeasnoun possessivecite citeaffixed citename citefield citelist entrydata"
# \volcite{volume}[page]{key}: the volume stands before the key.
_VOLUME = "volcite Volcite pvolcite Pvolcite fvolcite ftvolcite svolcite Svolcite tvolcite Tvolcite avolcite Avolcite"
_MANY = """cites Cites parencites Parencites footcites footcitetexts smartcites Smartcites textcites Textcites
    supercites autocites Autocites"""
_MANY_VOLUMES = """volcites Volcites pvolcites Pvolcites fvolcites ftvolcites svolcites Svolcites tvolcites Tvolcites
    avolcites Avolcites"""

SINGLE = frozenset([*f"{_NATBIB} {_BIBLATEX} {_OTHERS}".split(), *_APACITE])
VOLUME = frozenset(_VOLUME.split())
MANY = frozenset(_MANY.split())
MANY_VOLUMES = frozenset(_MANY_VOLUMES.split())
_INCLUDES = frozenset({"input", "include", "subfile", "InputIfFileExists", "loadglsentries"})
# Package import: a folder and a file, whose own \\input then looks into that folder first.
_FROM_MAIN = frozenset({"import", "inputfrom", "includefrom"})
_FROM_HERE = frozenset({"subimport", "subinputfrom", "subincludefrom"})
_LIBRARIES = frozenset({"bibliography", "addbibresource", "addglobalbib", "addsectionbib"})
_COMMAND = re.compile(r"\\([A-Za-z@]+)\*?")
_KEY = re.compile(r"[^\s,]+")
_NO_KEY = re.compile(r"[#\\{}]")


def read_citations(text: str, file: str, load: Loader) -> Citing:
    r"""Return what a file cites; its kind is told by its suffix, .tex for any other than .aux and .bcf.

    `load` gives the text of a file named by \input, \include, \@input and the like, as it is written there and, where
    the name has no suffix, with .tex; None where there is none. A file is read once.
    """
    if file.endswith(".bcf"):
        return _read_bcf(text, file)
    return _Reader(load, aux=file.endswith(".aux")).read(text, file)


class _Reader:
    """Follows includes depth first, each file once, and gathers what they hold."""

    def __init__(self, load: Loader, *, aux: bool) -> None:
        self._load = load
        self._find = _in_aux if aux else _in_tex
        self._suffix = "" if aux else ".tex"
        self._seen: set[str] = set()
        self._citations: list[Citation] = []
        self._libraries: list[str] = []
        self._missing: list[str] = []

    def read(self, text: str, file: str) -> Citing:
        self._seen.add(file)
        self._one(text, file)
        return Citing(
            tuple(self._citations), tuple(dict.fromkeys(self._libraries)), tuple(dict.fromkeys(self._missing))
        )

    def _one(self, text: str, file: str, folder: str = "") -> None:
        for found in self._find(Source(text), file):
            match found:
                case Citation():
                    self._citations.append(found)
                case _Library(name):
                    self._libraries.append(name if name.endswith(".bib") else f"{name}.bib")
                case _Include():
                    self._follow(found, folder)

    def _follow(self, found: _Include, folder: str) -> None:
        """Read an included file once: in its own folder or that of the including file, else beside the paper."""
        inside = (folder if found.is_below else "") + found.folder
        file = found.name if found.name.endswith(self._suffix) else found.name + self._suffix
        places = dict.fromkeys([inside + file, inside + found.name, *([] if found.folder else [file, found.name])])
        if _NO_KEY.search(inside + file):
            return
        for place in places:
            text = None if place in self._seen else self._load(place)
            if text is not None:
                self._seen.add(place)
                self._one(text, place, place[: place.rfind("/") + 1] if found.is_subfile else inside)
            if place in self._seen:
                return
        self._seen.add(inside + file)
        self._missing.append(inside + file)


@dataclass(frozen=True, slots=True)
class _Include:
    """A file to read, in a folder of its own, which counts from the including file's if `is_below`.

    What a subfile includes lies beside it, for it is a paper of its own.
    """

    name: str
    folder: str = ""
    is_below: bool = True
    is_subfile: bool = False


@dataclass(frozen=True, slots=True)
class _Library:
    name: str


_Found: TypeAlias = Citation | _Include | _Library


def _in_tex(source: Source, file: str) -> Iterator[_Found]:
    for match in _COMMAND.finditer(source.masked):
        name = match[1]
        if name in SINGLE:
            yield from _cited(source, file, match.end(), 0)
        elif name in VOLUME:
            yield from _cited(source, file, match.end(), 1)
        elif name in MANY or name in MANY_VOLUMES:
            yield from _many(source, file, match.end(), volumes=name in MANY_VOLUMES)
        elif name in _INCLUDES:
            yield from _included(source, name, match.end())
        elif name in _FROM_MAIN or name in _FROM_HERE:
            yield from _imported(source, match.end(), is_below=name in _FROM_HERE)
        elif name in _LIBRARIES:
            yield from _libraries(source, match.end())


def _cited(source: Source, file: str, start: int, skip: int) -> Iterator[Citation]:
    """Yield the keys of a command whose first `skip` groups in braces hold no key."""
    groups = [one for one in arguments(source.masked, start, braces=skip + 1) if one.opener == "{"]
    if len(groups) > skip:
        yield from _keys(source, file, groups[skip].start, groups[skip].end)


def _many(source: Source, file: str, start: int, *, volumes: bool) -> Iterator[Citation]:
    r"""Yield the keys of \cites(..)(..)[..]{a}[..]{b}: every group in braces, every second one with volumes."""
    groups = [one for one in arguments(source.masked, start, braces=None) if one.opener == "{"]
    for group in groups[1::2] if volumes else groups:
        yield from _keys(source, file, group.start, group.end)


def _keys(source: Source, file: str, start: int, end: int) -> Iterator[Citation]:
    for match in _KEY.finditer(source.masked, start, end):
        if not _NO_KEY.search(match[0]):
            yield Citation(match[0], file, *source.place(match.start()))


def _included(source: Source, name: str, start: int) -> Iterator[_Include]:
    r"""Yield the file of \input{a}, \input a, \include{a} and \subfile{a}."""
    groups = _braced(source, start, 1)
    if groups:
        yield _Include(groups[0], is_subfile=name == "subfile")
    elif name == "input" and (bare := re.compile(r"[ \t]+([^\s\\{}%]+)").match(source.masked, start)):
        yield _Include(bare[1])


def _imported(source: Source, start: int, *, is_below: bool) -> Iterator[_Include]:
    r"""Yield the file of \import{folder/}{a}."""
    groups = _braced(source, start, 2)
    if len(groups) == 2:
        folder = groups[0] if groups[0].endswith("/") or not groups[0] else f"{groups[0]}/"
        yield _Include(groups[1], folder, is_below=is_below)


def _braced(source: Source, start: int, count: int) -> list[str]:
    """Return the texts of up to `count` groups in braces, quotes off."""
    groups = (one for one in arguments(source.masked, start, braces=count) if one.opener == "{")
    return [source.masked[one.start : one.end].strip().strip('"') for one in groups]


def _libraries(source: Source, start: int) -> Iterator[_Library]:
    for group in arguments(source.masked, start, braces=1):
        if group.opener == "{":
            names = source.masked[group.start : group.end].split(",")
            yield from (_Library(name.strip()) for name in names if name.strip())


_AUX = re.compile(r"\\(citation|bibdata|abx@aux@cite|abx@aux@bibdata|@input)((?:\{[^{}]*\})+)")
_GROUP = re.compile(r"\{([^{}]*)\}")


def _in_aux(source: Source, file: str) -> Iterator[_Found]:
    for match in _AUX.finditer(source.text):
        last = list(_GROUP.finditer(source.text, match.start(2), match.end(2)))[-1]
        if match[1] == "@input":
            yield _Include(last[1])
        elif "bibdata" in match[1]:
            yield from (_Library(name.strip()) for name in last[1].split(",") if name.strip() and "-blx" not in name)
        else:
            for key in _KEY.finditer(source.text, last.start(1), last.end(1)):
                yield Citation(key[0], file, *source.place(key.start()))


_BCF = re.compile(r"<bcf:citekey([^>]*)>([^<]*)</bcf:citekey>|<bcf:datasource([^>]*)>([^<]*)</bcf:datasource>")


def _read_bcf(text: str, file: str) -> Citing:
    """Read biber's control file: `citekey` and `datasource` elements."""
    from html import unescape

    source = Source(text)
    citations, libraries = [], []
    for match in _BCF.finditer(text):
        if match[2] is not None:
            citations.append(Citation(unescape(match[2]), file, *source.place(match.start(2))))
        else:
            libraries.append(unescape(match[4]))
    return Citing(tuple(citations), tuple(dict.fromkeys(libraries)))

"""Reads a paper's citations from the files that LaTeX writes: .aux for BibTeX, .bcf for biber."""

from __future__ import annotations

from html import unescape
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.tex.citations import CitedKey
from vlbib.tex.includes import BibFile, Include

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMAND = lazy_pattern(r"\\(citation|bibdata|abx@aux@cite|abx@aux@bibdata|@input)((?:\{[^{}]*\})+)")
_GROUP = lazy_pattern(r"\{([^{}]*)\}")
_KEY = lazy_pattern(r"[^\s,]+")
_ELEMENT = lazy_pattern(r"<bcf:citekey[^<>]*>([^<]*)</bcf:citekey>|<bcf:datasource[^<>]*>([^<]*)</bcf:datasource>")


def read_aux(text: str) -> Iterator[CitedKey | Include | BibFile]:
    r"""Yield the citations, included files and .bib files of an .aux file, in order, from each command's last group.

    >>> [found.key for found in read_aux(r"\\citation{a,b}")]
    ['a', 'b']
    """
    for match in _COMMAND.finditer(text):
        *_, group = _GROUP.finditer(text, *match.span(2))
        if match[1] == "@input":
            yield Include(group[1])
        elif "bibdata" in match[1]:
            names = (name.strip() for name in group[1].split(","))
            yield from (BibFile(name) for name in names if name and "-blx" not in name)
        else:
            yield from (CitedKey(key[0], *key.span()) for key in _KEY.finditer(text, *group.span(1)))


def read_bcf(text: str) -> Iterator[CitedKey | BibFile]:
    """Yield the citations and .bib files of biber's control file, in order."""
    for match in _ELEMENT.finditer(text):
        if match[1] is not None:
            yield CitedKey(unescape(match[1]), *match.span(1))
        else:
            yield BibFile(unescape(match[2]))

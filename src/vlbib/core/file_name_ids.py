"""Ids in names of files, which have other signs in them than in text: `10.1000_123.pdf`, `a_title-2301.00001.pdf`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTH = r"\d\d(?:0[1-9]|1[0-2])"
_END = r"(?=(?: \(\d\))?\.pdf\b)"  # perhaps a copy: `1409.1556 (1).pdf`
_WORDS = r"(?=(?:[ _-][\w-]{1,60}){1,8}\.pdf\b)"  # after what nothing but an id looks like
# After words only with five decimals, because versions of programs have fewer
_ARXIV = lazy_pattern(
    rf"(?:(?<![\w.-])({_MONTH}\.\d{{4,5}}(?:v\d+)?)|(?<=[^\W\d_][-_])({_MONTH}\.\d{{5}}(?:v\d+)?)){_END}"
    rf"|(?<![\w.-])({_MONTH}\.\d{{5}}(?:v\d+)?){_WORDS}",
    re.IGNORECASE,
)
_DOI = lazy_pattern(rf"(?<![\w./-])(10\.\d{{4,9}})[_@]([^\s/_@]+?)(?:{_END}|{_WORDS})", re.IGNORECASE)


def numbers_of_file_names(text: str) -> Iterator[tuple[int, str]]:
    """Yield the arXiv numbers and the DOIs in names of PDF files, with their offsets.

    >>> list(numbers_of_file_names("10.1000_x.12.pdf, old_maps-2301.00001v2.pdf"))
    [(0, '10.1000/x.12'), (27, '2301.00001v2')]
    >>> list(numbers_of_file_names("2301.00001_old_maps.pdf"))
    [(0, '2301.00001')]
    """
    if ".pdf" not in text and ".PDF" not in text:
        return
    yield from ((match.start(), f"{match[1]}/{match[2]}") for match in _DOI.finditer(text))
    yield from ((match.start(), match[1] or match[2] or match[3]) for match in _ARXIV.finditer(text))

"""Titles in the names of files: `he2016_deep_residual_learning_for_image_recognition.pdf`, `A_Title_ICCV21 (1).pdf`."""

from __future__ import annotations

import re

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.years import YEAR

# What follows a title: an arXiv id, a conference, a year, the number of a copy or a version, and a document's suffix
_END = lazy_pattern(
    rf"(?:[_ .-]\d{{4}}\.\d{{4,5}})?(?:[_ .-]?[A-Z]{{3,10}})?(?:[_ .-]?(?:{YEAR}|['’]?\d\d))?"
    r"(?:[_ ]?\(\d\)|[_ .-]v\d{1,2}|[_ .-](?:final|paper|preprint))*\.(?:pdf|epub|djvu|ps|docx?|html?)(?![^\W_])",
    re.IGNORECASE,
)
# What comes before: a family name, a year, or both, joined by hyphens or underscores: `whelan-2015-`, `liu22_`
_BEGINNING = lazy_pattern(
    rf"(?:^|[\s/`'\"(])(?:(?:[A-Za-z]{{2,20}}[-_]?)?(?:{YEAR}|\d\d)[a-z]?|[A-Za-z]{{2,20}}_et_?al_?(?:{YEAR})?)[-_]+$"
)
_NAME = lazy_pattern(r"[^\s/`'\"]{1,300}")
_YEAR = lazy_pattern(rf"(?<!\d){YEAR}(?!\d|\.\d)")  # not the beginning of an arXiv id
_FAR = 60  # characters before a title in which the name of its file begins


def ends_file_name(text: str, end: int) -> bool:
    """Tell whether only the end of a file name follows an offset.

    >>> [ends_file_name(f"A Title{rest}", 7) for rest in ("_ICCV21.pdf", " (1).pdf", "_v2.pdf", "_and_it.pdf")]
    [True, True, True, False]
    """
    return _END.match(text, end) is not None


def begins_in_file_name(text: str, before: str, start: int) -> bool:
    """Tell whether a title begins at an offset in a file name, after a family name or a year.

    `before` is the text before the offset.

    >>> names = ("liu22-A-Title.pdf", "whelan-2015-A-Title.pdf", "old-A-Title.pdf", "liu22-A-Title")
    >>> [begins_in_file_name(name, name[: name.index("A-")], name.index("A-")) for name in names]
    [True, True, False, False]
    """
    name = _NAME.match(text, start) if _BEGINNING.search(before) else None
    return name is not None and re.search(r"\.(?:pdf|epub|djvu|ps|docx?)\b", name[0], re.IGNORECASE) is not None


def year_in_file_name(text: str, start: int, end: int) -> int | None:
    """Return the year before or after a title in the name of a document's file; None if there is none.

    >>> names = ("Liu_2020_A_Title.pdf", "A_Title_liu2020.pdf", "A_Title_2020", "2010.01234_A_Title.pdf")
    >>> [year_in_file_name(name, at := name.index("A_T"), at + 7) for name in names]
    [2020, 2020, None, None]
    """
    ending = _END.match(text, end)
    beginning = _BEGINNING.search(text[max(start - _FAR, 0) : start]) if ending else None
    parts = (match[0] for match in (beginning, ending) if match)
    return next((int(year[0]) for part in parts if (year := _YEAR.search(part))), None) if ending else None

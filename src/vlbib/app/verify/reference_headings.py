"""The headings below which a manuscript or a note lists its references."""

from __future__ import annotations

import re

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import squeeze

_NAMES = frozenset(
    squeeze(name)
    for name in (
        "References", "Reference list", "References and notes", "List of references", "Bibliography", "Works cited",
        "Cited works", "Literature", "Literature cited", "Cited literature", "Literatur", "Literaturverzeichnis",
        "Références", "Bibliographie", "Referencias", "Bibliografía", "Referências", "Bibliografia", "参考文献",
    )
)  # fmt: skip
_MARKS = lazy_pattern(r"</?h\d[^<>]*>|\{[^{}]*\}\s*$|[#*_]+", re.IGNORECASE)  # markup, with attributes
_NUMBER = lazy_pattern(r"^\W*(?:\d+(?:\.\d+)*\.?\s+|[IVX]+\.\s*)")
_MOST_LETTERS = 40


def is_heading_of_references(line: str) -> bool:
    """Tell whether a line is such a heading, numbered or not, with or without markup in Markdown or HTML.

    >>> is_heading_of_references("## 7. References {.unnumbered}"), is_heading_of_references("References to maps")
    (True, False)
    """
    if len(line) > 2 * _MOST_LETTERS:
        return False
    return squeeze(_NUMBER.sub("", _MARKS.sub("", line).strip())) in _NAMES

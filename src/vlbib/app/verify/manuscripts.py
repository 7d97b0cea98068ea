"""The printed references of a manuscript in PDF or .docx: its text after the heading of the references.

Both need the extra `vlbib[pdf]` with pypdf and python-docx.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from typing import TYPE_CHECKING

from vlbib.app.verify.pdf_lines import PrintedLine, pdf_lines
from vlbib.app.verify.reference_headings import is_heading_of_references
from vlbib.core.dois import DOI_PREFIX
from vlbib.core.faults import CannotUse
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import one_line
from vlbib.installed import adding
from vlbib.storage import files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_AFTER = lazy_pattern(
    r"^(?:appendix|appendices|supplementary material|acknowledge?ments?|[A-Z]\.?\s+[A-Z][a-z]+.*appendix.*)\b",
    re.IGNORECASE,
)
_APPENDIX = lazy_pattern(r"A\.?\s+[A-Z][^\d.,;“”\"]{2,60}")  # `A Additional Results`
_NUMBERED = lazy_pattern(r"^\s*(?:\[(\d{1,3})\]|(\d{1,3})\.\s)\s*(?=\S)")  # a narrow blank may be lost: `[3]Rossi`
_LABELLED = lazy_pattern(r"^\s*\[[a-z]{0,3}[^\W\d_a-z][\w+]{1,12}\]\s*(?=\S)")  # also `[vLBB04]`
_PAGE_NUMBER = lazy_pattern(r"^\s*\d{1,4}\s*$")
_NAME_START = lazy_pattern(r"^[A-Z][\w'’.-]+(?:,? [A-Z][\w'’.-]*){0,3}(?:,| and |\. )")
_RANGE_DIVIDED = lazy_pattern(r"(?<=\d[–—])\n(?=\d)")  # a page range divided over two lines
_HYPHENED = lazy_pattern(r"(?<=[^\W_])-\n(?=[^\W_])")
_INITIALS_DIVIDED = lazy_pattern(r"(?<=[^\W\d_a-z]\.-)\n(?=[^\W\d_a-z]\.)")  # `P.-` and `Y.`
# A DOI or an address that continues on the next line: these are divided after punctuation.
_ADDRESS_DIVIDED = lazy_pattern(
    rf"((?:https?://|(?i:doi):|\b{DOI_PREFIX})\S*(?:[/_=?&]|\.(?=\n[\da-z])|-(?=\n[\dA-Z])))\n"
)
_SAME = 2.0  # points: lines that begin no farther apart are at the same edge
_INDENT = 40.0  # points by which the lines of a reference are indented at most
_MANY = 0.04  # least share of the lines that begin at an edge


def printed_references(path: Path, data: bytes) -> list[str]:
    """Return the references, each on one line. Raises `CannotUse` without the extra, or if none can be read."""
    lines = _docx(path, data) if path.suffix.lower() == ".docx" else _pdf(path, data)
    section = _section(lines)
    if not section:
        raise CannotUse(f"{files.shown(path)}: its text has no heading such as References; name the .bib or .bbl file")
    return split_references(section, paragraphs=path.suffix.lower() == ".docx")


def _pdf(path: Path, data: bytes) -> list[PrintedLine]:
    try:
        from pypdf.errors import PyPdfError
    except ImportError as error:
        raise CannotUse(f"{files.shown(path)}: reading a PDF needs pypdf; {adding('pdf')}") from error
    try:
        return pdf_lines(data)
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, OSError) as error:
        raise CannotUse(
            f"{files.shown(path)}: cannot be read as a PDF ({error}); name the .bib or .bbl file"
        ) from error


def _docx(path: Path, data: bytes) -> list[PrintedLine]:
    try:
        from docx import Document
    except ImportError as error:
        raise CannotUse(f"{files.shown(path)}: reading a .docx needs python-docx; {adding('pdf')}") from error
    try:
        return [PrintedLine(paragraph.text) for paragraph in Document(io.BytesIO(data)).paragraphs]
    except Exception as error:
        raise CannotUse(
            f"{files.shown(path)}: cannot be read as a .docx ({type(error).__name__}); save it again"
        ) from error


def _section(lines: list[PrintedLine]) -> list[PrintedLine]:
    """Return the lines after the last heading of references, up to an appendix."""
    starts = [at for at, line in enumerate(lines) if is_heading_of_references(line.text)]
    if not starts:
        return []
    section = lines[starts[-1] + 1 :]
    edges = _columns(section)
    end = next((at for at in range(1, len(section)) if _is_past(section, at, edges)), len(section))
    return section[:end]


def _is_past(lines: list[PrintedLine], at: int, edges: list[float]) -> bool:
    """Tell whether a line is the heading of what comes after the references."""
    text = lines[at].text.strip()
    if _AFTER.match(text):
        return True
    at_edge = not edges or any(abs(lines[at].left - edge) <= _SAME for edge in edges)
    return at_edge and _APPENDIX.fullmatch(text) is not None and _ends(lines[at - 1].text)


def split_references(lines: list[PrintedLine], *, paragraphs: bool = False) -> list[str]:
    """Return the references in lines of text.

    They begin at numbers or labels, else at paragraphs, else at lines without indentation, else at a name after a line
    that ends a reference.
    """
    kept = [line for line in lines if line.text.strip() and not _PAGE_NUMBER.match(line.text)]
    starts = _starts(kept, paragraphs=paragraphs)
    return [_joined(kept[start:end]) for start, end in zip(starts, [*starts[1:], len(kept)], strict=True)]


def _starts(lines: list[PrintedLine], *, paragraphs: bool) -> list[int]:
    texts = [line.text for line in lines]
    numbered = list(_counting(texts))
    labelled = [at for at, text in enumerate(texts) if _LABELLED.match(text)]
    if len(numbered) > 1 or len(labelled) > 1:
        return numbered if len(numbered) >= len(labelled) else labelled
    if paragraphs:
        return list(range(len(lines)))
    return _outstanding(lines) or [
        at for at, text in enumerate(texts) if not at or (_ends(texts[at - 1]) and _NAME_START.match(text))
    ]


def _outstanding(lines: list[PrintedLine]) -> list[int]:
    """Return the lines that start at the left edge of a column in which other lines are indented; none without one."""
    edges = _columns(lines)
    starts = [at for at, line in enumerate(lines) if any(abs(line.left - edge) <= _SAME for edge in edges)]
    return [0, *(at for at in starts if at)] if edges else []


def _columns(lines: list[PrintedLine]) -> list[float]:
    """Return the left edges of columns: many lines start there, and many others a little to the right.

    The indented lines of one column are not the edge of another. The odd pages of a book have other edges than its even
    ones.
    """
    counts = Counter(round(line.left) for line in lines if line.left >= 0)
    edges = sorted(left for left, count in counts.items() if count >= _MANY * len(lines))
    columns: list[float] = []
    indented = -1.0
    for left in edges:
        right = next((right for right in edges if _SAME < right - left <= _INDENT), None)
        if right is not None and left - indented > _SAME:
            columns.append(left)
            indented = right
    return columns


def _counting(lines: list[str]) -> Iterator[int]:
    """Yield the lines that begin with the next number of a list; one lost number is skipped if two follow it."""
    numbered = [(at, int(match[1] or match[2])) for at, line in enumerate(lines) if (match := _NUMBERED.match(line))]
    wanted = 1
    for place, (at, number) in enumerate(numbered):
        later = [after for _, after in numbered[place + 1 :]]
        is_past_a_lost_one = number == wanted + 1 and wanted not in later and number + 1 in later
        if number == wanted or is_past_a_lost_one:
            wanted = number + 1
            yield at


def _ends(line: str) -> bool:
    """Tell whether a reference may end with a line: at a full stop, a number or an address."""
    return bool(re.search(r"(?:\.|\d|https?://\S+)$", line))


def _joined(lines: list[PrintedLine]) -> str:
    """Join lines; a word divided before a small letter loses its hyphen, any other keeps it."""
    text = _ADDRESS_DIVIDED.sub(r"\1", "\n".join(line.text.strip() for line in lines))
    text = _INITIALS_DIVIDED.sub("", _RANGE_DIVIDED.sub("", text))
    return one_line(_HYPHENED.sub(_hyphen, text))


def _hyphen(match: re.Match[str]) -> str:
    before, after = match.string[match.start() - 1], match.string[match.end()]
    return "" if before.isalpha() and after.islower() else "-"

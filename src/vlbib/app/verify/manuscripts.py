"""The printed references of a manuscript: the text of a PDF or .docx, from the heading of its references on.

Reading either needs the extra `vlbib[pdf]`: pypdf and python-docx.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from vlbib import files
from vlbib.core.faults import CannotUse
from vlbib.core.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_HEADING = re.compile(
    r"^\W*(?:\d+\.?\s*|[IVX]+\.\s*)?(?:references|bibliography|literature cited|works cited)\W*$", re.IGNORECASE
)
_AFTER = re.compile(
    r"^(?:appendix|appendices|supplementary material|acknowledge?ments?|[A-Z]\.?\s+[A-Z][a-z]+.*appendix.*)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"^\s*(?:\[(\d{1,3})\]|(\d{1,3})\.)\s+(?=\S)")
_LABELLED = re.compile(r"^\s*\[[A-Z][\w+]{1,12}\]\s+(?=\S)")
_PAGE_NUMBER = re.compile(r"^\s*\d{1,4}\s*$")
_NAME_START = re.compile(r"^[A-Z][\w'’.-]+(?:,? [A-Z][\w'’.-]*){0,3}(?:,| and |\. )")
_HYPHENED = re.compile(r"(?<=[a-z])-\s+(?=[a-z])")
_INSTALL = "python3 -m pip install 'vlbib[pdf]'"


def printed_references(path: Path, data: bytes) -> list[str]:
    """Return the references, each on one line. Raises `CannotUse` without the extra, or for what has no text."""
    lines = _docx(path, data) if path.suffix.lower() == ".docx" else _pdf(path, data)
    section = _section(lines)
    if not section:
        raise CannotUse(
            f"{files.shown(path)}: no heading of references is found in its text; name the .bib or .bbl file"
        )
    return split_references(section, paragraphs=path.suffix.lower() == ".docx")


def _pdf(path: Path, data: bytes) -> list[str]:
    try:
        from pypdf import PdfReader
        from pypdf.errors import PyPdfError
    except ImportError as error:
        raise CannotUse(f"{files.shown(path)}: reading a PDF needs pypdf; {_INSTALL}") from error
    try:
        pages = [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]
    except (PyPdfError, ValueError, KeyError, TypeError, IndexError, AttributeError, OSError) as error:
        raise CannotUse(
            f"{files.shown(path)}: cannot be read as a PDF ({error}); name the .bib or .bbl file"
        ) from error
    return [line for page in pages for line in page.splitlines()]


def _docx(path: Path, data: bytes) -> list[str]:
    try:
        from docx import Document
    except ImportError as error:
        raise CannotUse(f"{files.shown(path)}: reading a .docx needs python-docx; {_INSTALL}") from error
    try:
        return [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]
    except Exception as error:
        raise CannotUse(
            f"{files.shown(path)}: cannot be read as a .docx ({type(error).__name__}); save it anew"
        ) from error


def _section(lines: list[str]) -> list[str]:
    """Return the lines behind the last heading of references, up to an appendix."""
    starts = [at for at, line in enumerate(lines) if _HEADING.match(line.strip())]
    if not starts:
        return []
    section = lines[starts[-1] + 1 :]
    end = next((at for at, line in enumerate(section) if at and _AFTER.match(line.strip())), len(section))
    return section[:end]


def split_references(lines: list[str], *, paragraphs: bool = False) -> list[str]:
    """Return the references that lines hold: by numbers or labels, by paragraphs, else by names that begin one."""
    kept = [line.rstrip() for line in lines if line.strip() and not _PAGE_NUMBER.match(line)]
    starts = _starts(kept, paragraphs=paragraphs)
    return [_joined(kept[start:end]) for start, end in zip(starts, [*starts[1:], len(kept)], strict=True)]


def _starts(lines: list[str], *, paragraphs: bool) -> list[int]:
    numbered = list(_counting(lines))
    labelled = [at for at, line in enumerate(lines) if _LABELLED.match(line)]
    if len(numbered) > 1 or len(labelled) > 1:
        return numbered if len(numbered) >= len(labelled) else labelled
    if paragraphs:
        return list(range(len(lines)))
    return [at for at, line in enumerate(lines) if not at or (_ends(lines[at - 1]) and _NAME_START.match(line))]


def _counting(lines: list[str]) -> Iterator[int]:
    """Yield the lines that begin with the next number of a list."""
    wanted = 1
    for at, line in enumerate(lines):
        match = _NUMBERED.match(line)
        if match and int(match[1] or match[2]) == wanted:
            wanted += 1
            yield at


def _ends(line: str) -> bool:
    """Tell whether a reference may end with a line: at a full stop, a number or an address."""
    return bool(re.search(r"(?:\.|\d|https?://\S+)$", line))


def _joined(lines: list[str]) -> str:
    return one_line(_HYPHENED.sub("", " ".join(lines)))

"""Files of references: what they hold as references, and what of them could not be read as one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vlbib import files
from vlbib.app.project import refuse_other_kinds
from vlbib.bibtex.document import Refused, read
from vlbib.core.faults import CannotUse
from vlbib.report.verified import UnreadPart
from vlbib.verification.reference import reference_of

if TYPE_CHECKING:
    from pathlib import Path

    from vlbib.verification.reference import BibReference

_NO_WORK = frozenset({"comment", "string", "preamble", "control", "set", "xdata", "bibnote"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceFile:
    """A file read: its name as shown, its references in order, and what could not be read as one."""

    file: str
    references: tuple[BibReference, ...] = ()
    unread: tuple[UnreadPart, ...] = ()


def read_references(path: Path) -> ReferenceFile:
    """Read a file of references by its kind. Raises `CannotUse` for one that is not there or cannot be read."""
    data = files.read_bytes(path)
    if data is None:
        raise CannotUse(f"{files.shown(path)}: there is no such file; name a .bib file")
    refuse_other_kinds(path, "name a .bib file")
    return _bib(path, data)


def _bib(path: Path, data: bytes) -> ReferenceFile:
    shown = files.shown(path)
    document = read(data, shown)
    if isinstance(document, Refused):
        raise CannotUse(str(document))
    broken = tuple(UnreadPart(block.line, block.text, block.reason) for block in document.library.broken)
    entries = [entry for entry in document.library.entries if entry.type not in _NO_WORK]
    return ReferenceFile(file=shown, references=tuple(map(reference_of, entries)), unread=broken)

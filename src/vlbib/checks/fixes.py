"""Mends a library: makes the edits of its findings in rounds, until a check finds nothing more to mend."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.bibtex.document import Document, read
from vlbib.bibtex.splice import edited
from vlbib.bibtex.verify import UnsafeEdit
from vlbib.checks.run import run_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vlbib.checks.finding import FieldEdit, Finding
    from vlbib.checks.inputs import Inputs
    from vlbib.checks.selection import Selection

_ROUNDS = 8  # a fix may bring another fault to light; each round sets every field at most once


class Mended(Struct, frozen=True):
    """A library after its fixes, what is still found in it, and how many edits were made."""

    document: Document
    findings: tuple[Finding, ...]
    edits: int


def mend(document: Document, inputs: Inputs, selection: Selection, *, unsafe: bool) -> Mended:
    """Make the safe fixes, and with `unsafe` all of them; `inputs` hold the library of `document`."""
    findings, count = run_rules(inputs, selection), 0
    for _ in range(_ROUNDS):
        edits = edits_of(findings, unsafe=unsafe)
        data = apply(document, edits)
        if data == document.packed(document.source):
            break
        count += len(edits)
        mended = read(data, document.file)
        assert isinstance(mended, Document), "an edit must leave a file that can be read"
        document = mended
        findings = run_rules(replace(inputs, library=document.library), selection)
    return Mended(document, findings, count)


def edits_of(findings: Iterable[Finding], *, unsafe: bool) -> tuple[FieldEdit, ...]:
    """Return the edits of the safe fixes, and with `unsafe` of all, in the findings' order.

    Where two fixes touch one field, only the first is made. The next check reports the second again.
    """
    taken: set[tuple[int, str, int]] = set()
    edits: list[FieldEdit] = []
    for finding in findings:
        if finding.fix is None or not (finding.fix.safe or unsafe):
            continue
        places = {(edit.entry, edit.name, edit.occurrence) for edit in finding.fix.edits}
        if not places & taken:
            taken |= places
            edits += finding.fix.edits
    return tuple(edits)


def apply(document: Document, edits: Sequence[FieldEdit]) -> bytes:
    """Return the file's bytes with the edits made; an entry that would not read as meant stays as it is."""
    by_entry: dict[int, list[FieldEdit]] = defaultdict(list)
    for edit in edits:
        by_entry[edit.entry].append(edit)
    try:
        return edited(document, (edit for group in by_entry.values() for edit in group))
    except UnsafeEdit:
        return edited(document, (edit for group in by_entry.values() if _is_safe(document, group) for edit in group))


def _is_safe(document: Document, edits: Iterable[FieldEdit]) -> bool:
    try:
        edited(document, edits)
    except UnsafeEdit:
        return False
    return True

"""Fixes a library: applies the edits of its findings in rounds, until a check finds nothing more to fix."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from vlbib.bibtex.document import Document, read
from vlbib.bibtex.splice import edited
from vlbib.bibtex.verify import UnsafeEdit
from vlbib.checks.run import run_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vlbib.checks.finding import FieldEdit, Finding
    from vlbib.checks.inputs import Inputs
    from vlbib.checks.selection import Selection

_ROUNDS = 8  # a fix may uncover another fault, and each round changes a field at most once


class Mended(Struct, frozen=True):
    """A library after its fixes, the findings that remain, and the number of edits made."""

    document: Document
    findings: tuple[Finding, ...]
    edits: int


def mend(document: Document, inputs: Inputs, selection: Selection, *, unsafe: bool) -> Mended:
    """Apply the safe fixes, or all fixes if `unsafe`. `inputs.library` must be the library of `document`."""
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
    """Return the edits of the safe fixes, or of all if `unsafe`, in the order of the findings.

    If two fixes touch the same field, only the first is applied. The next check reports the second again.
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
    """Return the file's bytes with the edits applied; an entry that would not read back as intended stays unchanged."""
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

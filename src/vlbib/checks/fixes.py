"""Which edits of which findings to make in one go, so that no two touch one field."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.finding import Edit, Finding


def edits_of(findings: Iterable[Finding], *, unsafe: bool) -> tuple[Edit, ...]:
    """Return the edits of the safe fixes, and with `unsafe` of all, in the findings' order.

    Where two fixes touch one field the first counts: the other comes up again in the next check.
    """
    taken: set[tuple[int, str]] = set()
    edits: list[Edit] = []
    for finding in findings:
        if finding.fix is None or not (finding.fix.safe or unsafe):
            continue
        places = {(edit.entry, edit.field) for edit in finding.fix.edits}
        if not places & taken:
            taken |= places
            edits += finding.fix.edits
    return tuple(edits)

"""The discrepancies that `verification` finds between the entries and the sources' answers, as faults."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.inputs import Input
from vlbib.checks.rule import RuleFault
from vlbib.core.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.checks.inputs import Inputs
    from vlbib.core.bib import Entry
    from vlbib.verification.discrepancy import Discrepancy, Flaw

ANSWERED = frozenset({Input.LIBRARY, Input.ANSWERS})


def faults_of(inputs: Inputs, *flaws: Flaw) -> Iterator[RuleFault]:
    """Yield a fault for each discrepancy of these kinds; its severity is the discrepancy's gravity."""
    for entry, assessment in inputs.assessments:
        yield from (_fault(entry, each) for each in assessment.discrepancies if each.flaw in flaws)


def _fault(entry: Entry, difference: Discrepancy) -> RuleFault:
    source = f", says {difference.source}" if difference.source else ""
    field = difference.field if entry.field(difference.field) else None
    message = f"{one_line(difference.message)}{source}"
    return RuleFault(message=message, entry=entry, field=field, severity=Severity(difference.gravity))

"""The outcome of verifying as text for people: references worst first, each difference with both values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.report.as_text import printable
from vlbib.verification.assessment import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.report.verified import VerifiedFile, VerifiedFiles
    from vlbib.verification.assessment import Assessment
    from vlbib.verification.discrepancy import Discrepancy

_WIDEST = 100  # characters shown of a title or value


def verified_text(verified: VerifiedFiles) -> str:
    """Return a block for each reference that is not verified, what could not be read, and the counts."""
    lines = [line for file, assessment in verified.worst_first for line in _block(file, assessment)]
    for file in verified.files:
        lines += [part.described(file.file) for part in file.unread]
    lines += [f"{source} could not be asked: {reason}" for source, reason in verified.missed.items()]
    return printable("\n".join([*lines, verified_summary(verified)])) + "\n"


def verified_summary(verified: VerifiedFiles) -> str:
    """Return the counts on one line: `12 references: 1 mixed, 2 differs, 9 verified`."""
    counts = verified.counts
    total = sum(counts.values())
    parts = [f"{counts[standing]} {standing}" for standing in Standing if counts[standing]]
    unread = sum(len(file.unread) for file in verified.files)
    parts += [f"{unread} could not be read"] if unread else []
    return f"{total} reference{'' if total == 1 else 's'}: {', '.join(parts) or 'nothing to verify'}"


def _block(file: VerifiedFile, assessment: Assessment) -> Iterator[str]:
    if assessment.standing is Standing.VERIFIED and not assessment.missed:
        return
    reference = assessment.reference
    place = f"{file.file}:{reference.line}" if reference.line else file.file
    yield " ".join(filter(None, (f"{assessment.standing:<13}", place, reference.key, f"`{_cut(reference.title)}`")))
    if assessment.standing is Standing.NOT_FOUND:
        yield f"    asked: {', '.join(assessment.asked)}"
    yield from (f"    could not ask {source}: {reason}" for source, reason in assessment.missed.items())
    for difference in assessment.discrepancies:
        yield from _lines(difference)


def _lines(difference: Discrepancy) -> Iterator[str]:
    yield f"    {difference.gravity:<7} {difference.field}: {difference.message}"
    if difference.stated and difference.recorded:
        source = f" ({difference.source})" if difference.source else ""
        yield f"            here    {_cut(difference.stated)}"
        yield f"            record  {_cut(difference.recorded)}{source}"


def _cut(text: str) -> str:
    return text if len(text) <= _WIDEST else text[: _WIDEST - 3].rstrip() + "..."

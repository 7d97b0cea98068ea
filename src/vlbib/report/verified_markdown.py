"""The outcome of verifying as Markdown for an issue or a review: a table of references not verified, worst first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.report.as_text import printable
from vlbib.report.verified_text import verified_summary
from vlbib.verification.assessment import Standing

if TYPE_CHECKING:
    from vlbib.report.verified import VerifiedFile, VerifiedFiles
    from vlbib.verification.assessment import Assessment

_ESCAPES = str.maketrans({char: f"\\{char}" for char in "\\|`*_<>[]"})


def verified_markdown(verified: VerifiedFiles) -> str:
    """Return the summary, a table with a row for each reference not verified, and the parts that could not be read."""
    rows = [_row(file, each) for file, each in verified.worst_first if _is_shown(each)]
    head = ["| reference | standing | differences |", "|---|---|---|"]
    unread = [f"- {_escaped(part.described(file.file))}" for file in verified.files for part in file.unread]
    parts = [f"{verified_summary(verified)}\n", *([*head, *rows, ""] if rows else []), *unread]
    return printable("\n".join(parts).rstrip("\n")) + "\n"


def _is_shown(assessment: Assessment) -> bool:
    return assessment.standing is not Standing.VERIFIED or bool(assessment.missed)


def _row(file: VerifiedFile, assessment: Assessment) -> str:
    reference = assessment.reference
    place = f"{_escaped(file.file)}:{reference.line}" if reference.line else _escaped(file.file)
    differences = [f"{each.gravity}: {each.field}: {_escaped(each.message)}" for each in assessment.discrepancies]
    if assessment.standing is Standing.NOT_FOUND:
        differences.append(f"asked: {', '.join(assessment.asked)}")
    differences += [f"could not ask {source}: {_escaped(reason)}" for source, reason in assessment.missed.items()]
    shown = f"{_escaped(reference.key)} {_escaped(reference.title)} ({place})"
    return f"| {shown} | {assessment.standing} | {'<br>'.join(differences)} |"


def _escaped(text: str) -> str:
    return " ".join(text.split()).translate(_ESCAPES)

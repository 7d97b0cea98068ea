"""Findings in the style of compilers: `file:line:column: CODE severity message`, one per line."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.checks.finding import Finding


def as_text(findings: Sequence[Finding]) -> str:
    r"""Return one line per finding, each ending in `\n`; `*` marks what `--fix` fixes."""
    return "".join(f"{_line(finding)}\n" for finding in findings)


def _line(finding: Finding) -> str:
    mark = "*" if finding.fix is not None and finding.fix.safe else ""
    place = f"{finding.file}:{finding.line}:{finding.column}"
    return f"{place}: {finding.code}{mark} {finding.severity} {' '.join(finding.message.split())}"

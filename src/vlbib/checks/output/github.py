"""Findings as annotations in GitHub Actions: workflow commands, which GitHub shows at the lines.

https://docs.github.com/actions/reference/workflow-commands-for-github-actions
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.checks.finding import Finding

_COMMANDS = {Severity.INFO: "notice", Severity.WARNING: "warning", Severity.ERROR: "error"}


def as_annotations(findings: Sequence[Finding]) -> str:
    """Return one workflow command per finding, one per line."""
    return "".join(f"{_command(finding)}\n" for finding in findings)


def _command(finding: Finding) -> str:
    values = {"file": finding.file, "line": finding.line, "col": finding.column, "title": finding.code}
    properties = ",".join(f"{name}={_escaped_property(str(value))}" for name, value in values.items())
    return f"::{_COMMANDS[finding.severity]} {properties}::{_escaped(finding.message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escaped_property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")

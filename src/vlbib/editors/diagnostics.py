"""Diagnostics: the check's findings, lines that wait for a decision, and lines that were not taken."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol.types import Diagnostic, DiagnosticSeverity, Range

from vlbib.app.key_places import keys_in
from vlbib.checks.finding import Severity
from vlbib.checks.notes import mention_without_entry
from vlbib.editors.spots import is_library

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from vlbib.app.key_places import KeyPlace
    from vlbib.app.note_overview import NamedLine, NoteOverview
    from vlbib.checks.finding import Finding
    from vlbib.editors.buffer_text import BufferText

SOURCE = "vlbib"
_SEVERITIES = {
    Severity.ERROR: DiagnosticSeverity.Error,
    Severity.WARNING: DiagnosticSeverity.Warning,
    Severity.INFO: DiagnosticSeverity.Information,
}


def note_diagnostics(buffer: BufferText, overview: NoteOverview) -> list[Diagnostic]:
    """Return the diagnostics of a note's lines: waiting ones as information, those not taken as hints."""
    waiting = [_waiting(buffer, line) for line in overview.named if line.waits]
    hints = [
        _diagnostic(buffer.whole_line(item.line), DiagnosticSeverity.Hint, "not-taken", f"not taken: {item.reason}")
        for item in overview.skipped
        if not item.elsewhere
    ]
    return [*waiting, *hints]


def refusal(buffer: BufferText, reason: str) -> Diagnostic:
    """Return the error that the project or this file cannot be read, on the first line."""
    return _diagnostic(buffer.whole_line(1), DiagnosticSeverity.Error, "unreadable", reason)


def elsewhere(buffer: BufferText, folder: str) -> Diagnostic:
    """Return the remark that a file belongs to another project than the one served, in `folder`."""
    message = f"belongs to another project than {folder}: open its own folder in the editor"
    return _diagnostic(buffer.whole_line(1), DiagnosticSeverity.Information, "elsewhere", message)


def _waiting(buffer: BufferText, line: NamedLine) -> Diagnostic:
    reasons = "; ".join(line.reasons) or "no sync has looked at it yet"
    return _diagnostic(
        buffer.whole_line(line.line), DiagnosticSeverity.Information, line.status, f"{line.status}: {reasons}"
    )


def finding_diagnostics(
    buffer: BufferText, findings: Iterable[Finding], overview: NoteOverview | None = None
) -> list[Diagnostic]:
    """Return the diagnostics of a check's findings in this text, without those that `note_diagnostics` gives."""
    waiting = {line.line for line in overview.named if line.waits} if overview else set()
    shown = [
        finding
        for finding in findings
        if not (finding.code == mention_without_entry.rule.code and finding.line in waiting)
    ]
    keys = _keys_by_line(buffer, {finding.line for finding in shown})
    return [
        _diagnostic(
            _place(buffer, finding, keys.get(finding.line, ())),
            _SEVERITIES[finding.severity],
            finding.code,
            finding.message,
        )
        for finding in shown
    ]


def _keys_by_line(buffer: BufferText, lines: Collection[int]) -> Mapping[int, Sequence[KeyPlace]]:
    """Return the keys that some lines of a note or paper cite, by line; none for a library."""
    keys: dict[int, list[KeyPlace]] = {}
    if lines and not is_library(buffer.file):
        for key in keys_in(buffer.text, buffer.file, lines):
            keys.setdefault(key.line, []).append(key)
    return keys


def _place(buffer: BufferText, finding: Finding, keys: Sequence[KeyPlace]) -> Range:
    """Return the range of a finding: in a note or paper the key it is about, else the line, from its column on."""
    if not is_library(buffer.file):
        quoted = (key for key in keys if f"`{key.key}`" in finding.message)
        named = next(quoted, None) or next((key for key in keys if key.key in finding.message), None)
        return buffer.range(named.line, named.start, named.end) if named else buffer.whole_line(finding.line)
    end = len(buffer.line(finding.line).rstrip())
    return buffer.range(finding.line, min(finding.column - 1, end), end)


def _diagnostic(place: Range, severity: DiagnosticSeverity, code: str, message: str) -> Diagnostic:
    return Diagnostic(range=place, severity=severity, code=code, source=SOURCE, message=message)

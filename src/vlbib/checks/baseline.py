"""A baseline: the known findings of a library, so that only new ones are reported.

A finding is identified by code, file, key, field and message, never by its line, which changes with every edit.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.json_reading import lenient_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.checks.finding import Finding

VERSION = 1
_PARTS = ("code", "file", "key", "field", "message")


class BadBaseline(Struct, frozen=True):
    """A baseline that cannot be read, and why."""

    reason: str


def write_baseline(findings: Sequence[Finding]) -> str:
    """Return the findings as a baseline in JSON: sorted, one per line."""
    rows = sorted(
        json.dumps(dict(zip(_PARTS, lasting_parts(finding), strict=True)), ensure_ascii=False) for finding in findings
    )
    body = ",\n".join(f"  {row}" for row in rows)
    return (
        f'{{"version": {VERSION}, "findings": [\n{body}\n]}}\n'
        if rows
        else f'{{"version": {VERSION}, "findings": []}}\n'
    )


def without_known(findings: Sequence[Finding], baseline: str) -> tuple[Finding, ...] | BadBaseline:
    """Return the findings that are not in the baseline; one that it lists twice hides two."""
    counts = _read(baseline)
    if isinstance(counts, BadBaseline):
        return counts
    new = []
    for finding in findings:
        if counts[lasting_parts(finding)] > 0:
            counts[lasting_parts(finding)] -= 1
        else:
            new.append(finding)
    return tuple(new)


def is_baseline(text: str) -> bool:
    """Tell whether a text is a baseline or empty, and may therefore be overwritten."""
    return not text.strip() or not isinstance(_read(text), BadBaseline)


def lasting_parts(finding: Finding) -> tuple[str | None, ...]:
    """Return what identifies a finding when lines move: code, file, key, field, message without line numbers."""
    return (finding.code, finding.file, finding.key, finding.field, _without_lines(finding.message))


def _without_lines(message: str) -> str:
    """Remove the line numbers from a message."""
    words = message.split(" ")
    return " ".join(
        word
        for at, word in enumerate(words)
        if not (word.strip("():,").isdecimal() and words[at - 1].strip("(") == "line")
    )


def _read(text: str) -> Counter[tuple[str | None, ...]] | BadBaseline:
    try:
        data = lenient_json(text)
    except ValueError as error:
        return BadBaseline(f"this is not JSON: {error}")
    if not isinstance(data, dict) or data.get("version") != VERSION or not isinstance(data.get("findings"), list):
        return BadBaseline(f"this is not a baseline of version {VERSION}")
    if not all(isinstance(row, dict) for row in data["findings"]):
        return BadBaseline("a finding is not an object")
    return Counter(tuple(row.get(part) for part in _PARTS) for row in data["findings"])

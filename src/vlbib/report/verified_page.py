"""The outcome of verifying as an HTML page for editors and reviewers, with reference and record side by side."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from vlbib.report.as_text import printable
from vlbib.report.verified_text import verified_summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.report.verified import VerifiedFile, VerifiedFiles
    from vlbib.verification.assessment import Assessment
    from vlbib.verification.discrepancy import Discrepancy

_STYLE = """\
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em; }
section { border-left: 4px solid #bbb; padding: 0 1em; margin: 1.5em 0; }
section.error { border-color: #b00020; } section.warning { border-color: #b26a00; }
table { border-collapse: collapse; width: 100%; } td, th { text-align: left; vertical-align: top; padding: .2em .6em; }
tr + tr { border-top: 1px solid #ddd; } small { color: #555; }"""


def verified_page(verified: VerifiedFiles) -> str:
    """Return a page with every reference, worst first; it loads no other file."""
    sections = [_section(file, assessment) for file, assessment in verified.worst_first]
    unread = [
        f"<li>{escape(part.described(file.file))}{f': {escape(part.text[:200])}' if part.line else ''}</li>"
        for file in verified.files
        for part in file.unread
    ]
    lost = ["<h2>Could not be read as a reference</h2>", "<ul>", *unread, "</ul>"] if unread else []
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        '<head><meta charset="utf-8"><title>References verified</title>',
        f"<style>\n{_STYLE}\n</style></head>",
        "<body>",
        "<h1>References verified</h1>",
        f"<p>{escape(verified_summary(verified))}</p>",
        *sections,
        *lost,
        "</body>",
        "</html>",
    ]
    return printable("\n".join(lines)) + "\n"


def _section(file: VerifiedFile, assessment: Assessment) -> str:
    reference = assessment.reference
    place = f"{file.file}:{reference.line}" if reference.line else file.file
    lines = [
        f'<section class="{assessment.gravity or "none"}">',
        f"<h2>{escape(reference.title or reference.key)}</h2>",
        f"<p><strong>{assessment.standing}</strong> <small>{escape(reference.key)} {escape(place)}</small></p>",
        *_table(assessment),
        f"<p><small>asked: {escape(', '.join(assessment.asked) or 'no source')}</small></p>",
        *(f"<p>could not ask {escape(f'{source}: {why}')}</p>" for source, why in assessment.missed.items()),
        "</section>",
    ]
    return "\n".join(lines)


def _table(assessment: Assessment) -> Iterator[str]:
    if not assessment.discrepancies:
        return
    yield "<table>"
    yield "<tr><th></th><th>field</th><th>the reference says</th><th>the record says</th><th>remark</th></tr>"
    yield from map(_row, assessment.discrepancies)
    yield "</table>"


def _row(difference: Discrepancy) -> str:
    source = f" <small>({escape(difference.source)})</small>" if difference.source else ""
    cells = (
        str(difference.gravity),
        escape(difference.field),
        escape(difference.stated),
        escape(difference.recorded) + source,
        escape(difference.message),
    )
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"

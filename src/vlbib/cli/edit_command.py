"""`vlbib edit`: edit an entry in the user's editor, then check it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from vlbib.cli.completing import offer_keys
from vlbib.cli.shared import library_option, project

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.checks.finding import Finding

FOUND = 1


@click.command("edit")
@click.argument("key", shell_complete=offer_keys)
@library_option
def command(key: str, library: str | None) -> int:
    """Edit an entry in $VISUAL or $EDITOR; it is put back in its place, and checked.

    What you write is yours: a sync keeps it. If the text is not a valid entry, nothing is written.

    Example: vlbib edit radford2021clip
    """
    from vlbib.app.edit_entry import replace_entry
    from vlbib.app.find_entry import find_entry
    from vlbib.core.faults import CannotUse

    settings = project()
    filed = find_entry(settings, library, key)
    new = _edited(filed.text, filed.entry.key)
    if new is None or new == filed.text:
        click.echo("nothing was changed")
        return 0
    try:
        findings = replace_entry(settings, library, filed.entry.key, filed.text, new)
    except CannotUse as error:
        raise CannotUse(f"{error}; {_kept(filed.entry.key, new)}") from error
    return _report(filed.entry.key, findings)


def _edited(text: str, key: str) -> str | None:
    """Open the editor until the text is a valid entry, or the user gives up; None if nothing was saved."""
    from vlbib.app.edit_entry import fault_of_edit
    from vlbib.core.faults import CannotUse

    draft = text
    while True:
        new = _in_editor(draft, key)
        if new is None:
            return None
        draft = new.strip().replace("\r\n", "\n")
        fault = fault_of_edit(draft, key)
        if not fault:
            return draft
        if not (sys.stdin.isatty() and click.confirm(f"{fault}; edit again?", default=True, err=True)):
            raise CannotUse(f"{fault}; {key} is as it was, and {_kept(key, draft)}")


def _kept(key: str, text: str) -> str:
    """Keep a text that was not written, and return the words that say where; print it if it cannot be kept."""
    from vlbib.app.edit_entry import keep_text
    from vlbib.report.as_text import printable

    place = keep_text(key, text)
    if place:
        return f"your text is kept in {place}"
    click.echo(printable(text), err=True)
    return "your text, above, could not be kept in a file"


def _in_editor(text: str, key: str) -> str | None:
    """Open the user's editor on a text; None if nothing was saved. Raises `CannotUse` if no editor can be started."""
    from vlbib.core.faults import CannotUse

    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not (named or sys.stdin.isatty()):
        raise CannotUse(f"{key}: there is no terminal to edit on; set EDITOR to a program that needs none")
    try:
        return click.edit(text, extension=".bib")
    except click.ClickException as error:
        editor = named or "the editor"
        raise CannotUse(f"{editor} could not be started, or ended with an error; {key} is as it was") from error


def _report(key: str, findings: Sequence[Finding]) -> int:
    from vlbib.checks.finding import Severity
    from vlbib.checks.output.lines import as_text
    from vlbib.report.as_text import printable

    click.echo(printable(as_text(findings)), nl=False)
    click.echo(f"{key}: written; {len(findings) or 'nothing'} found")
    return FOUND if any(finding.severity.rank >= Severity.WARNING.rank for finding in findings) else 0

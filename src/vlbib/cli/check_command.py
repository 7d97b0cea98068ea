"""`vlbib check` and `vlbib rule`: check .bib files, and explain the rules."""

from __future__ import annotations

import shlex
import sys
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

import click

from vlbib.cli.completing import offer_files, offer_rules
from vlbib.cli.repeated_output import RepeatedOutput
from vlbib.cli.shared import (
    format_option,
    is_stdout,
    named_files,
    names_of,
    progress,
    project,
    resolvers_option,
    sources_of,
)
from vlbib.core.near_names import hint
from vlbib.storage.file_kinds import is_file_there
from vlbib.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from vlbib.app.check.command import Checked
    from vlbib.checks.finding import Finding, Severity

FOUND, REMAIN, SOURCE_FAILED = 1, 3, 4
_PATIENCE, _BEAT = 1.0, 0.1  # seconds until progress is shown, and between its updates


@click.command("check")
@click.argument("names", nargs=-1, metavar="[FILE]...", shell_complete=offer_files, callback=named_files)
@click.option(
    "--select",
    metavar="CODES",
    shell_complete=offer_rules,
    default="",
    help="Run only these rules: codes, families, names, or `all`.",
)
@click.option("--ignore", metavar="CODES", shell_complete=offer_rules, default="", help="Skip these rules.")
@click.option(
    "--tex",
    multiple=True,
    metavar="PAPER",
    shell_complete=offer_files,
    help="Also check what this .tex, .aux or .bcf file cites.",
)
@click.option("--online", is_flag=True, help="Also ask the sources about every entry.")
@click.option(
    "--baseline", metavar="FILE", shell_complete=offer_files, help="Report only findings that this file does not list."
)
@click.option(
    "--write-baseline",
    metavar="FILE",
    shell_complete=offer_files,
    help="Write the current findings to this file, for --baseline.",
)
@click.option("--fix", is_flag=True, help="Fix what can be fixed safely.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: also apply fixes that you should review.")
@click.option("--diff", is_flag=True, help="Write nothing; print the diff that --fix would write.")
@click.option(
    "--fail-on",
    type=click.Choice(["info", "warning", "error", "never"]),
    help="Exit with 1 for findings of this severity or worse.  [default: warning]",
)
@resolvers_option
@format_option("text", "json", "sarif", "github")
def command(  # noqa: PLR0913 -- one parameter per option
    names: tuple[str, ...],
    select: str,
    ignore: str,
    tex: tuple[str, ...],
    *,
    online: bool,
    baseline: str | None,
    write_baseline: str | None,
    fix: bool,
    unsafe_fixes: bool,
    diff: bool,
    fail_on: str | None,
    resolvers: str,
    form: str,
) -> int:
    """Check .bib FILEs: syntax, fields, values, LaTeX, duplicates; the project's library also against notes and lock.

    `vlbib rule CODE` explains a finding. `% vlbib: ignore V003` above an entry silences a rule there, and
    `% vlbib: ignore-file V003` in the whole file.

    Example: vlbib check references.bib --tex paper.tex
    """
    settings = project()
    listed = baseline or settings.check.get("baseline")
    repeated = RepeatedOutput.of(settings, None, [*names, *([str(listed)] if listed else [])])
    is_plain = all(map(is_file_there, map(Path, names))) and not (tex or online or fix or diff or write_baseline)
    code = repeated.again() if is_plain else None
    if code is not None:
        return code
    from vlbib.app.check import choices
    from vlbib.app.check.command import CheckRequest, check

    least = choices.fail_on(settings, fail_on)
    request = CheckRequest(
        files=names,
        select=names_of(select),
        ignore=names_of(ignore),
        papers=tex,
        baseline=None if write_baseline else baseline or choices.check_settings(settings).baseline,
        fix=fix and not diff,
        unsafe=unsafe_fixes,
        dry_run=diff,
        online=online,
        resolvers=sources_of(resolvers),
    )
    with _reported_when_slow() as say:
        done = check(request, settings, say)
    if write_baseline and is_stdout(write_baseline):
        raise click.UsageError("- is stdout, but a baseline must be read again; name a file with --write-baseline")
    if write_baseline:
        return _write_baseline(done.findings, Path(write_baseline))
    code = _end(done, form, least, repeated, diff=diff)
    if is_plain and done.settled:
        repeated.keep(code)
    return code


@contextmanager
def _reported_when_slow() -> Iterator[Callable[[str], None]]:
    """Show progress on a terminal once the check has taken a second. Gives `say(line)`, which sets the shown line."""
    over, status = Event(), ["checking"]

    def show() -> None:
        if over.wait(_PATIENCE):
            return
        with progress() as listener:
            while not over.wait(_BEAT):
                listener.say(status[-1])

    shown = Thread(target=show, daemon=True)
    if sys.stderr.isatty():
        shown.start()
    try:
        yield status.append
    finally:
        over.set()
        if shown.is_alive():
            shown.join()


def _end(done: Checked, form: str, least: Severity | None, repeated: RepeatedOutput, *, diff: bool) -> int:
    """Print the findings, and return the exit code."""
    _show(done, form, repeated, diff=diff)
    if done.missed:
        return SOURCE_FAILED
    if least is None:
        return 0
    if any(finding.severity.rank >= least.rank for finding in done.findings):
        return FOUND
    return REMAIN if done.unreadable else 0


def _write_baseline(findings: Sequence[Finding], path: Path) -> int:
    from vlbib.checks.baseline import is_baseline, write_baseline
    from vlbib.core.faults import CannotUse
    from vlbib.storage import files
    from vlbib.storage.file_kinds import is_stream

    files.refuse_special(path)
    if is_stream(path):
        raise CannotUse(f"{files.shown(path)}: is standard output, but a baseline must be read again; name a file")
    if path.is_file() and not is_baseline(files.read_text(path) or ""):
        raise CannotUse(f"{files.shown(path)}: is not a baseline, and was left as it is; name another file")
    files.write_output(path, write_baseline(findings).encode())
    click.echo(f"{files.shown(path)}: {len(findings)} findings listed", err=True)
    return 0


def _show(done: Checked, form: str, repeated: RepeatedOutput, *, diff: bool) -> None:
    from vlbib.report.as_text import printable

    repeated.echo(done.diff if diff and form == "text" else _formatted(done.findings, form), nl=False)
    for source, reason in done.missed.items():
        repeated.echo(printable(f"{source} could not be asked: {reason}"), err=True)
    for file, reason in done.unreadable.items():
        repeated.echo(printable(f"{file}: {reason}; the works that it names are those of the last sync"), err=True)
    for file in done.apart:
        repeated.echo(printable(f"{file}: fixed; `vlbib undo --library {shlex.quote(file)}` undoes it"), err=True)
    repeated.echo(_summary(done, diff=diff), err=True)


def _formatted(findings: Sequence[Finding], form: str) -> str:
    from vlbib.report.as_text import printable

    if form == "json":
        from vlbib.checks.output.json import as_json

        return as_json(findings)
    if form == "sarif":
        from vlbib.app.check.pages_of_rules import pages_of_rules
        from vlbib.checks.output.sarif import as_sarif

        return as_sarif(findings, __version__, pages_of_rules(project()))
    if form == "github":
        from vlbib.checks.output.github import as_annotations

        return printable(as_annotations(findings))
    from vlbib.checks.output.lines import as_text

    return printable(as_text(findings))


def _summary(done: Checked, *, diff: bool) -> str:
    from vlbib.checks.finding import Severity

    counts = {
        severity: sum(finding.severity is severity for finding in done.findings) for severity in reversed(Severity)
    }
    totals = [f"{count} {severity}{'s' if count != 1 else ''}" for severity, count in counts.items() if count]
    mendable = sum(finding.fix is not None and finding.fix.safe for finding in done.findings)
    parts = [", ".join(totals) or "nothing found"]
    parts += [f"{mendable} of them can be fixed with --fix (*)"] if mendable else []
    parts += [f"{done.fixed} fixed{' in the diff' if diff else ''}"] if done.fixed else []
    return "; ".join(parts)


@click.command("rule")
@click.argument("code", required=False, shell_complete=offer_rules)
@click.option("--markdown", is_flag=True, help="Print the rule's page in Markdown.")
def rule(code: str | None, *, markdown: bool) -> int:
    """Explain a rule by its CODE or name; without one, list all rules.

    Example: vlbib rule L001
    """
    from vlbib.checks.registry import RULES, by_code
    from vlbib.checks.rule_docs import documentation, rule_page

    if code is None:
        for rule in RULES:
            click.echo(f"{rule.code} {rule.severity:7} {rule.name}: {documentation(rule).fault}")
        return 0
    chosen = by_code(code)
    if chosen is None:
        near = hint(code, (name for known in RULES for name in (known.code, known.name)), "`vlbib rule` lists them")
        raise click.UsageError(f"`{code}` is not a rule{near}")
    if markdown:
        click.echo(rule_page(chosen), nl=False)
        return 0
    text = documentation(chosen)
    off = "" if chosen.default else ", off unless selected"
    click.echo(f"{chosen.code} {chosen.name} ({chosen.severity}{off})\n\n{text.fault}\n")
    if text.why:
        click.echo(f"{text.why}\n")
    click.echo(f"Bad:\n{_indented(text.bad)}\n\nGood:\n{_indented(text.good)}\n\nSource: {text.source}")
    return 0


def _indented(text: str) -> str:
    return "\n".join(f"  {line}".rstrip() for line in text.splitlines())

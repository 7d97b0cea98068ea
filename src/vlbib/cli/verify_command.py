"""`vlbib verify`: check whether references exist and are correct."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vlbib.cli.completing import offer_files
from vlbib.cli.shared import format_option, named_files, progress, project, resolvers_option, sources_of

if TYPE_CHECKING:
    from vlbib.report.verified import VerifiedFiles

DIFFER, UNASKED = 1, 4


@click.command("verify")
@click.argument("names", nargs=-1, metavar="[FILE]...", shell_complete=offer_files, callback=named_files)
@click.option("--offline", is_flag=True, help="Send nothing; use only the cache, the catalogue and your index.")
@click.option("--fix", is_flag=True, help="Correct .bib files where the record of an entry's own id contradicts them.")
@click.option("--diff", is_flag=True, help="Write nothing; print the diff that --fix would write.")
@click.option(
    "--fail-on",
    type=click.Choice(["info", "warning", "error", "never"]),
    default="warning",
    show_default=True,
    help="Exit with 1 for differences of this severity or worse.",
)
@resolvers_option
@format_option("text", "json", "sarif", "github", "markdown", "html")
def command(  # noqa: PLR0913 -- one parameter per option
    names: tuple[str, ...], *, offline: bool, fix: bool, diff: bool, fail_on: str, resolvers: str, form: str
) -> int:
    """Check each reference in FILEs against the sources: whether the work exists, and its details are right.

    FILEs are .bib, .bbl, .aux, .bcf, .tex, .json (CSL), .ris, .md, .pdf or .docx; by default the project's library.
    `not found` does not prove that a reference is made up: the line below it names the sources that were asked.

    Example: vlbib verify references.bib --offline
    """
    from vlbib.app.verify.verifying import VerifyRequest, verify_references

    request = VerifyRequest(files=names, resolvers=sources_of(resolvers), offline=offline)
    with progress(first="reading references") as listener:
        verified = verify_references(request, project(), listener)
    click.echo(_formatted(verified, form), nl=False)
    if fix or diff:
        from vlbib.app.verify.correcting import correct

        mended = correct([file.file for file in verified.files], verified, write=fix and not diff)
        click.echo(mended, nl=False, err=form != "text")
        if mended and fix and not diff:  # the exit code is for what is left; the sources' answers are in the cache
            verified = verify_references(request, project())
    return verified_exit(verified, fail_on)


def verified_exit(verified: VerifiedFiles, fail_on: str) -> int:
    """Return 1 for a difference of this gravity or worse, 4 if a source could not be asked, else 0."""
    from vlbib.verification.discrepancy import Gravity

    if verified.fails(None if fail_on == "never" else Gravity(fail_on)):
        return DIFFER
    return UNASKED if verified.missed else 0


def _formatted(verified: VerifiedFiles, form: str) -> str:
    if form == "sarif":
        from vlbib.app.check.pages_of_rules import pages_of_rules
        from vlbib.report.verified_findings import verified_sarif

        return verified_sarif(verified, pages_of_rules(project()))
    from vlbib.report.verified_findings import verified_annotations
    from vlbib.report.verified_json import verified_json
    from vlbib.report.verified_markdown import verified_markdown
    from vlbib.report.verified_page import verified_page
    from vlbib.report.verified_text import verified_text

    forms = {
        "json": verified_json,
        "github": verified_annotations,
        "markdown": verified_markdown,
        "html": verified_page,
    }
    return forms.get(form, verified_text)(verified)

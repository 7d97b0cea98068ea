"""`vlbib accept`: settle conflicts between the owner's values and those of the sources."""

from __future__ import annotations

import click

from vlbib.cli.completing import offer_keys
from vlbib.cli.shared import dry_run_option, library_option, project, rehearsal
from vlbib.core.text import quoted


@click.command("accept")
@click.argument("key", shell_complete=offer_keys)
@click.argument("field", default="")
@click.option("--mine", is_flag=True, help="Keep your value for good: the sources' value is not proposed again.")
@library_option
@dry_run_option
def command(key: str, field: str, library: str | None, *, mine: bool, dry_run: bool) -> int:
    """Take the sources' value for a field of an entry; without FIELD, for all fields in conflict.

    Example: vlbib accept radford2021clip year
    """
    from vlbib.app.curate import accept
    from vlbib.report.as_text import printable

    with rehearsal(dry_run=dry_run):
        settled = accept(project(), library, key, field, mine=mine)
    if settled[0].key.lower() != key.lower():
        click.echo(printable(f"{key} is {settled[0].key} now"), err=True)
    for acceptance in settled:
        place, stands = f"{acceptance.key}.{acceptance.field}", f"{quoted(acceptance.stands)} from {acceptance.source}"
        is_one = acceptance.stands == acceptance.instead_of
        rest = "; the sources and the file say the same" if is_one else f", not {quoted(acceptance.instead_of)}"
        click.echo(printable(f"{place}: {stands}{rest}"))
    return 0

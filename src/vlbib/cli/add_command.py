"""`vlbib add`: add a work that no note names."""

from __future__ import annotations

import click

from vlbib.cli.completing import offer_tags
from vlbib.cli.shared import format_option, library_option, progress, project, resolvers_option, sources_of


@click.command("add")
@click.argument("works", nargs=-1, required=True, metavar="ID|DOI|URL|TITLE...")
@click.option(
    "--tag",
    "tags",
    multiple=True,
    metavar="TAG",
    shell_complete=offer_tags,
    help="Give the works this tag; may be repeated.",
)
@library_option
@click.option("--offline", is_flag=True, help="Send nothing; use only the cache, the catalogue and your index.")
@resolvers_option
@format_option("text", "json")
def command(
    works: tuple[str, ...], tags: tuple[str, ...], library: str | None, *, offline: bool, resolvers: str, form: str
) -> int:
    """Add works that no note names; the lock records that you added them.

    Example: vlbib add arXiv:2103.00020 --tag "to read"
    """
    from vlbib.app.reading.notebook import added_by_owner
    from vlbib.app.sync import sync
    from vlbib.app.sync_request import SyncRequest
    from vlbib.cli.sync_command import show

    added = tuple(added_by_owner(text, tags) for text in works)
    request = SyncRequest(added=added, library=library, offline=offline, resolvers=sources_of(resolvers))
    with progress() as listener:
        report = sync(request, project(), listener)
    show(report, form)
    return report.exit_code

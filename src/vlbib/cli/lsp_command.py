"""`vlbib lsp`: the language server, started by editors."""

from __future__ import annotations

import click

from vlbib.cli.shared import leave_to_program
from vlbib.core.faults import CannotUse
from vlbib.installed import adding


@click.command("lsp")
@click.option("--stdio", is_flag=True, hidden=True, expose_value=False)  # many editors pass it to every server
def command() -> int:
    """Run a language server on stdin and stdout: hover, diagnostics, completion, renaming in notes, libraries, papers.

    An editor starts it in the folder of the project; docs/editors.md has the configuration for each.

    Example: vlbib lsp
    """
    try:
        from vlbib.editors.language_server import serve
    except ImportError as error:
        raise CannotUse(f"vlbib lsp needs pygls: {adding('lsp')}") from error
    leave_to_program("vlbib lsp", "an editor")
    serve()
    return 0

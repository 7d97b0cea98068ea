"""`vlbib mcp`: tools for an assistant."""

from __future__ import annotations

import click

from vlbib.cli.shared import leave_to_program
from vlbib.core.faults import CannotUse
from vlbib.installed import adding


@click.command("mcp")
@click.option("--write", is_flag=True, help="Allow the assistant to add works and to pin lines; else it only reads.")
@click.option("--online", is_flag=True, help="Ask the sources of the network for titles that nothing at hand knows.")
def command(*, write: bool, online: bool) -> int:
    """Serve an assistant over stdin and stdout: search, resolve, explain and cite from the library of this project.

    An assistant starts it, in the folder of the project; docs/editors.md has the lines for it.

    Example: vlbib mcp --write
    """
    try:
        from vlbib.assistants.mcp_server import serve_assistant
    except ImportError as error:
        raise CannotUse(f"vlbib mcp needs the package mcp: {adding('mcp')}") from error
    leave_to_program("vlbib mcp", "an assistant")
    serve_assistant(write=write, online=online)
    return 0

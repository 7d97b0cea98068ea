"""`vlbib mcp`: the MCP server, started by an AI assistant."""

from __future__ import annotations

import click

from vlbib.cli.shared import leave_to_program
from vlbib.core.faults import CannotUse
from vlbib.installed import adding


@click.command("mcp")
@click.option(
    "--write", is_flag=True, help="Allow the assistant to add works and to pin lines; without this it only reads."
)
@click.option(
    "--online",
    is_flag=True,
    help="Ask sources on the network for titles that library, catalogue and index do not know.",
)
def command(*, write: bool, online: bool) -> int:
    """Run an MCP server on stdin and stdout: an AI assistant can search, resolve, explain and cite from this library.

    The assistant starts it in the folder of the project; docs/editors.md has the configuration.

    Example: vlbib mcp --write
    """
    try:
        from vlbib.assistants.mcp_server import serve_assistant
    except ImportError as error:
        raise CannotUse(f"vlbib mcp needs the package mcp: {adding('mcp')}") from error
    leave_to_program("vlbib mcp", "an assistant")
    serve_assistant(write=write, online=online)
    return 0

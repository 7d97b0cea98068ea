"""`vlbib mcp`: serves the tools over stdin and stdout. They only read, unless `--write` is given."""

from __future__ import annotations

import functools
import inspect
from typing import TYPE_CHECKING, Any

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.server.mcpserver.tools import Tool
from mcp.types import ToolAnnotations

from vlbib.assistants.tools import ReadingTools, WritingTools
from vlbib.core.faults import CannotUse
from vlbib.version import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.assistants.tools import Json

_ABOUT = """The owner's curated library of references, made from their notes. Cite only what these tools return.
A title that is doubtful or unresolved has no reference yet: say so, and make none up. Notes cite a key as [@key]."""


def make_mcp_server(*, write: bool = False, online: bool = False) -> MCPServer:
    """Return a server; with `write` it can add works and pin lines, with `online` it asks sources on the network."""
    read = ReadingTools(offline=not online)
    asking = (read.search_library, read.get_entry, read.explain, read.resolve_title, read.verify_references)
    doing = WritingTools(offline=not online)
    done = (doing.add_work, doing.pin_line) if write else ()
    tools = [_tool(each, is_online=online) for each in (*asking, read.list_waiting, read.cite_paragraph, *done)]
    return MCPServer("vlbib", version=__version__, instructions=_ABOUT, log_level="WARNING", tools=tools)


def _tool(function: Callable[..., Json], *, is_online: bool) -> Tool:
    """Return a tool that refuses unknown arguments.

    By default the package ignores them, and so answers another question than was asked.
    """
    reads = isinstance(getattr(function, "__self__", None), ReadingTools)
    hints = ToolAnnotations(read_only_hint=reads, destructive_hint=False, open_world_hint=is_online)
    tool = Tool.from_function(_reporting_faults(function), description=inspect.getdoc(function), annotations=hints)
    arguments = tool.fn_metadata.arg_model
    arguments.model_config["extra"] = "forbid"
    arguments.model_rebuild(force=True)
    return tool.model_copy(update={"parameters": arguments.model_json_schema(by_alias=True)})


def _reporting_faults(tool: Callable[..., Json]) -> Callable[..., Json]:
    """Turn `CannotUse` into a tool error with the same one-line message, which the assistant reads."""

    @functools.wraps(tool)
    def answered(*arguments: Any, **named: Any) -> Json:  # noqa: ANN401 -- JSON values
        try:
            return tool(*map(_whole, arguments), **{name: _whole(value) for name, value in named.items()})
        except CannotUse as error:
            raise ToolError(str(error)) from error

    return answered


def _whole(argument: Any) -> Any:  # noqa: ANN401 -- as above
    """Return an argument with lone surrogates replaced, which no answer can contain."""
    if isinstance(argument, list):
        return [_whole(item) for item in argument]
    return argument.encode("utf-8", "replace").decode() if isinstance(argument, str) else argument


def serve_assistant(*, write: bool = False, online: bool = False) -> None:
    """Serve over stdin and stdout until the assistant closes the connection."""
    make_mcp_server(write=write, online=online).run("stdio")

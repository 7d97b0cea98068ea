"""The command line that is running, by which `vlbib undo` lists the step."""

from __future__ import annotations

from contextvars import ContextVar

COMMAND: ContextVar[str] = ContextVar("COMMAND", default="")

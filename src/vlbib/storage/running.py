"""The command that is running, in its words: what a step that is kept for `vlbib undo` is called by."""

from __future__ import annotations

from contextvars import ContextVar

COMMAND: ContextVar[str] = ContextVar("COMMAND", default="")

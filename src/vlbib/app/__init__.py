"""The use cases: what the commands and Python callers do, tying the stages to the sources and files; nothing prints."""

from __future__ import annotations

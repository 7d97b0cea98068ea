"""The Model Context Protocol server for AI assistants, a thin layer over the Python API."""

from __future__ import annotations

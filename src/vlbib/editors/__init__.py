"""The language server, a thin layer on top of the Python API: one pure module per kind of answer."""

from __future__ import annotations

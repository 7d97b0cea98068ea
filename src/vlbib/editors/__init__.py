"""Where a researcher types: a language server over the Python API. Pure answers here, one module a kind; no logic."""

from __future__ import annotations

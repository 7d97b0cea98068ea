"""A language server on top of the Python API: one module per kind of answer, pure, without logic of its own."""

from __future__ import annotations

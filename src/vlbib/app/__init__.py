"""The use cases of the commands and the Python API: they connect the stages to sources and files, and print nothing."""

from __future__ import annotations

"""Checking .bib files: the command, what rules may read from a project, and what the sources say about its entries."""

from __future__ import annotations

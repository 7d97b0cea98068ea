"""Checking .bib files: the command, what rules may read of a project, and what the sources say of its entries."""

from __future__ import annotations

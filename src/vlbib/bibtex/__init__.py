"""BibTeX bytes to a document and back without losing one: pure."""

from __future__ import annotations

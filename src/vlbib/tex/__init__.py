"""LaTeX sources of papers: which keys they cite, and where. Pure."""

from __future__ import annotations

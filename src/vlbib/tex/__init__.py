"""LaTeX sources of papers: which keys they cite, and where: pure."""

from __future__ import annotations

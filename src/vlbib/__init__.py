"""Turn Markdown notes that name papers by title into a curated, tagged BibTeX library."""

from __future__ import annotations

__version__ = "0.1.0"

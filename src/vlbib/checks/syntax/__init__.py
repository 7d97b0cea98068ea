"""Family S: syntax and encoding that BibTeX or other programs fail on."""

from __future__ import annotations

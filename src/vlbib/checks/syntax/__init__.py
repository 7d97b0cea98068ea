"""Family S: what BibTeX or its readers stumble over."""

from __future__ import annotations

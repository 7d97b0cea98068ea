"""How a DOI is written: the registrant's prefix, what may come before it, and the DOIs that arXiv registers.

These are parts of patterns that ignore case.
"""

from __future__ import annotations

DOI_PREFIX = r"10\.\d{4,9}(?:\.\d+)*/"  # registrants may divide their numbers: `10.1000.10/123`
DOI_RESOLVER = r"https?://(?:dx\.)?doi(?:\.acm)?\.org/"
DOI_LEAD = rf"(?:{DOI_RESOLVER}|doi\s*:?\s*)"
ARXIV_DOI = r"10\.48550/arxiv\."

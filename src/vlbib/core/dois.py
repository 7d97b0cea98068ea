"""How a DOI is written: the registrant's prefix, what may come before it, and the DOIs that arXiv registers.

These are parts of patterns that ignore case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.years import YEAR

if TYPE_CHECKING:
    import re

DOI_PREFIX = r"10\.\d{4,9}(?:\.\d+)*/"  # registrants may divide their numbers: `10.1000.10/123`
DOI_RESOLVER = r"https?://(?:dx\.)?doi(?:\.acm)?\.org/"
DOI_LEAD = rf"(?:{DOI_RESOLVER}|doi\s*:?\s*)"
ARXIV_DOI = r"10\.48550/arxiv\."
_SERIAL = lazy_pattern(rf"10\.{YEAR}/\d{{1,6}}")  # `10.2024/0034`


def is_serial(match: re.Match[str]) -> bool:
    """Tell whether the match of a DOI is the number of an invoice or file: year and number, no `doi` before it."""
    before = match.string[: match.start()].lower().rstrip(" :")
    return _SERIAL.fullmatch(match[0]) is not None and not before.endswith("doi")

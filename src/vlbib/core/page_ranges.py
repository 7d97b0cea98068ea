"""Page ranges as BibTeX writes them."""

from __future__ import annotations

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import one_line
from vlbib.core.years import YEAR

_YEAR_AND_MONTH = lazy_pattern(rf"{YEAR}\s*[-–]+\s*(?:0[1-9]|1[0-2])")
_DASHES = lazy_pattern(r" ?[-–—]+ ?")


def page_range(text: str) -> str:
    """Return pages with two hyphens between the first and the last, as BibTeX writes a range.

    >>> page_range("12 – 15, 20-21"), page_range("e17")
    ('12--15, 20--21', 'e17')
    """
    return _DASHES.sub("--", one_line(text))


def is_year_and_month(pages: str) -> bool:
    """Tell whether pages are a year and a month, which Google Scholar derives from bioRxiv and medRxiv URLs.

    >>> is_year_and_month("2020--04"), is_year_and_month("2019--2104")
    (True, False)
    """
    return _YEAR_AND_MONTH.fullmatch(pages.strip()) is not None

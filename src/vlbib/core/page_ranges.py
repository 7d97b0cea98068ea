"""Pages as BibTeX writes them."""

from __future__ import annotations

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import one_line

_DASHES = lazy_pattern(r" ?[-–—]+ ?")


def page_range(text: str) -> str:
    """Return pages with two hyphens between the first and the last, as BibTeX prints a range.

    >>> page_range("12 – 15, 20-21"), page_range("e17")
    ('12--15, 20--21', 'e17')
    """
    return _DASHES.sub("--", one_line(text))

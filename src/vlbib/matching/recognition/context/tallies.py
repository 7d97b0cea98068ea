"""Numbers after a title, at the end of its line, that count something: votes, or a page."""

from __future__ import annotations

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.votes import VOTES

# Of 604,000 titles, none is another one of five words or more with such a number,
# but three are another one with a `2`.
_TALLY = lazy_pattern(r"(?![23]\b)\d{1,2}[^\S\n]*(?:\((?!\d)[^()\n]*\)[^\S\n]*)?(?=$|\n)")
_VOTES = lazy_pattern(rf"{VOTES}(?![\w'’-])")
_LEAST_TALLIED = 5  # minimum words of a title before a tally


def is_tally(after: str, title: str) -> bool:
    """Tell whether votes are right after a title, or a number at the end of its line that counts something."""
    is_long = len(title.split()) >= _LEAST_TALLIED
    return _VOTES.match(after) is not None or (is_long and _TALLY.match(after) is not None)

"""Numbers after a title, at the end of its line or piece, that count something: votes, a page, or points of a score."""

from __future__ import annotations

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.votes import VOTES

# Of 604,000 titles, none is another one of five words or more with such a number,
# but three are another one with a `2`.
_TALLY = lazy_pattern(r"(?![23]\b)\d{1,2}[^\S\n]*(?:\((?!\d)[^()\n]*\)[^\S\n]*)?(?=$|\n)")
# One with a fraction also before a bar; one without if a later piece of the line ends in a number, too. No title of
# 550,000 is another one with a fraction.
_FRACTION = r"\d{1,2}[.,]\d(?![\w.,])"
_BAR = r"[^\S\n]*[|｜/;；、]"
_SCORE = lazy_pattern(
    rf"{_FRACTION}(?:{_BAR}|[^\S\n]*(?:$|\n))"
    rf"|\d{{1,2}}[^\S\n]*[|｜][^|｜\n]*[^\W\d][^|｜\n]*\s(?:{_FRACTION}|\d{{1,2}}(?![\w.,]))[^\S\n]*(?:[|｜]|$|\n)"
)
_VOTES = lazy_pattern(rf"{VOTES}(?![\w'’-])")
_LEAST_TALLIED = 5  # minimum words of a title before a tally


def is_tally(after: str, title: str) -> bool:
    """Tell whether votes are right after a title, or a number at the end of its line or piece that counts something."""
    is_long = len(title.split()) >= _LEAST_TALLIED
    if _VOTES.match(after):
        return True
    return is_long and (_TALLY.match(after) is not None or _SCORE.match(after) is not None)

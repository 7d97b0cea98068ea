"""Which short titles are not topics: no other known title begins with their words, and they are in title case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.known import Naming
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.lead_words import LEADS
from vlbib.core.text import CJK, squeeze
from vlbib.core.venues import is_conference
from vlbib.core.wide_pattern import wide_pattern
from vlbib.matching.recognition.context.labels_before import SMALL

if TYPE_CHECKING:
    from vlbib.core.known import Known

_LEAST_WORDS, _MOST_WORDS = 2, 5
_LEAST_LETTERS = 6  # minimum letters of a title, squeezed
_WORD = lazy_pattern(r"[^\W_]+(?:[-'’][^\W_]+)*")
_LAST, _NEXT = lazy_pattern(r"([^\W_]+)\s+$"), lazy_pattern(r"\s+([^\W_]+)")
_CODE = lazy_pattern(r"[A-Z]\d{1,2}")  # the author's number of an item: `Q5`
_FEW = 10  # maximum known titles that begin with a title that is no topic
# At the beginning of a line, a number may be before it: `Q5 `
_WIDE_BEFORE = wide_pattern(rf"(?:[{CJK}] ?|(?:^|\n)[^\w\n]*(?:[A-Z]?\d{{1,2}}[.)、]? )?)$")
_WIDE_AFTER = wide_pattern(rf" ?[(（]?[{CJK}]")
_REACH = 40  # characters before a title that are searched for the word before it; a negative offset counts as 0


def is_rare_title(text: str, body: Known) -> bool:
    """Tell whether a few words with a capital are a whole title that no other known title begins with."""
    key = squeeze(text)
    return is_short_title(text, body) and {each.key for each in body.near(key)} <= {key}


def is_short_title(text: str, body: Known) -> bool:
    """Tell whether a few words with a capital are a whole title."""
    if not (_LEAST_WORDS <= len(text.split()) <= _MOST_WORDS and len(squeeze(text)) >= _LEAST_LETTERS):
        return False
    return text[0].isupper() and not any(map(is_conference, text.split())) and body.naming(text) is Naming.TITLE


def begins_many_titles(text: str, body: Known) -> bool:
    """Tell whether so many known titles begin with some words that these are a topic rather than a title."""
    return len({each.key for each in body.near(squeeze(text))}) > _FEW


def is_between_scripts(text: str, start: int, end: int) -> bool:
    """Tell whether a span in title case is between Chinese, Japanese or Korean: `与 Deep Sets of Things 的区别`."""
    beside = _WIDE_BEFORE.search(text, start - _REACH, start) and _WIDE_AFTER.match(text, end)
    return bool(beside) and is_in_title_case(text, start, end)


def is_in_title_case(text: str, start: int, end: int) -> bool:
    """Tell whether all words of a span, except small ones, begin with capitals, and its neighbours do not.

    >>> text = "we read Latent Collaborative Retrieval models"
    >>> is_in_title_case(text, 8, 38), is_in_title_case(text, 3, 38), is_in_title_case(text.upper(), 8, 38)
    (True, False, False)
    """
    words = [word for word in _WORD.findall(text[start:end]) if word.lower() not in SMALL]
    if not all(word[0].isupper() or word[0].isdigit() for word in words):
        return False
    last, following = _LAST.search(text, start - _REACH, start), _NEXT.match(text, end)
    beside = [match[1] for match in (last, following) if match and not _CODE.fullmatch(match[1])]
    return not any(word[0].isupper() and word.isascii() and word.lower() not in LEADS - {"on"} for word in beside)

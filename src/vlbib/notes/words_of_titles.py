"""Words within a line that can only be a known title, or its beginning: `then Counting Old Maps in Tall (old)`.

The words of an abbreviation are its long form (`CLIP (Contrastive Language-Image Pre-training)`), and words inside a
title that nobody knows are a part of that.
"""

from __future__ import annotations

import re
from itertools import takewhile

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.lead_words import LEADS
from vlbib.core.months import MONTH_NAMES, SHORT_MONTHS, WEEKDAYS
from vlbib.core.text import squeeze
from vlbib.core.titles import title_size

_MORE_WORDS = lazy_pattern(r" (?![A-Z]{2,}s?\b)[^\W_][\w'’-]*(?: [^\W\d_][\w'’-]*){0,3}")  # not `SSMs`
_CAPITAL_BEFORE = lazy_pattern(r"(?P<word>[A-Z][\w'’-]*)\s$")
_PART, _CAPITALS = lazy_pattern(r"[^\W_]+"), lazy_pattern(r"(?<![\w-])[A-Z]{3,}(?![\w-])")
# The main title of an unknown work before its subtitle
_HEAD = lazy_pattern(
    r"(?<![\w'’-])"
    r"(?:[A-Z][\w'’-]+(?: (?:a|an|and|are|as|at|but|by|for|from|in|is|not|of|on|or|than|the|to|via|with))* ){2,}"
    r"[A-Z][\w'’-]+\s?[:：]\s$"
)
# Words with which a longer title goes on after one that is known: `... in Dynamic Towns`
_LONGER = lazy_pattern(
    r" (?:for|from|in|of|on|via|with|under|through|by) (?:the |an? )?(?P<word>[A-Z][a-z]{2,}(?:-\w+)?)\b"
)
# A part of a course, which is about a topic: `Lecture 7: Self-Supervised Learning`
_COURSE = lazy_pattern(
    r"\W*(?:(?:title|talk):\s*)?\W*(?:Lecture|Lesson|Class|Session|Week|Unit|Seminar|Vorlesung|Sitzung|Woche|Cours|Clase|Aula"
    r"|Lezione)\s\d{1,2}\s?[:：.–—-]",
    re.IGNORECASE,
)
_DATES = frozenset((*MONTH_NAMES, *SHORT_MONTHS, *WEEKDAYS))
_REACH = 120  # characters before words that are read
_LEAST_TITLE, _LEAST_BEGUN = 3, 5  # minimum words of a title and of the beginning of one
_SHORTENED = 15  # maximum letters of what an abbreviation stands for: `T2I`
_SLIP = 1  # letters by which the next word may begin later than in the title
_STEM = 4  # first letters by which two words are compared


def are_of_title(words: str, title: str, line: str) -> bool:
    """Tell whether words on a line, with which a title begins, are that title: nothing else is said with so many.

    >>> title, words = "Counting Old Maps in Tall Towns", "Counting Old Maps in Tall"
    >>> are_of_title(words, "Counting Old Maps in Tall Wide Towns", f"{words} Towns")
    False
    >>> lines = (f"so {words}, 2020", f"so {words} order", f"Roads and Rivers of Snow: {words}", f"see {words} Townz")
    >>> [are_of_title(words, title, line) for line in lines]
    [True, False, False, True]
    >>> are_of_title(words, f"{title} and Lakes of Snow by Lenz", f"{words} Lenz Towns")
    False
    >>> are_of_title(title, title, f"{title} of Snow"), are_of_title(title, title, f"{title} on Monday")
    (False, True)
    >>> are_of_title(words, title, f"When Snow is Old: {words} SNOWs of Time")
    False
    """
    is_whole = squeeze(words) == squeeze(title)
    if words not in line or (not is_whole and _COURSE.match(line)):
        return False
    least = _LEAST_TITLE if is_whole else _LEAST_BEGUN
    if title_size(words) < least or _goes_on_otherwise(line, words, title):
        return False
    return not (_is_spelled_out(words, line) or _is_inside_title(line, line.find(words)))


def _is_inside_title(line: str, start: int) -> bool:
    """Tell whether words from `start` are the subtitle of an unknown title, or follow a word with a capital."""
    before = _CAPITAL_BEFORE.search(line, 0, start)
    return _HEAD.search(line, max(start - _REACH, 0), start) is not None or (
        before is not None and before["word"].lower() not in LEADS
    )


def _is_spelled_out(words: str, line: str) -> bool:
    """Tell whether words are those of an abbreviation on the line: `CLIP (Contrastive Language-Image Pre-training)`."""
    initials = "".join(word[0].lower() for word in _PART.findall(words))
    short = (name.lower() for name in _CAPITALS.findall(line.replace(words, " ")))
    return any(name[0] == initials[0] and _is_within(name, initials) for name in short)


def _is_within(letters: str, text: str) -> bool:
    """Tell whether a text has some letters in their order, with others between them."""
    left = iter(text)
    return all(letter in left for letter in letters)


def _goes_on_otherwise(line: str, words: str, title: str) -> bool:
    """Tell whether words go on with others than the title that they begin; a word with a slip is the title's."""
    end = line.find(words) + len(words)
    longer = _LONGER.match(line, end)
    if longer and longer["word"] not in _DATES and squeeze(words) == squeeze(title):
        return True
    more = _MORE_WORDS.match(line, end)
    after = squeeze(title)[len(squeeze(words)) :]
    if not (after and more):
        return False
    short = sum(
        _SHORTENED if word.isupper() else len(word)
        for word in takewhile(lambda word: len(word) < _STEM, more[0].split())
    )
    next_word = next((word for word in more[0].split() if len(word) >= _STEM), "\0")
    return next_word[:_STEM].lower() not in after[: short + _STEM + _SLIP]

"""Every short name and short title that stands on a line, whatever is around it and however it is written.

This names nothing: it is the last look at a line of which nothing else was told, so that no known work passes unseen.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from vlbib.core.known import Naming
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import squeeze
from vlbib.core.titles import is_name_word
from vlbib.core.venues import is_conference
from vlbib.matching.recognition.rare_titles import begins_many_titles, is_in_title_case, is_short_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.known import Known

# A word in Latin letters that is no part of an address or a path, and no handle or tag
_WORD = lazy_pattern(
    r"(?<![A-Za-z0-9_@#\\])(?<![\w.][/.])(?!https?:|www\.|10\.\d)[A-Za-z0-9](?:[A-Za-z0-9.+-]*[A-Za-z0-9+])?+(?![@\\_]|[/.]\w|://)"
)
_MOST_WORDS = 4  # of a name
_LEAST_LETTERS = 3  # letters and digits of a name
_LEAST_PLAIN = 4  # of a word in small letters, and of a name that only a title begins with
_SHORT = lazy_pattern(r"[A-Z]\d")  # `T5`


def every_name_in(text: str, body: Known) -> Iterator[tuple[str, str]]:
    """Yield the names on a line, each with the title of its work ("" where several bear it); none within another.

    A word in small letters counts where records give it as a name (`llava`); a name that several works bear has a
    capital, and one that only a title begins with is written as it is there. Of `BERT-style` the beginning counts.
    """
    words = [match.span() for match in _WORD.finditer(text)]
    at = 0
    while at < len(words):
        count, name, title = _longest(text, words[at : at + _MOST_WORDS], body)
        if count:
            yield name, title
        at += max(count, 1)


def _longest(text: str, words: Sequence[tuple[int, int]], body: Known) -> tuple[int, str, str]:
    """Return the longest name that some words begin with: of how many, and its work's title; (0, "", "") for none."""
    start, first = words[0][0], text[slice(*words[0])]
    most = len(words) if first[0].isupper() or is_name_word(first) else 1
    for count in range(most, 0, -1):
        for name in _beginnings(text, words[:count]) if _is_run(text, words[:count]) else ():
            title = _bearer_of(name, body)
            if title is not None:
                return count, text[start : start + len(name)], title
    return 0, "", ""


def _beginnings(text: str, words: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yield some words as one, then without what a hyphen adds to the last: `GPT-3-style`, `GPT-3`, `GPT`."""
    run = text[words[0][0] : words[-1][1]]
    yield run
    last = words[-1][0] - words[0][0]
    while (cut := run.rfind("-", last)) > last:
        run = run[:cut]
        yield run


def _is_run(text: str, words: Sequence[tuple[int, int]]) -> bool:
    """Tell whether single blanks part some words, the last of which has a capital or a digit."""
    gaps = (text[first[1] : second[0]] for first, second in pairwise(words))
    last = text[slice(*words[-1])]
    is_named = last[0].isupper() or last[0].isdigit() or is_name_word(last)
    return all(gap == " " for gap in gaps) and (is_named or len(words) == 1)


def _bearer_of(name: str, body: Known) -> str | None:
    """Return the title of the work that a name is of, "" where several bear it; None for what is no name."""
    key = squeeze(name)
    if (len(key) < _LEAST_LETTERS and not _SHORT.fullmatch(name)) or key.isdigit() or is_conference(name):
        return None
    if name.islower():
        return (body.bearer(name) or None) if len(key) >= _LEAST_PLAIN else None
    naming = body.naming(name)
    if naming is Naming.RECORDED:
        return body.bearer(name)
    if naming is Naming.SHARED:
        return ""
    if len(key) < _LEAST_PLAIN or naming is Naming.NONE:
        return None
    return _title_of(name, body, is_title=naming is Naming.TITLE)


def _title_of(name: str, body: Known, *, is_title: bool) -> str | None:
    """Return the title that a name stands before the colon of, or is, "" for several; None where no title has it so."""
    if is_title:
        counts = (
            is_short_title(name, body) and is_in_title_case(name, 0, len(name)) and not begins_many_titles(name, body)
        )
        return name if counts or (" " not in name and is_name_word(name)) else None
    if not (is_name_word(name) or " " in name):
        return None
    headed = {title.key: title.text for title in body.near(squeeze(name)) if title.text.startswith(f"{name}:")}
    if len(headed) == 1 or not headed:
        return next(iter(headed.values()), None)
    return ""

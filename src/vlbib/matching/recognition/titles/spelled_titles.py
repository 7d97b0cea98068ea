"""The known titles that the words of a text spell, whatever is beside them."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.known import HEAD_LETTERS, MOST_LETTERS
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.spelled_out import abbreviations_in
from vlbib.core.text import CIRCLED, CJK, squeeze
from vlbib.core.wide_pattern import wide_pattern
from vlbib.matching.regional_spelling import american

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator, Sequence

    from vlbib.core.known import Known, KnownTitle

_TOKEN = wide_pattern(rf"[{CJK}]|[^\W_{CJK}{CIRCLED}]+")
_TOKEN_OR_AMPERSAND = wide_pattern(rf"&|{_TOKEN.pattern}")
_ASCII_TOKEN = lazy_pattern(r"[a-z0-9]+")
_PLUS = lazy_pattern(r"\+++(?!\w)")  # directly after a title: `Networks++`; not a conjunction


class SpelledTitle(Struct, frozen=True):
    """A known title that a text contains word by word, whatever is beside it."""

    start: int
    end: int
    title: KnownTitle


class _Tokens(Struct, frozen=True):
    """The words of a text (single characters in scripts without spaces), and all of them squeezed together."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    offsets: tuple[int, ...]  # the offset of each word in `letters`, and the length
    letters: str


def spelled_titles(text: str, body: Known) -> list[SpelledTitle]:
    """Return the known titles that a text contains word by word, with `&`, `w/`, short or British words.

    Of 604,000 titles, 14 are another one with a phrase abbreviated, and all of these are of the same people. A text
    that is a title as it is written is not read in another way.
    """
    words = _words(text, _TOKEN)
    titles = list(_titles(_tokens(words), body))
    if not any(_fills(words, each) for each in titles):
        titles += [each for tokens in _further_readings(text, words) for each in _titles(tokens, body)]
    return [_with_plus(text, each) for each in titles] if "+" in text else titles


def _fills(words: Sequence[tuple[int, int, str]], title: SpelledTitle) -> bool:
    """Tell whether a title has all words of a text but numbers before it: `[2020] A Title`."""
    if not words or title.end != words[-1][1]:
        return False
    return all(start >= title.start or word.isdigit() for start, _, word in words)


def _with_plus(text: str, title: SpelledTitle) -> SpelledTitle:
    """Return a title extended by the `++` right after its last word, which makes it another title."""
    match = _PLUS.match(text, title.end)
    return SpelledTitle(title.start, match.end(), title.title) if match else title


def _further_readings(text: str, words: Sequence[tuple[int, int, str]]) -> Iterator[_Tokens]:
    """Yield the words of a text in American spelling, abbreviations spelled out, without `and`, `&` as a word."""
    respelled = [(start, end, american(word)) for start, end, word in words]
    if respelled != words:
        yield _tokens(respelled)
    spelled_out = abbreviations_in(text)
    if spelled_out:
        yield _tokens([(start, end, spelled_out.get(start, word)) for start, end, word in words])
    if " and " in text:
        yield _tokens([each for each in words if each[2] != "and"])
    if "w/" in text:
        yield _tokens([(start, end, _with(text, end, word)) for start, end, word in words])
    if "&" in text:
        yield _tokens(_words(text, _TOKEN_OR_AMPERSAND))


def _with(text: str, end: int, word: str) -> str:
    """Return a word of a text that ends at an offset; `with` for the letter of `w/`."""
    return "with" if word == "w" and text[end : end + 1] == "/" else word


def _words(text: str, pattern: re.Pattern[str]) -> list[tuple[int, int, str]]:
    """Return the words of a text, squeezed, with the offsets of their start and end."""
    if pattern is _TOKEN and text.isascii():  # as nearly all
        return [(*match.span(), match[0]) for match in _ASCII_TOKEN.finditer(text.lower())]
    words = []
    for match in pattern.finditer(text):
        written = match[0]
        word = "and" if written == "&" else written.lower() if written.isascii() else squeeze(written)
        if word:
            words.append((*match.span(), word))
    return words


def _tokens(words: Sequence[tuple[int, int, str]]) -> _Tokens:
    starts, ends, letters = zip(*words, strict=True) if words else ((), (), ())
    return _Tokens(starts, ends, tuple(accumulate(map(len, letters), initial=0)), "".join(letters))


def _titles(tokens: _Tokens, body: Known) -> Iterator[SpelledTitle]:
    """Yield the known titles that begin and end at words, the longest first for each word."""
    letters = tokens.letters
    begins = tuple(zip(tokens.starts, tokens.offsets, strict=False))
    heads = [letters[offset : offset + HEAD_LETTERS] for _, offset in begins]
    begun = body.begun(heads)
    ends = {offset: number for number, offset in enumerate(tokens.offsets[1:])} if begun else {}
    for (start, offset), head in zip(begins, heads, strict=True):
        for title in body.titles_from(letters[offset : offset + MOST_LETTERS]) if head in begun else ():
            last = ends.get(offset + len(title.key))
            if last is not None:
                yield SpelledTitle(start, tokens.ends[last], title)

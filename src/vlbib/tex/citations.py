r"""The citations of a LaTeX text: which keys its commands cite, and exactly where each key stands.

An author's own commands count: what `\newcommand`, `\NewDocumentCommand`, `\def` and the like define to cite an
argument, in this text or in one read before, cites by that argument.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.cite_commands import guessed_shape, known_shape
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vlbib.core.cite_commands import CitationShape
    from vlbib.tex.tokens import Argument, LatexSource

_ITEM_MARK = lazy_pattern(r"[,{}\\#]")
_WORD = lazy_pattern(r"\S+")


class CitedKey(Struct, frozen=True):
    """A key that is cited, and its half-open range in the text."""

    key: str
    start: int
    end: int


def shape_of(name: str, own: Mapping[str, CitationShape | None]) -> CitationShape | None:
    """Return how a command cites, None where it does not; `own` are the commands that the author defines.

    Those of LaTeX and its packages mean what they always mean.
    """
    return known_shape(name) or (own[name] if name in own else guessed_shape(name))


def cited_arguments(source: LatexSource, at: int, shape: CitationShape) -> Iterator[Argument]:
    """Yield the arguments after a command that hold keys."""
    counts = {"{": 0, "[": 0}
    groups = max(shape.groups, 1)
    for argument in source.arguments(at, None if shape.repeats else groups):
        kind = "{" if argument.opener == "{" else "["
        number = counts[kind]
        counts[kind] += 1
        if (number in shape.bracketed) if kind == "[" else (number % groups in shape.braced):
            yield argument


def cited_lists(source: LatexSource, at: int, shape: CitationShape) -> Iterator[list[CitedKey]]:
    """Yield the list of keys of each argument after a command that holds some."""
    for argument in cited_arguments(source, at, shape):
        yield list(_keys(source, argument, is_guess=shape.is_guess))


def _keys(source: LatexSource, argument: Argument, *, is_guess: bool) -> Iterator[CitedKey]:
    """Yield the keys of a list; none of a text with commands, spaces or braces in it after a command guessed at."""
    items = list(_items(source, argument))
    if is_guess and any(words is None or len(words) > 1 for words in items):
        return
    for words in items:
        yield from words or ()


def _items(source: LatexSource, argument: Argument) -> Iterator[list[CitedKey] | None]:
    """Yield the words of each item between commas, None for one with a command, a parameter or braces in it."""
    start = at = argument.start
    is_plain = True
    while match := _ITEM_MARK.search(source.visible, at, argument.end):
        at = match.end()
        if match[0] == ",":
            yield _words(source, start, match.start()) if is_plain else None
            start, is_plain = at, True
        else:
            is_plain = False
            at = source.closer(match.start(), at)
    yield _words(source, start, argument.end) if is_plain else None


def _words(source: LatexSource, start: int, end: int) -> list[CitedKey]:
    return [CitedKey(word[0], *word.span()) for word in _WORD.finditer(source.visible, start, end)]

r"""Finds the citations of a LaTeX text: the keys that its commands cite, and the exact place of each key.

An author's own commands count: one defined by `\newcommand`, `\NewDocumentCommand`, `\def` and the like to cite an
argument, in this text or in one read before, cites that argument.
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
    """A cited key, and its half-open range in the text."""

    key: str
    start: int
    end: int


def shape_of(name: str, own: Mapping[str, CitationShape | None]) -> CitationShape | None:
    """Return how a command cites, None if it does not; `own` are the commands that the author defines.

    Commands of LaTeX and its packages keep their meaning, even if the author redefines them.
    """
    return known_shape(name) or (own[name] if name in own else guessed_shape(name))


def cited_arguments(source: LatexSource, at: int, shape: CitationShape) -> Iterator[Argument]:
    """Yield the arguments after a command that contain keys."""
    counts = {"{": 0, "[": 0}
    groups = max(shape.groups, 1)
    for argument in source.arguments(at, None if shape.repeats else groups):
        kind = "{" if argument.opener == "{" else "["
        number = counts[kind]
        counts[kind] += 1
        if (number in shape.bracketed) if kind == "[" else (number % groups in shape.braced):
            yield argument


def cited_lists(source: LatexSource, at: int, shape: CitationShape) -> Iterator[list[CitedKey]]:
    """Yield the list of keys in each of a command's arguments for keys."""
    for argument in cited_arguments(source, at, shape):
        yield list(_keys(source, argument, is_guess=shape.is_guess))


def _keys(source: LatexSource, argument: Argument, *, is_guess: bool) -> Iterator[CitedKey]:
    """Yield the keys of a list; after a guessed command, none if an item has several words, a command or braces."""
    items = list(_items(source, argument))
    if is_guess and any(words is None or len(words) > 1 for words in items):
        return
    for words in items:
        yield from words or ()


def _items(source: LatexSource, argument: Argument) -> Iterator[list[CitedKey] | None]:
    """Yield the words of each item between commas; None for an item with a command, a parameter or braces."""
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

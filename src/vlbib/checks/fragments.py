"""The parts of a value that LaTeX typesets as text, and how to escape a character in them.

Everything else is blanked out: mathematics, links, arguments of labels. A character is escaped only where LaTeX is sure
to read text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from vlbib.checks.rule import value_changes
from vlbib.core.latex_modes import ADDRESS, COMMAND, MATH, UNKNOWN, modes
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.checks.rule import Change
    from vlbib.core.bib import Field

_LINKS = lazy_pattern(r"\\(?:url|href|path|nolinkurl|cite\w*|ref|label|doi|verb)\*?\s*(?:\[[^\]]*\])?\{[^{}]*\}")
_MATH = lazy_pattern(
    r"(?<!\\)\$[^$]*(?<!\\)\$|\\\((?:(?!\\\().)*?\\\)|\\ensuremath\{(?:[^{}]|\{[^{}]*\})*\}"
    r"|\\begin\{[^{}]*\}(?:(?!\\begin\{).)*?\\end\{[^{}]*\}",
    re.DOTALL,
)
_BARE_URL = lazy_pattern(r"\bhttps?://\S+")


@lru_cache(maxsize=16)
def without_links(value: str) -> str:
    r"""Return the value with `\url{...}` and similar commands replaced by as many spaces."""
    return _LINKS.sub(_blank, value) if "\\" in value else value


@lru_cache(maxsize=16)
def text_only(value: str) -> str:
    """Return the value with links and mathematics replaced by as many spaces."""
    if "$" not in value and "\\" not in value:
        return value
    reading = modes(value)
    return _MATH.sub(_blank, without_links(value)) if reading is None else _without(value, reading, MATH + ADDRESS)


@lru_cache(maxsize=16)
def text_and_math(value: str) -> str:
    """Return the value with links replaced by as many spaces; mathematics stays."""
    reading = modes(value) if "\\" in value else None
    return without_links(value) if reading is None else _without(value, reading, ADDRESS)


def _without(value: str, reading: str, left_out: str) -> str:
    """Replace each character by a space that LaTeX reads in one of the modes of `left_out`, except in commands."""
    return "".join(
        " " if mode in left_out and mode != COMMAND else char for char, mode in zip(value, reading, strict=True)
    )


def escapes(
    field: Field, sign: re.Pattern[str], is_sure: Callable[[str, int], bool]
) -> tuple[tuple[Change, ...], bool]:
    r"""Return the change that puts a backslash before each match of `sign` in text, and whether it is safe.

    Matches in mathematics and in arguments of unknown commands are left alone, and so is a value with unpaired dollars
    or braces. `is_sure` tells whether the character at an offset in the value is surely meant to be printed.
    """
    reading = modes(field.value)
    if reading is None:
        return (), True
    places = [match.start() for match in sign.finditer(_without(field.value, reading, MATH + ADDRESS + UNKNOWN))]
    cuts = [0, *places, len(field.value)]
    mended = "\\".join(field.value[start:end] for start, end in pairwise(cuts))
    changes = value_changes(field, mended) if places else ()
    return changes, all(is_sure(field.value, place) for place in places)


def is_always_sure(_value: str, _place: int) -> bool:
    """Return True: every such character in text is meant to be printed."""
    return True


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def is_bare_url(value: str) -> bool:
    """Tell whether the value is only a URL, as it often is in `note` and `howpublished`."""
    return _BARE_URL.fullmatch(value.strip()) is not None

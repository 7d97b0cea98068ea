r"""An `_` outside math mode is not escaped, which stops LaTeX.

The fix is safe between two words; `CO_2` and `max_theta` are meant as subscripts, which only the owner can write.

Bad:
    title = {Counting lines with line_count}
Good:
    title = {Counting lines with line\_count}

Source: LaTeX's error "Missing $ inserted".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.fragments import escapes, is_bare_url, text_only
from vlbib.checks.rule import FieldRule, RuleFault
from vlbib.core.fields import PRINTED
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_UNDERSCORE = lazy_pattern(r"(?<!\\)_")
_OPERATORS = frozenset(
    {
        "arg",
        "argmax",
        "argmin",
        "exp",
        "inf",
        "lim",
        "liminf",
        "limsup",
        "ln",
        "log",
        "max",
        "min",
        "prod",
        "sum",
        "sup",
    }
)
_LEFT = lazy_pattern(r"(?<![^\W_])[^\W_]*\Z")
_RIGHT = lazy_pattern(r"[^\W_]*")
_SHORTEST = 2  # letters and digits in a word on either side
_SHORTEST_NUMBERED = 4  # letters in a word before a number: `CVPR_2020`, but not `log_10` or `GF_16`
_LONGEST_ADDRESS, _LONGEST_WORD = 2000, 100  # characters before the `_` that are searched


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    r"""Look for `_` outside links and mathematics; the fix escapes it, and is safe between words."""
    if "_" not in field.value or is_bare_url(field.value):
        return None
    if not _UNDERSCORE.search(text_only(field.value)):
        return None
    changes, safe = escapes(field, _UNDERSCORE, _joins_words)
    return RuleFault(message=f"`_` is not escaped in `{field.name}`", at="_", changes=changes, safe=safe)


def _joins_words(value: str, place: int) -> bool:
    """Tell whether the `_` joins two words (`line_count`) or is in a URL; `CO_2` and `max_theta` are subscripts."""
    if "://" in value[max(place - _LONGEST_ADDRESS, 0) : place].rpartition(" ")[2]:
        return True
    after, before = _RIGHT.match(value, place + 1), value[max(place - _LONGEST_WORD, 0) : place]
    left, right = _LEFT.search(before), after[0] if after else ""
    word = left[0] if left and not before[: left.start()].endswith("\\") else ""  # not the name of a command
    shortest = _SHORTEST_NUMBERED if right.isdigit() else _SHORTEST
    return len(word) >= shortest and len(right) >= _SHORTEST and word.lower() not in _OPERATORS


rule = FieldRule(
    code="L003",
    name="unescaped-underscore",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
    fields=PRINTED,
    signs="_",
)

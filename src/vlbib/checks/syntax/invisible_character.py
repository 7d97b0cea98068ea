"""A value contains an invisible character, such as a zero-width space, a soft hyphen or a control character.

Such characters come from text copied from a PDF. They break searches and links, and LaTeX stops at them.

Bad:
    title = {Counting\u200b lines in old maps}
Good:
    title = {Counting lines in old maps}

Source: Unicode Standard, chapter 23 (special areas and format characters).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import BEYOND_ASCII, FieldRule, RuleFault, value_changes
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_INVISIBLE = lazy_pattern(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2028\u2029\u2060\u2066-\u2069\ufeff]"
)
_CONTROLS = "".join(map(chr, (*range(9), 11, 12, *range(14, 32), 127)))  # the ASCII characters in the pattern above
_SEPARATORS = lazy_pattern("[\u2028\u2029]+")  # these separate lines, so the fix leaves a space
_CONTROL = lazy_pattern("[\x00-\x1f\x7f-\x9f]")  # may stand for text: `\x92` for an apostrophe, `\x08` for `\\b`


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Report the first invisible character; the fix removes all, and is safe if none is a control character."""
    match = _INVISIBLE.search(field.value)
    if match is None:
        return None
    message = f"`{field.name}` holds the invisible character U+{ord(match[0]):04X}"
    changes = value_changes(field, _INVISIBLE.sub("", _SEPARATORS.sub(" ", field.value)))
    safe = not any(_CONTROL.match(char) for char in _INVISIBLE.findall(field.value))
    return RuleFault(message=message, at=match[0], changes=changes, safe=safe)


rule = FieldRule(
    code="S016",
    name="invisible-character",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
    fields=None,
    signs=_CONTROLS + BEYOND_ASCII,
)

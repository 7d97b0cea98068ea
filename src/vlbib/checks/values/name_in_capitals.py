"""A name is written in capitals.

It is printed in capitals, and does not match the same name elsewhere.

Bad:
    author = {ROSSI, ANNA and WEBER, JONAS}
Good:
    author = {Rossi, Anna and Weber, Jonas}

Source: veracite's and bibcite's check of the same fault.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import FieldRule, RuleFault
from vlbib.checks.values.name_lists import bare_names
from vlbib.core.fields import NAMES
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import one_line

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_WORD = lazy_pattern(r"[^\W\d_]{2,}")
_LONG = lazy_pattern("[A-Z][A-Z][A-Z]")  # found in half the time of `[A-Z]{3}`


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Report a name without lower-case letters that has at least two words of three letters or more."""
    if not _LONG.search(field.value):
        return None
    name = next((name for name in bare_names(field.value) if _shouted(name)), None)
    return RuleFault(message=f"the name `{one_line(name)}` is in capitals") if name else None


def _shouted(name: str) -> bool:
    words = _WORD.findall(name)
    return "\\" not in name and sum(len(word) > 2 for word in words) > 1 and all(word.isupper() for word in words)


rule = FieldRule(
    code="V026",
    name="name-in-capitals",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
    fields=NAMES,
    trace=_LONG,
)

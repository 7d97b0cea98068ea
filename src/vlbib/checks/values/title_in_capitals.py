"""The title is written in capitals.

Styles can't turn it into lower case without losing the capitals of names, and it stands out in the printed list.

Bad:
    title = {COUNTING LINES IN OLD MAPS}
Good:
    title = {Counting lines in old maps}

Source: veracite's check; bibtex-tidy's option `--drop-all-caps`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import FieldRule, RuleFault
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_COMMAND = lazy_pattern(r"\\[A-Za-z]+")
_LOWER = lazy_pattern("[a-z][a-z][a-z]")
_LEAST_LETTERS = 15


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Report a title of at least three words and 15 letters if nine tenths of the letters are capitals."""
    value = field.value
    if ("\\" not in value and _LOWER.search(value)) or value.count(" ") < 2:
        return None
    letters = [c for c in _COMMAND.sub("", value) if c.isalpha() and c.upper() != c.lower()]
    if len(letters) < _LEAST_LETTERS or sum(c.isupper() for c in letters) < 0.9 * len(letters):
        return None
    return RuleFault(message="the title is in capitals")


rule = FieldRule(
    code="V030", name="title-in-capitals", severity=Severity.INFO, doc=__doc__, check=check, fields=frozenset({"title"})
)

"""The URL has no scheme, or contains white space.

It can't be opened from the printed list.

Bad:
    url = {www.example.org/atlas}
Good:
    url = {https://www.example.org/atlas}

Source: RFC 3986, section 3.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import FieldRule, RuleFault
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_USUAL = ("https://", "http://")
_URL = lazy_pattern(r"(?:\\url\{)?[a-z][a-z0-9+.-]*:\S+", re.IGNORECASE)


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Look for a scheme and for white space; several URLs separated by spaces, commas or semicolons are accepted."""
    value = field.value.strip().removeprefix("{").removesuffix("}")
    if value.startswith(_USUAL) and len(value.split()) == 1:  # as nearly all are
        return None
    if not value or _URL.fullmatch(value) or value.startswith("\\"):
        return None
    if "://" in value and all(_URL.fullmatch(part) for part in re.split(r"[\s,;]+", value) if part):
        return None
    return RuleFault(message=f"the URL `{value}` {'has white space in it' if '://' in value else 'has no protocol'}")


rule = FieldRule(
    code="V017", name="malformed-url", severity=Severity.WARNING, doc=__doc__, check=check, fields=frozenset({"url"})
)

r"""An accent in a name is not in braces.

BibTeX treats the backslash as a letter: labels are cut in the middle of the accent, and names sort wrongly.

Bad:
    author = {M\"uller, Anna}
Good:
    author = {M{\"u}ller, Anna}

Source: btxdoc.tex ("special characters" start with `{\`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import FieldRule, RuleFault, value_changes
from vlbib.checks.values.name_lists import outside_braces
from vlbib.core.fields import NAMES
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_BARE = lazy_pattern(
    r"\\(?:[\"'`^~=.]\s*(?:\w|\{\}|\\[ij])|[cvuHdbkr](?:\{\}|\s+\w)|(?:ss|ae|oe|aa|o|l|AE|OE|AA|O|L)(?:\{\}|\b))"
)
# White space after a command for a letter belongs to it (`S\o ren`), except before the `and` between two names.
_ACCENT = lazy_pattern(
    r"(?<![{\\])\\(?:[\"'`^~=.](?:\w|\{\\?\w\}|\\[ij]\b)|[cvuHdbkr](?:\{\\?\w\}|\s+\w)|(?:ss|ae|oe|aa|o|l|AE|OE|AA|O|L)(?:\{\}|\b(?:\s++(?!(?i:and)(?!\S)))?+))"
)


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Look for accents outside braces; the fix braces them, unless other braces contain a command."""
    if "\\" not in field.value or not (match := _BARE.search(outside_braces(field.value))):
        return None
    changes = value_changes(field, _ACCENT.sub(lambda match: "{" + match[0].rstrip() + "}", field.value))
    nested = re.search(r"\{[^\\{}]*\\", field.value) is not None
    return RuleFault(
        message=f"an accent in `{field.name}` has no braces", at=match[0][:2], changes=() if nested else changes
    )


rule = FieldRule(
    code="L014",
    name="accent-without-braces",
    severity=Severity.INFO,
    doc=__doc__,
    check=check,
    fields=NAMES,
    signs="\\",
)

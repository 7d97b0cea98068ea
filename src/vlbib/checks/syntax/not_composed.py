"""An accented letter is written as a letter and a combining accent.

It looks right, but searches do not find it, it sorts separately, and pdfLaTeX rejects it.

Bad:
    author = {Müller, Anna}
Good:
    author = {Müller, Anna}

Source: Unicode Standard Annex 15 (normalization form C).
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import BEYOND_ASCII, FieldRule, RuleFault, value_changes

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Report a value that is not in normalization form C; the fix composes it."""
    if field.value.isascii() or unicodedata.is_normalized("NFC", field.value):
        return None
    composed = unicodedata.normalize("NFC", field.value)
    return RuleFault(
        message=f"`{field.name}` has accents stored apart from their letters", changes=value_changes(field, composed)
    )


rule = FieldRule(
    code="S015", name="not-composed", severity=Severity.INFO, doc=__doc__, check=check, fields=None, signs=BEYOND_ASCII
)

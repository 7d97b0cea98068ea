r"""The value holds an HTML tag, which is printed as it stands.

Bad:
    title = {Counting <i>lines</i> in old maps}
Good:
    title = {Counting \emph{lines} in old maps}

Source: publishers' metadata carry face markup (Crossref, "Face markup").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import FieldRule, RuleFault
from vlbib.core.fields import PRINTED

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_TAG = re.compile(
    r"</?(?:i|b|em|strong|sub|sup|scp|p|br|span|div|a|u|tt|inf|title|mml:\w+|jats:\w+)(?:\s[^<>]*)?/?>", re.IGNORECASE
)


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Look for the tags that occur in publishers' titles."""
    match = _TAG.search(field.value) if "<" in field.value else None
    return RuleFault(message=f"`{field.name}` holds the HTML tag `{match[0]}`", at=match[0]) if match else None


rule = FieldRule(
    code="L010", name="html-tag", severity=Severity.WARNING, doc=__doc__, check=check, fields=PRINTED, special=True
)

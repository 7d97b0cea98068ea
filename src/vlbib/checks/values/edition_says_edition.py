"""The edition contains the word "edition", which BibTeX's styles add themselves.

biblatex's styles add the word only to a number, so the fix is safe only if the dialect is set to `bibtex`.

Bad:
    edition = {Second edition}
Good:
    edition = {Second}

Source: btxdoc.tex (`edition`: "for example, ``Second''").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.inputs import Dialect
from vlbib.checks.rule import FieldRule, RuleFault, value_changes
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_WORD = lazy_pattern(r"\b(?:edition|edn?\.?)$", re.IGNORECASE)


def check(field: Field, _subject: Subject, options: CheckOptions) -> RuleFault | None:
    """Report the word at the end; the fix removes it."""
    match = _WORD.search(field.value.rstrip())
    if match is None or not match.start():
        return None
    changes = value_changes(field, field.value[: match.start()].strip())
    message = f"the style prints `edition` by itself: `{field.value.strip()}`"
    return RuleFault(message=message, changes=changes, safe=options.dialect is Dialect.BIBTEX)


rule = FieldRule(
    code="V020",
    name="edition-says-edition",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
    fields=frozenset({"edition"}),
)

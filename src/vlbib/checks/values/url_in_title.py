"""A title or a venue contains a URL.

It is printed in the middle of the entry, without a link and without line breaks.

Bad:
    title = {Counting lines in old maps. https://example.org/atlas}
Good:
    title = {Counting lines in old maps}
    url = {https://example.org/atlas}

Source: JabRef reports URLs in titles and booktitles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import FieldRule, RuleFault
from vlbib.core.fields import TITLES

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Look for `://`."""
    if "://" not in field.value:
        return None
    return RuleFault(message=f"`{field.name}` holds a URL", at="://")


rule = FieldRule(
    code="V019", name="url-in-title", severity=Severity.WARNING, doc=__doc__, check=check, fields=TITLES, signs="/"
)

r"""The value has non-ASCII characters, in a file for BibTeX.

BibTeX sorts and cuts them byte by byte: labels and initials may be broken. Reported only if the dialect is set to
`bibtex`.

Bad:
    options: dialect=bibtex
    author = {Müller, Anna}
Good:
    options: dialect=bibtex
    author = {M{\"u}ller, Anna}

Source: btxdoc.tex dates from 1988; BibTeX reads bytes (bibtex.web).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.inputs import Dialect
from vlbib.checks.rule import BEYOND_ASCII, FieldRule, RuleFault
from vlbib.core.fields import PRINTED

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field


def check(field: Field, _subject: Subject, options: CheckOptions) -> RuleFault | None:
    """Report the first non-ASCII character if the dialect is BibTeX."""
    if options.dialect is not Dialect.BIBTEX or field.value.isascii():
        return None
    first = next(c for c in field.value if not c.isascii())
    return RuleFault(message=f"`{field.name}` holds `{first}`, which BibTeX reads as bytes", at=first)


rule = FieldRule(
    code="L013",
    name="beyond-ascii",
    severity=Severity.INFO,
    doc=__doc__,
    check=check,
    fields=PRINTED,
    signs=BEYOND_ASCII,
)

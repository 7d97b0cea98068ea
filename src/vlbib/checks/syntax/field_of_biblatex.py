"""The field exists only in biblatex; the file is for BibTeX, whose styles ignore it.

With `date` alone, for example, the printed entry has no year. Reported only if the dialect is set to `bibtex`.

Bad:
    options: dialect=bibtex
    journaltitle = {Journal of Map Studies}
Good:
    options: dialect=bibtex
    journal = {Journal of Map Studies}

Source: btxdoc.tex lists BibTeX's fields; the biblatex manual lists the aliases.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.inputs import Dialect
from vlbib.checks.rule import FieldRule, RuleFault
from vlbib.core.fields import BIBLATEX_FIELDS, FIELD_ALIASES

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_BIBTEX = {new: old for old, new in FIELD_ALIASES.items()}


def check(field: Field, _subject: Subject, options: CheckOptions) -> RuleFault | None:
    """Report fields of biblatex if the dialect is BibTeX, with BibTeX's name for the field if there is one."""
    if options.dialect is not Dialect.BIBTEX:
        return None
    hint = f"; BibTeX has `{_BIBTEX[field.name]}`" if field.name in _BIBTEX else ""
    return RuleFault(message=f"`{field.name}` is a field of biblatex: BibTeX's styles ignore it{hint}")


rule = FieldRule(
    code="S008", name="field-of-biblatex", severity=Severity.WARNING, doc=__doc__, check=check, fields=BIBLATEX_FIELDS
)

r"""A URL or DOI contains a LaTeX escape.

Styles print links verbatim: the backslash becomes part of the address, and the link is dead.

Bad:
    doi = {10.5555/978-3\_12}
Good:
    doi = {10.5555/978-3_12}

Source: biblatex manual (`doi` and `url` are verbatim fields).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import FieldRule, RuleFault, value_changes
from vlbib.core.fields import LINKS
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_ESCAPE = lazy_pattern(r"\{?\\([_%&#~])(?:\{\})?\}?|\{\\textasciitilde\}|\\textasciitilde(?:\{\})?|\$\\sim\$")


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Look for escaped characters; the fix removes the escapes."""
    match = _ESCAPE.search(field.value) if "\\" in field.value else None
    if match is None:
        return None
    mended = _ESCAPE.sub(lambda match: match[1] or "~", field.value)
    message = f"`{field.name}` holds the LaTeX escape `{match[0]}`"
    return RuleFault(message=message, at=match[0], changes=value_changes(field, mended), safe=False)


rule = FieldRule(
    code="L011", name="latex-in-link", severity=Severity.WARNING, doc=__doc__, check=check, fields=LINKS, signs="\\"
)

r"""The value contains an HTML tag, which is printed literally.

Bad:
    title = {Counting <i>lines</i> in old maps}
Good:
    title = {Counting \emph{lines} in old maps}

Source: publishers' metadata contain face markup (Crossref, "Face markup").
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import FieldRule, RuleFault, value_changes
from vlbib.core.fields import PRINTED
from vlbib.core.latex_modes import modes
from vlbib.core.web_markup import TAG, may_hold_html, tex_of_html

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Look for the tags that occur in publishers' titles; the fix replaces them by LaTeX commands."""
    match = TAG.search(field.value) if may_hold_html(field.value) else None
    if match is None:
        return None
    mended = tex_of_html(field.value)
    changes = value_changes(field, mended) if mended != field.value and modes(field.value) is not None else ()
    return RuleFault(
        message=f"`{field.name}` holds the HTML tag `{match[0]}`", at=match[0], changes=changes, safe=False
    )


rule = FieldRule(
    code="L010", name="html-tag", severity=Severity.WARNING, doc=__doc__, check=check, fields=PRINTED, signs="<\\"
)

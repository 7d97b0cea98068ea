r"""The value contains an HTML entity: LaTeX prints it literally or stops at it.

Bad:
    journal = {Maps &amp; Lines}
Good:
    journal = {Maps \& Lines}

Source: HTML Living Standard, section 13.5 (named character references).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.fragments import text_only
from vlbib.checks.rule import FieldRule, RuleFault, value_changes
from vlbib.core.fields import LINKS, PROSE
from vlbib.core.latex import escape
from vlbib.core.latex_modes import modes
from vlbib.core.web_markup import ENTITY, entity_text

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Look for entities that occur in titles and names; the fix writes the character, escaped for LaTeX in text."""
    if field.name in PROSE or not (match := ENTITY.search(field.value)):
        return None
    mended = ENTITY.sub(lambda match: _character(match[0], field.name), field.value)
    changes = value_changes(field, mended) if field.name in LINKS or _is_all_text(field.value) else ()
    return RuleFault(message=f"`{field.name}` holds the HTML entity `{match[0]}`", at=match[0], changes=changes)


def _is_all_text(value: str) -> bool:
    """Tell whether every entity is in text; in mathematics or a link, its character is written differently."""
    return len(ENTITY.findall(text_only(value))) == len(ENTITY.findall(value)) and modes(value) is not None


def _character(entity: str, name: str) -> str:
    text = entity_text(entity)
    return text if name in LINKS else escape(text)


rule = FieldRule(
    code="L009", name="html-entity", severity=Severity.WARNING, doc=__doc__, check=check, fields=None, signs="&"
)

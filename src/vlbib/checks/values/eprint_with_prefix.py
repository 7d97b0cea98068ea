"""The eprint has `arXiv:` or an address before the id.

Styles add both again.

Bad:
    eprint = {arXiv:2103.00020}
    archiveprefix = {arXiv}
Good:
    eprint = {2103.00020}
    archiveprefix = {arXiv}

Source: https://info.arxiv.org/help/hypertex/bibstyles/index.html
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import FieldRule, RuleFault, value_changes
from vlbib.core.ids import arxiv_id
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_PREFIX = lazy_pattern(r"(?:https?://arxiv\.org/(?:abs|pdf)/|arxiv:\s*)", re.IGNORECASE)


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Report the prefix; the fix removes it."""
    value = field.value.strip()
    match = _PREFIX.match(value)
    if match is None or arxiv_id(bare := value[match.end() :].removesuffix(".pdf")) is None:
        return None
    return RuleFault(message=f"the eprint starts with `{match[0]}`", changes=value_changes(field, bare))


rule = FieldRule(
    code="V013",
    name="eprint-with-prefix",
    severity=Severity.INFO,
    doc=__doc__,
    check=check,
    fields=frozenset({"eprint"}),
)

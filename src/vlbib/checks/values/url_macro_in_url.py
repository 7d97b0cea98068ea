r"""The URL is wrapped in `\url{}`, which the style adds itself.

Bad:
    url = {\url{https://example.org/atlas}}
Good:
    url = {https://example.org/atlas}

Source: biblatex manual (`url`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import FieldRule, RuleFault, value_changes
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_WRAPPED = lazy_pattern(r"\\url\{([^{}]*)\}")


def check(field: Field, _subject: Subject, _options: CheckOptions) -> RuleFault | None:
    r"""Report a URL inside `\url{}`; the fix removes the command."""
    match = _WRAPPED.fullmatch(field.value.strip())
    if match is None:
        return None
    return RuleFault(message=r"the URL is wrapped in `\url{}`", changes=value_changes(field, match[1]))


rule = FieldRule(
    code="V018",
    name="url-macro-in-url",
    severity=Severity.INFO,
    doc=__doc__,
    check=check,
    fields=frozenset({"url"}),
    signs="\\",
)

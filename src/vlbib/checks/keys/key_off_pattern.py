r"""The citation key does not match the pattern in the settings.

Reported only if `key-pattern` under `[check]` is set to a regular expression.

Bad:
    options: key_pattern=[a-z]+\d{4}[a-z0-9]*
    @misc{Rossi_21, title = {An atlas of old maps}, url = {https://example.org/atlas}}
Good:
    options: key_pattern=[a-z]+\d{4}[a-z0-9]*
    @misc{rossi2021atlas, title = {An atlas of old maps}, url = {https://example.org/atlas}}

Source: the owner's own choice.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import EntryRule, RuleFault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject


def check(subject: Subject, options: CheckOptions) -> Iterable[RuleFault]:
    """Match the key against the owner's regular expression."""
    if options.key_pattern is None or re.fullmatch(options.key_pattern, subject.key):
        return ()
    return (RuleFault(message=f"the key `{subject.key}` does not follow the pattern `{options.key_pattern}`"),)


rule = EntryRule(code="K006", name="key-off-pattern", severity=Severity.INFO, doc=__doc__, check=check)

"""A type or field has an old name that biblatex keeps as an alias.

biblatex reads both names, but a file that mixes them is harder to search. Off by default, and reported only if the
dialect is set to `biblatex`.

Bad:
    options: dialect=biblatex
    journal = {Journal of Map Studies}
Good:
    options: dialect=biblatex
    journaltitle = {Journal of Map Studies}

Source: biblatex manual (type aliases, field aliases).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.inputs import Dialect
from vlbib.checks.rule import EntryRule, RuleFault
from vlbib.core.entry_types import TYPE_ALIASES
from vlbib.core.fields import FIELD_ALIASES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject


def check(subject: Subject, options: CheckOptions) -> Iterable[RuleFault]:
    """Report the old names if the dialect is biblatex."""
    if options.dialect is not Dialect.BIBLATEX:
        return
    if subject.type in TYPE_ALIASES:
        yield RuleFault(message=f"`@{subject.type}` is an alias of `@{TYPE_ALIASES[subject.type]}`")
    for name in subject.values:
        if name in FIELD_ALIASES:
            yield RuleFault(message=f"`{name}` is an alias of `{FIELD_ALIASES[name]}`", field=name)


rule = EntryRule(code="S009", name="alias-of-biblatex", severity=Severity.INFO, doc=__doc__, check=check, default=False)

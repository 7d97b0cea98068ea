"""An arXiv id is given as `eprint`, but nothing says that it is arXiv's.

Styles print the bare number, or nothing.

Bad:
    eprint = {2103.00020}
Good:
    eprint = {2103.00020}
    archiveprefix = {arXiv}

Source: https://info.arxiv.org/help/hypertex/bibstyles/index.html; biblatex manual.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.inputs import Dialect
from vlbib.checks.rule import Change, EntryRule, RuleFault
from vlbib.core.ids import arxiv_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject


def check(subject: Subject, options: CheckOptions) -> Iterable[RuleFault]:
    """Report an arXiv id without its archive; the fix adds the archive."""
    eprint = subject.get("eprint").strip()
    if not eprint or subject.has("archiveprefix", "eprinttype", "archive") or arxiv_id(eprint) is None:
        return ()
    name = "eprinttype" if options.dialect is Dialect.BIBLATEX else "archiveprefix"
    message = f"nothing says that the eprint {eprint} is arXiv's: `{name}` is missing"
    return (RuleFault(message=message, field="eprint", changes=(Change(name, "arXiv"),)),)


rule = EntryRule(
    code="R010",
    name="eprint-without-archive",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
    needs=frozenset({"eprint"}),
)

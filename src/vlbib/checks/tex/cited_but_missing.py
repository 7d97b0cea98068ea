r"""A document cites a key that the library does not have.

The citation is printed as `?` or as the bare key.

Bad:
    paper.tex: \cite{rossi2021line}
    title = {Counting lines in old maps}
Good:
    paper.tex: \cite{rossi2021lines}
    title = {Counting lines in old maps}

Source: LaTeX's warning "Citation ... undefined".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.inputs import Input
from vlbib.checks.rule import LibraryRule, RuleFault
from vlbib.checks.tex.citable import citable_keys
from vlbib.core.near_names import NearNames

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Look up every cited key, and suggest its entry's key now or the nearest one; an entry's `ids` are keys too."""
    keys = citable_keys(inputs.library)
    lower, names = {key.lower() for key in keys}, NearNames(keys)
    today = {old.lower(): work.key for work in inputs.lock or () if work.key in keys for old in work.former_keys}
    for citation in inputs.citations or ():
        if citation.key == "*" or citation.key in keys or citation.key.lower() in lower:
            continue
        now = today.get(citation.key.lower(), "")
        near = (now,) if now else tuple(names.near(citation.key, 1, 0.75))
        hint = f"; it is `{now}` now" if now else f"; did you mean `{near[0]}`?" if near else ""
        yield RuleFault(
            message=f"`{citation.key}` is cited, but not in {inputs.library.file}{hint}",
            others=near,
            file=citation.file,
            line=citation.line,
            column=citation.column,
        )


rule = LibraryRule(
    code="T001",
    name="cited-but-missing",
    severity=Severity.ERROR,
    doc=__doc__,
    check=check,
    reads=frozenset({Input.LIBRARY, Input.CITATIONS}),
)

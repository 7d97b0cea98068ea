r"""A document cites a key whose case differs from the library's.

biber does not find it; BibTeX does, but reports an error if both spellings are cited.

Bad:
    paper.tex: \cite{Rossi2021Lines}
    title = {Counting lines in old maps}
Good:
    paper.tex: \cite{rossi2021lines}
    title = {Counting lines in old maps}

Source: BibTeX's error "Case mismatch error between cite keys" (bibtex.web).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.inputs import Input
from vlbib.checks.rule import LibraryRule, RuleFault
from vlbib.checks.tex.citable import citable_keys

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Report cited keys that match a key of the library only if case is ignored."""
    keys = citable_keys(inputs.library)
    lower = {key.lower(): key for key in sorted(keys)}
    for citation in inputs.citations or ():
        key = lower.get(citation.key.lower())
        if key is None or citation.key in keys:
            continue
        yield RuleFault(
            message=f"`{citation.key}` is cited; the library's key is `{key}`",
            others=(key,),
            file=citation.file,
            line=citation.line,
            column=citation.column,
        )


rule = LibraryRule(
    code="T003",
    name="cited-in-other-case",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
    reads=frozenset({Input.LIBRARY, Input.CITATIONS}),
)

"""The venue is a preprint server, but volume, pages or publisher are those of a published version.

The printed reference sends readers to pages that arXiv, bioRxiv, SSRN or another server does not have. Enter the
journal or the proceedings of the published version, or remove its fields. If vlbib knows the work, `vlbib accept KEY`
takes all fields of the sources' version.

Bad:
    journal = {arXiv:2103.00020 [cs]}
    volume = {139}
    pages = {8748--8763}
Good:
    journal = {CoRR}
    volume = {abs/2103.00020}
    pages = {1--48}
    eprint = {2103.00020}
    archiveprefix = {arXiv}

Source: https://info.arxiv.org/help/arxiv_identifier.html (arXiv has neither volumes nor page numbers).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import EntryRule, RuleFault
from vlbib.core.preprint_servers import may_name_server
from vlbib.core.text import one_line
from vlbib.core.versions import Version, beside_server

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject

_VENUES = ("journal", "journaltitle", "booktitle")


def check(subject: Subject, _options: CheckOptions) -> Iterable[RuleFault]:
    """Report fields of a published version in an entry whose venue is a preprint server."""
    values = subject.values
    is_likely = any(may_name_server(values[name]) for name in _VENUES if name in values)
    names = beside_server(Version(subject.type, subject.values)) if is_likely else ()
    if not names:
        return ()
    listed = ", ".join(f"`{name} = {one_line(subject.get(name))}`" for name in names)
    return (RuleFault(message=f"{listed}: of a published version, but the venue is a preprint's", field=names[0]),)


rule = EntryRule(
    code="R016",
    name="published-beside-preprint",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
    needs=frozenset(_VENUES),
)

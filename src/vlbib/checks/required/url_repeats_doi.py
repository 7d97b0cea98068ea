"""The URL is the address of the DOI.

Styles that print both print the link twice. Off by default: styles that ignore `doi` need the URL.

Bad:
    doi = {10.5555/12345678}
    url = {https://doi.org/10.5555/12345678}
Good:
    doi = {10.5555/12345678}

Source: biblatex manual (options `doi` and `url`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import Change, EntryRule, RuleFault
from vlbib.core.ids import doi_id, url_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject


def check(subject: Subject, _options: CheckOptions) -> Iterable[RuleFault]:
    """Compare the DOI in the URL with `doi`; the fix drops the URL."""
    doi, url = subject.get("doi").strip(), subject.get("url").strip()
    if not doi or "doi.org/" not in url:
        return ()
    of_doi, of_url = doi_id(doi), url_id(url)
    if of_doi is None or of_url is None or of_doi.key != of_url.key:
        return ()
    return (RuleFault(message="the URL repeats the DOI", field="url", changes=(Change("url", None),), safe=False),)


rule = EntryRule(
    code="R012",
    name="url-repeats-doi",
    severity=Severity.INFO,
    doc=__doc__,
    check=check,
    needs=frozenset({"url"}),
    default=False,
)

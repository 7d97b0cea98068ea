"""Two fields of the entry name different venues: it mixes two versions of the work.

Journal, booktitle, volume, pages, publisher and date belong to one version. An entry with a preprint's journal and the
booktitle of proceedings refers to neither, and a style prints only one of them. arXiv or bioRxiv is neither publisher
nor institution of a paper in proceedings. Keep the fields of one version. If vlbib knows the work, `vlbib accept KEY`
takes all fields of the sources' version.

Bad:
    journal = {arXiv preprint arXiv:2103.00020}
    booktitle = {International Conference on Machine Learning}
Good:
    @inproceedings{rossi2021lines,
      author = {Rossi, Anna},
      title = {Counting lines in old maps},
      booktitle = {International Conference on Machine Learning},
      year = 2021,
      doi = {10.5555/12345678}
    }

Source: btxdoc.tex, section 3.1: an entry type is one kind of publication.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import EntryRule, RuleFault
from vlbib.core.text import one_line
from vlbib.core.versions import ISSUED_BY, SLOTS, Version, server_of, two_venues

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject

_SLOTS, _ISSUED_BY = frozenset(SLOTS), frozenset(ISSUED_BY)


def check(subject: Subject, _options: CheckOptions) -> Iterable[RuleFault]:
    """Report two venues that are different in the table of venues, or one of which is a preprint server."""
    values = subject.values
    is_issued = not _ISSUED_BY.isdisjoint(values)
    several = len(_SLOTS.intersection(values)) > 1 or (is_issued and any(map(server_of, map(subject.get, ISSUED_BY))))
    pair = two_venues(Version(subject.type, subject.values)) if several else None
    if pair is None:
        return ()
    first, second = (f"`{name} = {one_line(subject.get(name))}`" for name in pair)
    return (RuleFault(message=f"{first} and {second} are two venues; keep the fields of one version", field=pair[1]),)


rule = EntryRule(code="R015", name="two-venues-in-entry", severity=Severity.WARNING, doc=__doc__, check=check)

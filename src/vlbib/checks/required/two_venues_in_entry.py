"""Two fields of the entry name two venues: it is mixed of two versions of the work.

Journal, booktitle, volume, pages, publisher and date belong to one version. A preprint's journal beside the booktitle
of the proceedings is a reference to nothing, and a style prints the one or the other; arXiv or bioRxiv is neither
publisher nor institution of a paper in proceedings. Keep the fields of one version; where vlbib knows the work, `vlbib
accept KEY` takes the sources' version whole.

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

_SLOTS = frozenset(SLOTS)


def check(subject: Subject, _options: CheckOptions) -> Iterable[RuleFault]:
    """Report two containers that the table of venues holds to be different, or of which one is a preprint server."""
    several = len(_SLOTS.intersection(subject.values)) > 1 or any(map(server_of, map(subject.get, ISSUED_BY)))
    pair = two_venues(Version(subject.type, subject.values)) if several else None
    if pair is None:
        return ()
    first, second = (f"`{name} = {one_line(subject.get(name))}`" for name in pair)
    return (RuleFault(message=f"{first} and {second} are two venues; keep the fields of one version", field=pair[1]),)


rule = EntryRule(code="R015", name="two-venues-in-entry", severity=Severity.WARNING, doc=__doc__, check=check)

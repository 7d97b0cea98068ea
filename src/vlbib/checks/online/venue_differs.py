"""The venue differs from the one that the source has.

A preprint in the one and a published version in the other is no difference.

Bad:
    source: key=rossi2021lines by-id="dblp; Counting lines in old maps; Rossi and Weber; 2021; CVPR"
    @inproceedings{rossi2021lines,
      author = {Rossi, Anna and Weber, Jonas},
      title = {Counting lines in old maps},
      booktitle = {Advances in Neural Information Processing Systems},
      year = 2021,
      doi = {10.5555/12345678}
    }
Good:
    source: key=rossi2021lines by-id="dblp; Counting lines in old maps; Rossi and Weber; 2021; NeurIPS"
    @inproceedings{rossi2021lines,
      author = {Rossi, Anna and Weber, Jonas},
      title = {Counting lines in old maps},
      booktitle = {Advances in Neural Information Processing Systems},
      year = 2021,
      doi = {10.5555/12345678}
    }

Source: the record under the entry's own id, as the source gives it now.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.online.compare import ANSWERED, answered_entries, titles_alike
from vlbib.checks.rule import LibraryRule, RuleFault
from vlbib.core.entries import entry_venue
from vlbib.core.text import one_line
from vlbib.core.venues import VenueMatch, is_preprint, same_venue, venue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Compare the venues where both are known by an acronym, and no record agrees."""
    for entry, answer in answered_entries(inputs):
        written = entry_venue(entry)
        theirs = [r.venue for r in answer.by_id if r.venue and not is_preprint(r.venue) and titles_alike(entry, r)]
        if is_preprint(written) or not theirs or not all(venue(name).known for name in (written, *theirs)):
            continue
        if all(same_venue(written, name) is VenueMatch.DIFFERENT for name in theirs):
            yield RuleFault(message=f"the venue is {one_line(written)}, the source says {theirs[0]}", entry=entry)


rule = LibraryRule(code="O006", name="venue-differs", severity=Severity.INFO, doc=__doc__, check=check, reads=ANSWERED)

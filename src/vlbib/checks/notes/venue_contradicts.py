"""The venue in a note contradicts the work's entry.

One of the two is wrong, or the line was matched to the wrong paper. A preprint in one and a published version in the
other is no contradiction.

Bad:
    notes.md: - [2021 CVPR] Counting lines in old maps
    lock: key=rossi2021lines text="Counting lines in old maps"
    @inproceedings{rossi2021lines,
      author = {Rossi, Anna},
      title = {Counting lines in old maps},
      booktitle = {Advances in Neural Information Processing Systems},
      year = 2021,
      doi = {10.5555/12345678}
    }
Good:
    notes.md: - [2021 NeurIPS] Counting lines in old maps
    lock: key=rossi2021lines text="Counting lines in old maps"
    @inproceedings{rossi2021lines,
      author = {Rossi, Anna},
      title = {Counting lines in old maps},
      booktitle = {Advances in Neural Information Processing Systems},
      year = 2021,
      doi = {10.5555/12345678}
    }

Source: docs/checks.md, "Notes".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.notes.mention_entries import NOTE_INPUTS, at_mention
from vlbib.checks.rule import LibraryRule, RuleFault
from vlbib.core.entries import entry_venue
from vlbib.core.text import one_line
from vlbib.core.venues import VenueMatch, is_preprint, same_venue, venue

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Compare the venues if both are in the table of venues."""
    for mention, _, entry in inputs.mentions_with_entry:
        written = entry_venue(entry) if mention.venue else ""
        if not mention.venue or not written or is_preprint(mention.venue) or is_preprint(written):
            continue
        known = venue(mention.venue).known and venue(written).known
        if known and same_venue(mention.venue, written) is VenueMatch.DIFFERENT:
            yield at_mention(
                mention, f"the note says {mention.venue}, but `{entry.key}` has {one_line(written)}", entry
            )


rule = LibraryRule(
    code="N002", name="venue-contradicts", severity=Severity.WARNING, doc=__doc__, check=check, reads=NOTE_INPUTS
)

"""An entry that came from the notes is named in none of them any more.

`vlbib sync --prune` takes such entries out.

Bad:
    notes.md:
    lock: key=rossi2021lines text="Counting lines in old maps"
    title = {Counting lines in old maps}
Good:
    notes.md: - [2021] Counting lines in old maps
    lock: key=rossi2021lines text="Counting lines in old maps"
    title = {Counting lines in old maps}

Source: docs/checks.md, "Notes".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.notes.mention_entries import NOTE_INPUTS
from vlbib.checks.rule import LibraryRule, RuleFault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Report entries whose work the lock has from notes, where no mention is left."""
    current = {mention.place for mention in inputs.mentions or ()}
    named: dict[str, bool] = {}
    for work in inputs.lock or ():
        places = [mention.place for mention in work.mentions if mention.file]
        if work.key and places:
            left = not current.isdisjoint(places)
            named[work.key] = named.get(work.key, False) or left
    for entry in inputs.library.entries:
        if named.get(entry.key) is False:
            yield RuleFault(message=f"`{entry.key}` is named in no note any more", entry=entry)


rule = LibraryRule(
    code="N004", name="entry-without-mention", severity=Severity.INFO, doc=__doc__, check=check, reads=NOTE_INPUTS
)

"""A note mentions a work that has no entry in the library.

The work was not found or is doubtful, or its sources could not be reached. `vlbib review` shows the candidates.

Bad:
    notes.md: - [2021] Counting lines in old maps
    lock: text="Counting lines in old maps" status=doubtful
    title = {A list of rivers and lakes}
Good:
    notes.md: - [2021] Counting lines in old maps
    lock: key=rossi2021lines text="Counting lines in old maps"
    title = {Counting lines in old maps}

Source: docs/checks.md, "Notes".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.notes.mention_entries import NOTE_INPUTS, at_mention
from vlbib.checks.rule import LibraryRule, RuleFault
from vlbib.core.text import one_line
from vlbib.core.work import Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Report mentions whose work has no entry, unless the work is ignored."""
    keys = {entry.key for entry in inputs.library.entries}
    for mention, work in inputs.settled:
        if work is not None and work.status is Status.IGNORED:
            continue
        if work is None or not work.key:
            state = "not looked up yet" if work is None else str(work.status)
            yield at_mention(mention, f"`{one_line(mention.text)}` has no entry: {state}")
        elif work.key not in keys:
            yield at_mention(mention, f"`{one_line(mention.text)}` has lost its entry `{work.key}`")


rule = LibraryRule(
    code="N003", name="mention-without-entry", severity=Severity.WARNING, doc=__doc__, check=check, reads=NOTE_INPUTS
)

"""Two lines of a note mention the same work under the same heading.

Bad:
    notes.md: - [2021] Counting lines in old maps
    notes.md: - [2021] Counting lines in old maps!
    lock: key=rossi2021lines text="Counting lines in old maps / Counting lines in old maps!"
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
from vlbib.checks.notes.mention_entries import NOTE_INPUTS, at_mention
from vlbib.checks.rule import LibraryRule, RuleFault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Report the later of two mentions that have the same file, heading and entry."""
    seen: dict[tuple[str, tuple[str, ...], str], int] = {}
    for mention, _, entry in inputs.mentions_with_entry:
        first = seen.setdefault((mention.file, mention.heading, entry.key), mention.line)
        if first != mention.line:
            yield at_mention(mention, f"line {first} names `{entry.key}` too", entry)


rule = LibraryRule(
    code="N005", name="two-lines-one-work", severity=Severity.INFO, doc=__doc__, check=check, reads=NOTE_INPUTS
)

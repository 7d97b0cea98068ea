"""An entry lacks a tag that the notes' headings give to its work.

It was removed by hand, or the file has not been synced since.

Bad:
    lock: key=rossi2021lines text="Counting lines in old maps" tags=maps
    keywords = {rivers}
Good:
    lock: key=rossi2021lines text="Counting lines in old maps" tags=maps
    keywords = {maps}

Source: docs/checks.md, "Notes".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.inputs import Input
from vlbib.checks.notes.mention_entries import entry_tags
from vlbib.checks.rule import LibraryRule, RuleFault
from vlbib.core.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Compare a work's tags in the lock with the keywords of its entry, ignoring case and accents."""
    entries = {entry.key: entry for entry in inputs.library.entries}
    for work in inputs.lock or ():
        entry = entries.get(work.key)
        if entry is None:
            continue
        have = {plain(tag) for tag in entry_tags(entry)}
        for tag in work.tags:
            if tag not in work.untagged and plain(tag) not in have:
                yield RuleFault(message=f"`{entry.key}` lacks the tag `{tag}` that the notes give", entry=entry)


rule = LibraryRule(
    code="N009",
    name="tag-missing",
    severity=Severity.INFO,
    doc=__doc__,
    check=check,
    reads=frozenset({Input.LIBRARY, Input.LOCK}),
)

"""Ties the mentions of the notes to the works of the lock and the entries of the library."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.checks.inputs import Input
from vlbib.checks.rule import RuleFault
from vlbib.core.latex import decode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.checks.inputs import Inputs
    from vlbib.core.bib import Entry
    from vlbib.core.work import Mention
    from vlbib.lock.schema import LockedWork

NOTE_INPUTS = frozenset({Input.LIBRARY, Input.MENTIONS, Input.LOCK})


def mentions_with_entry(inputs: Inputs) -> Iterator[tuple[Mention, LockedWork, Entry]]:
    """Yield the mentions whose work has an entry, with both."""
    entries = inputs.entries_by_key
    for mention, work in inputs.settled:
        if work is not None and work.key in entries:
            yield mention, work, entries[work.key]


def at_mention(mention: Mention, message: str, entry: Entry | None = None, others: tuple[str, ...] = ()) -> RuleFault:
    """Return a fault at the mention's line of its note."""
    return RuleFault(message=message, entry=entry, others=others, file=mention.file, line=mention.line)


def entry_tags(entry: Entry) -> list[str]:
    """Return the entry's keywords in order, decoded."""
    keywords = entry.get("keywords")
    if not keywords:
        return []
    parts = re.split(r"[,;]", decode(keywords) if "\\" in keywords else keywords.replace("{", "").replace("}", ""))
    return [" ".join(part.split()) for part in parts if part.strip()]

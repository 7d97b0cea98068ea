"""Ties the mentions of the notes to the works of the lock and the entries of the library."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.checks.inputs import Input
from vlbib.checks.rule import RuleFault
from vlbib.core.latex import decode
from vlbib.core.work import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from vlbib.checks.inputs import Inputs
    from vlbib.core.bib import Entry
    from vlbib.core.work import Mention
    from vlbib.lock.schema import LockedWork

NOTE_INPUTS = frozenset({Input.LIBRARY, Input.MENTIONS, Input.LOCK})


def settled_mentions(inputs: Inputs) -> Iterator[tuple[Mention, LockedWork | None]]:
    """Yield every mention but citations with its work of the lock, None where the lock does not have it yet."""
    works = {mention.place: work for work in inputs.lock or () for mention in _lines(work.mentions)}
    for mention in _lines(inputs.mentions or ()):
        yield mention, works.get(mention.place)


def _lines(mentions: Iterable[Mention]) -> Iterator[Mention]:
    return (mention for mention in mentions if mention.kind is not Kind.CITATION)


def mentions_with_entry(inputs: Inputs) -> Iterator[tuple[Mention, LockedWork, Entry]]:
    """Yield the mentions whose work has an entry, with both."""
    entries = {entry.key: entry for entry in reversed(inputs.library.entries)}
    for mention, work in settled_mentions(inputs):
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

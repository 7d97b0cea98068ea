"""Edits spliced into a .bib file: every byte that no edit touches stays, and each changed entry is read again.

bibtexparser is the judge of what is written: an entry that it could read before must read the same, with the change,
after; a new entry must read as it was meant. An edit that fails this is a bug of ours, and nothing is written.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

from vlbib.bibtex.document import Document
from vlbib.bibtex.edits import AddEntry, DropEntry
from vlbib.bibtex.placing import insertions
from vlbib.bibtex.reader import read
from vlbib.bibtex.splice import Splice, drops, spliced, splices_of
from vlbib.bibtex.verify import UnsafeEdit, check_added, check_changed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.bibtex.edits import Edit

__all__ = ["UnsafeEdit", "edited"]


def edited(document: Document, edits: Iterable[Edit]) -> bytes:
    """Return the file's bytes after the edits; the very same bytes where nothing changes.

    Raises `UnsafeEdit` where an entry does not read as it was meant.
    """
    by_entry: dict[int, list[Edit]] = defaultdict(list)
    added: list[AddEntry] = []
    for edit in edits:
        if isinstance(edit, AddEntry):
            added.append(edit)
        else:
            by_entry[edit.entry].append(edit)
    if added and any(isinstance(edit, DropEntry) for listed in by_entry.values() for edit in listed):
        without = read(edited(document, chain.from_iterable(by_entry.values())), document.file)
        assert isinstance(without, Document)
        return edited(without, added)  # a new entry finds its place among those that stay
    splices = [
        Splice(at, at, (1000 + number, ""), text) for number, (at, text) in enumerate(insertions(document, added))
    ]
    gone = {entry for entry, listed in by_entry.items() if any(isinstance(edit, DropEntry) for edit in listed)}
    splices += drops(document, (document.entries[entry] for entry in gone))
    for entry, listed in by_entry.items():
        if entry not in gone:
            changes = splices_of(document, listed)
            check_changed(document, document.entries[entry], listed, changes)
            splices += changes
    check_added(document, added)
    return document.packed(spliced(document, splices)) if splices else document.packed(document.source)

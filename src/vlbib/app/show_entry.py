"""`vlbib show`: an overview of an entry: its facts, the notes that name it, where its values are from, its BibTeX."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vlbib.app.entry_row import EntryRow, row_of_entry
from vlbib.app.explain import explain_key
from vlbib.app.find_entry import find_entry
from vlbib.app.places import addresses
from vlbib.storage import files

if TYPE_CHECKING:
    from vlbib.settings import Settings


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryGlance:
    """An overview of an entry. `named_by` are places in notes, `values` the number of values by source.

    `yours` are the fields whose values the sources did not give, `reasons` why this record was accepted for the work.
    """

    row: EntryRow
    address: str
    named_by: tuple[str, ...]
    values: dict[str, int]
    yours: tuple[str, ...]
    reasons: tuple[str, ...]
    bibtex: str


def show_entry(settings: Settings, library: str | None, key: str) -> EntryGlance:
    """Return an overview of an entry. Raises `CannotUse`."""
    filed = find_entry(settings, library, key)
    work = filed.state.lock.work(filed.entry.key)
    story = explain_key(settings, filed.project, filed.entry.key) if work else None
    fields = story.fields if story else ()
    mine = tuple(field.name for field in fields if field.word)
    written = tuple(field.name for field in filed.entry.fields)
    shown = {field.name for field in fields}
    return EntryGlance(
        row=row_of_entry(filed.entry, files.shown(filed.project.library), work),
        address=next((place.address for place in addresses(filed.entry, filed.project.library)), ""),
        named_by=tuple(dict.fromkeys(place for place, _ in story.mentions)) if story else (),
        values=dict(Counter(field.source for field in fields if not field.word).most_common()),
        yours=tuple(dict.fromkeys((*mine, *(name for name in written if name not in shown and name != "keywords")))),
        reasons=story.reasons if story else (),
        bibtex=filed.text,
    )

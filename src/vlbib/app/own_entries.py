"""The owner's entries that no sync has written or adopted yet, as records: asked after all sources.

A work that no source knows, such as a book or a paper in a national journal, may have an entry all the same. Sources
come first, because what they know is checked, and fills the gaps of the entry.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.app.kept_state import Owned
from vlbib.core.entry_types import NO_WORK
from vlbib.core.once import once
from vlbib.core.record import OWN
from vlbib.core.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from vlbib.bibtex.document import Document
    from vlbib.core.bib import Entry
    from vlbib.core.ids import Id
    from vlbib.core.record import Record
    from vlbib.lock.file import Lock
    from vlbib.lock.schema import LockedWork


def _rests_on_entry(work: LockedWork) -> bool:
    return bool(work.verdict.records) and all(record.is_own for record in work.verdict.records)


class OwnEntries(Struct, frozen=True, dict=True):
    """The entries of a library for which the lock has no record of a source; they are read when first asked for."""

    document: Document | None
    lock: Lock

    def records(self, title: str, ids: Iterable[Id]) -> Sequence[Record]:
        """Return the records of the entries with one of these ids, or with this whole title."""
        by_id = (record for identity in ids for record in self._by_id.get(identity.key, ()))
        return tuple(dict.fromkeys([*by_id, *self._by_title.get(squeeze(title), ())]))

    @property
    def owned(self) -> Owned:
        """The titles and keys of the entries."""
        return Owned(tuple(record.title for record in self._records), tuple(sorted(self.keys)))

    @property
    def keys(self) -> AbstractSet[str]:
        """The keys of the entries, in lower case."""
        return {entry.key.lower() for entry in self._entries}

    @once
    def _entries(self) -> Sequence[Entry]:
        resolved = (work for work in self.lock.works if not _rests_on_entry(work))
        keys = {key.lower() for work in resolved for key in (work.key, *work.former_keys)}
        entries = self.document.library.entries if self.document else ()
        return [entry for entry in entries if entry.key.lower() not in keys]

    @once
    def _records(self) -> Sequence[Record]:
        own = [entry for entry in self._entries if entry.type not in NO_WORK]
        if not own:
            return []
        from vlbib.sources.dumps.bib_files import read_entry

        return [record for entry in own if (record := read_entry(entry, OWN))]

    @once
    def _by_id(self) -> Mapping[tuple[str, str], Sequence[Record]]:
        by_id: dict[tuple[str, str], list[Record]] = defaultdict(list)
        for record in self._records:
            for identity in record.ids:
                by_id[identity.key].append(record)
        return by_id

    @once
    def _by_title(self) -> Mapping[str, Sequence[Record]]:
        by_title: dict[str, list[Record]] = defaultdict(list)
        for record in self._records:
            by_title[squeeze(record.title)].append(record)
        return by_title

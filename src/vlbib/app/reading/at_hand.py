"""What is known locally in a run: the works of lock and library, the catalogue, and the user's index.

Notes are compared with it before any source is asked. All of it answers at once, without a network.
"""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

from vlbib.app.project import root_of
from vlbib.app.reading.titles_alone import titles_alone
from vlbib.core.faults import CannotUse
from vlbib.core.known import AtHand, KnownTitle, TitleList
from vlbib.core.library_titles import LibraryTitles, TitlesByIndex
from vlbib.core.text import squeeze
from vlbib.kept_answers import kept
from vlbib.resolver import CouldNotAsk

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from vlbib.core.known import Known
    from vlbib.lock.file import Locked
    from vlbib.settings import Settings
    from vlbib.sources.index import Index


def at_hand(settings: Settings, lock: Locked, only: Collection[str] = (), own: Collection[str] = ()) -> AtHand:
    """Return what is known locally in a run: the works in the lock, the catalogue, the user's index.

    `own` are the titles of entries that the lock does not have.
    """
    from vlbib.sources.index import KnownIndex

    indexes = indexes_at_hand(settings, only)
    stats = [(index.path.stat().st_size, index.path.stat().st_mtime_ns) for index in indexes]
    bodies, beside = tuple(map(KnownIndex, indexes)), repr(stats).encode()
    texts = tuple(dict.fromkeys((*lock.record_titles, *own))) if own else lock.record_titles
    titles = kept("titles at hand", (texts, beside), lambda: _titles(texts, settings, bodies, beside))
    digest = hashlib.sha256("\0".join(texts).encode("utf-8", "surrogatepass")).hexdigest()
    return AtHand((titles, *bodies), repr((stats, digest)).encode(), titles, beside)


def _titles(texts: Sequence[str], settings: Settings, indexes: Sequence[Known], stamp: bytes) -> LibraryTitles:
    """Return the titles of a library, read once something is looked up in them."""

    def lists() -> TitlesByIndex:
        titles = tuple(KnownTitle(text, squeeze(text)) for text in texts)
        alone, far = titles_alone(titles, indexes, str(root_of(settings)), stamp)
        return TitlesByIndex(TitleList(titles), TitleList(alone), TitleList(far))

    return LibraryTitles(lists)


def indexes_at_hand(settings: Settings, only: Collection[str] = ()) -> list[Index]:
    """Return the catalogue and the user's index, as far as the run uses them and they exist.

    Raises `CannotUse` for a damaged one: without it, the notes would be read differently.
    """
    from vlbib.sources.index import INDEXES, open_named
    from vlbib.sources.network import from_environment

    data = from_environment(os.environ).data_dir
    names = [name for name in INDEXES if (name in only if only else settings.asks(name))]
    try:
        return [index for name in names if (index := open_named(name, data))]
    except CouldNotAsk as error:
        raise CannotUse(str(error)) from error

"""What the notes name today: mentions of the notes read, the lock's word on notes not read, and the owner's pins."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vlbib.app.noted import read_note
from vlbib.app.rulings import decided, follow, read_id
from vlbib.core.work import Kind, Mention, Work
from vlbib.lock.remember import ids_of
from vlbib.notes.works import gather

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from vlbib.core.work import Skipped
    from vlbib.files import NoteFile
    from vlbib.lock.file import Lock
    from vlbib.lock.schema import LockedMention
    from vlbib.settings import Settings


@dataclass(frozen=True, slots=True)
class Named:
    """The works that count as named, and the places in the notes that were looked at and not taken."""

    works: tuple[Work, ...]
    skipped: tuple[Skipped, ...]


def name_works(
    notes: Sequence[NoteFile], lock: Lock, unread: Collection[str], settings: Settings, added: Sequence[Mention] = ()
) -> Named:
    """Read the notes into works. Mentions of the `unread` files stand as the lock remembers them, with line 0.

    `added` are mentions that the owner makes without a note.
    """
    read = [read_note(note) for note in notes]
    found = [mention for note in read for mention in note.mentions]
    kept = [_unread(mention) for work in lock.works for mention in work.mentions if mention.file in unread]
    rulings = follow(settings, [*found, *kept, *added], lock)
    today = [decided(mention, rulings) for mention in (*found, *kept, *added)]
    skipped = tuple(item for note in read for item in note.skipped)
    return Named(gather(today), skipped)


def asked_for(text: str, tags: Sequence[str] = ()) -> Mention:
    """Return the mention that an owner makes with a title, a short name, an id or a paper's URL, and no note."""
    identity = read_id(text)
    kind = Kind.LINK if identity else _kind(text)
    ids = (identity,) if identity else ()
    return Mention(file="", line=0, text=text, kind=kind, ids=ids, section=tuple(tags))


def _kind(text: str) -> Kind:
    return Kind.LINE if len(text.replace("_", " ").split()) > 1 else Kind.ALIAS


def _unread(locked: LockedMention) -> Mention:
    """Return a mention as it stood, without what a pin made of it: pins decide anew."""
    pinned = locked.pinned
    return Mention(
        file=locked.file,
        line=0,
        text=locked.text,
        kind=_kind(locked.text) if pinned else locked.kind,
        year=locked.year,
        venue=locked.venue,
        authors=locked.authors,
        aliases=locked.aliases,
        ids=() if pinned else ids_of(locked.ids),
        heading=locked.heading,
    )

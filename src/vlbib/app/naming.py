"""What the notes name today: mentions of the notes read, the lock's word on notes not read, and the owner's pins."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from vlbib.ids import Id, arxiv_id, doi_id, url_id
from vlbib.library.remember import ids_of
from vlbib.model import Kind, Link, Mention, Work
from vlbib.notes.reader import read_note
from vlbib.notes.works import gather
from vlbib.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from vlbib.files import NoteFile
    from vlbib.library.lock import Lock, LockedMention
    from vlbib.model import Skipped
    from vlbib.settings import Pin, Settings


NONE = "none"  # a pin to it: the work is none of the candidates


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
    read = [read_note(note.text, note.file) for note in notes]
    today = [_decided(mention, settings) for note in read for mention in note.mentions]
    kept = [_unread(mention) for work in lock.works for mention in work.mentions if mention.file in unread]
    skipped = tuple(item for note in read for item in note.skipped)
    return Named(gather([*today, *kept, *added]), skipped)


def asked_for(text: str, tags: Sequence[str] = ()) -> Mention:
    """Return the mention that an owner makes with a title, a short name, an id or a paper's URL, and no note."""
    identity = read_id(text)
    kind = Kind.LINK if identity else Kind.LINE if len(text.replace("_", " ").split()) > 1 else Kind.ALIAS
    ids = (identity,) if identity else ()
    return Mention(file="", line=0, text=text, kind=kind, ids=ids, section=tuple(tags))


def _unread(locked: LockedMention) -> Mention:
    return Mention(
        file=locked.file,
        line=0,
        text=locked.text,
        kind=locked.kind,
        year=locked.year,
        venue=locked.venue,
        authors=locked.authors,
        aliases=locked.aliases,
        ids=ids_of(locked.ids),
        heading=locked.heading,
    )


def _decided(mention: Mention, settings: Settings) -> Mention:
    """Return the mention as the owner's pins and aliases have it."""
    pin = next((pin for pin in settings.pins if names(pin.mention, mention)), None)
    if pin and pin.to != NONE:
        return pinned(mention, pin)
    meant = next((to for name, to in settings.aliases.items() if _is_alias(name, mention)), None)
    if meant is None:
        return mention
    identity = read_id(meant)
    return replace(mention, ids=(identity,)) if identity else replace(mention, text=meant, kind=Kind.LINE)


def _is_alias(name: str, mention: Mention) -> bool:
    return mention.kind is Kind.ALIAS and squeeze(name) == squeeze(mention.text)


def names(said: str, mention: Mention) -> bool:
    """Tell whether what an owner wrote in a pin or an ignore means this mention: its text or one of its aliases."""
    wanted = squeeze(said)
    return bool(wanted) and wanted in {squeeze(mention.text), *(squeeze(alias) for alias in _own_aliases(mention))}


def _own_aliases(mention: Mention) -> Iterable[str]:
    return mention.aliases if mention.kind is Kind.ALIAS else ()


def pinned(mention: Mention, pin: Pin) -> Mention:
    """Return the mention as a pin decides it: the id that it gives, or the page that stands for it."""
    identity = read_id(pin.to)
    if identity:
        return replace(mention, ids=(identity,))
    return replace(mention, kind=Kind.ALIAS, ids=(), links=(Link(url=pin.to),))


def read_id(text: str) -> Id | None:
    """Return the identity that an owner wrote: arXiv id, DOI, a paper's URL, or `scheme:value` as reports show it."""
    scheme, _, value = text.partition(":")
    named = Id(scheme, value) if scheme in _SCHEMES and value else None
    return arxiv_id(text) or doi_id(text) or named or url_id(text)


_SCHEMES = frozenset({"acl", "dblp", "openreview", "s2", "cvf", "pmlr", "openalex"})


def left_out(work: Work, settings: Settings) -> str:
    """Return the owner's reason to leave a work alone: its line names none, or none of the candidates; else ""."""
    if any(names(said, mention) for said in settings.ignored for mention in work.mentions):
        return "the settings say that this names no work"
    none = [pin for pin in settings.pins if pin.to == NONE]
    if any(names(pin.mention, mention) for pin in none for mention in work.mentions):
        return "the settings say that it is none of the candidates"
    return ""

"""What the settings decide about a line of the notes: pins, ignored lines and short names, even after rewording.

A pin or an ignored line has the text of a line. If no line has this text any more, it follows the one line that differs
only in slips, or has gained or lost its beginning or end, as the lock does; but never a line that the lock knows as
another work. A line that is both pinned and ignored counts as pinned.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import structs
from msgspec.structs import replace

from vlbib.core.text import exact_key, words
from vlbib.core.work import Kind, Link, Status, Verdict
from vlbib.core.written_ids import read_id
from vlbib.lock.recall import same_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vlbib.core.work import Mention, Work
    from vlbib.lock.file import Locked
    from vlbib.lock.schema import LockedWork
    from vlbib.lock.settled import SettledWork
    from vlbib.settings import Pin, Settings

NONE = "none"  # the target of a pin that says: the work is none of the candidates


def names_mention(phrase: str, mention: Mention) -> bool:
    """Tell whether the text of a pin or an ignored line means a mention: by its text or an alias, never by a key."""
    if mention.kind is Kind.CITATION:
        return False
    wanted = exact_key(phrase)
    return bool(wanted) and wanted in {exact_key(mention.text), *(exact_key(alias) for alias in _own_aliases(mention))}


def _own_aliases(mention: Mention) -> Iterable[str]:
    return mention.aliases if mention.kind is Kind.ALIAS else ()


def decided(mention: Mention, settings: Settings) -> Mention:
    """Return the mention with the pins and aliases of the settings applied."""
    if not (settings.pins or settings.aliases):
        return mention
    pin = next((pin for pin in settings.pins if names_mention(pin.mention, mention)), None)
    if pin and pin.to != NONE:
        return pinned(mention, pin)
    meant = next((to for name, to in settings.aliases.items() if _is_alias(name, mention)), None)
    if meant is None:
        return mention
    identity = read_id(meant)
    return (
        structs.replace(mention, ids=(identity,)) if identity else structs.replace(mention, text=meant, kind=Kind.LINE)
    )


def _is_alias(name: str, mention: Mention) -> bool:
    return mention.kind is Kind.ALIAS and exact_key(name) == exact_key(mention.text)


def pinned(mention: Mention, pin: Pin) -> Mention:
    """Return the mention with a pin applied: with its id, or with its web page as link."""
    identity = read_id(pin.to)
    if identity:
        return structs.replace(mention, ids=(identity,), pinned=True)
    return structs.replace(mention, kind=Kind.ALIAS, ids=(), links=(Link(url=pin.to),), pinned=True)


def owner_verdict(work: Work, settings: Settings) -> Verdict | None:
    """Return the settings' verdict on a work, that it is none or a web page; None if sources must be asked."""
    if not (settings.ignored or settings.pins):
        return None
    pins = [pin for pin in settings.pins if any(names_mention(pin.mention, mention) for mention in work.mentions)]
    if not pins and any(names_mention(phrase, mention) for phrase in settings.ignored for mention in work.mentions):
        return Verdict(status=Status.IGNORED, reasons=("the settings say that this names no work",))
    if any(pin.to == NONE for pin in pins):
        return Verdict(status=Status.IGNORED, reasons=("the settings say that it is none of the candidates",))
    if any(read_id(pin.to) is None for pin in pins):
        return Verdict(status=Status.WEB, reasons=("the settings say that it is a page without a paper",))
    return None


def overruled(work: Work, earlier: SettledWork, settings: Settings) -> bool:
    """Tell whether a pin gives an id that the paper or web page accepted before does not have."""
    if earlier.locked.status not in (Status.ACCEPTED, Status.WEB):
        return False
    pins = [pin for pin in settings.pins if any(names_mention(pin.mention, mention) for mention in work.mentions)]
    given = {identity.key for pin in pins if (identity := read_id(pin.to))}
    return bool(given) and given.isdisjoint(earlier.identities)


def is_decided_in_settings(work: LockedWork, settings: Settings) -> bool:
    """Tell whether the settings decide about a work in a way that no sync has applied yet."""
    pins = [(pin, mention) for pin in settings.pins for mention in work.mentions if names_mention(pin.mention, mention)]
    if not pins:
        return any(names_mention(phrase, mention) for phrase in settings.ignored for mention in work.mentions)
    return any(read_id(pin.to) not in mention.ids for pin, mention in pins)


def follow(settings: Settings, mentions: Sequence[Mention], lock: Locked) -> Settings:
    """Return the settings with the current text of its line in each pin and ignored line."""
    sayings = (*settings.ignored, *(pin.mention for pin in settings.pins))
    lost = [phrase for phrase in sayings if not any(names_mention(phrase, mention) for mention in mentions)]
    if not lost:
        return settings
    locked = {exact_key(mention.text): (mention, work) for work in lock.works for mention in work.mentions}
    spoken_of = {exact_key(phrase) for phrase in sayings if phrase not in lost}
    lines = {form: mention.text for mention in mentions if (form := exact_key(mention.text)) not in spoken_of}

    def today(phrase: str, to: str) -> str:
        if phrase not in lost:
            return phrase
        near = [form for form, text in lines.items() if same_line(words(phrase), words(text))]
        so = [form for form in near if form in locked and _is_so_decided(*locked[form], to)]
        free = so or [form for form in near if form not in locked]
        return lines[free[0]] if len(free) == 1 else phrase

    return replace(
        settings,
        pins=tuple(replace(pin, mention=today(pin.mention, pin.to)) for pin in settings.pins),
        ignored=tuple(today(phrase, NONE) for phrase in settings.ignored),
    )


def _is_so_decided(mention: Mention, work: LockedWork, to: str) -> bool:
    """Tell whether the lock already has a line as a pin to `to` decides it."""
    identity = read_id(to)
    if identity:
        return identity in mention.ids
    return work.status is (Status.IGNORED if to == NONE else Status.WEB)

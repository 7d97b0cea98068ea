"""What a plan changes in the library, as reported to the owner."""

from __future__ import annotations

from msgspec import Struct


class Conflict(Struct, frozen=True):
    """A field where the owner's value and the sources' new one both differ from what was last written."""

    key: str
    field: str
    yours: str
    theirs: str


class Changes(Struct, frozen=True, kw_only=True):
    """What happens to the library, by citation key. `kept`: the owner's value or deletion is kept against the sources.

    `orphans` are entries that no note mentions any more; `lasting` has those of them that are never pruned, and why.
    """

    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    orphans: tuple[str, ...] = ()
    lasting: tuple[tuple[str, str], ...] = ()
    conflicts: tuple[Conflict, ...] = ()

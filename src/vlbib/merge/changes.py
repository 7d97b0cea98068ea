"""What a plan changes in the library, as it is told to the owner."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field where the owner's value and the sources' new one both differ from what was last written."""

    key: str
    field: str
    yours: str
    theirs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What happens to the library, by citation key; `kept`: something of the owner's stands against the sources."""

    added: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    orphans: tuple[str, ...] = ()
    conflicts: tuple[Conflict, ...] = ()

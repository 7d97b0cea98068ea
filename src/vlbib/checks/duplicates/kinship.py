"""How two entries belong together, and what shows it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from vlbib.core.bib import Entry


class Kinship(StrEnum):
    """How two entries belong together."""

    DUPLICATE = "duplicate"
    VERSION = "version"
    RELATED = "related"
    NONE = "none"  # two works with one id


class Pair(Struct, frozen=True):
    """Two entries in the file's order, how they are related, and the evidence."""

    first: Entry
    second: Entry
    kinship: Kinship
    evidence: str

"""How two entries are related, and the evidence for it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from vlbib.core.bib import Entry


class Kinship(StrEnum):
    """How two entries are related."""

    DUPLICATE = "duplicate"
    VERSION = "version"
    RELATED = "related"
    NONE = "none"  # different works with the same id


class Pair(Struct, frozen=True):
    """Two entries in the file's order, how they are related, and the evidence."""

    first: Entry
    second: Entry
    kinship: Kinship
    evidence: str

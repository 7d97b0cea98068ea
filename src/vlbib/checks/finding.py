"""What a check reports: a finding with its place and, if it can be fixed, the edits that fix it."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

if TYPE_CHECKING:
    from vlbib.bibtex.edits import DropField, SetField

FieldEdit: TypeAlias = "SetField | DropField"


class Severity(StrEnum):
    """How serious a finding is.

    An error breaks or falsifies the printed bibliography, a warning may do so, an info is for the owner to judge.
    """

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """The rank of this severity, mildest first: 0, 1, 2."""
        return list(Severity).index(self)


class Fix(Struct, frozen=True):
    """Edits that fix a finding. A safe fix never changes what the printed bibliography is meant to say."""

    safe: bool
    edits: tuple[FieldEdit, ...]


class Finding(Struct, frozen=True, kw_only=True):
    """A fault at a place: 1-based line and column of `file`, the entry's key (None outside entries) and field.

    `others` are the keys of the other entries involved (duplicates), or the key that was probably meant (citations).
    """

    code: str
    severity: Severity
    file: str
    line: int
    column: int
    message: str
    key: str | None = None
    others: tuple[str, ...] = ()
    field: str | None = None
    fix: Fix | None = None

    @property
    def fixable(self) -> bool:
        """Whether the finding has a fix."""
        return self.fix is not None

"""What the readers of fields need of a `Document`, which itself needs them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vlbib.core.bib import Field


class FileText(Protocol):
    """The text of a file: its bytes, as they are scanned, and how they become values."""

    @property
    def source(self) -> bytes:
        """The bytes."""

    @property
    def strings(self) -> Mapping[str, str]:
        """The `@string`s by lower-case name."""

    @property
    def names(self) -> Mapping[str, str]:
        """The names of fields in lower case, by the names as written with one character per byte."""

    @property
    def shared_fields(self) -> Mapping[tuple[str, str], Field]:
        """The fields that many entries have alike, by lower-case name and value in braces."""

    @property
    def has_line_feeds(self) -> bool:
        """Whether the file has line feeds."""

    def text(self, start: int, end: int) -> str:
        """Return a byte range of the source as text."""

    def decode(self, raw: bytes) -> str:
        """Return bytes of the source as text."""

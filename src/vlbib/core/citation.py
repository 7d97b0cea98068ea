"""Citations of entries by their keys, in papers and in notes."""

from __future__ import annotations

from msgspec import Struct


class Citation(Struct, frozen=True):
    r"""A key that a paper cites, `*` for `\nocite{*}`, with the 1-based line and column of the key."""

    key: str
    file: str
    line: int
    column: int = 1


class NoteCitation(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A key that a note cites, with its 1-based line, and the sections around it as for a mention.

    `is_bare`: an `@word` in the text, which may be a person's handle; it cites only if it is a key.
    """

    key: str
    file: str
    line: int
    is_bare: bool = False
    section: tuple[str, ...] = ()
    heading: tuple[str, ...] = ()

    @property
    def place(self) -> tuple[str, tuple[str, ...], str]:
        """Its place regardless of the line, in the form of a mention's place, with the key as the text."""
        return (self.file, self.heading, self.key)

"""Repeats a command's last output if none of the files that it reads has changed, without reading them.

The output is kept in the cache folder with a digest of the files (`app.footprint`); a damaged cache counts as empty.
"""

from __future__ import annotations

import contextlib
import hashlib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from vlbib.app.footprint import footprint
from vlbib.storage.byte_cache import cache_bytes, cached_bytes
from vlbib.storage.file_kinds import REMARKS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Self

    from vlbib.settings import Settings

_KIND = "told"


class _Line(msgspec.Struct, frozen=True, array_like=True):
    """The arguments of one call of `click.echo`: text, whether to stderr, whether a newline is added."""

    text: str
    err: bool
    nl: bool


class _LastRun(msgspec.Struct, frozen=True, array_like=True):
    """A command's last run: the digest of the files that it reads, its exit code, and what it printed."""

    digest: bytes
    code: int
    lines: tuple[_Line, ...]


class RepeatedOutput(msgspec.Struct):
    """The output of one command: `again` repeats the last run's, `echo` prints and records, `keep` stores the record.

    `beside` are files that the command reads besides those of the project.
    """

    settings: Settings
    library: str | None
    name: str
    beside: tuple[Path, ...] = ()
    before: bytes | None = None
    lines: list[_Line] = msgspec.field(default_factory=list)

    @classmethod
    def of(cls, settings: Settings, library: str | None, beside: Iterable[str] = ()) -> Self:
        """Return the output of the running command, with its options and working folder."""
        context = click.get_current_context()
        streams = [(stream.isatty(), getattr(stream, "encoding", "")) for stream in (sys.stdout, sys.stderr)]
        words = (context.info_name, sorted(context.params.items()), streams, str(Path.cwd()))
        name = hashlib.sha256(repr(words).encode("utf-8", "surrogateescape")).hexdigest()[:32]
        return cls(settings, library, name, tuple(map(Path, beside)))

    def again(self) -> int | None:
        """Print the last output and return its exit code; None if anything may have changed since."""
        self.before = footprint(self.settings, self.library, self.beside)
        earlier = _decoded(cached_bytes(_KIND, self.name)) if self.before else None
        if earlier is None or earlier.digest != self.before:
            return None
        for line in earlier.lines:
            click.echo(line.text, err=line.err, nl=line.nl)
        return earlier.code

    def echo(self, text: str, *, err: bool = False, nl: bool = True) -> None:
        """Print and record a text."""
        self.lines.append(_Line(text, err, nl))
        click.echo(text, err=err, nl=nl)

    def keep(self, code: int) -> None:
        """Store the output for the next run, unless a file has changed meanwhile."""
        if self.before is None or REMARKS.get() or footprint(self.settings, self.library, self.beside) != self.before:
            return
        earlier = _LastRun(self.before, code, tuple(self.lines))
        with contextlib.suppress(UnicodeEncodeError):  # a file name that is not UTF-8
            cache_bytes(_KIND, self.name, msgspec.msgpack.encode(earlier))


def _decoded(data: bytes | None) -> _LastRun | None:
    try:
        return msgspec.msgpack.decode(data, type=_LastRun) if data else None
    except msgspec.DecodeError:
        return None

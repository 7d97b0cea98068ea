r"""Finds the files that a LaTeX text names: the files that it includes, and its .bib files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.tex.tokens import Command, LatexSource

_INCLUDES = frozenset({"input", "include", "subfile", "InputIfFileExists", "loadglsentries"})
# Commands of the package import: a folder and a file; \input in that file looks into the folder first.
_FROM_MAIN = frozenset({"import", "inputfrom", "includefrom"})
_FROM_HERE = frozenset({"subimport", "subinputfrom", "subincludefrom"})
_LIBRARIES = frozenset({"bibliography", "addbibresource", "addglobalbib", "addsectionbib"})
_BARE = lazy_pattern(r"[ \t]+([^\s\\{}%]+)")


class Include(Struct, frozen=True):
    """A file to read, in `folder`, which is relative to the including file's folder if `is_below`.

    A subfile is a complete paper: the names of files in it are relative to its own folder.
    """

    name: str
    folder: str = ""
    is_below: bool = True
    is_subfile: bool = False


class BibFile(Struct, frozen=True):
    """A .bib file, by the name in the paper, with or without suffix."""

    name: str


def files_named(source: LatexSource, command: Command) -> Iterator[Include | BibFile]:
    r"""Yield the files that a command names.

    >>> from vlbib.tex.tokens import LatexSource
    >>> source = LatexSource(r"\bibliography{a,b}")
    >>> [file.name for file in files_named(source, source.commands[0])]
    ['a', 'b']
    """
    if command.name in _INCLUDES:
        yield from _included(source, command)
    elif command.name in _FROM_MAIN or command.name in _FROM_HERE:
        yield from _imported(source, command)
    elif command.name in _LIBRARIES:
        names = (name.strip() for group in _braced(source, command, 1) for name in group.split(","))
        yield from (BibFile(name) for name in names if name)


def _included(source: LatexSource, command: Command) -> Iterator[Include]:
    r"""Yield the file of `\input{a}`, `\input a`, `\include{a}` and `\subfile{a}`."""
    groups = _braced(source, command, 1)
    if groups:
        yield Include(groups[0], is_subfile=command.name == "subfile")
    elif command.name == "input" and (bare := _BARE.match(source.visible, command.end)):
        yield Include(bare[1])


def _imported(source: LatexSource, command: Command) -> Iterator[Include]:
    r"""Yield the file of `\import{folder/}{a}`."""
    groups = _braced(source, command, 2)
    if len(groups) == 2:
        folder = groups[0] if groups[0].endswith("/") or not groups[0] else f"{groups[0]}/"
        yield Include(groups[1], folder, is_below=command.name in _FROM_HERE)


def _braced(source: LatexSource, command: Command, count: int) -> list[str]:
    """Return the texts of up to `count` groups in braces, without quotes."""
    groups = (group for group in source.arguments(command.end, count) if group.opener == "{")
    return [source.inside(group).strip().strip('"') for group in groups]

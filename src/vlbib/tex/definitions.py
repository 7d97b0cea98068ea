r"""Reads the citation commands that an author defines: which of their arguments end up in a citation.

It reads definitions of LaTeX (`\newcommand` and the like), xparse (`\NewDocumentCommand`), TeX (`\def` with plain
parameters, `\let`) and biblatex (`\DeclareCiteCommand`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.cite_commands import CitationShape
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.tex.citations import cited_arguments, shape_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vlbib.tex.tokens import Argument, Command, LatexSource

_LATEX = frozenset(f"{verb}{kind}" for verb in ("new", "renew", "provide") for kind in ("command", "robustcmd")) | {
    "DeclareRobustCommand"
}
_XPARSE = frozenset(
    f"{verb}{kind}DocumentCommand"
    for verb in ("New", "Renew", "Provide", "Declare")
    for kind in ("", "Expandable")
)  # fmt: skip
_TEX = frozenset(("def", "gdef", "edef", "xdef"))
_BIBLATEX = {"DeclareCiteCommand": CitationShape(), "DeclareMultiCiteCommand": CitationShape(repeats=True)}
_DEFINERS = _LATEX | _XPARSE | _TEX | frozenset((*_BIBLATEX, "let"))
_HEAD = lazy_pattern(r"\s*+(?:\{\s*+)?+(?P<command>\\(?P<name>[A-Za-z@]+))")
_END_OF_HEAD = lazy_pattern(r"\s*+\}?")
_TARGET = lazy_pattern(r"\s*+=?\s*+\\([A-Za-z@]+)")
_PARAMETERS = lazy_pattern(r"\s*+((?:#[1-9]\s*+)*+)(?=\{)")
_PARAMETER_AS_KEY = lazy_pattern(r"(?:^|,)\s*+#([1-9])\s*+(?=,|\Z)")
# A letter of an xparse specification, without its default in braces: `s`, `t<char>`, `m`, `o`, `d<two chars>`.
_SPECIFICATION = lazy_pattern(r"[+!>]|(?P<star>s|[tT].)|(?P<brace>[mv])|(?P<bracket>[oO]|[dDrR]..)|[A-Za-z]")
_DEFAULT = lazy_pattern(r"\{[^{}]*\}|\s+")


class Definitions(Struct, frozen=True):
    """The commands that a text defines (None for one that does not cite), and the offsets of the defined names."""

    shapes: Mapping[str, CitationShape | None]
    names_at: frozenset[int]


class _Signature(Struct, frozen=True):
    """The parameters of a definition, each as (bracket, 0-based index among those with this bracket), and its body."""

    parameters: tuple[tuple[str, int], ...]
    body: Argument


def definitions(source: LatexSource, own: Mapping[str, CitationShape | None]) -> Definitions:
    """Read the definitions of a text; `own` are those of texts read before. A definition inside another is ignored."""
    shapes = dict(own)
    names_at: set[int] = set()
    after = 0
    for command in source.commands:
        head = _HEAD.match(source.visible, command.end) if command.name in _DEFINERS else None
        if head is None or command.start < after:
            continue
        names_at.add(head.start("command"))
        end = _END_OF_HEAD.match(source.visible, head.end())
        at = end.end() if end else head.end()
        if command.name == "let":
            target = _TARGET.match(source.visible, at)
            shapes |= {head["name"]: shape_of(target[1], shapes)} if target else {}
        elif command.name in _BIBLATEX:
            shapes[head["name"]] = _BIBLATEX[command.name]
        elif signature := _signature(source, command.name, at):
            shapes[head["name"]] = _shape(source, signature, shapes)
            after = signature.body.end
    return Definitions(shapes, frozenset(names_at))


def _signature(source: LatexSource, definer: str, at: int) -> _Signature | None:
    """Return the parameters and the body after a defined name; None if they cannot be read."""
    if definer in _TEX:
        return _tex_signature(source, at)
    if definer in _XPARSE:
        return _xparse_signature(source, at)
    return _latex_signature(source, at)


def _tex_signature(source: LatexSource, at: int) -> _Signature | None:
    match = _PARAMETERS.match(source.visible, at)
    body = source.argument(match.end()) if match else None
    return _Signature(tuple(("{", number) for number in range(match[1].count("#"))), body) if match and body else None


def _latex_signature(source: LatexSource, at: int) -> _Signature | None:
    r"""Read `[3][default]{body}`: with a default the first parameter is an optional argument."""
    options: list[str] = []
    while (argument := source.argument(at)) and argument.opener == "[":
        options.append(source.inside(argument).strip())
        at = argument.end + 1
    if argument is None or argument.opener != "{":
        return None
    count = int(options[0]) if options and re.fullmatch(r"[0-9]", options[0]) else 0
    kinds = (["["] if len(options) > 1 else []) + ["{"] * count
    return _Signature(_numbered(kinds[:count]), argument)


def _xparse_signature(source: LatexSource, at: int) -> _Signature | None:
    """Read `{m o m}{body}`: each letter is a parameter; `s` and `t` are marks without an argument."""
    specification = source.argument(at)
    body = source.argument(specification.end + 1) if specification else None
    if specification is None or body is None or {specification.opener, body.opener} != {"{"}:
        return None
    letters = _SPECIFICATION.finditer(_DEFAULT.sub("", source.inside(specification)))
    kinds = {"star": "*", "brace": "{", "bracket": "["}
    return _Signature(_numbered([kinds[letter.lastgroup] for letter in letters if letter.lastgroup]), body)


def _numbered(kinds: list[str]) -> tuple[tuple[str, int], ...]:
    return tuple((kind, kinds[:place].count(kind)) for place, kind in enumerate(kinds))


def _shape(source: LatexSource, signature: _Signature, own: Mapping[str, CitationShape | None]) -> CitationShape | None:
    """Return how a command cites: by the parameters that its body cites, or as the command that its body ends with."""
    commands = list(_commands_in(source, signature.body))
    if commands and not signature.parameters and not source.visible[commands[-1].end : signature.body.end].strip():
        return shape_of(commands[-1].name, own)
    keys = {
        signature.parameters[number - 1]
        for command in commands
        for number in _parameters_cited(source, command, own)
        if number <= len(signature.parameters)
    }
    groups = sum(kind == "{" for kind, _ in signature.parameters)
    braced = frozenset(number for kind, number in keys if kind == "{")
    bracketed = frozenset(number for kind, number in keys if kind == "[")
    return CitationShape(braced, bracketed, groups) if braced or bracketed else None


def _commands_in(source: LatexSource, body: Argument) -> Iterator[Command]:
    for place in range(
        bisect_left(source.commands, body.start, key=lambda command: command.start), len(source.commands)
    ):
        if source.commands[place].start >= body.end:
            return
        yield source.commands[place]


def _parameters_cited(source: LatexSource, command: Command, own: Mapping[str, CitationShape | None]) -> Iterator[int]:
    shape = shape_of(command.name, own)
    for argument in cited_arguments(source, command.end, shape) if shape else ():
        yield from map(int, _PARAMETER_AS_KEY.findall(source.inside(argument)))

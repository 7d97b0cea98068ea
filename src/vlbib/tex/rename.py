r"""Renames keys in a LaTeX text, only where they are cited; all other text stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.tex.citations import cited_lists, shape_of
from vlbib.tex.definitions import definitions
from vlbib.tex.tokens import LatexSource

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vlbib.core.cite_commands import CitationShape
    from vlbib.tex.citations import CitedKey

_COMMENTS = lazy_pattern(r"(%[^\n]*\n?)")


def rename_keys(
    text: str, renamed: Mapping[str, str], own: Mapping[str, CitationShape | None] | None = None
) -> tuple[str, int]:
    r"""Return the text with cited old keys replaced by new ones, and the number of replacements.

    If a key is then twice in a list, the second one is removed. `own` are citation commands that other files define.

    >>> rename_keys(r"\citep[see][]{a, b} % \cite{a}", {"a": "c"})
    ('\\citep[see][]{c, b} % \\cite{a}', 1)
    >>> rename_keys(r"\cite{a, b, c}", {"a": "c"})
    ('\\cite{c, b}', 1)
    """
    if not any(key in text for key in renamed):
        return text, 0
    edits: dict[tuple[int, int], str] = {}
    places: set[int] = set()
    for keys in cited_key_lists(LatexSource(text), own or {}):
        places.update(cited.start for cited in keys if cited.key in renamed)
        edits |= _edits(text, keys, renamed)
    return _edited(text, edits), len(places)


def cited_key_lists(source: LatexSource, own: Mapping[str, CitationShape | None]) -> Iterator[list[CitedKey]]:
    """Yield the list of keys of each citation; `own` are citation commands that other files define."""
    defined = definitions(source, own)
    for command in source.commands:
        shape = None if command.start in defined.names_at else shape_of(command.name, defined.shapes)
        if shape:
            yield from cited_lists(source, command.end, shape)


def _edits(text: str, keys: Sequence[CitedKey], renamed: Mapping[str, str]) -> dict[tuple[int, int], str]:
    """Return the edits in one list of keys: the new text by range."""
    edits: dict[tuple[int, int], str] = {}
    before: dict[str, set[str]] = {}  # new key -> the old keys that it has replaced so far
    for place, cited in enumerate(keys):
        new = renamed.get(cited.key, cited.key)
        if before.get(new, set()) - {cited.key}:
            start = keys[place - 1].end
            edits[start, cited.end] = _joint(text[start : cited.start])
        elif new != cited.key:
            edits[cited.start, cited.end] = new
        before.setdefault(new, set()).add(cited.key)
    return edits


def _joint(between: str) -> str:
    """Return what stays of the text between two keys if the second is removed: its comments, without the comma."""
    if "%" not in between:
        return ""
    pieces = _COMMENTS.split(between)
    comma = next((at for at, piece in enumerate(pieces) if "," in piece and not piece.startswith("%")), None)
    if comma is not None:
        pieces[comma] = pieces[comma].replace(",", "", 1).lstrip()
    return "".join(pieces).rstrip(" \t")


def _edited(text: str, edits: Mapping[tuple[int, int], str]) -> str:
    parts, at = [], 0
    for (start, end), new in sorted(edits.items()):
        parts += [text[at:start], new]
        at = end
    return "".join([*parts, text[at:]])

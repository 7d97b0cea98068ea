"""One entry formatted as in a printed bibliography."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vlbib.core.fields import PARENTS
from vlbib.exports.bibliography import plainly
from vlbib.exports.format import ExportOptions
from vlbib.exports.pybtex_style import format_pybtex
from vlbib.exports.view import view

if TYPE_CHECKING:
    from vlbib.core.bib import Entry, Library


def reference_text(library: Library, entry: Entry, markup: str = "text") -> str:
    """Return an entry formatted as `vlbib export references` does, without its number; `markup` is the same option."""
    named = {key.strip().lower() for name in PARENTS for key in entry.get(name).split(",")} - {""}
    parents = tuple(parent for parent in library.entries if named and parent.key.lower() in named)
    items, _ = view(replace(library, entries=(entry, *parents), broken=(), comments=()))
    if not items:
        return ""
    references, _ = format_pybtex(items[:1], ExportOptions(markup=markup))
    return " ".join(references[0].text.split()) if references else plainly(items[0], markup)

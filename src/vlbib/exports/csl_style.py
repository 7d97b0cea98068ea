"""References in a CSL style, formatted by citeproc-py, an optional extra: `pip install vlbib[csl]`.

The style is passed as text. East Asian names are passed as literals, because citeproc-py would split them.
"""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Any

from vlbib.exports.bibliography import Reference, plainly
from vlbib.exports.csl_json import data
from vlbib.exports.format import Dropped, ExportOptions
from vlbib.exports.values.plain import clean_line
from vlbib.exports.values.tex_values import printed
from vlbib.installed import adding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.exports.item import Item

_LATIN_LIMIT = 0x2E80  # Unicode's East Asian blocks begin here


def format_csl(items: Sequence[Item], options: ExportOptions) -> tuple[list[Reference], list[Dropped]]:
    """Return the references in the library's order; an unreadable style or a missing citeproc-py is a `ValueError`."""
    style = _style(options.csl)
    references, dropped = [], []
    for number, item in enumerate(items, start=1):
        try:
            text = _formatted(style, item, options.markup)
        except Exception as error:  # noqa: BLE001 -- citeproc-py raises many exception types; no entry may end the list
            text = plainly(item, options.markup)
            reason = f"the CSL style failed, written plainly: {clean_line(str(error)) or type(error).__name__}"
            dropped.append(Dropped(item.key, "", reason, item.entry.line))
        references.append(Reference(item.key, str(number), text))
    return references, dropped


def _style(text: str) -> Any:  # noqa: ANN401 -- citeproc-py is untyped
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise ValueError("the CSL style declares a document type: refused")
    try:
        from citeproc import CitationStylesStyle
    except ImportError as error:
        raise ValueError(f"CSL styles need citeproc-py: {adding('csl')}") from error
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return CitationStylesStyle(io.BytesIO(text.encode()), validate=False)
    except Exception as error:
        raise ValueError(f"the CSL style cannot be read: {clean_line(str(error))}") from error


def _formatted(style: Any, item: Item, markup: str) -> str:  # noqa: ANN401 -- citeproc-py is untyped
    from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter
    from citeproc.source.json import CiteProcJSON

    own = {"html": formatter.html, "markdown": formatter.html}.get(markup, formatter.plain)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        source = CiteProcJSON([_literal(data(item))])
        bibliography = CitationStylesBibliography(style, source, own)
        bibliography.register(Citation([CitationItem(item.key)]))
        text = clean_line(str(bibliography.bibliography()[0]))
    return printed(text) if markup == "latex" else text


def _literal(values: dict[str, Any]) -> dict[str, Any]:
    """Return CSL data with East Asian names as literals."""
    for role in ("author", "editor"):
        values[role] = [_whole(person) for person in values.get(role, ())]
    return {variable: value for variable, value in values.items() if value and variable != "citation-key"}


def _whole(person: dict[str, str]) -> dict[str, str]:
    family = person.get("family", "")
    if family and ord(family[0]) >= _LATIN_LIMIT:
        return {"literal": family + person.get("given", "")}
    return person

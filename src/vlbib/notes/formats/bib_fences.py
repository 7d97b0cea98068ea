"""BibTeX entries in a code fence as items of a list: some authors keep their references this way.

Each entry becomes one item on the line of its title, with its year and ids; all other lines of the note stay in place.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from vlbib.core.latex import decode
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import one_line
from vlbib.core.years import stated_year
from vlbib.notes.formats.text_fences import may_have_fences

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_OPENING = lazy_pattern(r"[ \t]*(`{3,}|~{3,})[ \t]*(?:\{?[ \t]*\.?(?:bibtex|biblatex|bib)\b[^`]*)?", re.IGNORECASE)
_CLOSING = lazy_pattern(r"[ \t]*(`{3,}|~{3,})[ \t]*")
_ENTRY = lazy_pattern(r"[ \t]*@(?!comment|string|preamble)[a-zA-Z]+\s*\{", re.IGNORECASE)
_BRACED = r"\{((?:[^{}]++|\{(?:[^{}]++|\{[^{}]*+\})*+\})*+)\}"
_FIELD = lazy_pattern(rf"\b(title|year|date|doi|eprint|url)[ \t]*=\s*(?:{_BRACED}|\"([^\"]*+)\"|(\d+))", re.IGNORECASE)


def open_fences(text: str) -> str:
    """Return Markdown with the entries of its BibTeX fences as items."""
    if "@" not in text or "=" not in text or not may_have_fences(text):
        return text
    lines = text.split("\n")
    first = -1  # line of the open fence
    for number, line in enumerate(lines):
        if first < 0 and (line.lstrip()[:3] in ("```", "~~~")):
            first = number
        elif first >= 0 and _closes(line, lines[first]):
            if _OPENING.fullmatch(lines[first]) and _begins_with_entry(lines[first + 1 : number]):
                lines[first : number + 1] = _items(lines[first + 1 : number])
            first = -1
    return "\n".join(lines)


def _begins_with_entry(inside: Sequence[str]) -> bool:
    """Tell whether the first line that is neither blank nor a comment of BibTeX begins an entry."""
    first = next((line for line in inside if line.strip() and not line.lstrip().startswith("%")), "")
    return _ENTRY.match(first) is not None


def _closes(line: str, opening: str) -> bool:
    match, fence = _CLOSING.fullmatch(line), opening.strip()
    return match is not None and fence.startswith(match[1][:3]) and not fence.startswith(match[1] + match[1][0])


def _items(inside: Sequence[str]) -> list[str]:
    """Return the lines of a fence, including the fence marks, with each entry on the line of its title."""
    items = [""] * (len(inside) + 2)
    starts = [number for number, line in enumerate(inside) if _ENTRY.match(line)]
    for start, end in pairwise((*starts, len(inside))):
        entry = "\n".join(inside[start:end])
        fields = {match[1].lower(): match for match in _FIELD.finditer(entry)}
        at = start + 1 + (entry.count("\n", 0, fields["title"].start()) if "title" in fields else 0)
        values = {name: one_line(match[2] or match[3] or match[4] or "") for name, match in fields.items()}
        items[at] = f"- {_item(values)}"
    return items


def _item(values: Mapping[str, str]) -> str:
    """Return an entry as the text of a list item: year, title, ids."""
    year = stated_year(values.get("year", ""), values.get("date", ""))
    ids = [f"doi:{values['doi']}"] if values.get("doi") else []
    ids += [f"arXiv:{values['eprint']}"] if values.get("eprint") else []
    ids += [f"<{values['url']}>"] if "://" in values.get("url", "") else []
    return " ".join([*([f"[{year}]"] if year else []), decode(values.get("title", "")), *ids])

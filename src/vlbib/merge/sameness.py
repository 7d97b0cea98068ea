"""When two values of a field say the same: braces, case and TeX are style, names are people, ids ignore case."""

from __future__ import annotations

import re

from vlbib.core.latex import decode
from vlbib.core.months import month_macro
from vlbib.core.names import same_people
from vlbib.core.people import read_people
from vlbib.core.text import one_line

_NAMES = frozenset({"author", "editor"})
_VERBATIM = frozenset({"doi", "url", "eprint", "file"})
_DASHES = re.compile(r"\s*[-‐‑‒–—]+\s*")  # hyphens of all lengths, between page numbers


def same_value(name: str, one: str, other: str) -> bool:
    """Tell whether two values of the field `name` differ in style alone."""
    if one == other:
        return True
    if name in _NAMES:
        left, right = read_people(one), read_people(other)
        return left.others == right.others and same_people(left.names, right.names)
    if name in _VERBATIM:
        return _address(one) == _address(other)
    if name == "month":
        return _month(one) == _month(other)
    return _shown(name, one) == _shown(name, other)


def _shown(name: str, value: str) -> str:
    shown = one_line(decode(value)).casefold()
    return _DASHES.sub("-", shown) if name == "pages" else shown


def _address(value: str) -> str:
    bare = one_line(value).replace("\\", "").casefold().rstrip("/")
    return re.sub(r"^(?:https?://(?:(?:dx\.)?doi\.org/|www\.)?|doi:\s*|arxiv:\s*)", "", bare)


def _month(value: str) -> str:
    word = decode(value).strip().casefold()
    return (month_macro(int(word)) if word.isdigit() else "") or word[:3]

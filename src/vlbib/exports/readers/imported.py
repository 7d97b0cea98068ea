"""Entries made from other formats: plain text escaped for TeX, names as BibTeX splits them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.bib import Entry, Field
from vlbib.core.latex import escape
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.names import Name, parse_name
from vlbib.exports.values.plain import clean_line

if TYPE_CHECKING:
    from collections.abc import Iterable

# Fields that are not typeset: nothing in them is escaped.
_AS_IS = frozenset(
    {
        "date",
        "doi",
        "eprint",
        "eventdate",
        "origdate",
        "pmcid",
        "pmid",
        "eprintclass",
        "eprinttype",
        "file",
        "isbn",
        "issn",
        "langid",
        "url",
        "urldate",
    }
)
# Private-use characters that stand for braces, subscripts and superscripts until the text is escaped.
_BRACES = {0xE020: "{", 0xE021: "}", 0xE022: r"\textsubscript{", 0xE023: "}", 0xE024: r"\textsuperscript{", 0xE025: "}"}
LOWERED, RAISED = "\ue022\\1\ue023", "\ue024\\1\ue025"
_NOCASE = lazy_pattern(r'<span class="nocase">(.*?)</span>')
_SUB = lazy_pattern(r"<sub>([^<>]*)</sub>")
_SUP = lazy_pattern(r"<sup>([^<>]*)</sup>")
_AFTER_INITIALS = lazy_pattern(r"(?:[A-Z]\.[\s-]?)+\s*[^\W\d_][^\d,.]*")
_ARXIV = lazy_pattern(r"arxiv\s*:\s*(\S+)(?:\s*\[([^\]]+)\])?", re.IGNORECASE)


class ReadFault(Struct, frozen=True):
    """What could not be read: the 1-based line (0 if unknown) and the reason."""

    line: int
    reason: str


class Imported(Struct, frozen=True):
    """The entries of a file in order, and its faults."""

    entries: tuple[Entry, ...]
    faults: tuple[ReadFault, ...] = ()


def make_entry(kind: str, key: str, fields: Iterable[tuple[str, str]], line: int = 0) -> Entry:
    """Return an entry made from plain texts.

    Empty fields are left out; of two with the same name, the first is kept.
    """
    values: dict[str, Field] = {}
    for name, text in fields:
        line_text = clean_line(text)
        if line_text and name not in values:
            value = line_text if name in _AS_IS else escape(line_text).translate(_BRACES)
            values[name] = Field(name, value, line)
    return Entry(kind, key, tuple(values.values()), line)


def kept_braces(text: str) -> str:
    """Return a CSL title with marks that `make_entry` turns into protecting braces, subscripts and superscripts."""
    if "<su" in text:
        text = _SUP.sub(RAISED, _SUB.sub(LOWERED, text))
    return _NOCASE.sub("\ue020\\1\ue021", text)


def with_people(entry: Entry, **people: Iterable[Name]) -> Entry:
    """Return the entry with lists of people, as TeX, before its other fields."""
    fields = [
        Field(role, value, entry.line)
        for role, names in people.items()
        if (value := " and ".join(_written(name) for name in names))
    ]
    return Entry(entry.type, entry.key, (*fields, *entry.fields), entry.line)


def _written(name: Name) -> str:
    parts = [escape(clean_line(part)) for part in (name.family, name.suffix, name.given) if part]
    if name.literal or (not name.given and re.search(r"[\s,]", name.family)):
        return f"{{{parts[0]}}}"
    if re.search(r"\sand\s|,", name.family + name.given, re.IGNORECASE):
        parts = [f"{{{part}}}" for part in parts]
    return ", ".join(parts)


def name_of(family: str, given: str = "", suffix: str = "") -> Name:
    """Return a name from its parts; a family name of several words without a given name is a body."""
    return Name(family, given, suffix, literal=not given and " " in family)


def name_from_text(text: str) -> Name:
    """Return a name from `Family, Given, Suffix`, from initials and a family name (IEEE: `K.

    He`), or else as one body or word.
    """
    if _AFTER_INITIALS.fullmatch(text.strip()):
        return parse_name(text.strip())
    family, *rest = (part.strip() for part in text.split(","))
    return name_of(family, *rest[:2])


def arxiv_fields(text: str) -> list[tuple[str, str]]:
    """Return `eprint`, `eprinttype` and `eprintclass` from `arXiv: 2103.00020 [cs.CV]`.

    Nothing if there is no arXiv id.
    """
    match = _ARXIV.search(text)
    if match is None:
        return []
    return [("eprint", match[1]), ("eprinttype", "arxiv"), ("eprintclass", match[2] or "")]

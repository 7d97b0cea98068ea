"""The arXiv metadata snapshot: JSON lines, with titles over two lines, and authors both parsed and in raw LaTeX.

The fields are those of https://www.kaggle.com/datasets/Cornell-University/arxiv.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vlbib.core.ids import arxiv_id, doi_id
from vlbib.core.latex import decode
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.names import Name, parse_name
from vlbib.core.record import Record
from vlbib.core.text import one_line
from vlbib.core.withdrawals import tells_withdrawal
from vlbib.core.years import YEAR, arxiv_year

if TYPE_CHECKING:
    from collections.abc import Mapping

_BRACKETS = lazy_pattern(r"\([^()]*\)")
_BETWEEN = lazy_pattern(r"\s*,\s*(?:and\s+)?|\s+and\s+")
_YEAR = lazy_pattern(rf"\b{YEAR}\b")


def read_paper(facts: Mapping[str, Any], prefix: str) -> Record | None:
    """Return the record of one line; None without title or id."""
    identity = arxiv_id(str(facts["id"]))
    if identity is None or not facts.get("title"):
        return None
    doi = doi_id(facts["doi"].split()[0]) if facts.get("doi") else None
    year = first_year(facts)
    return Record(
        source=f"{prefix}/arxiv",
        title=without_tex(facts["title"]),
        authors=read_authors(facts),
        year=year,
        type="misc",
        ids=(identity, doi) if doi else (identity,),
        primary_class=next(iter((facts.get("categories") or "").split()), None),
        preprint_year=year,
        comment=_optional(facts.get("comments")),
        journal_ref=_optional(facts.get("journal-ref")),
        withdrawn=tells_withdrawal(facts.get("comments") or ""),
        updated=facts.get("update_date"),
    )


def read_authors(facts: Mapping[str, Any]) -> tuple[Name, ...]:
    """Return the parsed authors, else those of the raw field without affiliations."""
    parsed = facts.get("authors_parsed")
    if parsed:
        return tuple(_name([without_tex(part) for part in parts]) for parts in parsed if parts and parts[0])
    raw = without_tex(facts.get("authors") or "")
    while raw != (bare := _BRACKETS.sub("", raw)):
        raw = bare
    return tuple(parse_name(name) for name in _BETWEEN.split(raw) if name.strip())


def _name(parts: list[str]) -> Name:
    """Return the name from its parts: family, given, suffix and perhaps an affiliation."""
    family, given, suffix, *_ = (*parts, "", "")
    return Name(family, given, suffix)


def first_year(facts: Mapping[str, Any]) -> int | None:
    """Return the year of the first version, else the year in the id."""
    versions = facts.get("versions") or ()
    created = str(versions[0].get("created", "")) if versions else ""
    if match := _YEAR.search(created):
        return int(match[0])
    return arxiv_year(str(facts["id"]))


def without_tex(text: str) -> str:
    r"""Return a value on one line with its LaTeX decoded: `C. Bal\'azs` becomes `C. Balázs`."""
    line = one_line(text)
    return one_line(decode(line)) if "\\" in line or "{" in line else line


def _optional(text: str | None) -> str | None:
    return one_line(text) if text else None

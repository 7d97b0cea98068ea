"""A reference as stated: its title, authors, year, venue and ids in plain Unicode, from any kind of file."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vlbib.core.entries import entry_ids, entry_venue, values_of
from vlbib.core.ids import doi_id, find_ids, impossible_arxiv_ids
from vlbib.core.latex import in_print
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.people import read_people
from vlbib.core.years import PRINTED_YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vlbib.core.bib import Entry
    from vlbib.core.ids import Id
    from vlbib.core.names import Name

_YEAR = lazy_pattern(rf"(?<!\d){PRINTED_YEAR}(?!\d)")
_OF_PREPRINTS = (
    "journal",
    "journaltitle",
    "volume",
    "number",
    "howpublished",
    "note",
    "url",
    "publisher",
    "archiveprefix",
)
_BARE_AMPERSAND = lazy_pattern(r"(?<!\\)&")
_COMMA_LIST = lazy_pattern(r"[^\s,]+(?: [^\s,]+)+(?:, [^\s,]+(?: [^\s,]+)+)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class BibReference:
    """A reference as stated. `others` is true if its author list ends in `et al.`.

    `impossible` has the fields whose value cannot be an id, as (field, value). `line` is 1-based, 0 if unknown.
    """

    key: str
    title: str = ""
    authors: tuple[Name, ...] = ()
    others: bool = False
    year: int | None = None
    venue: str = ""
    pages: str = ""
    ids: tuple[Id, ...] = ()
    impossible: tuple[tuple[str, str], ...] = ()
    line: int = 0
    type: str = "misc"

    @property
    def doi(self) -> str:
        """The first DOI; "" if there is none."""
        return next((identity.value for identity in self.ids if identity.scheme == "doi"), "")


def reference_of(entry: Entry) -> BibReference:
    """Return a BibTeX entry as a reference."""
    fields = values_of(entry)
    people = read_people(_with_ands(fields.get("author") or fields.get("editor", "")))
    return BibReference(
        key=entry.key,
        title=plain_text(fields.get("title", "")),
        authors=people.names,
        others=people.others,
        year=_year(fields.get("year") or fields.get("date", "")),
        venue=plain_text(entry_venue(entry)),
        pages=fields.get("pages", ""),
        ids=tuple(dict.fromkeys(entry_ids(fields))),
        impossible=tuple(_impossible(fields)),
        line=entry.line,
        type=entry.type,
    )


def plain_text(value: str) -> str:
    """Return a BibTeX value as plain text on one line, with TeX and HTML entities decoded."""
    return in_print(_BARE_AMPERSAND.sub(r"\&", html.unescape(value)) if "&" in value else value)


def _with_ands(authors: str) -> str:
    """Return an author list with `and` between names if commas separate them; only whole names (`A. Smith`) count."""
    is_list = " and " not in authors and _COMMA_LIST.fullmatch(authors)
    return authors.replace(", ", " and ") if is_list else authors


def _year(text: str) -> int | None:
    match = _YEAR.search(text)
    return int(match[0]) if match else None


def _impossible(fields: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    doi = fields.get("doi", "").strip("{} ")
    if doi and doi_id(doi.replace("\\_", "_")) is None and not find_ids(doi):
        yield "doi", doi
    archive = (fields.get("archiveprefix") or fields.get("eprinttype") or "").lower()
    eprint = fields.get("eprint", "").strip("{} ")
    if (
        eprint
        and archive.startswith("arxiv")
        and not any(i.scheme == "arxiv" for i in entry_ids({**fields, "doi": ""}))
    ):
        yield "eprint", eprint
    preprint_words = " ".join(fields.get(name, "") for name in _OF_PREPRINTS)
    yield from (("eprint", value) for value in impossible_arxiv_ids(preprint_words) if value != eprint)

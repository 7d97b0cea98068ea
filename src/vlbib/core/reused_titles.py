"""Titles that journals and volumes use again and again (`Editorial`, `Preface`): they name a kind of text, not a work.

Two such pieces by one author are one work only if their places do not differ.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import plain, squeeze

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vlbib.core.record import Record

_PIECES = frozenset({
    "abstract", "abstracts", "acknowledgement", "acknowledgements", "acknowledgment", "acknowledgments",
    "addendum", "afterword", "announcement", "announcements", "appendix", "avant", "book", "bibliography",
    "call", "calendar", "chair", "chairs", "chief", "column", "comment", "commentary", "comments", "committee",
    "conclusion", "conclusions", "contents", "contributors", "corrections", "correction", "corrigenda",
    "corrigendum", "cover", "dedication", "discussion", "editor", "editors", "editorial", "editorials",
    "einleitung", "epilogue", "errata", "erratum", "foreword", "geleitwort", "glossary", "guest", "index",
    "informations", "introduction", "introductory", "keynote", "letter", "letters", "matter", "memoriam",
    "message", "news", "note", "notes", "obituary", "opinion", "overview", "papers", "perspective",
    "perspectives", "postface", "postscript", "preamble", "preface", "president", "prologo", "prologue",
    "propos", "publisher", "publishers", "rejoinder", "remark", "remarks", "replies", "reply", "response",
    "responses", "retraction", "review", "reviewer", "reviewers", "reviews", "section", "special", "summary",
    "table", "vorwort", "viewpoint", "viewpoints", "welcome"
})  # fmt: skip
_BESIDE = frozenset({
    "a", "about", "an", "and", "at", "author", "authors", "back", "by", "edition", "first", "for", "from",
    "front", "in", "issue", "list", "number", "of", "on", "our", "second", "series", "the", "third", "this",
    "thematic", "theme", "themed", "to", "volume", "with", "s"
})  # fmt: skip
_WORD = lazy_pattern(r"[^\W\d_]+")
_NUMBER = lazy_pattern(r"\d+")
_PLACES = ("volume", "number", "pages", "year")


def is_reused_title(title: str) -> bool:
    """Tell whether a title (without TeX) only names a kind of text, perhaps with an issue number.

    >>> [is_reused_title(title) for title in ("Guest Editors’ Introduction", "Preface", "Introduction to Algorithms")]
    [True, True, False]
    """
    names = _WORD.findall(plain(title))
    return not _PIECES.isdisjoint(names) and all(name in _PIECES or name in _BESIDE for name in names)


def place_apart(first: Mapping[str, str], second: Mapping[str, str]) -> str:
    """Return what distinguishes two pieces by their places, as `volume 3 and volume 5`; "" if nothing does.

    Values are those of BibTeX fields by name: doi, volume, number, pages, year, issue, date. The same DOI means one
    piece, whatever else they say. So do the same volume and first page if only the years differ: one may be the year of
    the first print.
    """
    places = [_place(fields) for fields in (first, second)]
    dois = [squeeze(fields.get("doi", "")) for fields in (first, second)]
    if all(dois):
        return "" if dois[0] == dois[1] else f"DOI {first['doi']} and DOI {second['doi']}"
    same = {name for name in _PLACES if places[0][name] and places[0][name] == places[1][name]}
    for name in _PLACES:
        mine, theirs = (place[name] for place in places)
        if mine and theirs and mine != theirs and not (name == "year" and {"volume", "pages"} <= same):
            return f"{name} {mine} and {name} {theirs}"
    return ""


def _place(fields: Mapping[str, str]) -> dict[str, str]:
    """Return the place of a piece: volume and number, squeezed, its first page and its year."""
    page, year = (
        _NUMBER.search(value) for value in (fields.get("pages", ""), fields.get("year") or fields.get("date", ""))
    )
    return {
        "volume": squeeze(fields.get("volume", "")),
        "number": squeeze(fields.get("number") or fields.get("issue", "")),
        "pages": page[0] if page else squeeze(fields.get("pages", "")),
        "year": year[0] if year else "",
    }


def record_place(record: Record) -> dict[str, str]:
    """Return what a record says about the place of its piece, as BibTeX fields."""
    doi = next((identity.value for identity in record.ids if identity.scheme == "doi"), "")
    year = str(record.year or "")
    values = {"volume": record.volume, "number": record.number, "pages": record.pages}
    return {"doi": doi, "year": year, **{name: value or "" for name, value in values.items()}}


def are_two_pieces(first: Record, second: Record) -> bool:
    """Tell whether two records with one title are two pieces with a title that is used again and again."""
    return is_reused_title(first.title) and bool(place_apart(record_place(first), record_place(second)))

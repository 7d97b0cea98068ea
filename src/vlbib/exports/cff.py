"""CITATION.cff: the library as the references of a software project or a data set.

Fields, types and patterns: the Citation File Format 1.2.0, https://doi.org/10.5281/zenodo.5171937. A library with one
program or data set describes that itself; any other library is listed under `references`.
"""

from __future__ import annotations

from functools import lru_cache
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, TypeAlias

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.exports.format import Dropped, Exported, ExportOptions, item_by_item, leftovers
from vlbib.exports.preprints import own_page, server_words
from vlbib.exports.values.kinds import Type
from vlbib.exports.values.serials import first_isbn, first_issn
from vlbib.exports.values.yaml_flow import Flow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.names import Name
    from vlbib.exports.item import Item

name = "cff"
suffix = ".cff"

TYPES = {
    Type.ARTICLE: "article",
    Type.AUDIO: "sound-recording",
    Type.BOOK: "book",
    Type.BOOKLET: "pamphlet",
    Type.CASE: "legal-case",
    Type.CHAPTER: "generic",
    Type.COLLECTION: "edited-work",
    Type.DATASET: "data",
    Type.ENTRY: "encyclopedia",
    Type.FILM: "film-broadcast",
    Type.IMAGE: "art",
    Type.LAW: "statute",
    Type.LETTER: "personal-communication",
    Type.MANUAL: "manual",
    Type.MISC: "generic",
    Type.PAPER: "conference-paper",
    Type.PATENT: "patent",
    Type.PERIODICAL: "serial",
    Type.PREPRINT: "article",
    Type.PRESENTATION: "unpublished",
    Type.PROCEEDINGS: "proceedings",
    Type.REPORT: "report",
    Type.SOFTWARE: "software",
    Type.STANDARD: "standard",
    Type.THESIS: "thesis",
    Type.UNPUBLISHED: "unpublished",
    Type.VIDEO: "video",
    Type.WEB: "website",
}
CARRIED = frozenset({
    "abstract", "author", "booktitle", "chapter", "crossref", "date", "day", "doi", "edition", "editor", "eprint",
    "eprintclass", "eprinttype", "eventtitle", "howpublished", "institution", "isbn", "issn", "issuetitle",
    "journaltitle", "keywords", "langid", "language", "license", "location", "month", "note", "number", "organization",
    "origdate", "pages", "pagetotal", "pmcid", "publisher", "pubstate", "repository", "series", "serieseditor",
    "shortjournal", "shorttitle", "subtitle", "swhid", "title", "translator", "type", "url", "urldate", "version",
    "volume", "volumes", "xdata", "year",
})  # fmt: skip
# SPDX names that the format accepts, of licences that works often have.
_LICENSES = frozenset({
    "AGPL-3.0", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC-BY-4.0", "CC-BY-NC-4.0", "CC-BY-SA-4.0", "CC0-1.0",
    "EUPL-1.2", "GPL-2.0", "GPL-3.0", "ISC", "LGPL-3.0", "MIT", "MPL-2.0", "ODbL-1.0", "Unlicense",
})  # fmt: skip
# The schema's pattern, which is narrower than what a DOI may be.
_DOI = lazy_pattern(r"10\.\d{4,9}(?:\.\d+)?/[A-Za-z0-9:/_;.()\[\]\\-]+")
_STATES = {"inpress": "in-press", "inpreparation": "in-preparation", "submitted": "submitted",
           "prepublished": "preprint", "in press": "in-press"}  # fmt: skip
_PATTERNS = {
    "isbn": lazy_pattern(r"[0-9 -]{10,17}X?"),
    "issn": lazy_pattern(r"\d{4}-\d{3}[\dXx]"),
    "languages": lazy_pattern(r"[a-z]{2,3}"),
    "pmcid": lazy_pattern(r"PMC\d{7}"),
    "url": lazy_pattern(r"(?:https?|s?ftp)://.+"),
}

Node: TypeAlias = "str | int | dict[str, Node] | list[Node]"


def render(items: Sequence[Item], options: ExportOptions) -> Exported:
    """Return a CITATION.cff: for one program or data set its own, for other works a list of references."""
    if len(items) == 1 and items[0].type in (Type.SOFTWARE, Type.DATASET):
        body = {**_own(items[0]), "message": "Please cite it as below."}
        head: dict[str, Node] = {"cff-version": "1.2.0", **body}
    else:
        head = {"cff-version": "1.2.0", "title": options.title, "message": "Please cite these works.",
                "authors": [{"name": "Authors of the works"}]}  # fmt: skip
    text = "".join(f"{key}: {_node(value)}\n" for key, value in head.items())
    if "type" in head or not items:
        return Exported(text, [loss for item in items for loss in _dropped(item)])
    return item_by_item(items, _row, _dropped, head=f"{text}references:\n")


def _row(item: Item) -> str:
    return f"  - {_node(_reference(item))}  # {item.key}\n"


def _own(item: Item) -> dict[str, Node]:
    """Return the top-level fields for one program or data set; there are fewer than for a reference."""
    whole = _reference(item)
    own = (
        "title",
        "authors",
        "abstract",
        "doi",
        "identifiers",
        "keywords",
        "license",
        "repository-code",
        "url",
        "version",
    )
    kind: dict[str, Node] = {"type": "dataset" if item.type is Type.DATASET else "software"}
    if item.date and item.date.day:
        kind["date-released"] = item.date.iso()
    return {**kind, **{key: whole[key] for key in own if key in whole}}


def _reference(item: Item) -> dict[str, Node]:
    fields: dict[str, Node | None] = {
        "type": _type(item),
        "title": item.title or item.key,
        "authors": _authors(item),
        "editors": _people(item.editors.names) if item.authors.names else [],
        "editors-series": _people(item.people("serieseditor").names),
        "translators": _people(item.people("translator").names),
        **_dates(item),
        **_places(item),
        **_numbers(item),
        **_addresses(item),
        "abstract": item.text("abstract"),
        "keywords": list(item.tags),
        "notes": "; ".join(part for part in (item.text("note"), item.howpublished) if part),
    }
    present = {key: value for key, value in fields.items() if value or value == 0}  # the year 0 is 1 BC
    return {key: value for key, value in present.items() if key not in _PATTERNS or _fits(key, value)}


def _type(item: Item) -> str:
    return f"{item.periodical}-article" if item.periodical else TYPES[item.written_type]


def _fits(key: str, value: Node) -> bool:
    """Tell whether the value matches the schema's pattern for the field."""
    text = value[0] if isinstance(value, list) else value
    return _PATTERNS[key].fullmatch(str(text)) is not None


def _authors(item: Item) -> list[Node]:
    body = item.publisher or "anonymous"
    return _people(item.authors.names or item.editors.names) or [{"name": body}]


def _people(names: Sequence[Name]) -> list[Node]:
    return [_person(person) for person in names]


@lru_cache(maxsize=65536)
def _person(person: Name) -> Flow:
    family, given, suffix = person.parts
    if not given:
        return Flow(_node({"name": family}))
    parts = {"family-names": family, "given-names": given, "name-suffix": suffix}
    return Flow(_node({part: text for part, text in parts.items() if text}))


def _dates(item: Item) -> dict[str, Node | None]:
    date, original = item.date, item.date_in("origdate")
    state = _STATES.get(item.values.get("pubstate", "") or ("" if date else item.year.lower()), "")
    return {
        "year": date.year if date else None,
        "month": date.month if date else None,
        "date-published": date.iso() if date and date.day else "",
        "date-accessed": item.accessed.iso() if item.accessed and item.accessed.day else "",
        "year-original": original.year if original else None,
        "status": "preprint" if item.type is Type.PREPRINT else state,
    }


def _places(item: Item) -> dict[str, Node | None]:
    """Return the containing work, the event, the publisher and the place."""
    in_book = item.written_type not in (Type.ARTICLE, Type.PREPRINT)
    event = "" if item.text("eventtitle") == item.container else item.text("eventtitle")  # readers print both
    body = "institution" if item.type in (Type.THESIS, Type.REPORT) else "publisher"
    publisher = server_words(item) if item.type is Type.PREPRINT else item.publisher
    location = item.text("location")
    return {
        "journal": "" if in_book else item.container,
        "collection-title": item.container if in_book else item.text("series"),
        "conference": _conference(item, event) if event else None,
        body: {"name": publisher} if publisher else None,
        "patent-states": [location] if location and item.type is Type.PATENT else [],
        "location": {"name": location} if location and item.type is not Type.PATENT else None,
    }


def _conference(item: Item, name: str) -> Node:
    """Return a conference with its place, and its dates if the entry has them to the day."""
    held = item.date_in("eventdate")
    ends = (held, held.end or held) if held and held.day else (None, None)
    days = {field: day.iso() for field, day in zip(("date-start", "date-end"), ends, strict=True) if day and day.day}
    venue = item.text("venue")
    return {"name": name, **days, **({"location": venue} if venue else {})}


def _numbers(item: Item) -> dict[str, Node | None]:
    first, last = item.pages
    is_issue = item.type in (Type.ARTICLE, Type.PERIODICAL)
    return {
        "volume": item.text("volume"),
        "number-volumes": item.text("volumes"),
        "issue": item.text("number") if is_issue else "",
        "number": "" if is_issue else item.text("number"),
        "start": first or item.text("eid"),
        "end": last,
        "pages": item.text("pagetotal"),
        "edition": item.edition,
        "version": item.text("version"),
        "section": item.text("chapter"),
        "thesis-type": _thesis(item),
        "isbn": first_isbn(item.text("isbn")) if "isbn" in item.values else "",
        "issn": first_issn(item.text("issn")) if "issn" in item.values else "",
        "pmcid": item.plain("pmcid"),
        "languages": [item.language.partition("-")[0]] if item.language else [],
    }


def _thesis(item: Item) -> str:
    if item.type is not Type.THESIS:
        return ""
    return item.text("type") or ("Master's thesis" if item.entry.type == "mastersthesis" else "PhD thesis")


def _addresses(item: Item) -> dict[str, Node | None]:
    bare = _DOI.fullmatch(item.doi)
    others: list[Node] = [] if bare or not item.doi else [{"type": "other", "value": f"doi:{item.doi}"}]
    if "swhid" in item.values:
        others.append({"type": "swh", "value": item.plain("swhid")})
    if item.arxiv:
        others.append({"type": "other", "value": f"arXiv:{item.arxiv}"})
    license_name = item.text("license")
    return {
        "doi": item.doi if bare else "",
        "url": (item.url if item.url != item.plain("repository") else "") or own_page(item),
        "repository-code": item.plain("repository"),
        "identifiers": others,
        "license": license_name if license_name in _LICENSES else "",
    }


def _node(value: Node) -> str:
    """Return a value in YAML's flow style."""
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return value if isinstance(value, Flow) else encode_basestring(value)
    if isinstance(value, dict):
        pairs = [
            f"{key}: {encode_basestring(child) if type(child) is str else _node(child)}" for key, child in value.items()
        ]
        return "{" + ", ".join(pairs) + "}"
    return "[" + ", ".join([_node(child) for child in value]) + "]"


def _dropped(item: Item) -> Iterator[Dropped]:
    placed = {"entrysubtype"} if item.periodical else set()
    placed |= {"eventdate", "venue"} if "eventtitle" in item.values else set()
    yield from leftovers((item,), CARRIED, "the Citation File Format has no place for it", placed)
    if item.authors.others:
        yield Dropped(item.key, "author", "the format cannot say `and others`", item.line_of("author"))
    if item.text("license") not in ("", *_LICENSES):
        yield Dropped(item.key, "license", "not an SPDX name that the format takes", item.line_of("license"))

"""Reads Hayagriva YAML, as vlbib and people write it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.exports.hayagriva import EDITOR_ROLES, GENRES, KIND_WORDS, NO_RANGE, VERSION
from vlbib.exports.preprints import is_own_page
from vlbib.exports.readers.imported import (
    LOWERED,
    RAISED,
    Imported,
    ReadFault,
    make_entry,
    name_from_text,
    name_of,
    with_people,
)
from vlbib.exports.values.kinds import Type
from vlbib.exports.values.wording import STATE_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.core.bib import Entry
    from vlbib.core.names import Name

# Entry types by the type of the work and of its parent.
_BY_PARENT = {
    ("article", "proceedings"): "inproceedings",
    ("article", "conference"): "inproceedings",
    ("chapter", "anthology"): "inproceedings",
    ("chapter", "book"): "incollection",
    ("anthos", "anthology"): "incollection",
}
_KINDS = {
    "anthology": "collection", "anthos": "incollection", "article": "article", "blog": "online", "book": "book",
    "artwork": "image", "audio": "audio", "case": "jurisdiction", "entry": "inreference",
    "legislation": "legislation", "video": "movie", "chapter": "incollection", "manuscript": "unpublished",
    "misc": "misc", "patent": "patent",
    "periodical": "periodical", "proceedings": "proceedings", "reference": "manual", "report": "report",
    "repository": "software", "thesis": "thesis", "web": "online",
}  # fmt: skip

_SUB = lazy_pattern(r'\$""_"([^"$]*)"\$')
_SUP = lazy_pattern(r'\$""\^"([^"$]*)"\$')
_SCHEMES = ("doi", "isbn", "issn", "pmid", "pmcid", "swhid")
_NUMBERED = ("report", "patent", "legislation", "jurisdiction")


def read(text: str) -> Imported:
    """Return the entries of the mapping; a value that is not a mapping is a fault."""
    import yaml

    try:
        data = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 -- both are safe
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        return Imported((), (ReadFault(mark.line + 1 if mark else 0, f"not YAML: {getattr(error, 'problem', error)}"),))
    if not isinstance(data, dict):
        return Imported((), (ReadFault(0, "not a mapping from key to entry"),) if data else ())
    faults = [ReadFault(0, f"{key}: not a mapping") for key, node in data.items() if not isinstance(node, dict)]
    entries = [_entry(str(key), node) for key, node in data.items() if isinstance(node, dict)]
    return Imported(tuple(entries), tuple(faults))


def _entry(key: str, node: dict[str, Any]) -> Entry:
    parent = _parent(node)
    own = _text(node.get("type")).lower()
    kind = _BY_PARENT.get((own, _text(parent.get("type")).lower()), _KINDS.get(own, "misc"))
    serial = node.get("serial-number")
    if (
        own == "article"
        and isinstance(serial, dict)
        and "arxiv" in serial
        and _text(parent.get("title")) in ("", "arXiv")
    ):
        kind, parent = "online", {name: parent[name] for name in ("editor", "location") if name in parent}
    if _text(node.get("genre")) == GENRES[Type.DATASET]:
        kind = "dataset"
    series = _series(parent, kind)
    editors = ([] if series is parent else _people(parent.get("editor"))) or _people(node.get("editor"))
    entry = make_entry(kind, key, _fields(node, parent, kind))
    others = {_text(row.get("role")): _people(row.get("names")) for row in _rows(node.get("affiliated"))}
    role = next((role for role in others if role in EDITOR_ROLES and not editors), "")
    if role:
        entry, editors = make_entry(kind, key, [*_fields(node, parent, kind), ("editortype", role)]), others.pop(role)
    others["serieseditor"] = _people(series.get("editor"))
    return with_people(entry, author=_people(node.get("author")), editor=editors, **others)


def _series(parent: dict[str, Any], kind: str) -> dict[str, Any]:
    """Return the series that a work is in: its parent, or its parent's parent."""
    is_series = parent.get("type") == "anthology" and kind not in ("incollection", "inproceedings", "collection")
    return parent if is_series else next(iter(_above(parent, "anthology")), {})


def _parent(node: dict[str, Any]) -> dict[str, Any]:
    parent = node.get("parent")
    first = parent[0] if isinstance(parent, list) and parent else parent
    return first if isinstance(first, dict) else {}


def _fields(node: dict[str, Any], parent: dict[str, Any], kind: str) -> Iterator[tuple[str, str]]:
    yield "title", _text(node.get("title"))
    yield "shorttitle", _text(node["title"].get("shorthand")) if isinstance(node.get("title"), dict) else ""
    yield "date", _text(node.get("date"))
    series = _series(parent, kind)
    is_series = series is parent and bool(parent)
    yield "series", _text(series.get("title"))
    container = "booktitle" if kind in ("inproceedings", "incollection", "inreference") else "journaltitle"
    is_event = parent.get("type") == "conference"
    yield "eventtitle" if is_event else container, "" if is_series else _text(parent.get("title"))
    yield "entrysubtype", "newspaper" if parent.get("type") == "newspaper" else ""
    yield "eventtitle", next((_text(conference.get("title")) for conference in _above(parent, "conference")), "")
    yield "pages", _text(node.get("page-range")).replace("-", "--")
    yield "edition", _text(node.get("edition"))
    genre = _text(node.get("genre"))
    yield "type", "" if genre in (*GENRES.values(), *KIND_WORDS.values(), VERSION) and kind != "report" else genre
    yield from (("pagetotal", _text(node.get("page-total"))), ("volumes", _text(node.get("volume-total"))))
    yield "volume", ("" if is_series else _text(parent.get("volume"))) or _text(node.get("volume"))
    yield "location", _text(parent.get("location")) or _text(node.get("location"))
    number = _text(series.get("volume"))
    yield "number", number or _text(parent.get("issue")) or _text(node.get("issue"))
    body = "institution" if kind in ("thesis", "report", "jurisdiction") else "publisher"
    yield body, _text(parent.get("publisher")) or _text(node.get("publisher"))
    yield from _note(_text(node.get("note")), has_date="date" in node)
    yield "abstract", _text(node.get("abstract"))
    yield "langid", _text(node.get("language"))
    yield from _addresses(node, kind)


def _note(text: str, *, has_date: bool) -> Iterator[tuple[str, str]]:
    """Yield the note, and as `year` a publication state at its end (`in press`), if there is no date."""
    before, _, last = text.rpartition("; ")
    is_state = last in STATE_KEYS and not has_date
    yield from (("year", last), ("note", before)) if is_state else (("note", text),)


def _rows(value: object) -> list[dict[str, Any]]:
    return [row for row in value if isinstance(row, dict)] if isinstance(value, list) else []


def _above(parent: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    above = parent.get("parent")
    rows = above if isinstance(above, list) else [above]
    return [row for row in rows if isinstance(row, dict) and row.get("type") == kind]


def _addresses(node: dict[str, Any], kind: str) -> Iterator[tuple[str, str]]:
    url, serial = node.get("url"), node.get("serial-number")
    address = str(url.get("value", "")) if isinstance(url, dict) else str(url or "")
    number = str(serial.get("arxiv") or "") if isinstance(serial, dict) else ""
    yield "url", "" if is_own_page(address, number) else address
    yield "urldate", _text(url.get("date")) if isinstance(url, dict) else ""
    serials = serial if isinstance(serial, dict) else {"serial": serial}
    yield from ((scheme, str(serials.get(scheme) or node.get(scheme) or "")) for scheme in _SCHEMES)
    if serials.get("arxiv"):
        yield from (("eprint", str(serials["arxiv"])), ("eprinttype", "arxiv"))
    yield ("number" if kind in _NUMBERED else "version"), _text(serials.get("serial")).replace(NO_RANGE, "-")
    yield "version", _text(serials.get("version")).replace(NO_RANGE, "-")


def _text(value: object) -> str:
    """Return a formattable string, a number or a date as text, without markup."""
    if isinstance(value, dict):
        return _text(value.get("value"))
    text = str(value) if value is not None else ""
    if '$""' in text:
        text = _SUP.sub(RAISED, _SUB.sub(LOWERED, text))
    return re.sub(r"\\([\\{}$])|[{}]", r"\1", text)


def _people(value: object) -> list[Name]:
    rows = value if isinstance(value, list) else [value] if value else []
    return [_person(row) for row in rows]


def _person(row: object) -> Name:
    if isinstance(row, dict):
        family = " ".join(str(row[part]) for part in ("prefix", "name") if row.get(part))
        return name_of(family, str(row.get("given-name") or ""), str(row.get("suffix") or ""))
    return name_from_text(str(row))

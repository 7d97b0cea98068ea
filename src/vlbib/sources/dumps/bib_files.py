"""Entries of any .bib file as records. The caller passes the parser, because this package does not depend on one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.entries import ID_PLACES, entry_ids, values_of
from vlbib.core.latex import decode, escape
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.names import joined_name
from vlbib.core.page_ranges import page_range
from vlbib.core.people import read_people
from vlbib.core.record import Record
from vlbib.core.source_titles import tidy_title, with_blanks
from vlbib.core.text import one_line
from vlbib.core.web_markup import ENTITY, entity_text
from vlbib.core.years import PRINTED_YEAR

if TYPE_CHECKING:
    from vlbib.core.bib import Entry
    from vlbib.core.names import Name

_MARKUP = lazy_pattern(r"</\w[^<>]*>|\\[(A-Za-z]")
_MATHS = lazy_pattern(r"\$[^$]*\$")
_YEAR = lazy_pattern(rf"(?<!\d){PRINTED_YEAR}(?!\d)")


def read_entry(entry: Entry, prefix: str) -> Record | None:
    """Return the record of an entry; None without a title."""
    title = _title(entry)
    if not title:
        return None
    year = _YEAR.search(entry.get("year") or entry.get("date"))
    return Record(
        source=f"{prefix}/bib",
        title=title,
        authors=tuple(map(_joined, read_people(_without_entities(entry.get("author"))).names)),
        year=int(year[0]) if year else None,
        type=entry.type,
        venue=_text(entry, "booktitle") or _text(entry, "journal") or _text(entry, "journaltitle") or None,
        volume=_text(entry, "volume") or None,
        number=_text(entry, "number") or None,
        series=_text(entry, "series") or None,
        pages=page_range(entry.get("pages")) or None,
        publisher=_text(entry, "publisher") or None,
        url=entry.get("url").strip() or None,
        ids=tuple(dict.fromkeys(entry_ids(values_of(entry), (*ID_PLACES, "note")))),
    )


def _joined(name: Name) -> Name:
    return name if name.literal else joined_name(*name.parts)


def _title(entry: Entry) -> str:
    r"""Return a title as text; publishers' markup (`<i>`, MathML, `\(x\)`) is removed or read as mathematics."""
    title = _text(entry, "title")
    return tidy_title(title) if _MARKUP.search(_MATHS.sub("", title)) else title


def _text(entry: Entry, name: str) -> str:
    return one_line(decode(with_blanks(_without_entities(entry.get(name)))))


def _without_entities(value: str) -> str:
    """Return a TeX value with HTML entities as characters; decoding the TeX would remove their `&`."""
    return ENTITY.sub(lambda match: escape(entity_text(match[0])), value) if ";" in value else value

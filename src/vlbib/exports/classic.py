"""Puts the facts of an entry into the fields that classic BibTeX styles print.

These styles know no subtitle, version, translator, patent number or publisher of a data set, and of @misc they print
only title, `howpublished`, date and `note` (btxdoc.pdf, section 3). What they would leave out is moved into the fields
that they print. Values are TeX, under biblatex's names. A moved field is removed from its old place, because some
styles print it there as well.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.months import MONTHS
from vlbib.exports.named_works import has_name_for_title
from vlbib.exports.preprints import PLACES, is_own_address, place, says_number, version_mark
from vlbib.exports.said_in_words import BY_AUTHORS, FURTHER_EDITORS, made_by
from vlbib.exports.values.dates import SEASON_NAMES, parse_date
from vlbib.exports.values.kinds import Type
from vlbib.exports.values.named_roles import NAMED_ROLES
from vlbib.exports.values.plain import clean_line
from vlbib.exports.values.stray_eprints import says_eprint_alone
from vlbib.exports.values.tex_values import keep_maths, printed, safe
from vlbib.exports.values.title_case import keep_first, keep_inner, keep_names, keep_starts, keep_whole, names_meeting
from vlbib.exports.values.wording import (
    PART_WORDS,
    edition_words,
    in_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.exports.item import Item
    from vlbib.exports.values.dates import Date

Values = dict[str, str]
_IN_PARTS = (("title", "subtitle", "titleaddon"), ("issuetitle", "issuesubtitle", "issuetitleaddon"),
             ("booktitle", "booksubtitle", "booktitleaddon"),
             ("journaltitle", "journalsubtitle", "journaltitleaddon"))  # fmt: skip
_LOWERED = ("title", "booktitle")
_PARTS = frozenset({name for names in _IN_PARTS for name in names[1:]} | {"issuetitle", "maintitle"})
_ADDRESSES = frozenset({"doi", "url", "repository"})
_NOTED = frozenset({
    "addendum", "editor", "eid", "filingdate", "issuetitle", "number", "origdate", "pubstate", "swhid", "translator",
    "version", "volumes", *PART_WORDS, *FURTHER_EDITORS, *NAMED_ROLES,
})  # fmt: skip
_UNEDITED = BY_AUTHORS - {"book"}  # an editor, or a film's director, is printed in the author's place
# Fields of @misc that only `howpublished` can show, in the order in which they appear there.
_BODIES = ("institution", "organization", "publisher", "holder", "location")
_MISC_ALONE = ("type", "number", "version", *_BODIES)
IN_GAZETTES = frozenset({Type.LAW, Type.CASE})
_PLAIN_MISC = frozenset({Type.MISC, Type.WEB})
_SAYS_NUMBER = lazy_pattern(r"\W*n(?:o|os|r|rs|um|umber|umbers|ummer)\b\.?\s*\d", re.IGNORECASE)
_CAPITAL_INSIDE = lazy_pattern(r"(?<!^)[A-Z]")  # styles would make `rev. c` of `Rev. C`
# IEEEtran and splncs04 lowercase the first letter of a note: `r package`, `cVPR 2021 oral`.
_NAME_FIRST = lazy_pattern(r"^(?:[B-HJ-Z](?= )|[A-Z][a-z]{0,12}[A-Z][A-Za-z0-9]{0,16})(?![^\W_])")
_SENTENCES = ("note", "howpublished")  # btxdoc.pdf, section 3.2: the first word should be capitalized
_SMALL_FIRST = lazy_pattern(r"^(?!(?:doi|isbn|pmid|url)\b)[a-z](?=[a-z]+(?:\s|$))")
_HYPHEN = lazy_pattern(r"(?<=\d)\s?-\s?(?=\d)")
_STOPS_TEX = lazy_pattern(r"[%#{}\\^~$&]")
# The kind of work that styles print for each classic type without `type`.
_DEFAULT_TYPES = {"phdthesis": "phd thesis", "mastersthesis": "master's thesis", "techreport": "technical report"}


def classic_values(item: Item, kind: str) -> Values:
    """Return the fields of an item as a classic type prints them."""
    values = dict(item.values)
    if not _PARTS.isdisjoint(values):
        _join_titles(item, values)
    if "$" in values.get("title", ""):
        values["title"] = keep_maths(values["title"])
    _keep_capitals(item, values)
    if not _ADDRESSES.isdisjoint(values):
        _addresses(item, values)
    _spell_out(item, values, kind)
    if item.type is Type.PREPRINT:
        _as_preprint(item, values)
    else:
        _keep_remark(item, values)
    if kind == "misc" and item.type is not Type.PREPRINT:
        _as_misc(item, values)
    if kind == "article":
        _as_article(values)
    elif kind == "manual" and "organization" in values:
        _name_organization(values)
    if not _NOTED.isdisjoint(values) or not item.date or item.date.doubt:
        _move_to_note(item, values, kind)
    _begin_sentences(values)
    return values


def _begin_sentences(values: Values) -> None:
    """Capitalize what styles print as a sentence, and protect a name at the start of a note from being lowercased."""
    for name in _SENTENCES:
        if name in values:
            values[name] = _SMALL_FIRST.sub(lambda match: match[0].upper(), values[name])
    if "note" in values:
        values["note"] = _NAME_FIRST.sub(r"{\g<0>}", values["note"])


def _keep_capitals(item: Item, values: Values) -> None:
    """Protect titles that are names, titles in languages other than English, and new sentences within titles."""
    if "title" in values and has_name_for_title(item, item.type):
        values["title"] = f"{{{values['title']}}}"
    elif item.is_english:
        names = ("title",) if item.type is Type.PAPER else _LOWERED
        values.update({name: keep_names(keep_inner(keep_starts(values[name]))) for name in names if name in values})
    else:
        values.update({name: keep_whole(values[name]) for name in _LOWERED if name in values})
    if "booktitle" in values and (item.type is Type.PAPER or names_meeting(values["booktitle"])):
        values["booktitle"] = keep_whole(values["booktitle"])


def _join_titles(item: Item, values: Values) -> None:
    """Join titles with their subtitles and additions, and put the title of the whole work before its volume's.

    A periodical's title is put before its issue's.
    """
    for title, subtitle, addition in _IN_PARTS:
        if title in values:
            values[title] = _joined(values[title], values.pop(subtitle, ""), ": ")
            values[title] = _joined(values[title], keep_first(values.pop(addition, "")), ". ")
    whole = _joined(values.pop("maintitle", ""), values.pop("mainsubtitle", ""), ": ")
    if item.type is Type.PERIODICAL and "issuetitle" in values:
        values["title"] = _joined(values.get("title", ""), values.pop("issuetitle"), ". ")
    part = "booktitle" if "booktitle" in values else "title"
    if whole and whole != values.get(part):
        values[part] = _joined(whole, keep_first(values.get(part, "")), ". ")


def _joined(first: str, second: str, mark: str) -> str:
    if not first or not second:
        return first or second
    return f"{first} {second}" if first[-1] in "?!.:" else f"{first}{mark}{second}"


def _addresses(item: Item, values: Values) -> None:
    """Remove an address that repeats another field, and a DOI with characters that would stop TeX.

    Such a DOI goes into the note. Its label is in braces, because styles capitalize the start of a note (`Doi:`).
    """
    doi, repository = item.doi, values.get("repository", "")
    if "doi" in values and is_own_address(item, "doi"):
        del values["doi"]
    elif doi and _STOPS_TEX.search(doi):
        values["note"] = _joined(values.get("note", ""), f"{{doi}}:{printed(doi)}", ". ")
        del values["doi"]
    elif doi:
        values["doi"] = doi
    if is_own_address(item, "url") or (doi and item.url.lower().endswith(f"doi.org/{doi.lower()}")):
        values.pop("url", None)
    elif repository and "url" not in values:
        values["url"] = repository


def _spell_out(item: Item, values: Values, kind: str) -> None:
    """Put words for biblatex's keys, ordinals for editions, and the editor for the author if no author is printed."""
    if "editor" in values and "author" not in values and kind in _UNEDITED:
        values["author"] = values.pop("editor")
    for field in ("type", "location", "series"):
        if field in values and (words := in_words(field, clean_line(values[field]))) != clean_line(values[field]):
            values[field] = words
    if kind == "techreport" and "institution" not in values and "publisher" in values:
        values["institution"] = values.pop("publisher")
    if values.get("type", "").lower() == _DEFAULT_TYPES.get(kind):
        del values["type"]
    elif kind in _DEFAULT_TYPES and "type" not in values and item.entry.type == "report":
        values["type"] = "Report"
    if "edition" in values:
        edition = edition_words(values["edition"])
        values["edition"] = f"{{{edition}}}" if _CAPITAL_INSIDE.search(edition) else edition


def _as_article(values: Values) -> None:
    """Write an article number as pages, and the series of a journal in brackets after its title."""
    if "eid" in values and "pages" not in values:
        values["pages"] = values.pop("eid")
    series, journal = values.get("series", ""), values.get("journaltitle", "")
    if series and journal and series.lower() not in journal.lower():
        values["journaltitle"] = f"{journal} ({values.pop('series')})"


def _name_organization(values: Values) -> None:
    """Write the organization of a manual, for apacite too, as its author, or as its publisher if it has an author."""
    if "author" in values:
        values.setdefault("publisher", values["organization"])
    else:
        values["author"] = f"{{{values.pop('organization')}}}"


def _as_preprint(item: Item, values: Values) -> None:
    """Write the server and number in `howpublished` only: a style that prints `eprint` would repeat the number."""
    shown = place(item)
    for field in (*PLACES, "eprinttype", "volume", "number", "pages"):
        values.pop(field, None)
    number = values.pop("eprint", "") or item.arxiv
    if item.arxiv:
        values["arxivid"] = number
    elif number:
        values["eprintid"] = number
    if says_number(item):
        values.pop("url", None)
    if version_mark(item):
        del values["version"]
    values["howpublished"] = printed(shown)


def _keep_remark(item: Item, values: Values) -> None:
    """Keep a published work's note that says only the arXiv number, without `eprint`: few styles print `eprint`.

    With both, some styles would print the number twice.
    """
    if "eprint" not in values:
        return
    if values.get("eprinttype", "arxiv").strip("{} ").lower() != "arxiv":
        values["eprintid"] = values.pop("eprint")  # ACM's style would print it as an arXiv number
        return
    if "note" in values:
        return
    note = item.entry.values.get("note", "")
    if note and says_eprint_alone(note, values["eprint"]):
        values["note"], values["arxivid"] = f"{{{note.strip()}}}", values.pop("eprint")
        values.pop("eprinttype", None)


def _as_misc(item: Item, values: Values) -> None:
    """Put into `howpublished` what @misc does not print: type, number, version, containing work, and issuing bodies."""
    bodies = [values[field] for field in _BODIES if field in values]
    where = ""
    if "journaltitle" in values:
        bodies.insert(0, law_report(item, values) or gazette_place(values))
    elif "booktitle" in values:
        where = f"In {_with_volume(values.pop('booktitle'), values)}"
    if "series" in values:
        bodies.insert(0, _with_volume(values.pop("series"), values))
    first = " ".join(values[field] for field in ("type", "number") if field in values)
    if first.isdigit() and "type" not in values:
        first = f"No. {first}"
    if "type" in values:  # letters in a number keep their case: `c. 14`
        first = first[:1].upper() + first[1:]
    if not where and "journaltitle" not in item.values and "series" not in item.values:
        bodies = [*_parts_of(values), *bodies]
    version = f"Version {values['version']}" if "version" in values else ""
    kinds = (first, version) if item.type not in _PLAIN_MISC else (version, first)
    parts = [values.get("howpublished", ""), where, *kinds, *_event(values), *bodies]
    shown = list(dict.fromkeys(clean_line(part) for part in parts if part))
    names = {name.strip("{}") for name in values.get("author", "").split(" and ")}
    shown = [part for part in shown if part.strip("{}") not in names and not _is_said(part, shown)]
    for field in _MISC_ALONE:
        values.pop(field, None)
    if shown:
        values["howpublished"] = ", ".join(shown)


def _parts_of(values: Values) -> Iterator[str]:
    """Remove volume and pages of a work that names no containing work, and yield them in words."""
    if "volume" in values:
        yield f"volume {values.pop('volume')}"
    if pages := values.pop("pages", ""):
        yield f"{'page' if pages.strip().isalnum() else 'pages'} {_HYPHEN.sub('--', pages)}"


def _is_said(part: str, parts: list[str]) -> bool:
    """Tell whether another part begins with this one and says more: `GitHub repository` beside `GitHub`."""
    return any(longer.lower().startswith(f"{part} ".lower()) for longer in parts)


def _event(values: Values) -> Iterator[str]:
    """Remove and yield the event at which a talk was given, and its place."""
    yield from (values.pop(field) for field in ("eventtitle", "venue") if field in values)


def gazette_place(values: Values) -> str:
    """Remove and return where a law or another @misc is published: `Official Journal L 119, pages 1--88`."""
    names = ("journaltitle", "series", "volume", "number", "pages")
    journal, series, volume, number, pages = (values.pop(name, "") for name in names)
    place = " ".join(part for part in (journal, series, volume or number) if part)
    if volume and number:
        place += f", {number}" if _SAYS_NUMBER.match(number) else f", number {number}"
    word = "page" if pages.strip().isalnum() else "pages"
    pages = _HYPHEN.sub("--", pages)
    return f"{place}, {word} {pages}" if pages else place


def law_report(item: Item, values: Values) -> str:
    """Remove and return the citation of a case in a law report, as lawyers write it: `347 U.S. 483`.

    Returns "" for other works, or if volume or page are missing. The number of the case follows: `347 U.S. 483, No. 1`.
    """
    names = ("volume", "journaltitle", "pages")
    if item.type is not Type.CASE or not values.keys() >= set(names):
        return ""
    number = values.pop("number", "")
    mark = "" if not number or _SAYS_NUMBER.match(number) else "No. "
    return ", ".join(filter(None, (" ".join(values.pop(name) for name in names), f"{mark}{number}")))


def _with_volume(title: str, values: Values) -> str:
    volume = values.pop("volume", "")
    return f"{title}, volume {volume}" if volume else title


def _move_to_note(item: Item, values: Values, kind: str) -> None:
    """Put into the note what the type has no other field for."""
    notes = [values.get("note", ""), values.pop("addendum", "")]
    if kind not in ("misc", "inbook") and "version" in values:
        notes.append(f"Version {values.pop('version')}")
    if item.type is Type.PERIODICAL and "number" in values:
        notes.append(f"Number {values.pop('number')}")
    if "issuetitle" in values:
        notes.append(f"Issue: {values.pop('issuetitle')}")
    notes += made_by(values, kind)
    if "eid" in values and "pages" not in values:
        number = values.pop("eid")
        notes.append(number if number.lower().startswith("article") else f"Article {number}")
    if "origdate" in values and (first := item.date_in("origdate")) and first.year_words not in notes[0]:
        notes.append(f"Originally published in {first.year_words}")
    if (count := values.get("volumes", "")).isdigit() and count != "1":
        notes.append(f"{count} volumes")
    if "swhid" in values:
        notes.append(f"{{{safe(values['swhid'].partition(';')[0])}}}")  # the qualifiers after `;` are left out
    notes.append(_state(item))
    if item.date and item.date.doubt:
        notes.append("Date approximate" if item.date.doubt == "~" else "Date uncertain")
    shown = [note.rstrip(". ") for note in notes if note]
    if shown:
        values["note"] = ". ".join(shown)


def _state(item: Item) -> str:
    """Return the words in place of a year (`In press`); some readers accept only digits in `year`."""
    words = "" if item.date else item.year
    state = item.text("pubstate") if item.values.get("pubstate", "prepublished") != "prepublished" else ""
    shown = words or state
    return shown[:1].upper() + shown[1:]


def date_fields(item: Item) -> Iterator[tuple[str, str]]:
    """Yield year, month and day, ready to write. A year in words is kept if it ends in four digits (btxdoc.pdf)."""
    date = item.date
    if date is None:
        return
    year = item.values.get("year", "") if "date" not in item.values else ""
    yield "year", "{" + (_years(date) if parse_date(year) else safe(year) or _years(date)) + "}"
    is_dated_by_day = bool(item.periodical)  # the issue of a newspaper or magazine is known by its day
    if month := _months(date, with_day=is_dated_by_day):
        yield "month", month
    if date.day and not date.end and not is_dated_by_day:
        yield "day", str(date.day)


def _years(date: Date) -> str:
    shown = date.year_words
    if date.is_open:
        return f"{shown}--"
    return f"{shown}--{date.end.year_words}" if date.end and date.end.year != date.year else shown


def _months(date: Date, *, with_day: bool) -> str:
    """Return the month, or a range of months or days within one year; `with_day` adds the day of a single date."""
    if date.season:
        return f"{{{SEASON_NAMES[date.season - 1]}}}"
    if not date.month or date.is_open or (date.end and date.end.year != date.year):
        return ""
    end = date.end if date.end and date.end.year == date.year and date.end.month else None
    if end is None or (end.month, end.day) == (date.month, date.day):
        return _day_of(date) if with_day else MONTHS[date.month - 1]
    if end.month == date.month and date.day and end.day:
        return f'{MONTHS[date.month - 1]} # "~{date.day}--{end.day}"'
    return f'{_day_of(date)} # "--" # {_day_of(end)}'


def _day_of(date: Date) -> str:
    month = MONTHS[(date.month or 1) - 1]
    return f'{month} # "~{date.day}"' if date.day else month

"""What an entry says, put where the styles of classic BibTeX print it.

They know no subtitle, version, translator, patent number or publisher of a data set, and @misc prints title,
`howpublished`, date and `note` alone (btxdoc.pdf, section 3). So what they would leave out goes into those. Values are
TeX, under biblatex's names; a field that has moved is gone from its old place, for some styles print it there as well.
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
_UNEDITED = BY_AUTHORS - {"book"}  # whose editor stands where an author would, for the director of a film too
# What only `howpublished` of @misc can show, in the order in which it is read there.
_BODIES = ("institution", "organization", "publisher", "holder", "location")
_MISC_ALONE = ("type", "number", "version", *_BODIES)
IN_GAZETTES = frozenset({Type.LAW, Type.CASE})
_PLAIN_MISC = frozenset({Type.MISC, Type.WEB})
_SAYS_NUMBER = lazy_pattern(r"\W*n(?:o|os|r|rs|um|umber|umbers|ummer)\b\.?\s*\d", re.IGNORECASE)
_CAPITAL_INSIDE = lazy_pattern(r"(?<!^)[A-Z]")  # of `Rev. C`, which styles lower to `rev. c`
# Of a note IEEEtran and splncs04 lower the first letter: `r package`, `cVPR 2021 oral`.
_NAME_FIRST = lazy_pattern(r"^(?:[B-HJ-Z](?= )|[A-Z][a-z]{0,12}[A-Z][A-Za-z0-9]{0,16})(?![^\W_])")
_SENTENCES = ("note", "howpublished")  # whose first word should have a capital: btxdoc.pdf, section 3.2
_SMALL_FIRST = lazy_pattern(r"^(?!(?:doi|isbn|pmid|url)\b)[a-z](?=[a-z]+(?:\s|$))")
_HYPHEN = lazy_pattern(r"(?<=\d)\s?-\s?(?=\d)")
_STOPS_TEX = lazy_pattern(r"[%#{}\\^~$&]")
# What each classic type calls itself where `type` says nothing.
_DEFAULT_TYPES = {"phdthesis": "phd thesis", "mastersthesis": "master's thesis", "techreport": "technical report"}


def classic_values(item: Item, kind: str) -> Values:
    """Return the fields of an item for a classic type, arranged for print."""
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
    """Begin what styles print as a sentence with a capital, and keep one that they would lower in a note."""
    for name in _SENTENCES:
        if name in values:
            values[name] = _SMALL_FIRST.sub(lambda match: match[0].upper(), values[name])
    if "note" in values:
        values["note"] = _NAME_FIRST.sub(r"{\g<0>}", values["note"])


def _keep_capitals(item: Item, values: Values) -> None:
    """Protect the title of what is called by its name, titles in other languages than English, and new sentences."""
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
    """Put subtitles and additions after their titles, the title of a whole work in front of its volume's.

    A periodical's title stands in front of its issue's.
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
    """Leave out an address that says again what another field says, and one that would stop TeX.

    What stands in a note stands in braces, for styles begin a note with a capital: `Doi:`, `Swh:1:`.
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
    """Put words for keys of biblatex's data model, ordinals for editions, and an editor where no author is printed."""
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
    """Show an article's number as its pages, and the series of a journal after its title, as mathematicians do."""
    if "eid" in values and "pages" not in values:
        values["pages"] = values.pop("eid")
    series, journal = values.get("series", ""), values.get("journaltitle", "")
    if series and journal and series.lower() not in journal.lower():
        values["journaltitle"] = f"{journal} ({values.pop('series')})"


def _name_organization(values: Values) -> None:
    """Put the organization of a manual where apacite prints it too: for its author, or for its publisher."""
    if "author" in values:
        values.setdefault("publisher", values["organization"])
    else:
        values["author"] = f"{{{values.pop('organization')}}}"


def _as_preprint(item: Item, values: Values) -> None:
    """Show the server and the number once: a style that prints `eprint` would show the number a second time."""
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
    """Show the remark of a published work that says its arXiv number, which few styles print, and the number once."""
    if "eprint" not in values:
        return
    if values.get("eprinttype", "arxiv").strip("{} ").lower() != "arxiv":
        values["eprintid"] = values.pop("eprint")  # of which ACM's style would make arXiv's
        return
    if "note" in values:
        return
    note = item.entry.values.get("note", "")
    if note and says_eprint_alone(note, values["eprint"]):
        values["note"], values["arxivid"] = f"{{{note.strip()}}}", values.pop("eprint")
        values.pop("eprinttype", None)


def _as_misc(item: Item, values: Values) -> None:
    """Put what @misc does not print into `howpublished`: type and number, version, where it is, and who issued it."""
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
    if "type" in values:  # of a number the letters are its own: `c. 14`
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
    """Take from the values, and yield, volume and pages of what names no work that it is in."""
    if "volume" in values:
        yield f"volume {values.pop('volume')}"
    if pages := values.pop("pages", ""):
        yield f"{'page' if pages.strip().isalnum() else 'pages'} {_HYPHEN.sub('--', pages)}"


def _is_said(part: str, parts: list[str]) -> bool:
    """Tell whether another part says what this one says, and more: `GitHub` beside `GitHub repository`."""
    return any(longer.lower().startswith(f"{part} ".lower()) for longer in parts)


def _event(values: Values) -> Iterator[str]:
    """Yield where a talk was given: the event and its place."""
    yield from (values.pop(field) for field in ("eventtitle", "venue") if field in values)


def gazette_place(values: Values) -> str:
    """Take from the values, and return, where a law stands, or other @misc: `Official Journal L 119, pages 1--88`."""
    names = ("journaltitle", "series", "volume", "number", "pages")
    journal, series, volume, number, pages = (values.pop(name, "") for name in names)
    place = " ".join(part for part in (journal, series, volume or number) if part)
    if volume and number:
        place += f", {number}" if _SAYS_NUMBER.match(number) else f", number {number}"
    word = "page" if pages.strip().isalnum() else "pages"
    pages = _HYPHEN.sub("--", pages)
    return f"{place}, {word} {pages}" if pages else place


def law_report(item: Item, values: Values) -> str:
    """Take from the values, and return, where the report of a case stands, as lawyers say it: `347 U.S. 483`.

    "" where volume or page are missing. The number of the case stands after it: `347 U.S. 483, No. 1`.
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
    """Put what the type has no other place for into the note."""
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
        notes.append(f"{{{safe(values['swhid'].partition(';')[0])}}}")  # what follows says where it was found
    notes.append(_state(item))
    if item.date and item.date.doubt:
        notes.append("Date approximate" if item.date.doubt == "~" else "Date uncertain")
    shown = [note.rstrip(". ") for note in notes if note]
    if shown:
        values["note"] = ". ".join(shown)


def _state(item: Item) -> str:
    """Return what stands for a year that has not come; in `year` some readers take nothing but digits."""
    words = "" if item.date else item.year
    state = item.text("pubstate") if item.values.get("pubstate", "prepublished") != "prepublished" else ""
    shown = words or state
    return shown[:1].upper() + shown[1:]


def date_fields(item: Item) -> Iterator[tuple[str, str]]:
    """Yield year, month and day, ready to write; btxdoc.pdf: a year may say more, if four digits end it."""
    date = item.date
    if date is None:
        return
    year = item.values.get("year", "") if "date" not in item.values else ""
    yield "year", "{" + (_years(date) if parse_date(year) else safe(year) or _years(date)) + "}"
    is_dated_by_day = bool(item.periodical)  # in which the day says where an article is
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
    """Return the month, or the days from and to where they are of one year; `with_day` adds that of a single date."""
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

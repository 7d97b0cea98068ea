"""biblatex, for biber: real types for data sets, software and web pages, ISO dates, arXiv as an eprint.

Only fields that the data model allows for a type are written, so that `biber --validate-datamodel` reports nothing. A
field that the type lacks is renamed to one that it has (the publisher of a program); the rest is reported.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from vlbib.core.dois import DOI_RESOLVER
from vlbib.core.fields import PARENTS
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.people import split_people
from vlbib.core.text import one_line
from vlbib.exports.bibtex import braced
from vlbib.exports.classic import IN_GAZETTES, gazette_place, law_report
from vlbib.exports.format import Dropped, Exported, ExportOptions, item_by_item
from vlbib.exports.named_works import has_name_for_title
from vlbib.exports.preprints import PLACES, is_own_address, own_page, says_number, server_words, version_mark
from vlbib.exports.said_in_words import edited_by, filed_words, named_roles
from vlbib.exports.values.collaborations import with_collaboration
from vlbib.exports.values.datamodel import biblatex_fields
from vlbib.exports.values.dates import iso_date
from vlbib.exports.values.kinds import Type
from vlbib.exports.values.named_roles import NAMED_ROLES
from vlbib.exports.values.named_servers import server_named
from vlbib.exports.values.plain import verbatim
from vlbib.exports.values.report_numbers import says_series
from vlbib.exports.values.serials import first_isbn, first_issn
from vlbib.exports.values.tex_values import keep_maths, key_safe, printable_tex, printed, safe
from vlbib.exports.values.title_case import keep_inner, keep_names, keep_starts, keep_whole, names_meeting
from vlbib.exports.values.web_words import address_and_words, visit_date
from vlbib.exports.values.wording import (
    LANGUAGE_TAGS,
    STATE_KEYS,
    edition_number,
    language_id,
    language_key,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.exports.item import Item

name = "biblatex"
suffix = ".bib"

# Without @review and @suppperiodical: styles treat them as @article, but the data model gives them no fields.
_OWN_TYPES = frozenset({
    "article", "artwork", "audio", "book", "bookinbook", "booklet", "collection", "dataset", "image", "inbook",
    "incollection", "inproceedings", "inreference", "manual", "misc",
    "movie", "music", "mvbook", "mvcollection", "mvproceedings", "mvreference", "online", "patent", "performance",
    "periodical", "proceedings", "reference", "report", "software", "suppbook", "suppcollection",
    "thesis", "unpublished", "video",
})  # fmt: skip
# Fields to write instead if the type does not have the first; the first that fits is taken.
_INSTEAD = {
    "publisher": ("organization", "institution"),
    "institution": ("organization", "publisher"),
    "organization": ("institution", "publisher"),
    "journaltitle": ("titleaddon",),
    "booktitle": ("eventtitle", "titleaddon"),
    "howpublished": ("titleaddon", "addendum"),
    "number": ("howpublished", "titleaddon"),
    "edition": ("version",),
    "series": ("addendum",),
    "venue": ("location", "howpublished"),
}
# biblatex's own styles would print no number of a @standard.
_RENAMED = {Type.PATENT: "patent", Type.PRESENTATION: "unpublished", Type.STANDARD: "report"}
_THESES = {"phdthesis": "phdthesis", "mastersthesis": "mathesis"}
_ADDRESS_OF_DOI = lazy_pattern(rf"^{DOI_RESOLVER}", re.IGNORECASE)
_ADDRESS_ALONE = lazy_pattern(r"\\(?:url|path|nolinkurl)\s*\{([^{}]*)\}|(https?://\S+)")
_BRACKETED = lazy_pattern(r"\[([^\[\]]*)\]")
_EDITORS = ("editor", "editora", "editorb", "editorc")
_NO_AUTHORS = frozenset({"director", "producer"})  # never written as authors
_SAID_IN_WORDS = frozenset({*(f"{field}type" for field in _EDITORS), *NAMED_ROLES, "filingdate"})
# Roles that need no description. biblatex-apa prints `typecompiler` for one of them; docs/exports.md has the remedy.
_ROLES_OF_BIBLATEX = frozenset({"", "compiler", "editor"})
_SERIALS = {"isbn": first_isbn, "issn": first_issn}
# Fields of biblatex-software's data model, which plain biblatex ignores.
_SOFTWARE = frozenset({"license", "repository", "swhid"})
# Ignored by biber, but read by JabRef from biblatex libraries too.
_OF_TOOLS = frozenset({"groups"})
_CHECKED = {
    "isbn": "biber takes one ISBN, with a correct check digit",
    "issn": "biber takes one ISSN, with a correct check digit",
    "urldate": "not a date",
    "origdate": "not a date",
    "eventdate": "not a date",
}
# biblatex reads these as lists, which biblatex-apa prints as `Political; Social Research`; in libraries each is usually
# one body with an `and` in its name.
_BODIES = frozenset({"publisher", "organization", "institution", "origpublisher"})
_PAIR = 2  # parts into which a name with one `and` would be split
# A type with neither of these fields gets its number after the kind of work; a thesis prints both apart.
_PLACED_NUMBER = frozenset({"number", "institution"})
_ANYWHERE = frozenset({*PARENTS, "xref", "date", "year", "month", "day", "eprinttype"})


def render(items: Sequence[Item], options: ExportOptions) -> Exported:  # noqa: ARG001 -- this format has no options
    """Return one entry per item, with the fields in the library's order."""
    lost: list[Dropped] = []

    def entry(item: Item) -> str:
        kind = biblatex_type(item)
        fields, lost[:] = _placed(item, kind)
        lines = "".join([f"  {name} = {value},\n" for name, value in fields.items()])
        return f"@{kind}{{{key_safe(item.key)},\n{lines}}}\n"

    return item_by_item(items, entry, lambda _item: lost, between="\n")


def biblatex_type(item: Item) -> str:
    """Return the biblatex type: a chapter must have a book, and a preprint with a number is `@online`.

    biblatex-apa prints the eprint of `@online` only; biblatex-ieee prints neither year nor DOI of `@online`.
    """
    if item.type is Type.PREPRINT:
        has_number = item.arxiv or ("eprint" in item.values and not says_number(item))
        return "online" if has_number else "misc"
    if item.entry.type == "inbook" and "booktitle" not in item.values:
        return "book"
    if item.type in _RENAMED:
        return _RENAMED[item.type]
    if item.type in (Type.LAW, Type.CASE, Type.LETTER):  # biblatex-apa requires fields that no library has
        return "misc"
    is_named = item.entry.type == "misc" and item.type in (Type.SOFTWARE, Type.DATASET, Type.THESIS)
    if is_named or item.entry.type == "article" or item.type is Type.REPORT:
        return item.type.value
    has_author = item.type is Type.CHAPTER and "bookauthor" in item.values  # @incollection has no `bookauthor`
    own = "inbook" if has_author else item.entry.type
    return own if own in _OWN_TYPES else item.type.value


def _values(item: Item) -> dict[str, str]:
    """Return the item's fields as biblatex needs them, without what would be printed twice."""
    own = [name for name in ("doi", "url") if name in item.values and is_own_address(item, name)]
    values = {name: value for name, value in item.values.items() if name not in own}
    if item.type is Type.PREPRINT:
        _as_preprint(item, values)
    elif item.type in IN_GAZETTES or (item.type is Type.MISC and "journaltitle" in values):
        _as_law(item, values)
    elif {"number", "type"} <= values.keys() and not _PLACED_NUMBER & biblatex_fields(biblatex_type(item)):
        values["type"] = f"{item.text('type')} {values.pop('number')}"
    if item.has_director_alone:  # biblatex-apa prints the role as `typedirector`
        values["author"] = values.pop("editor")
        del values["editortype"]
    _say_in_words(item, values)
    if "note" in values:
        _put_note_right(values)
    if values.get("eventtitle") and one_line(item.text("eventtitle")) == one_line(item.text("booktitle")):
        del values["eventtitle"]  # biblatex prints it beside the title of the proceedings
    if "collaboration" in values:
        values["author"] = with_collaboration(values.get("author", ""), values.pop("collaboration"))
    _keep_capitals(item, values)
    if "language" in values:
        _name_language(item, values)
    _put_numbers(values)
    if item.type is Type.DATASET and values.get("type", "").lower().replace(" ", "") == "dataset":
        del values["type"]  # the entry type says so
    _put_addresses(item, values)
    return values


def _put_note_right(values: dict[str, str]) -> None:
    """Move a date of access from the note to `urldate`, and remove brackets, since biblatex-apa adds its own."""
    if match := _BRACKETED.fullmatch(values["note"].strip()):
        values["note"] = match[1]
    if "urldate" not in values and (date := visit_date(values)):
        values["urldate"] = date.iso()
        del values["note"]


def _put_series_right(item: Item, values: dict[str, str]) -> None:
    """Drop the series of a report that repeats its type; move one without a field in the type into the addendum."""
    if item.type is Type.REPORT and says_series(values.get("type", ""), values["series"]):
        del values["series"]
    elif "addendum" in values and "series" not in biblatex_fields(biblatex_type(item)):
        values["addendum"] = f"{values.pop('series')}. {values['addendum']}"


def _say_in_words(item: Item, values: dict[str, str]) -> None:
    """Put into the addendum what biblatex has no field for, and a series that the type has no field for."""
    if not values.keys().isdisjoint(_SAID_IN_WORDS):
        _describe_roles(values)
    if "series" in values:
        _put_series_right(item, values)


def _describe_roles(values: dict[str, str]) -> None:
    """Describe in words the roles that biblatex-apa prints as `typeproducer` or the like, and the filing date."""
    made = []
    for field in _EDITORS:
        role = values.get(f"{field}type", "").strip().lower()
        is_first = field == "editor" and "author" not in values and role not in _NO_AUTHORS
        if role not in _ROLES_OF_BIBLATEX and field in values and not is_first:
            made.append(edited_by(values, field))
    made += named_roles(values)
    if "filingdate" in values:
        made.append(filed_words(values.pop("filingdate")))
    if made:
        values["addendum"] = ". ".join([*_present(values, "addendum"), *made])


def _put_numbers(values: dict[str, str]) -> None:
    if "edition" in values:
        values["edition"] = edition_number(values["edition"])
    if "pmid" in values and "eprint" not in values:
        values |= {"eprint": values["pmid"], "eprinttype": "pubmed"}


def _keep_capitals(item: Item, values: dict[str, str]) -> None:
    """Protect the capitals of English titles, and what biblatex-apa would lowercase in a book's title.

    That is the name of a meeting, if there are editors, and words with inner capitals.
    """
    if "title" in values and item.is_english:
        title = keep_maths(values["title"]) if "$" in values["title"] else values["title"]
        values["title"] = keep_names(keep_inner(keep_starts(title)))
    if "booktitle" not in values:
        return
    if "editor" in values and (item.type is Type.PAPER or names_meeting(values["booktitle"])):
        values["booktitle"] = keep_whole(values["booktitle"])
    elif item.type is not Type.PAPER and item.is_english:
        values["booktitle"] = keep_inner(values["booktitle"])


def _as_preprint(item: Item, values: dict[str, str]) -> None:
    for field in PLACES:
        if field in values and server_named(values[field]):
            del values[field]
    if says_number(item):
        values.pop("eprint", None)
        values.pop("eprinttype", None)
    if not item.arxiv and "eprint" not in values:
        values["organization"] = printed(server_words(item))
        if page := own_page(item):
            values["url"] = page
    elif mark := version_mark(item):
        values["eprint"] = (item.arxiv or values["eprint"]) + mark
        del values["version"]


def _as_law(item: Item, values: dict[str, str]) -> None:
    if "journaltitle" in values:
        shown = _present(values, "howpublished")
        if shown and (match := _ADDRESS_ALONE.fullmatch(shown[0].strip())):
            values.setdefault("url", match[1] or match[2])
            shown = []
        values["howpublished"] = ", ".join([*shown, law_report(item, values) or gazette_place(values)])
    elif "number" in values and "type" in values:
        values["number"] = f"{item.text('type')} {values['number']}"
        del values["type"]


def _name_language(item: Item, values: dict[str, str]) -> None:
    """Move a language tag (`en`), which `language` would print as it is, to `langid`.

    Write a name as biblatex's key.
    """
    named = language_id(item.text("language"))
    if named:
        values.setdefault("langid", named)
        del values["language"]
    else:
        values["language"] = language_key(values["language"])
        if values["language"] in LANGUAGE_TAGS:  # tells biblatex-apa which titles it must not lowercase
            values.setdefault("langid", values["language"])


def _present(values: dict[str, str], field: str) -> list[str]:
    return [values[field]] if field in values else []


def _put_addresses(item: Item, values: dict[str, str]) -> None:
    r"""Put addresses where biblatex prints them: a `%` in `howpublished = {\url{a%20b}}` would comment out the line."""
    if item.doi and "doi" in values:
        values["doi"] = item.doi
        if _ADDRESS_OF_DOI.sub("", item.url).lower() == item.doi.lower():
            values.pop("url", None)
    if "repository" in values and "url" not in values:
        values["url"] = values["repository"]
    address, words = address_and_words(values.get("howpublished", ""))
    if address and values.setdefault("url", address) in (address, item.url):
        values["howpublished"] = words


def _placed(item: Item, kind: str) -> tuple[dict[str, str], list[Dropped]]:
    """Return the fields as written, and those for which the type has no field."""
    allowed = _allowed(kind, is_program=item.type in (Type.SOFTWARE, Type.DATASET))
    fields: dict[str, str] = {}
    dropped: list[Dropped] = []
    values = _values(item)
    for field, value in values.items():
        if field in _ANYWHERE:
            fields.update(_special(item, field))
            continue
        taken = _taken(field, value) if field in allowed and field in _CHECKED else value
        if taken != value and field in _CHECKED and taken != verbatim(value):
            dropped.append(Dropped(item.key, field, _CHECKED[field], item.line_of(field)))
        if not taken:
            continue
        place = _place(field, values, fields, allowed)
        if place is None:
            reason = f"biblatex has no place for it in @{kind}"
            dropped.append(Dropped(item.key, item.written_as(field), reason, item.line_of(field)))
        else:
            if place == "titleaddon" != field:
                taken = keep_whole(taken)
            elif place in _BODIES and " and " in taken and _is_one_body(taken):
                taken = f"{{{taken}}}"
            fields[place] = printable_tex(braced(place, taken, spell=False))
    dropped += _unsaid(item, values)
    if "title" in fields and has_name_for_title(item, item.type):
        fields["title"] = f"{{{fields['title']}}}"
    return fields | _added(item, fields), dropped


def _unsaid(item: Item, values: dict[str, str]) -> Iterator[Dropped]:
    """Yield the series of a report that is not written, and a year that is not one."""
    if item.type is Type.REPORT and "series" in item.values and "series" not in values and "addendum" not in values:
        yield Dropped(item.key, "series", "the type of the report says it", item.line_of("series"))
    if item.year and not item.date and item.year.lower() not in STATE_KEYS:
        yield Dropped(item.key, "year", f"not a year: {item.year}", item.line_of("year"))


def _place(field: str, values: dict[str, str], fields: dict[str, str], allowed: frozenset[str]) -> str | None:
    """Return the field under which a value is written, or None if the type has no field for it."""
    if field in allowed and field not in fields:
        return field
    instead = [name for name in _INSTEAD[field] if name not in values] if field in _INSTEAD else ()
    return next((name for name in instead if name in allowed and name not in fields), None)


def _is_one_body(value: str) -> bool:
    """Tell whether the value is one body with an `and` in its name, not a list of three or more or of braced bodies."""
    parts = split_people(value)
    return len(parts) == _PAIR and not any(part.startswith("{") for part in parts)


@lru_cache(maxsize=128)
def _allowed(kind: str, *, is_program: bool) -> frozenset[str]:
    """Return the fields that may be written for a type."""
    return biblatex_fields(kind) | _OF_TOOLS | (_SOFTWARE if is_program else frozenset())


def _taken(field: str, value: str) -> str:
    """Return the part that biber accepts of an ISBN, ISSN or date."""
    return _SERIALS[field](value) if field in _SERIALS else iso_date(verbatim(value))


def _special(item: Item, field: str) -> dict[str, str]:
    """Return how a date or archive field is written; links to parents give nothing, since parents are resolved."""
    if field == "eprinttype":
        kind = item.values.get(field, "pubmed").strip()
        shown = "arxiv" if kind.lower() == "arxiv" else server_named(kind) or kind  # styles print it unchanged
        return {"eprinttype": braced(field, shown, spell=False)}
    if field not in ("date", "year"):
        return {}
    if item.date and "date" not in item.values:
        return {"date": f"{{{item.date.edtf()}}}"}
    if item.date:
        return {field: "{" + (iso_date(item.values[field]) or safe(item.values[field])) + "}"}
    state = STATE_KEYS.get(item.year.lower())
    return {"pubstate": f"{{{state}}}"} if state else {}


def _added(item: Item, fields: dict[str, str]) -> dict[str, str]:
    """Return the fields that biblatex needs for what classic BibTeX says by the entry type."""
    added: dict[str, str] = {}
    if item.arxiv and "eprint" not in fields:
        added["eprint"] = f"{{{item.arxiv}}}"
    if item.arxiv and "eprinttype" not in fields:
        added["eprinttype"] = "{arxiv}"
    if item.type is Type.PREPRINT and "pubstate" not in fields:
        added["pubstate"] = "{prepublished}"
    if item.entry.type in _THESES and "type" not in fields:
        added["type"] = f"{{{_THESES[item.entry.type]}}}"
    if item.entry.type == "techreport" and "type" not in fields and item.type is not Type.PREPRINT:
        added["type"] = "{techreport}"
    return added

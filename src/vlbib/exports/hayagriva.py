"""Hayagriva YAML, the bibliography format of typst.

Fields and types: https://github.com/typst/hayagriva/blob/main/docs/file-format.md. What contains a work is its parent.
Strings are written as JSON strings, which are valid YAML. Braces and `$`, which are markup there, are escaped in text.
"""

from __future__ import annotations

from functools import lru_cache
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, TypeAlias

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.names import Name
from vlbib.exports.format import Dropped, Exported, ExportOptions, item_by_item, leftovers, retyped
from vlbib.exports.preprints import not_of_server, own_page, says_number, server_words
from vlbib.exports.values.kinds import Type
from vlbib.exports.values.plain import scripts_text
from vlbib.exports.values.serials import first_isbn, first_issn
from vlbib.exports.values.yaml_flow import Flow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.people import People
    from vlbib.exports.item import Item

name = "hayagriva"
suffix = ".yml"

# The types of the work and of its parent. typst's Chicago and MLA print an article in proceedings as a special issue,
# with the title twice. A chapter is not put in an anthology, because IEEE would print the volume twice. An entry is not
# put in a reference work: IEEE would omit the title of that work, and Chicago and MLA would print it first.
TYPES = {
    Type.ARTICLE: ("article", "periodical"),
    Type.AUDIO: ("audio", "audio"),
    Type.BOOK: ("book", "book"),
    Type.BOOKLET: ("book", "book"),
    Type.CASE: ("case", "misc"),
    Type.CHAPTER: ("chapter", "book"),
    Type.COLLECTION: ("book", "book"),
    Type.DATASET: ("repository", "repository"),
    Type.ENTRY: ("chapter", "book"),
    Type.FILM: ("video", "video"),
    Type.IMAGE: ("artwork", "exhibition"),
    Type.LAW: ("legislation", "misc"),
    Type.LETTER: ("misc", "misc"),
    Type.MANUAL: ("reference", "reference"),
    Type.MISC: ("misc", "misc"),
    Type.PAPER: ("article", "proceedings"),
    Type.PATENT: ("patent", "misc"),
    Type.PERIODICAL: ("periodical", "periodical"),
    Type.PREPRINT: ("article", "periodical"),
    Type.PRESENTATION: ("manuscript", "conference"),
    Type.PROCEEDINGS: ("proceedings", "proceedings"),
    Type.REPORT: ("report", "misc"),
    Type.SOFTWARE: ("repository", "repository"),
    Type.STANDARD: ("report", "misc"),
    Type.THESIS: ("thesis", "misc"),
    Type.UNPUBLISHED: ("manuscript", "misc"),
    Type.VIDEO: ("video", "video"),
    Type.WEB: ("web", "web"),
}
CARRIED = frozenset({
    "abstract", "author", "booktitle", "crossref", "date", "day", "doi", "edition", "editor", "eid", "eprint",
    "eprinttype", "eventtitle", "holder", "howpublished", "institution", "isbn", "issn", "issuetitle", "journaltitle",
    "langid", "language", "location", "month", "note", "number", "organization", "pages", "pagetotal", "pmcid", "pmid",
    "publisher", "pubstate", "series", "shorttitle", "subtitle", "swhid", "title", "translator", "type", "url",
    "urldate", "venue", "version", "volume", "volumes", "xdata", "year",
})  # fmt: skip
_LOOSE = {
    Type.DATASET,
    Type.ENTRY,
    Type.SOFTWARE,
    Type.BOOKLET,
    Type.PREPRINT,
    Type.VIDEO,
    Type.LETTER,
    Type.STANDARD,
    Type.COLLECTION,
}
# The kind of work, where the type does not say it.
GENRES = {Type.DATASET: "Data set", Type.SOFTWARE: "Computer software"}
VERSION = "Version"  # typst's APA prints this before the version of a work without a kind, in place of `No.`
KIND_WORDS = {"phdthesis": "PhD thesis", "mastersthesis": "Master's thesis", "techreport": "Technical report"}
_ROLES = ("translator", "annotator", "commentator", "foreword", "afterword", "introduction", "holder")
_CARRIED_OF_ALL = CARRIED.union(_ROLES)
# Values of `editortype` for which the format has a role; biblatex manual, section 4.9.2.3.
EDITOR_ROLES = frozenset({"collaborator", "compiler", "director", "founder", "organizer", "producer"})
_EDITORS = ("editor", "editora", "editorb", "editorc")
_IN_BOOKS = frozenset({Type.CHAPTER, Type.ENTRY, Type.PAPER})
_AFFILIATED = frozenset({*_ROLES, *_EDITORS})
_SERIALS = frozenset({"isbn", "issn", "pmid", "pmcid", "swhid", "version"})
_PERIODICALS = frozenset({"newspaper"})  # the values of `entrysubtype` that the format tells from journals
_NUMBERED = frozenset({Type.REPORT, Type.PATENT, Type.STANDARD, Type.LAW, Type.CASE})
_THOUSANDS = lazy_pattern(r"(?<=\d),(?=\d{3}(?!\d))")
_PARTING = lazy_pattern(r"-(?=\d)")
NO_RANGE = "\u2011"  # the non-breaking hyphen, which looks the same
_MARKUP = lazy_pattern(r"([\\{}$])")
_MARKS = (("\ue026", "\ue027"), ("\ue028", "\ue029"))
SCRIPTS = ('$""_"', '"$', '$""^"', '"$')  # subscript and superscript in typst's mathematics
_WITHIN = lazy_pattern(r"(?<=[a-zß-öø-ÿ])[A-Z]")  # a capital after a lowercase letter
_ADDRESS = lazy_pattern(
    r"(?:https?|ftp)://(?P<host>[\w-]+(?:\.[\w-]+)*)(?::(?P<port>\d{1,9}))?(?=[/?#]|$)|(?!https?:|ftp:)[a-z][a-z+.-]*:\S"
)
_PORTS = 1 << 16
_TAG = lazy_pattern(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")

Node: TypeAlias = "str | bool | dict[str, Node] | list[Node] | None"


def render(items: Sequence[Item], options: ExportOptions) -> Exported:  # noqa: ARG001 -- this format has no options
    """Return a YAML mapping from key to entry."""
    return item_by_item(items, _written, _dropped, between="\n") if items else Exported("{}\n")


def _written(item: Item) -> str:
    return f"{encode_basestring(item.key)}:\n{_mapping(entry(item), '  ')}"


def entry(item: Item) -> dict[str, Node]:
    """Return the fields of an entry in a fixed order; empty fields are skipped when written."""
    kind, _ = _types(item)
    parent = _parent(item)
    placed = isinstance(parent, dict) and "publisher" in parent
    language = item.language
    return {
        "type": kind,
        "title": _title(item),
        "author": _people(item.authors),
        "date": item.date.iso() if item.date else "",
        "editor": "" if placed else _edited(item),
        "publisher": "" if placed else _text(item.publisher or _shown(item)),
        "location": "" if placed else _text(item.text("location")),
        "affiliated": _affiliated(item),
        "volume": "" if placed else item.text("volume"),
        "volume-total": item.text("volumes"),
        "issue": "" if placed or _counts_in_series(item) or item.type in _NUMBERED else item.text("number"),
        "edition": item.edition,
        "genre": _text(_genre(item)),
        "page-range": item.page_range or item.text("eid"),
        "page-total": item.text("pagetotal"),
        "url": _url(item),
        "serial-number": _serials(item),
        "language": language if language and _TAG.fullmatch(language) else "",
        "abstract": _text(item.text("abstract")),
        "note": _text(_note(item)),
        "parent": parent,
    }


def _types(item: Item) -> tuple[str, str]:
    """Return the types of the work and its parent; typst prints editors only of an anthology."""
    if item.is_whole_book:
        return TYPES[Type.BOOK]
    edited = item.type is Type.PAPER and "editor" in item.values
    return ("chapter", "anthology") if edited else TYPES[item.written_type]


def _title(item: Item) -> Node:
    short = item.text("shorttitle")
    if not item.title:
        return ""
    return {"value": _with_scripts(item) or _text(item.title), "verbatim": True, "shorthand": _text(short)}


def _with_scripts(item: Item) -> str:
    """Return the title with subscripts and superscripts as mathematics.

    Returns "" if it has none, or parts other than title and subtitle.
    """
    title = item.values.get("title", "")
    if "$" not in title and "script" not in title:
        return ""
    names = [name for name in ("title", "subtitle") if name in item.values]
    shown = ": ".join(scripts_text(item.values[name], *_MARKS) for name in names)
    is_marked = any(mark in shown for marks in _MARKS for mark in marks)
    if not is_marked or item.title != ": ".join(item.text(name) for name in names):
        return ""
    text = _text(shown)
    for mark, markup in zip((mark for marks in _MARKS for mark in marks), SCRIPTS, strict=True):
        text = text.replace(mark, markup)
    return text


def _people(people: People) -> Flow:
    """Return the names; a shortened list ends in the name `others`, since the format cannot say `et al.`."""
    names = [*people.names, Name("others")] if people.others else people.names
    return Flow(f"[{', '.join([_person(person) for person in names])}]" if names else "")


@lru_cache(maxsize=65536)
def _person(person: Name) -> str:
    """Return a name as a mapping, so that no comma, particle or one-word name is misread."""
    family, given, suffix = person.parts
    if family and given and not suffix:  # most names
        return f"{{name: {encode_basestring(family)}, given-name: {encode_basestring(given)}}}"
    return _node({"name": family, "given-name": given, "suffix": suffix})


def _affiliated(item: Item) -> Node:
    if _AFFILIATED.isdisjoint(item.values):  # true of most entries
        return []
    roles = [(role, role) for role in _ROLES if role in item.values]
    roles += [(role, field) for field in _EDITORS if (role := _editor_role(item, field))]
    return [{"role": role, "names": _people(item.people(field))} for role, field in roles]


def _editor_role(item: Item, field: str) -> str:
    """Return the role of the people in an editor field; "" if they are editors."""
    if field not in item.values:
        return ""
    role = item.values.get(f"{field}type", "").strip().lower()
    return role if role in EDITOR_ROLES else ""


def _edited(item: Item) -> Flow:
    """Return the people in `editor`, unless they have another role."""
    return Flow("") if _editor_role(item, "editor") else _people(item.editors)


def _genre(item: Item) -> str:
    kind = item.text("type") or KIND_WORDS.get(item.entry.type, "") or GENRES.get(item.type, "")
    return kind or (VERSION if item.type is Type.MISC and "version" in item.values else "")


def _note(item: Item) -> str:
    """Return the note, how the work was published, and the words in place of a date (`in press`)."""
    state = "" if item.date else item.year or item.text("pubstate")
    how = "" if _shown(item) else item.howpublished
    return "; ".join([part for part in (item.text("note"), how, state) if part])


def _shown(item: Item) -> str:
    """Return `howpublished` of a work without a publisher or container; styles print it in the publisher's place."""
    return "" if item.publisher or item.container else item.howpublished


def _url(item: Item) -> Node:
    address = item.url or item.plain("repository") or own_page(item)
    if not _is_address(address):
        return ""
    if address and item.accessed:
        return {"value": address, "date": item.accessed.iso()}
    return address


@lru_cache(maxsize=64)  # an entry's URL is written, and then looked at for losses
def _is_address(text: str) -> bool:
    """Tell whether typst accepts a text as a URL; one invalid URL makes it reject the whole library."""
    match = _ADDRESS.match(text)
    if match is None:
        return False
    is_number = (match["host"] or "a").replace(".", "").isdigit()  # an IPv4 address must have four parts below 256
    return not is_number and int(match["port"] or 0) < _PORTS


def _serials(item: Item) -> Node:
    number = item.text("number") if item.type in _NUMBERED else ""
    if item.type is Type.PATENT:  # a comma would separate two numbers
        number = _THOUSANDS.sub("", number)
    own = number if item.type in _NUMBERED else item.text("version")
    if item.type is Type.PREPRINT:  # printed as an article number
        has_address = item.arxiv or own_page(item) or says_number(item)
        own = "" if has_address else item.plain("eprint")
    if not own and _SERIALS.isdisjoint(item.values):  # most works
        return {scheme: value for scheme, value in (("doi", item.doi), ("arxiv", item.arxiv)) if value}
    serials = {
        "doi": item.doi,
        "arxiv": item.arxiv,
        "isbn": (first_isbn(item.text("isbn")) or item.plain("isbn")) if "isbn" in item.values else "",
        "issn": (first_issn(item.text("issn")) or item.plain("issn")) if "issn" in item.values else "",
        "pmid": item.plain("pmid"),
        "pmcid": item.plain("pmcid"),
        "swhid": item.plain("swhid"),
        "serial": _unbroken(own),
        "version": _unbroken(item.text("version")) if item.type in _NUMBERED or item.type is Type.PREPRINT else "",
    }
    return {scheme: value for scheme, value in serials.items() if value}


def _unbroken(number: str) -> str:
    """Return a number with non-breaking hyphens: Hayagriva would read `TR-2013-07` as the range 2013 to 7."""
    return _PARTING.sub(NO_RANGE, number)


def _parent(item: Item) -> Node:
    """Return what the work appeared in, with volume, number and publisher; the series is the parent's parent."""
    named, event = item.text("series"), item.text("eventtitle")
    series: dict[str, Node] = {"type": "anthology", "title": _text(named)} if named else {}
    if series and "serieseditor" in item.values:
        series["editor"] = _people(item.people("serieseditor"))
    issuer = "" if item.type is Type.PREPRINT else item.publisher
    title = item.container or (server_words(item) if item.type is Type.PREPRINT else "")
    if item.type is not Type.PROCEEDINGS:  # proceedings are of an event, not in one
        title = title or event
    conference: Node = {"type": "conference", "title": _text(event)} if event and event != title else {}
    if not title:
        numbered = series | {_counted(item): item.text("number")} if _counts_in_series(item) else series
        return [numbered, conference] if series and conference else numbered or conference
    # the number in the series, not in the book
    counts = bool(series) and item.type in _IN_BOOKS and "number" in item.values
    numbered = series | {"volume": item.text("number")} if counts else series
    outer: list[Node] = [node for node in (numbered, conference) if node]
    return {
        "type": item.periodical if item.periodical in _PERIODICALS else _types(item)[1],
        "title": {"value": _kept(title), "verbatim": True},
        "editor": _edited(item),
        "publisher": _text(issuer),
        "location": _text(item.text("location") or item.text("venue")),
        "volume": item.text("volume"),
        "issue": "" if counts else item.text("number"),
        "parent": outer[0] if len(outer) == 1 else outer,
    }


def _text(text: str) -> str:
    r"""Escape what hayagriva reads as markup: `{verbatim}`, `$math$` and the backslash."""
    return _MARKUP.sub(r"\\\1", text) if text and _MARKUP.search(text) else text


def _counts_in_series(item: Item) -> bool:
    return "series" in item.values and item.type not in _NUMBERED


def _counted(item: Item) -> str:
    """Return the field for a number in a series: `volume`, but `issue` for audio and video, which have no volumes.

    typst's APA would print `Issue 7` of a book.
    """
    return "issue" if item.type in (Type.AUDIO, Type.VIDEO) else "volume"


@lru_cache(maxsize=4096)  # the same venues occur in many entries
def _kept(title: str) -> str:
    """Return a container's title, in braces if typst's APA would change its capitals (`Arxiv`, `Neurips`).

    The whole title is put in braces, because typst drops the space after a closing brace.
    """
    return f"{{{_text(title)}}}" if _WITHIN.search(title) else _text(title)


def _mapping(fields: dict[str, Node], indent: str) -> str:
    return "".join(
        [
            f"{indent}{name}: {encode_basestring(value) if type(value) is str else _node(value)}\n"
            for name, value in fields.items()
            if value
        ]
    )


def _node(value: Node) -> str:
    """Return a value in flow style, as JSON."""
    if isinstance(value, str):
        return value if isinstance(value, Flow) else encode_basestring(value)
    if isinstance(value, dict):
        pairs = [
            f"{name}: {encode_basestring(child) if type(child) is str else _node(child)}"
            for name, child in value.items()
            if child
        ]
        return "{" + ", ".join(pairs) + "}"
    if isinstance(value, list):
        return "[" + ", ".join([_node(child) for child in value]) + "]"
    return "true" if value else "false"


def _dropped(item: Item) -> Iterator[Dropped]:
    roles = [] if _AFFILIATED.isdisjoint(item.values) else [field for field in _EDITORS if _editor_role(item, field)]
    placed = {name for field in roles for name in (field, f"{field}type")}
    if "serieseditor" in item.values and "series" in item.values:
        placed.add("serieseditor")
    if "entrysubtype" in item.values and item.periodical in _PERIODICALS:
        placed.add("entrysubtype")
    yield from leftovers((item,), _CARRIED_OF_ALL, "Hayagriva has no place for it", placed)
    for field in not_of_server(item):
        reason = "Hayagriva has one publisher and one number for a preprint: the server's"
        yield Dropped(item.key, field, reason, item.line_of(field))
    if item.date and not item.date.is_plain:
        reason = "Hayagriva's dates have no end, season or doubt: the first date is written"
        yield Dropped(item.key, item.written_as("date"), reason, item.line_of("date"))
    if item.url and not _is_address(item.url):
        yield Dropped(item.key, "url", "not an address that typst takes", item.line_of("url"))
    if "urldate" in item.values and not _url(item):
        reason = "Hayagriva has a day of visit only beside an address"
        yield Dropped(item.key, "urldate", reason, item.line_of("urldate"))
    if item.language and not _TAG.fullmatch(item.language):
        yield Dropped(item.key, "langid", "not a language that Hayagriva knows", item.line_of("langid"))
    if item.type in _LOOSE or item.issue_title:
        yield retyped(item, _types(item)[0])

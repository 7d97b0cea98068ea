"""Classic BibTeX, for bibtex with any .bst style, and for pybtex and the tools built on it.

Types and fields: btxdoc.pdf. Styles warn about types that they do not know and ignore fields that they do not know.
Types are therefore mapped to the classic ones, and other fields are kept. Non-ASCII letters are written in TeX.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from vlbib.core.fields import PARENTS, REPEATING
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.people import name_texts
from vlbib.core.text import holds
from vlbib.exports.classic import classic_values, date_fields
from vlbib.exports.format import Dropped, Exported, ExportOptions, item_by_item
from vlbib.exports.values.kinds import Type
from vlbib.exports.values.plain import clean_line, verbatim
from vlbib.exports.values.tex_values import address_safe, is_safe, key_safe, safe, spelled, without_biblatex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.exports.item import Item

name = "bibtex"
suffix = ".bib"

CLASSIC = frozenset({
    "article", "book", "booklet", "inbook", "incollection", "inproceedings", "manual", "mastersthesis", "misc",
    "phdthesis", "proceedings", "techreport", "unpublished",
})  # fmt: skip
TYPES = {
    Type.ARTICLE: "article",
    Type.AUDIO: "misc",
    Type.BOOK: "book",
    Type.BOOKLET: "booklet",
    Type.CASE: "misc",
    Type.CHAPTER: "incollection",
    Type.COLLECTION: "book",
    Type.DATASET: "misc",
    Type.ENTRY: "incollection",
    Type.FILM: "misc",
    Type.IMAGE: "misc",
    Type.LAW: "misc",
    Type.LETTER: "misc",
    Type.MANUAL: "manual",
    Type.MISC: "misc",
    Type.PAPER: "inproceedings",
    Type.PATENT: "misc",
    Type.PERIODICAL: "proceedings",
    Type.PREPRINT: "misc",
    Type.PRESENTATION: "misc",
    Type.PROCEEDINGS: "proceedings",
    Type.REPORT: "techreport",
    Type.SOFTWARE: "misc",
    Type.STANDARD: "misc",
    Type.THESIS: "phdthesis",
    Type.UNPUBLISHED: "unpublished",
    Type.VIDEO: "misc",
    Type.WEB: "misc",
}
_NAMES = {
    "annotation": "annote",
    "eprintclass": "primaryclass",
    "eprinttype": "archiveprefix",
    "journaltitle": "journal",
    "location": "address",
    "sortkey": "key",
}
ADDRESSES = frozenset({
    "url", "doi", "eprint", "eprinttype", "eprintclass", "eprintid", "arxivid", "pmid", "urldate", "repository",
    "swhid",
})  # fmt: skip
_SERIALS = frozenset({"isbn", "issn"})
_BETWEEN_SERIALS = lazy_pattern(r"(?<=[\dXx])(?:\s*[,;]\s*|\s+(?=97[89][- ]?\d))")  # Zotero puts spaces between them
PEOPLE = frozenset({"author", "bookauthor", "editor", "editora", "editorb", "editorc", "translator"})
AS_WRITTEN = frozenset({"file", *PARENTS, "xref", "ids", "options", "execute", "gender"})
_GONE = frozenset({*PARENTS, "xref", "date", "year", "month", "day", "pubstate"})


def render(items: Sequence[Item], options: ExportOptions) -> Exported:  # noqa: ARG001 -- this format has no options
    """Return one entry per item, with the fields in the library's order."""
    return item_by_item(items, bibtex_entry, _dropped, between="\n")


def bibtex_entry(item: Item, without: frozenset[str] = frozenset()) -> str:
    """Return one entry; `without` names the output fields to leave out."""
    kind = bibtex_type(item)
    lines = "".join([f"  {name} = {value},\n" for name, value in _fields(item, kind) if name not in without])
    return f"@{kind}{{{key_safe(item.key)},\n{lines}}}\n"


def bibtex_type(item: Item) -> str:
    """Return the classic type: the entry's own if it is one, except for an article without a journal."""
    own = item.entry.type
    if item.type is Type.PREPRINT:
        return "misc"
    if own == "inbook":
        return "incollection" if "booktitle" in item.values else "inbook"
    if own == "unpublished" and (item.type is Type.PRESENTATION or "note" not in item.values):
        return "misc"
    if own in CLASSIC and not (own == "article" and item.type is not Type.ARTICLE):
        return own
    if item.type is Type.THESIS and re.search("master|mathesis", item.values.get("type", "").lower()):
        return "mastersthesis"
    return TYPES[item.type]


def _fields(item: Item, kind: str) -> Iterator[tuple[str, str]]:
    dated = False
    for field, value in classic_values(item, kind).items():
        if field in ("date", "year"):
            yield from () if dated else date_fields(item)
            dated = True
        elif field == "eprinttype":  # classic styles read the first, Zotero the second
            yield from ((name, braced(field, value, spell=True)) for name in ("archiveprefix", "eprinttype"))
        elif field == "pages":
            yield field, _with_dashes(braced(field, value, spell=True))
        elif field not in _GONE:
            yield _name(field, kind), braced(field, value, spell=True)


_PAGE_DASH = lazy_pattern(r"(?<=\d) (?:-{1,3}|[–—]) (?=\d)")
# Not in `2-1--2-9`. apacite would take `201-224` for one page.
_ONE_HYPHEN = lazy_pattern(r"(?<![\w-])(?:([A-Za-z]{0,2})\d++-(?=\1\d++(?![\w-]))|[ivxlc]++-(?=[ivxlc]++(?![\w-])))")


def _with_dashes(pages: str) -> str:
    """Return pages with `--` between first and last; other numbers of hyphens are not changed."""
    if " " in pages:
        pages = _PAGE_DASH.sub("--", pages)
    return _ONE_HYPHEN.sub(r"\g<0>-", pages) if "-" in pages.replace("--", "") else pages


def _name(field: str, kind: str) -> str:
    if field == "institution" and kind in ("phdthesis", "mastersthesis"):
        return "school"
    return _NAMES.get(field, field)


def braced(field: str, value: str, *, spell: bool) -> str:
    """Return a value in braces, safe for TeX: addresses encoded, file names unchanged, the rest as text."""
    text = value
    if field in ADDRESSES:
        return "{" + address_safe(verbatim(value)) + "}"
    if field in PEOPLE:
        names = name_texts(value)
        text = " and ".join(map(_with_article, names) if spell and "-" in value else names)
    elif field in AS_WRITTEN:
        return "{" + clean_line(value) + "}"
    elif field in _SERIALS:
        text = ", ".join(_BETWEEN_SERIALS.split(clean_line(value)))
    return _braced_often(text, spell) if field in REPEATING else _braced_text(text, spell)


def _braced_text(text: str, spell: bool) -> str:  # noqa: FBT001 -- a positional argument is faster
    if text.isascii() and is_safe(text):  # most values
        return "{" + clean_line(text) + "}"
    if spell and "\\" in text:
        text = without_biblatex(text)
    return "{" + (spelled(safe(text)) if spell else safe(text)) + "}"


_braced_often = lru_cache(maxsize=4096)(_braced_text)  # the same venues occur in many entries


# An article joined to the name (al-Sample): BibTeX would take it for a particle and lose the hyphen.
_ARTICLE = lazy_pattern(r"(?<![\w{}\\'’-])[a-z]{1,4}-[^\s{},-][^\s{},]*")


def _with_article(name: str) -> str:
    """Put braces around a family name with a joined article; the part after the last comma is the given name.

    A user name (sampler-dev) is put in braces whole, since BibTeX would lose its hyphen too.
    """
    if name[:1].islower() and not holds(name, (" ", ",", "{", "\\")):
        return f"{{{name}}}"
    if "-" not in name:
        return name
    family, comma, given = name.rpartition(",") if "," in name else (name, "", "")
    return _ARTICLE.sub(r"{\g<0>}", family) + comma + given


def _dropped(item: Item) -> Iterator[Dropped]:
    kind = bibtex_type(item)
    if kind != item.entry.type and item.entry.type not in ("conference", "report", "thesis", "online", "www"):
        yield Dropped(item.key, "", f"classic BibTeX has no type {item.entry.type}: {kind}", item.entry.line)
    if "date" in item.values and not item.date:
        yield Dropped(item.key, "date", "not a date", item.line_of("date"))

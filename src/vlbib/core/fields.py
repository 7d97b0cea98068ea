"""Field names of BibTeX (btxdoc) and biblatex (manual): what they contain, their aliases, what they inherit.

Also, when two values of a field are the same: braces, case and TeX do not matter; names are compared as people, and ids
ignore case.
"""

from __future__ import annotations

import re

from vlbib.core.dois import DOI_RESOLVER
from vlbib.core.latex import decode, in_print
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.months import month_macro
from vlbib.core.names import same_people
from vlbib.core.people import read_people
from vlbib.core.text import one_line

NAMES = frozenset({
    "author", "editor", "editora", "editorb", "editorc", "translator", "bookauthor", "afterword", "annotator",
    "commentator", "foreword", "introduction", "holder",
})  # fmt: skip
CONTAINERS = frozenset({"booktitle", "journal", "journaltitle", "series", "maintitle", "issuetitle", "eventtitle"})
TITLES = CONTAINERS | {
    "title", "subtitle", "booksubtitle", "mainsubtitle", "titleaddon", "shorttitle", "journalsubtitle",
}  # fmt: skip
JOURNALS = frozenset({"journal", "journaltitle"})
PRINTED = NAMES | TITLES | {
    "publisher", "address", "location", "organization", "institution", "school", "howpublished", "note", "addendum",
    "edition", "chapter", "type", "venue", "origpublisher", "version",
}  # fmt: skip
LINKS = frozenset({"url", "doi"})
PROSE = frozenset({"abstract", "keywords", "annote", "annotation", "comment", "review", "file", "groups", "owner"})
# Fields whose values many entries of a library share; their rules read only the value.
REPEATING = frozenset({"booktitle", "journal", "journaltitle", "publisher", "series", "year", "month", "archiveprefix"})
# Fields that contain keys of other entries; those in `PARENTS` pass on fields.
PARENTS = ("crossref", "xdata")
REFERENCES = (*PARENTS, "xref", "entryset", "related")
# Values that must stay exactly as written: keys of entries, names of files and of JabRef groups.
POINTERS = frozenset({*REFERENCES, "ids", "file", "pdf", "local-url", "groups"})
# Fields that a classic style takes from the parent of a `crossref` if the child lacks them.
INHERITED = frozenset({"booktitle", "editor", "publisher", "series", "volume", "year", "month", "organization"})
# biblatex's own names for fields of classic BibTeX (manual, section 2.2.5).
FIELD_ALIASES = {
    "address": "location",
    "annote": "annotation",
    "archiveprefix": "eprinttype",
    "journal": "journaltitle",
    "key": "sortkey",
    "pdf": "file",
    "primaryclass": "eprintclass",
    "school": "institution",
}
# The same, with the names that common tools write.
BIBLATEX_NAMES = {**FIELD_ALIASES, "keyword": "keywords", "tags": "keywords"}
BIBLATEX_FIELDS = frozenset({
    "date", "eventdate", "journaltitle", "location", "maintitle", "subtitle", "booksubtitle", "eventtitle",
    "issuetitle", "titleaddon", "pagetotal", "origdate", "eprinttype", "eprintclass", "journalsubtitle", "bookauthor",
    "translator", "editora", "editorb", "editorc", "addendum", "xdata", "related",
})  # fmt: skip
LIST_SEPARATOR = lazy_pattern(r"(?:(?<!\s)\s+)?[,;]\s*")  # for keywords, keys and other lists; linear in white space
_PEOPLE = frozenset({"author", "editor"})
_VERBATIM = frozenset({"doi", "url", "eprint", "file"})
_DASHES = lazy_pattern(r"(?:(?<!\s)\s+)?[-‐‑‒–—]+\s*")  # hyphens of all lengths, between page numbers


def same_value(name: str, left: str, right: str) -> bool:
    """Tell whether two values of the field `name` differ only in style."""
    if left == right:
        return True
    if name in _PEOPLE:
        mine, theirs = read_people(left), read_people(right)
        return mine.others == theirs.others and same_people(mine.names, theirs.names)
    if name in _VERBATIM:
        return _address(left) == _address(right)
    if name == "month":
        return _month(left) == _month(right)
    return _words(name, left) == _words(name, right)


def _words(name: str, value: str) -> str:
    words = in_print(value).casefold()
    return _DASHES.sub("-", words) if name == "pages" else words


def _address(value: str) -> str:
    bare = one_line(value).replace("\\", "").casefold().rstrip("/")
    return re.sub(rf"^(?:{DOI_RESOLVER}|https?://(?:www\.)?|doi:\s*|arxiv:\s*)", "", bare)


def _month(value: str) -> str:
    word = decode(value).strip().casefold()
    return (month_macro(int(word)) if word.isdigit() else "") or word[:3]

"""Sets of field names that rules share: BibTeX's (btxdoc) and biblatex's (manual)."""

from __future__ import annotations

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
# Fields whose values many entries of a library share; their rules look at nothing but the value.
REPEATING = frozenset({"booktitle", "journal", "journaltitle", "publisher", "series", "year", "month", "archiveprefix"})

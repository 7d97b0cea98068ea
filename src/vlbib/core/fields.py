"""Field names of BibTeX (btxdoc) and biblatex (manual): what they hold, what they are called, what they inherit."""

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
# Fields that hold keys of other entries; those of `PARENTS` hand fields down.
PARENTS = ("crossref", "xdata")
REFERENCES = (*PARENTS, "xref", "entryset", "related")
# What a classic style takes from the parent of a `crossref` where the child has none.
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
# The same with the names that common tools write.
BIBLATEX_NAMES = {**FIELD_ALIASES, "keyword": "keywords", "tags": "keywords"}
BIBLATEX_FIELDS = frozenset({
    "date", "eventdate", "journaltitle", "location", "maintitle", "subtitle", "booksubtitle", "eventtitle",
    "issuetitle", "titleaddon", "pagetotal", "origdate", "eprinttype", "eprintclass", "journalsubtitle", "bookauthor",
    "translator", "editora", "editorb", "editorc", "addendum", "xdata", "related",
})  # fmt: skip

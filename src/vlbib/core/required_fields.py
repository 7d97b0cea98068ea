"""Which fields an entry type requires, as groups of alternatives (btxdoc.tex and the biblatex manual)."""

from __future__ import annotations

from typing import TypeAlias

Groups: TypeAlias = tuple[tuple[str, ...], ...]

_AUTHOR = ("author", "collaboration")
_BY = ("author", "editor", "collaboration")
_TITLE = ("title",)
_YEAR = ("year", "date")
_SCHOOL = ("school", "institution")
_PLACE = ("url", "doi", "eprint", "howpublished")
_BOOKTITLE = ("booktitle", "maintitle", "journal")
# A misplaced field that counts for the first of its group; other rules report it.
MISPLACED = {"journal": "booktitle", "booktitle": "journal"}

_PAPER: Groups = (_AUTHOR, _TITLE, _BOOKTITLE, _YEAR)
_THESIS: Groups = (_AUTHOR, _TITLE, _SCHOOL, _YEAR)
_ONLINE: Groups = (_TITLE, _PLACE)

REQUIRED: dict[str, Groups] = {
    "article": (_AUTHOR, _TITLE, ("journal", "journaltitle", "booktitle"), _YEAR),
    "book": (_BY, _TITLE, _YEAR),
    "booklet": (_TITLE,),
    "conference": _PAPER,
    "inbook": (_BY, _TITLE, _YEAR),
    "incollection": _PAPER,
    "inproceedings": _PAPER,
    "manual": (_TITLE,),
    "mastersthesis": _THESIS,
    "misc": (),
    "phdthesis": _THESIS,
    "proceedings": (_TITLE, _YEAR),
    "techreport": (_AUTHOR, _TITLE, ("institution",), _YEAR),
    "unpublished": (_AUTHOR, _TITLE),
    "collection": (("editor",), _TITLE, _YEAR),
    "dataset": (_TITLE, _YEAR),
    "electronic": _ONLINE,
    "online": _ONLINE,
    "patent": (("author", "holder"), _TITLE, ("number",), _YEAR),
    "periodical": (_TITLE, _YEAR),
    "report": (_AUTHOR, _TITLE, ("institution",), _YEAR),
    "software": (_TITLE,),
    "thesis": (_AUTHOR, _TITLE, _SCHOOL, _YEAR),
    "www": _ONLINE,
}

BIBTEX_ONLY: dict[str, Groups] = {
    "book": (("publisher",),),
    "inbook": (("chapter", "pages"), ("publisher",)),
    "incollection": (("publisher",),),
    "unpublished": (("note",),),
}

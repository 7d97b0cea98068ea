"""The types of entries: BibTeX's, biblatex's and what is met in the wild, as the few kinds that other formats know.

Types: btxdoc.pdf section 3.1; the biblatex manual, section 2.1.
"""

from __future__ import annotations

from enum import StrEnum


class Type(StrEnum):
    """What an entry is, by its biblatex type; `PREPRINT` is arXiv's, or a type of that name."""

    ARTICLE = "article"
    BOOK = "book"
    BOOKLET = "booklet"
    CHAPTER = "incollection"
    COLLECTION = "collection"
    DATASET = "dataset"
    MANUAL = "manual"
    MISC = "misc"
    PAPER = "inproceedings"
    PATENT = "patent"
    PERIODICAL = "periodical"
    PREPRINT = "preprint"
    PROCEEDINGS = "proceedings"
    REPORT = "report"
    SOFTWARE = "software"
    THESIS = "thesis"
    UNPUBLISHED = "unpublished"
    WEB = "online"


_SAME = {one.value: one for one in Type}
_OTHERS = {
    "bookinbook": Type.CHAPTER,
    "computerprogram": Type.SOFTWARE,
    "conference": Type.PAPER,
    "data": Type.DATASET,
    "electronic": Type.WEB,
    "inbook": Type.CHAPTER,
    "inreference": Type.CHAPTER,
    "journal": Type.ARTICLE,
    "mastersthesis": Type.THESIS,
    "mvbook": Type.BOOK,
    "mvcollection": Type.COLLECTION,
    "mvproceedings": Type.PROCEEDINGS,
    "phdthesis": Type.THESIS,
    "reference": Type.COLLECTION,
    "suppbook": Type.CHAPTER,
    "suppcollection": Type.CHAPTER,
    "suppperiodical": Type.ARTICLE,
    "techreport": Type.REPORT,
    "webpage": Type.WEB,
    "website": Type.WEB,
    "www": Type.WEB,
}
KINDS = {**_SAME, **_OTHERS}

# Field names of classic BibTeX and of common tools, as biblatex calls them (biblatex manual, section 2.2.5).
BIBLATEX_NAMES = {
    "address": "location",
    "annote": "annotation",
    "archiveprefix": "eprinttype",
    "journal": "journaltitle",
    "key": "sortkey",
    "keyword": "keywords",
    "pdf": "file",
    "primaryclass": "eprintclass",
    "school": "institution",
    "tags": "keywords",
}

"""The types of entries: BibTeX's, biblatex's and what is met in the wild, as the few kinds that other formats know.

Types: btxdoc.pdf section 3.1; the biblatex manual, section 2.1.
"""

from __future__ import annotations

from enum import StrEnum

from vlbib.core.entry_types import TYPE_ALIASES


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


_SAME = {kind.value: kind for kind in Type}
_OTHERS = {
    "bookinbook": Type.CHAPTER,
    "computerprogram": Type.SOFTWARE,
    "data": Type.DATASET,
    "inbook": Type.CHAPTER,
    "inreference": Type.CHAPTER,
    "journal": Type.ARTICLE,
    "mvbook": Type.BOOK,
    "mvcollection": Type.COLLECTION,
    "mvproceedings": Type.PROCEEDINGS,
    "reference": Type.COLLECTION,
    "suppbook": Type.CHAPTER,
    "suppcollection": Type.CHAPTER,
    "suppperiodical": Type.ARTICLE,
    "webpage": Type.WEB,
    "website": Type.WEB,
}
KINDS = {**_SAME, **{alias: Type(name) for alias, name in TYPE_ALIASES.items()}, **_OTHERS}

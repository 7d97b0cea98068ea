"""The types of entries, BibTeX's, biblatex's and others in use, reduced to the types that formats distinguish.

Types: btxdoc.pdf section 3.1; the biblatex manual, section 2.1.
"""

from __future__ import annotations

from enum import StrEnum

from vlbib.core.entry_types import TYPE_ALIASES


class Type(StrEnum):
    """The type of a work, named by its biblatex type; `PREPRINT` and `PRESENTATION` are additions.

    A presentation is an `@unpublished` with an event in biblatex.
    """

    ARTICLE = "article"
    AUDIO = "audio"
    BOOK = "book"
    BOOKLET = "booklet"
    CASE = "jurisdiction"
    CHAPTER = "incollection"
    COLLECTION = "collection"
    DATASET = "dataset"
    ENTRY = "inreference"
    FILM = "movie"
    IMAGE = "image"
    LAW = "legislation"
    LETTER = "letter"
    MANUAL = "manual"
    MISC = "misc"
    PAPER = "inproceedings"
    PATENT = "patent"
    PERIODICAL = "periodical"
    PREPRINT = "preprint"
    PRESENTATION = "presentation"
    PROCEEDINGS = "proceedings"
    REPORT = "report"
    SOFTWARE = "software"
    STANDARD = "standard"
    THESIS = "thesis"
    UNPUBLISHED = "unpublished"
    VIDEO = "video"
    WEB = "online"


# Types whose titles are names, which no style may lowercase: `Sample v. Placeholder`, `The Placeholder Quarterly`, and
# meetings with their places and months.
NAMED = frozenset({Type.CASE, Type.LAW, Type.PERIODICAL, Type.PROCEEDINGS})

_SAME = {kind.value: kind for kind in Type}
_OTHERS = {
    "artwork": Type.IMAGE,
    "bookinbook": Type.CHAPTER,
    "codefragment": Type.SOFTWARE,
    "computerprogram": Type.SOFTWARE,
    "data": Type.DATASET,
    "inbook": Type.CHAPTER,
    "entry": Type.ENTRY,
    "film": Type.FILM,
    "journal": Type.ARTICLE,
    "legal": Type.LAW,
    "music": Type.AUDIO,
    "mvbook": Type.BOOK,
    "mvcollection": Type.COLLECTION,
    "mvproceedings": Type.PROCEEDINGS,
    "mvreference": Type.COLLECTION,
    "reference": Type.COLLECTION,
    "review": Type.ARTICLE,
    "softwaremodule": Type.SOFTWARE,
    "softwareversion": Type.SOFTWARE,
    "suppbook": Type.CHAPTER,
    "suppcollection": Type.CHAPTER,
    "suppperiodical": Type.ARTICLE,
    "webpage": Type.WEB,
    "website": Type.WEB,
}
KINDS = {**_SAME, **{alias: Type(name) for alias, name in TYPE_ALIASES.items()}, **_OTHERS}

# Values of `type`, lowercase and without spaces, for works that classic BibTeX has no entry type for.
_BY_NAME = {
    "dataset": Type.DATASET,
    "software": Type.SOFTWARE,
    "computersoftware": Type.SOFTWARE,
    "computerprogram": Type.SOFTWARE,
    "statute": Type.LAW,
    "case": Type.CASE,
    "standard": Type.STANDARD,
}
_THESES = ("thesis", "dissertation")


def kind_by_name(words: str) -> Type | None:
    """Return the type of work that a `type` field (TeX) names, for an entry of no particular type.

    None for other words.

    >>> kind_by_name("{Data Set}"), kind_by_name("PhD thesis"), kind_by_name("Memo")
    (<Type.DATASET: 'dataset'>, <Type.THESIS: 'thesis'>, None)
    """
    named = words.lower().strip("{}").replace(" ", "")
    return Type.THESIS if named.endswith(_THESES) else _BY_NAME.get(named)

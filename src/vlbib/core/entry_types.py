"""The entry types of BibTeX (btxdoc.tex) and of biblatex (its manual), their aliases, and groups of them."""

from __future__ import annotations

BIBTEX_TYPES = frozenset({
    "article", "book", "booklet", "conference", "inbook", "incollection", "inproceedings", "manual", "mastersthesis",
    "misc", "phdthesis", "proceedings", "techreport", "unpublished",
})  # fmt: skip
BIBLATEX_TYPES = frozenset({
    "artwork", "audio", "bibnote", "bookinbook", "collection", "commentary", "dataset", "electronic", "image",
    "inreference", "jurisdiction", "legal", "legislation", "letter", "movie", "music", "mvbook", "mvcollection",
    "mvproceedings", "mvreference", "online", "patent", "performance", "periodical", "reference", "report", "review",
    "set", "software", "standard", "suppbook", "suppcollection", "suppperiodical", "thesis", "video", "www", "xdata",
    "customa", "customb", "customc", "customd", "custome", "customf",
})  # fmt: skip
# Added by the biblatex-software style: a release, a module and a code fragment of a program.
_SOFTWARE_TYPES = frozenset({"codefragment", "softwaremodule", "softwareversion"})
_CONTROL_TYPES = frozenset({"control", "ieeetranbstctl", "bstctl", "acmcontrol"})
ALL_TYPES = BIBTEX_TYPES | BIBLATEX_TYPES | _SOFTWARE_TYPES | _CONTROL_TYPES
# Entry types that are not works: values shared by others, lists of keys, settings of a style.
NO_WORK = frozenset({"comment", "string", "preamble", "set", "xdata", "bibnote"}) | _CONTROL_TYPES

TYPE_ALIASES = {
    "conference": "inproceedings",
    "electronic": "online",
    "mastersthesis": "thesis",
    "phdthesis": "thesis",
    "techreport": "report",
    "www": "online",
}
PAPER_TYPES = frozenset({"article", "inproceedings", "conference", "incollection", "inbook", "book"})
ARTICLES = frozenset({"article"})
THESES = frozenset({"thesis", "phdthesis", "mastersthesis"})
PARTS = frozenset({"inproceedings", "conference", "incollection"})
VOLUMES = frozenset({"proceedings"})
# Volumes of works by several authors: the id of such a work does not identify the volume.
COLLECTED = frozenset({"proceedings", "mvproceedings", "collection", "mvcollection", "periodical"})
BOOK_TYPES = frozenset({
    "book", "booklet", "collection", "manual", "mastersthesis", "mvbook", "mvproceedings", "periodical", "phdthesis",
    "proceedings", "thesis",
})  # fmt: skip

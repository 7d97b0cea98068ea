"""biblatex's data model: which fields an entry of each type may have, as `biber --validate-datamodel` checks them.

Source: blx-dm.def of biblatex 3.20, which the biblatex manual describes in section 4.5.4.
"""

from __future__ import annotations

from vlbib.exports.kinds import Type

_GENERAL = """abstract annotation authortype bookpagination crossref day doi eprint eprintclass eprinttype entryset
    entrysubtype execute file gender ids indextitle indexsorttitle isan ismn iswc keywords label langid langidopts
    library lista listb listc listd liste listf month namea nameb namec nameatype namebtype namectype nameaddon options
    origlocation origpublisher origtitle pagination presort related relatedoptions relatedstring relatedtype shortauthor
    shorteditor shorthand shorthandintro shortjournal shortseries shorttitle sortkey sortname sortshorthand sorttitle
    sortyear url urldate usera userb userc userd usere userf verba verbb verbc xdata xref year date origdate"""
_COMMON = "addendum author language note pubstate subtitle title titleaddon"
_EDITORS = "editor editora editorb editorc editortype editoratype editorbtype editorctype"
_BOOK = f"""{_COMMON} {_EDITORS} afterword annotator chapter commentator edition eid foreword introduction isbn location
    maintitle maintitleaddon mainsubtitle number origlanguage pages pagetotal part publisher series translator volume
    volumes"""
_CHAPTER = f"{_BOOK} booktitle booksubtitle booktitleaddon bookauthor"
_EVENT = "eventdate eventtitle eventtitleaddon venue"
_PROCEEDINGS = f"""addendum editor editortype eid {_EVENT} chapter isbn language location mainsubtitle maintitle
    maintitleaddon note number organization pages pagetotal part publisher pubstate series subtitle title titleaddon
    volume volumes"""
_MISC = f"{_COMMON} editor editortype howpublished location organization type version"
_FIELDS = {
    Type.ARTICLE: f"""{_COMMON} {_EDITORS} annotator commentator eid issn issue issuetitle issuesubtitle issuetitleaddon
        journalsubtitle journaltitle journaltitleaddon number origlanguage pages series translator version volume""",
    Type.BOOK: _BOOK,
    Type.BOOKLET: f"{_COMMON} chapter editor editortype eid howpublished location pages pagetotal type",
    Type.CHAPTER: _CHAPTER,
    Type.COLLECTION: _BOOK,
    Type.DATASET: f"""{_COMMON} edition editor editortype location number organization publisher series type
        version""",
    Type.MANUAL: f"""{_COMMON} chapter edition editor editortype eid isbn location number organization pages pagetotal
        publisher series type version""",
    Type.MISC: _MISC,
    Type.PAPER: f"author booksubtitle booktitle booktitleaddon {_PROCEEDINGS}",
    Type.PATENT: "addendum author holder location note number pubstate subtitle title titleaddon type version",
    Type.PERIODICAL: f"""addendum {_EDITORS} issn issue issuesubtitle issuetitle issuetitleaddon language note number
        pubstate series subtitle title titleaddon volume""",
    Type.PREPRINT: f"{_COMMON} editor editortype organization version",
    Type.PROCEEDINGS: _PROCEEDINGS,
    Type.REPORT: f"{_COMMON} chapter eid institution isrn location number pages pagetotal type version",
    Type.SOFTWARE: _MISC,
    Type.THESIS: f"{_COMMON} chapter eid institution location pages pagetotal type",
    Type.UNPUBLISHED: f"{_COMMON} {_EVENT} howpublished location type",
    Type.WEB: f"{_COMMON} editor editortype organization version",
}
FIELDS = {kind: frozenset(f"{_GENERAL} {names}".split()) for kind, names in _FIELDS.items()}

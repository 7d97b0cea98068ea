from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.thoroughness import examples

from vlbib.core.names import Name
from vlbib.exports import csl_json, hayagriva, ris, zotero_rdf
from vlbib.exports.format import ExportOptions
from vlbib.exports.readers import csl_json_reader, hayagriva_reader, ris_reader, zotero_rdf_reader
from vlbib.exports.readers.imported import make_entry, with_people
from vlbib.exports.values.dates import Date
from vlbib.exports.values.kinds import Type
from vlbib.exports.view import view_entries

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.exports.item import Item

FORMATS = {
    "csl-json": (csl_json, csl_json_reader),
    "hayagriva": (hayagriva, hayagriva_reader),
    "ris": (ris, ris_reader),
    "zotero-rdf": (zotero_rdf, zotero_rdf_reader),
}
FACTS: dict[str, Callable[[Item], object]] = {
    "key": lambda item: item.key,
    "type": lambda item: item.type,
    "title": lambda item: item.title,
    "authors": lambda item: [(one.family, one.given, one.suffix) for one in item.authors.names],
    "editors": lambda item: [(one.family, one.given, one.suffix) for one in item.editors.names],
    "date": lambda item: item.date,
    "accessed": lambda item: item.accessed,
    "container": lambda item: item.container,
    "publisher": lambda item: item.publisher,
    "pages": lambda item: item.page_range,
    "doi": lambda item: item.doi,
    "arxiv": lambda item: item.arxiv,
    "url": lambda item: item.url,
    "tags": lambda item: item.tags,
    "language": lambda item: item.language,
    "edition": lambda item: item.edition,
    "translators": lambda item: [(one.family, one.given, one.suffix) for one in item.people("translator").names],
    "origdate": lambda item: item.date_in("origdate"),
    "serieseditors": lambda item: [(one.family, one.given) for one in item.people("serieseditor").names],
    "interviewers": lambda item: [(one.family, one.given) for one in item.people("interviewer").names],
    "holder": lambda item: [one.family for one in item.people("holder").names],
    "filingdate": lambda item: item.date_in("filingdate"),
    "periodical": lambda item: item.periodical,
    "event": lambda item: item.text("eventtitle") if item.type is Type.PRESENTATION else "",
} | {
    name: lambda item, name=name: item.text(name)
    for name in ("volume", "number", "series", "version", "location", "abstract", "note", "isbn", "eprintclass",
                 "shorttitle", "pagetotal", "volumes", "pmid", "pmcid", "swhid", "license", "repository")
}  # fmt: skip
# Facts that a format cannot express, which it reports when written.
LOSSES = {
    "csl-json": set(),
    "hayagriva": {
        "tags",
        "eprintclass",
        "filingdate",
        "interviewers",
        "origdate",
        "periodical",
        "license",
        "repository",
    },
    "ris": set(),
    "zotero-rdf": set(),
}
# Bodies with a comma in the name, which RIS splits.
COMMAS = {("ris", "authors"): {"corporate2022", "isbn"}}
TYPES = {
    "csl-json": {Type.COLLECTION, Type.PROCEEDINGS, Type.MANUAL, Type.STANDARD, Type.VIDEO},
    "hayagriva": {Type.BOOKLET, Type.COLLECTION, Type.ENTRY, Type.STANDARD, Type.VIDEO},
    "ris": {Type.MANUAL, Type.PROCEEDINGS},
    "zotero-rdf": {Type.BOOKLET, Type.COLLECTION, Type.MANUAL, Type.PERIODICAL, Type.PROCEEDINGS},
}

MORE = r"""
@article{full, author = {Full, Fay}, title = {Full}, journal = {J}, volume = 1, number = 2, pages = {3--4},
  publisher = {P}, address = {Here}, series = {S}, date = {2020-01-02}, doi = {10.1000/x}, url = {https://x.org/a?b=c&d},
  urldate = {2021-02-03}, abstract = {Abs}, note = {A note}, keywords = {a/b, c d}, langid = {german},
  shorttitle = {Fu}, eprint = {2103.00020}, eprinttype = {arxiv}, eprintclass = {cs.CV}}
@manual{manual, title = {Manual}, author = {M, M}, year = 2000}
@booklet{booklet, title = {Booklet}, author = {M, M}, year = 2000}
@collection{collection, title = {Collection}, editor = {M, M}, year = 2000}
@periodical{periodical, title = {Periodical}, editor = {M, M}, year = 2000}
@patent{patent, title = {Patent}, author = {M, M}, number = {US 1}, year = 2000}
@article{days, title = {Days}, author = {M, M}, journal = {J}, date = {2016-01-30/2016-02-02}, pmid = {12},
  pmcid = {PMC3}}
@book{about, title = {About}, author = {M, M}, date = {1723~}, publisher = {P}}
@book{years, title = {Years}, author = {M, M}, date = {1988/1992}, volumes = {5}, publisher = {P}}
@book{translated, title = {Translated}, author = {M, M}, translator = {T, Tom}, date = {1999}, origdate = {1954},
  edition = {2}, pagetotal = {321}, langid = {english}}
@inreference{entry, title = {Entry}, author = {M, M}, booktitle = {Encyclopaedia}, date = {2003}}
@incollection{whole, title = {Part}, author = {M, M}, booktitle = {Book}, booksubtitle = {All of It}, date = {2003}}
@unpublished{talk, title = {Talk}, author = {M, M}, eventtitle = {Meeting}, note = {Slides}, type = {Keynote},
  date = {2019}}
@article{newspaper, title = {News}, author = {M, M}, journal = {The Day}, entrysubtype = {newspaper}, location = {Here},
  pages = {A1}, date = {2001-09-11}}
@article{magazine, title = {Story}, author = {M, M}, journal = {The Month}, entrysubtype = {magazine}, date = {2001-09}}
@video{video, title = {Video}, author = {M, M}, date = {2018-03-21}, url = {https://x.org/v}}
@standard{standard, title = {Standard}, author = {M, M}, number = {S 1}, date = {2015}}
@legislation{law, title = {Act}, number = {Law 1}, date = {1998}}
@jurisdiction{case, title = {A v. B}, number = {No. 1}, institution = {Court}, date = {2001}}
@thesis{bachelor, title = {Thesis}, author = {M, M}, type = {bathesis}, institution = {U}, date = {2015-09-30}}
@software{program, title = {Program}, author = {M, M}, version = {2}, date = {2020-01-02}, license = {MIT},
  swhid = {swh:1:dir:0123456789abcdef0123456789abcdef01234567}, repository = {https://x.org/p.git},
  url = {https://x.org/p}}
@incollection{series, title = {In a {Series}}, author = {M, M}, editor = {E, E}, booktitle = {B}, series = {S},
  serieseditor = {Goos, Gerhard and Hartmanis, Juris}, date = {2003}}
@book{bookseries, title = {Book}, author = {M, M}, series = {S}, editorb = {Goos, Gerhard}, editorbtype = {redactor},
  date = {2003}}
@patent{patent, title = {Lamp}, author = {M, M}, holder = {{Lamp Ltd}}, nationality = {Norway}, number = {7},
  yearfiled = {1995}, monthfiled = feb, dayfiled = {28}, date = {1997-09-16}}
@misc{talk, title = {Talk}, author = {Said, Sue}, namea = {Asker, Adam}, nameatype = {interviewer}, type = {Interview},
  date = {2015}}
@article{lowered, title = {Of $N_f$, $T_{\rm eff}$ and $x^{ab}$}, author = {M, M}, journal = {J}, date = {2020}}
@book{isbn, title = {With {ISBN}}, author = {{van der} Berg, Jan and {A, B and C}},
  isbn = {978-3-16-148410-0}, year = 2000}
"""


@pytest.fixture(scope="module")
def originals() -> dict[str, Item]:
    from vlbib.bibtex.document import Document, read
    from vlbib.exports.view import view

    folder = Path(__file__).parent
    text = "".join((folder / name).read_text(encoding="utf-8") for name in ("hard.bib", "cjk.bib")) + MORE
    document = read(text.encode(), "refs.bib")
    assert isinstance(document, Document)
    return {item.key: item for item in view(document.library)[0]}


def as_held(name: str, fact: str, item: Item) -> object:
    """Return a fact as far as the format keeps it.

    CSL JSON has titles in sentence case, Hayagriva only single dates.
    """
    value = FACTS[fact](item)
    if (name, fact) == ("hayagriva", "date"):
        return item.date.iso() if item.date else item.year
    return str(value).casefold() if (name, fact) == ("csl-json", "title") else value


@pytest.mark.parametrize("fact", FACTS)
@pytest.mark.parametrize("name", FORMATS)
def test_every_fact_that_a_format_can_express_is_read_back(name: str, fact: str, originals: dict[str, Item]) -> None:
    writer, reader = FORMATS[name]
    imported = reader.read(writer.render(list(originals.values()), ExportOptions()).text)
    assert imported.faults == ()
    again = {item.key: item for item in view_entries(imported.entries)}
    changed = {
        key: (FACTS[fact](item), FACTS[fact](again[key]))
        for key, item in originals.items()
        if as_held(name, fact, item) != as_held(name, fact, again[key])
        and not (fact == "type" and item.type in TYPES[name])
    }
    assert changed.keys() <= COMMAS.get((name, fact), set()) or fact in LOSSES[name]


@pytest.mark.parametrize("name", FORMATS)
def test_every_type_that_is_not_read_back_was_reported(name: str, originals: dict[str, Item]) -> None:
    reported = {
        one.key for one in FORMATS[name][0].render(list(originals.values()), ExportOptions()).dropped if not one.field
    }
    assert {key for key, item in originals.items() if item.type in TYPES[name]} <= reported


WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"], exclude_characters="{}`'-~$İ")
)


@settings(max_examples=examples(50))
@given(title=WORDS.filter(lambda text: text.strip()), family=WORDS, note=WORDS)
@pytest.mark.parametrize("name", FORMATS)
def test_any_text_is_read_back(name: str, title: str, family: str, note: str) -> None:
    entry = make_entry("article", "key", [("title", title), ("note", note), ("abstract", note)])
    person = Name("".join(char for char in family if char.isalnum()) or "Family", "Given")
    item = view_entries([with_people(entry, author=[person])])[0]
    imported = FORMATS[name][1].read(FORMATS[name][0].render([item], ExportOptions()).text)
    again = view_entries(imported.entries)[0]
    assert as_held(name, "title", again) == as_held(name, "title", item)
    assert (again.text("note"), again.text("abstract")) == (item.text("note"), item.text("abstract"))
    assert again.authors == item.authors


@settings(max_examples=examples(50))
@given(st.text())
@pytest.mark.parametrize("name", FORMATS)
def test_a_reader_never_raises(name: str, text: str) -> None:
    found = FORMATS[name][1].read(text)
    assert isinstance(found.entries, tuple)


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("csl-json", "[{", 1),
        ("csl-json", "[1]", 0),
        ("hayagriva", "a: [", 2),
        ("hayagriva", "- a", 0),
        ("hayagriva", "a: b", 0),
        ("ris", "TY  - JOUR\nTI  - No end", 1),
        ("ris", "TY  - JOUR\nTY  - JOUR\nER  - ", 1),
        ("zotero-rdf", "<rdf", 1),
        ("zotero-rdf", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', 0),
    ],
)
def test_unreadable_text_is_reported_with_its_line(name: str, text: str, line: int) -> None:
    faults = FORMATS[name][1].read(text).faults
    assert [one.line for one in faults][:1] == [line]
    assert faults[0].reason


def test_ris_files_of_zotero_are_read() -> None:
    text = """TY  - CONF
TI  - A Paper
AU  - Wang, Peng
T2  - ICML 2022
T3  - PMLR
C3  - Proceedings of the Conference
DA  - 2022/07/17/
SP  - 1
EP  - 2
KW  - vlp
"""
    item = view_entries(ris_reader.read(f"{text}ER  - \n").entries)[0]
    assert (item.type, item.container, item.text("eventtitle")) == (
        Type.PAPER,
        "Proceedings of the Conference",
        "ICML 2022",
    )
    assert (item.date, item.page_range, item.tags) == (Date(2022, 7, 17), "1-2", ("vlp",))

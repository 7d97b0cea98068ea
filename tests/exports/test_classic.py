from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from vlbib.exports import biblatex, bibtex
from vlbib.exports.format import ExportOptions

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.exports.item import Item

    Items = Callable[[str], tuple[Item, ...]]


def written(form: str, text: str, items: Items) -> dict[str, str]:
    """Return the fields of the only entry as they are written."""
    module = {"bibtex": bibtex, "biblatex": biblatex}[form]
    lines = module.render(items(text), ExportOptions()).text.splitlines()
    pairs = (line.strip().rstrip(",").split(" = ", 1) for line in lines if " = " in line)
    kind = re.match(r"@(\w+)", lines[0])
    assert kind
    return {"TYPE": kind[1]} | {name: value.removeprefix("{").removesuffix("}") for name, value in pairs}


@pytest.mark.parametrize(
    ("entry", "field", "value"),
    [
        ("@book{a, title = {T}, subtitle = {S}}", "title", "T: S"),
        (
            "@book{a, author = {A, B}, editor = {Doe, Jane}, addendum = {Reprint}}",
            "note",
            "Reprint. Edited by Jane Doe",
        ),
        (
            "@unpublished{a, type = {Keynote}, eventtitle = {SampleConf}, venue = {Oslo}}",
            "howpublished",
            "Keynote, SampleConf, Oslo",
        ),
        (
            "@unpublished{a, type = {Keynote}, eventtitle = {SampleConf}, note = {Slides}}",
            "howpublished",
            "Keynote, SampleConf",
        ),
        (
            "@legislation{a, journaltitle = {Official Journal}, series = {L}, number = 119, pages = {1--88}}",
            "howpublished",
            "Official Journal L 119, pages 1--88",
        ),
        ("@article{a, pages = {770 - 778}}", "pages", "770--778"),
        ("@article{a, journal = {J}, eprint = {hal-01234567}, eprinttype = {hal}}", "eprintid", "hal-01234567"),
        ("@techreport{a, publisher = {Lamp Press}}", "institution", "Lamp Press"),
        ("@software{a, swhid = {swh:1:dir:0a;origin=x}}", "note", "{swh:1:dir:0a}"),
        (r"@misc{a, title = {\mkbibquote{A {B}} and \mkbibparens{C} \nocase{d}}}", "title", r"``A {B}'' and (C) {d}"),
        (r"@misc{a, title = {x\mkbibsuperscript{2} \mkbibbold{y}}}", "title", r"x\textsuperscript{2} \textbf{y}"),
        ("@article{a, pages = {2-1--2-9}}", "pages", "2-1--2-9"),
        ("@article{a, pages = {201-224}}", "pages", "201--224"),
        ("@article{a, pages = {S12-S19}}", "pages", "S12--S19"),
        ("@article{a, pages = {xi-xxv}}", "pages", "xi--xxv"),
        ("@article{a, pages = {12-c}}", "pages", "12-c"),
        ("@article{a, pages = {A1-B2}}", "pages", "A1-B2"),
        ("@article{a, pages = {W05-0101}}", "pages", "W05-0101"),
        ("@article{a, pages = {S-3}}", "pages", "S-3"),
        ("@article{a, title = {A 2.4-GHz Lamp in {CMOS} for the iPhone}}", "title",
         "A 2.4-{GHz} Lamp in {CMOS} for the {iPhone}"),
        ("@misc{a, title = {Re: wick}, titleaddon = {Forum post}}", "title", "Re: wick. {Forum} post"),
        ("@incollection{a, booktitle = {Light: 5th Workshop, Oslo}}", "booktitle", "{Light: 5th Workshop, Oslo}"),
        ("@inproceedings{a, booktitle = {ECCV}}", "booktitle", "{ECCV}"),
        ("@inproceedings{a, booktitle = {{ECCV} '20}}", "booktitle", "{{ECCV} '20}"),
        ("@inproceedings{a, booktitle = {Lamps}}", "booktitle", "Lamps"),
        ("@inproceedings{a, booktitle = {Days}, articleno = {231}}", "note", "Article 231"),
        ("@inproceedings{a, booktitle = {Days}, articleno = {Article 12}, note = {N}}", "note", "N. Article 12"),
        ("@video{a, author = {B, A}, editor = {Doe, Jane}, editortype = {producer}}", "note", "Produced by Jane Doe"),
        ("@book{a, origyear = {1895}, note = {Reprint of 1895}}", "note", "Reprint of 1895"),
        ("@article{a, entrysubtype = {newspaper}, date = {2001-09-11}}", "month", 'sep # "~11"'),
        ("@article{a, entrysubtype = {newspaper}, date = {2001-09}}", "month", "sep"),
        ("@misc{a, type = {data set}, publisher = {P}}", "howpublished", "Data set, P"),
        ("@misc{a, journal = {Std 9}, pages = {1-35}}", "howpublished", "Std 9, pages 1--35"),
        ("@book{a, journal = {Lamp Series}}", "series", "Lamp Series"),
        ("@article{a, journal = {Ann. Lamps}, series = {2}}", "journal", "Ann. Lamps (2)"),
        ("@article{a, journal = {Ann. Lamps}, series = {newseries}}", "journal", "Ann. Lamps (New series)"),
        ("@article{a, journal = {Ann. Lamps B}, series = {Lamps B}}", "journal", "Ann. Lamps B"),
        ("@article{a, issuetitle = {On Wicks}, issuesubtitle = {Now}}", "note", "Issue: On Wicks: Now"),
        ("@book{a, author = {B, A}, introduction = {Roe, Ann}, afterword = {Doe, Jo}}", "note",
         "Introduction by Ann Roe. Afterword by Jo Doe"),
        ("@inbook{a, author = {B, A}, booktitle = {T}, bookauthor = {Roe, Ann}}", "note", "Book by Ann Roe"),
        ("@book{a, author = {B, A}, editora = {Roe, Ann}, editoratype = {redactor}}", "note", "Redacted by Ann Roe"),
        ("@jurisdiction{a, journaltitle = {U.S.}, volume = {347}, pages = {483}}", "howpublished", "347 U.S. 483"),
        ("@legislation{a, number = {c. 14}}", "howpublished", "c. 14"),
        ("@manual{a, organization = {Lamps and Sons}}", "author", "{Lamps and Sons}"),
        ("@manual{a, author = {B, A}, organization = {Lamps}}", "publisher", "Lamps"),
        (r"@article{a, title = {Glow in {\textit{Quercus}}}}", "title", r"Glow in {{\textit{Quercus}}}"),
        ("@misc{a, title = {wick2vec}}", "title", "{wick2vec}"),
        ("@misc{a, note = {R package version 1}}", "note", "{R} package version 1"),
        ("@misc{a, note = {CVPR 2021 oral}}", "note", "{CVPR} 2021 oral"),
        ("@misc{a, note = {A thesis on B}}", "note", "A thesis on B"),
        ("@misc{a, note = {Slides}}", "note", "Slides"),
        ("@misc{a, eprint = {2103.00020}, archiveprefix = {arXiv}, version = {2}}", "howpublished",
         "arXiv:2103.00020v2"),
        ("@misc{a, type = {Statute}, volume = {12}, pages = {34-56}}", "howpublished",
         "Statute, volume 12, pages 34--56"),
        ("@misc{a, volume = {3}, series = {Songs}}", "howpublished", "Songs, volume 3"),
        ("@book{a, edition = {1st ed}}", "edition", "First"),
        ("@book{a, isbn = {978-3-319-78889-9 978-3-319-78890-5}}", "isbn", "978-3-319-78889-9, 978-3-319-78890-5"),
        ("@book{a, isbn = {978 3 16 148410 0}}", "isbn", "978 3 16 148410 0"),
        ("@book{a, year = {2015-06}}", "year", "2015"),
        ("@book{a, title = {Why?}, subtitle = {So}, titleaddon = {New}}", "title", "Why? {So.} {New}"),
        ("@book{a, title = {Der Tag danach}, langid = {ngerman}}", "title", "{Der Tag danach}"),
        ("@inbook{a, title = {{Der Tag}}, booktitle = {Alle Tage}, language = {de}}", "booktitle", "{Alle Tage}"),
        ("@book{a, title = {{Der Tag}}, langid = {ngerman}}", "title", "{Der Tag}"),
        ("@book{a, title = {The Day After}, langid = {american}}", "title", "The Day After"),
        ("@proceedings{a, title = {Days in Oslo}}", "title", "{Days in Oslo}"),
        ("@inproceedings{a, booktitle = {Days in Oslo}}", "booktitle", "{Days in Oslo}"),
        ("@incollection{a, booktitle = {Days in Oslo}}", "booktitle", "Days in Oslo"),
        ("@book{a, edition = {Rev. C}}", "edition", "{Rev. C}"),
        ("@book{a, edition = {Revised}}", "edition", "Revised"),
        ("@book{a, author = {al-Sample, Ada}}", "author", "{al-Sample}, Ada"),
        ("@book{a, author = {Ada ibn Sample al-Placeholder}}", "author", "Ada ibn Sample {al-Placeholder}"),
        ("@book{a, author = {Sample, Abd al-Ada}}", "author", "Sample, Abd al-Ada"),
        ("@book{a, author = {Sample-Doe, Jean-Luc and {el-Body of} Maps}}", "author",
         "Sample-Doe, Jean-Luc and {el-Body of} Maps"),
        ("@jurisdiction{a, journaltitle = {U.S.}, volume = 593, number = {No. 18-956}}", "howpublished",
         "U.S. 593, No. 18-956"),
        ("@book{a, maintitle = {Whole}, title = {Part}}", "title", "Whole. {Part}"),
        ("@inbook{a, booktitle = {B}, booksubtitle = {S}}", "booktitle", "B: S"),
        ("@article{a, title = {An $O(N)$ Walk of H$_2$O}}", "title", "An {$O(N)$} Walk of {H$_2$O}"),
        (r"@article{a, title = {From \$5 to {$N$} for $N\%$}}", "title", r"From \$5 to {$N$} for {$N\%$}"),
        ("@book{a, edition = {2}}", "edition", "Second"),
        ("@video{a, editor = {D, Dan}, editortype = {director}}", "author", "D, Dan"),
        ("@book{a, editor = {D, Dan}}", "editor", "D, Dan"),
        ("@book{a, author = {King, Ann, Jr.}}", "author", "King, Jr., Ann"),
        ("@book{a, translator = {King, Jr., Ann}}", "note", "Translated by Ann King Jr"),
        ("@article{a, title = {Growth at 37 °C}}", "title", r"Growth at 37 {{\textdegree}C}"),
        ("@thesis{a, type = {bathesis}}", "type", "Bachelor's thesis"),
        ("@report{a, type = {resreport}}", "type", "Research report"),
        ("@article{a, journal = {J}, eid = {e12}}", "pages", "e12"),
        ("@patent{a, type = {patentus}, number = {9}, holder = {H}}", "howpublished", "U.S. patent 9, H"),
        ("@software{a, version = {1}, publisher = {Zenodo}}", "howpublished", "Version 1, Zenodo"),
        ("@dataset{a, author = {{L}}, version = {1}, publisher = {L}}", "howpublished", "Version 1"),
        ("@misc{a, howpublished = {Disc}, version = {1}}", "howpublished", "Disc, Version 1"),
        ("@software{a, repository = {https://x.org/a_b.git}}", "url", "https://x.org/a_b.git"),
        ("@software{a, swhid = {swh:1:dir:0a}}", "note", "{swh:1:dir:0a}"),
        ("@manual{a, version = {1.2}}", "note", "Version 1.2"),
        ("@book{a, translator = {One, Ann and Two, Bob}, note = {N.}}", "note", "N. Translated by Ann One and Bob Two"),
        ("@book{a, translator = {One, Ann}, origlanguage = {french}}", "note", "Translated from the French by Ann One"),
        ("@book{a, origdate = {1954-03}}", "note", "Originally published in 1954"),
        ("@book{a, origdate = {-0379}}", "note", "Originally published in 380 BC"),
        ("@audio{a, type = {Podcast}, number = {S1}, series = {The Show}}", "howpublished", "Podcast S1, The Show"),
        ("@music{a, series = {Songs}, volume = 2, publisher = {P}}", "howpublished", "Songs, volume 2, P"),
        ("@misc{a, publisher = {GitHub}, journal = {GitHub repository}}", "howpublished", "GitHub repository"),
        ("@misc{a, booktitle = {The Whole}, version = 2}", "howpublished", "In The Whole, Version 2"),
        ("@misc{a, journal = {J}, volume = 5, number = 2, pages = {3--4}}", "howpublished",
         "J 5, number 2, pages 3--4"),
        ("@jurisdiction{a, journaltitle = {U.S.}, volume = 593, number = {18-956}, pages = 1}", "howpublished",
         "593 U.S. 1, No. 18-956"),
        ("@periodical{a, title = {The Quarterly}, issuetitle = {On Samples}}", "title", "{The Quarterly. On Samples}"),
        ("@misc{a, note = {US Patent 9}, publisher = {Google Patents}}", "howpublished", "U.S. patent 9"),
        ("@inproceedings{a, booktitle = {CoRR}, volume = {abs/2103.00020}}", "howpublished", "arXiv:2103.00020"),
        ("@book{a, volumes = {5}}", "note", "5 volumes"),
        ("@jurisdiction{a, title = {One v. Two}}", "title", "{One v. Two}"),
        ("@legislation{a, title = {An Act on $n$}}", "title", "{An Act on {$n$}}"),
        ("@misc{a, title = {One v. Two}}", "title", "One v. Two"),
        ("@book{a, date = {2001}, pubstate = {submitted}}", "note", "Submitted"),
        ("@article{a, pubstate = {inpress}}", "note", "In press"),
        ("@article{a, year = {in press}}", "note", "In press"),
        ("@book{a, date = {1723~}}", "year", "1723"),
        ("@book{a, date = {1723~}}", "note", "Date approximate"),
        ("@book{a, date = {1723?}}", "note", "Date uncertain"),
        ("@book{a, date = {1988/1992}}", "year", "1988--1992"),
        ("@book{a, date = {1988/..}}", "year", "1988--"),
        ("@book{a, date = {2015-22}}", "month", "Summer"),
        ("@article{a, date = {2016-01-30/2016-02-02}}", "month", 'jan # "~30" # "--" # feb # "~2"'),
        ("@article{a, date = {2016-01-30/2016-01-31}}", "month", 'jan # "~30--31"'),
        ("@article{a, date = {2016-01/2016-02}}", "month", 'jan # "--" # feb'),
        ("@article{a, date = {2016-01-30}}", "day", "30"),
        ("@article{a, doi = {https://doi.org/10.1/x}}", "doi", "https://doi.org/10.1/x"),
        ("@article{a, doi = {https://doi.org/10.1000/a_b%3C1%3E}}", "doi", "10.1000/a_b<1>"),
        ("@article{a, doi = {10.1000/(SICI)6<391::AID>3.0.CO;2-2}}", "doi", "10.1000/(SICI)6<391::AID>3.0.CO;2-2"),
        ("@article{a, doi = {10.1000/a_b#c}}", "note", r"{doi}:10.1000/a\_b\#c"),
    ],
)  # fmt: skip
def test_values_are_written_where_classic_styles_print_them(entry: str, field: str, value: str, items: Items) -> None:
    assert written("bibtex", entry, items)[field] == value


@pytest.mark.parametrize(
    ("entry", "gone"),
    [
        (
            "@patent{a, type = {patentus}, number = {9}, location = {countryus}}",
            {"type", "number", "location", "address"},
        ),
        ("@thesis{a, type = {phdthesis}}", {"type"}),
        ("@techreport{a, type = {techreport}}", {"type"}),
        ("@misc{a, eprint = {2103.00020}, doi = {10.48550/arXiv.2103.00020}}", {"eprint", "doi", "archiveprefix"}),
        ("@misc{a, doi = {10.1000/x}, url = {https://doi.org/10.1000/X}}", {"url"}),
        ("@article{a, doi = {10.1000/a#c}}", {"doi"}),
        ("@article{a, year = {in press}}", {"year"}),
        ("@book{a, title = {T}, langid = {german}}", {"key"}),
        ("@article{a, date = {2016-01-30/2016-02-02}}", {"day"}),
    ],
)
def test_a_moved_value_is_removed_from_its_old_field(entry: str, gone: set[str], items: Items) -> None:
    assert not gone & written("bibtex", entry, items).keys()


@pytest.mark.parametrize(
    ("entry", "kind"),
    [
        ("@inbook{a, booktitle = {B}}", "incollection"),
        ("@inbook{a, title = {B}, chapter = 3}", "inbook"),
        ("@periodical{a, title = {P}}", "proceedings"),
        ("@thesis{a, type = {bathesis}}", "phdthesis"),
        ("@thesis{a, type = {mathesis}}", "mastersthesis"),
        ("@thesis{a, type = {Habilitation}}", "phdthesis"),
        ("@article{a, journal = {CoRR}, volume = {abs/2103.00020}}", "misc"),
        ("@standard{a, title = {S}}", "misc"),
        ("@inproceedings{a, booktitle = {arXiv preprint arXiv:2103.00020}}", "misc"),
        ("@inproceedings{a, eprint = {2103.00020}}", "inproceedings"),
        ("@article{a, booktitle = {CVPR}}", "inproceedings"),
        ("@article{a, booktitle = {CVPR}, journal = {J}}", "article"),
        ("@article{a, booktitle = {~}}", "article"),
    ],
)
def test_the_classic_type_prints_the_fields_of_the_entry(entry: str, kind: str, items: Items) -> None:
    assert written("bibtex", entry, items)["TYPE"] == kind


@pytest.mark.parametrize(
    ("entry", "fields"),
    [
        ("@inbook{a, title = {B}, chapter = 3}", {"TYPE": "book", "chapter": "3"}),
        ("@jurisdiction{a, title = {One v. Two}}", {"TYPE": "misc", "title": "{One v. Two}"}),
        ("@misc{a, title = {One v. Two}}", {"TYPE": "misc", "title": "One v. Two"}),
        ("@standard{a, number = {S 1}, type = {Standard}}", {"TYPE": "report", "number": "S 1"}),
        ("@movie{a, title = {F}, publisher = {P}}", {"TYPE": "movie", "organization": "P"}),
        ("@review{a, journal = {J}, volume = 2, number = 3, pages = {4--5}}",
         {"TYPE": "article", "journaltitle": "J", "volume": "2", "number": "3", "pages": "4--5"}),
        ("@article{a, booktitle = {CVPR}, pages = {1--2}}", {"TYPE": "inproceedings", "booktitle": "CVPR"}),
        ("@inproceedings{a, journal = {ICLR}}", {"TYPE": "inproceedings", "booktitle": "ICLR"}),
        ("@suppperiodical{a, journal = {J}, volume = 2}", {"TYPE": "article", "journaltitle": "J", "volume": "2"}),
        ("@softwareversion{a, version = 2, swhid = {swh:1:dir:0a}}",
         {"TYPE": "software", "version": "2", "swhid": "swh:1:dir:0a"}),
        ("@performance{a, venue = {Here}}", {"TYPE": "performance", "location": "Here"}),
        ("@book{a, date = {176X}}", {"date": "176X"}),
        ("@misc{a, note = {US Patent 9}, publisher = {Google Patents}}",
         {"TYPE": "patent", "type": "patentus", "number": "9"}),
        ("@misc{a, journal = {J}, volume = 5, howpublished = {Disc}}", {"howpublished": "Disc, J 5"}),
        ("@video{a, editor = {D, Dan}, editortype = {director}}", {"author": "D, Dan"}),
        ("@legislation{a, type = {Law}, number = {1}}", {"TYPE": "misc", "howpublished": "Law 1"}),
        ("@thesis{a, type = {Thesis}, number = {1}}", {"titleaddon": "1", "type": "Thesis"}),
        ("@book{a, edition = {Second}}", {"edition": "2"}),
        ("@audio{a, type = {Podcast}, number = 12}", {"type": "Podcast 12"}),
        ("@misc{a, howpublished = {RFC 9999}, number = 9999, publisher = {P}}",
         {"TYPE": "report", "type": "RFC", "number": "9999", "institution": "P"}),
        ("@misc{a, type = {Poster}, eventtitle = {Days}}", {"TYPE": "unpublished", "eventtitle": "Days"}),
        ("@article{a, author = {Doe, Ann}, collaboration = {SAMPLE}}",
         {"author": "Doe, Ann and {SAMPLE Collaboration}"}),
        ("@book{a, language = {de-CH}}", {"langid": "swissgerman"}),
        ("@book{a, language = {English}}", {"language": "english", "langid": "english"}),
        ("@inproceedings{a, booktitle = {Days in Oslo}, editor = {E, E}}", {"booktitle": "{Days in Oslo}"}),
        ("@inproceedings{a, booktitle = {Days in Oslo}}", {"booktitle": "Days in Oslo"}),
        ("@article{a, title = {Why? So There}}", {"title": "Why? {So} There"}),
        ("@book{a, language = {french and latin}}", {"language": "french and latin"}),
        (r"@misc{a, howpublished = {\url{https://x.org/a%20b}}}", {"url": "https://x.org/a%20b"}),
        ("@dataset{a, title = {T}, type = {data set}, year = 2020}", {"TYPE": "dataset", "date": "2020"}),
        ("@misc{a, urldate = {2023-02-29}}", {"urldate": "2023-02"}),
        ("@legislation{a, journaltitle = {Official Journal}, number = 119}",
         {"howpublished": "Official Journal 119"}),
        ("@article{a, pmid = {123}}", {"eprint": "123", "eprinttype": "pubmed"}),
        ("@software{a, repository = {https://x.org}, swhid = {swh:1:dir:0a}, license = {MIT}}",
         {"url": "https://x.org", "repository": "https://x.org", "swhid": "swh:1:dir:0a", "license": "MIT"}),
        ("@article{a, journal = {bioRxiv}, doi = {10.1101/1}}",
         {"organization": "bioRxiv", "pubstate": "prepublished"}),
        ("@article{a, journal = {Available at SSRN 3441643}}",
         {"organization": "SSRN", "url": "https://ssrn.com/abstract=3441643"}),
        ("@article{a, doi = {10.1000/(SICI)6<391>3.0}}", {"doi": "10.1000/(SICI)6<391>3.0"}),
        ("@book{a, date = {1988/1992~}}", {"date": "1988/1992~"}),
        ("@misc{a, eprint = {2103.00020}, version = {v3}}", {"eprint": "2103.00020v3", "eprinttype": "arxiv"}),
        ("@online{a, eprinttype = {hal}, eprint = {hal-01}}", {"TYPE": "online", "eprinttype": "HAL"}),
        ("@online{a, eprinttype = {hal}, eprint = {hal-01}, url = {https://hal.science/hal-01}}",
         {"TYPE": "misc", "organization": "HAL", "url": "https://hal.science/hal-01"}),
        ("@article{a, journal = {arXiv preprint 99-1}}", {"organization": "arXiv preprint 99-1"}),
        ("@jurisdiction{a, journal = {U.S.}, volume = 347, pages = 483}", {"howpublished": "347 U.S. 483"}),
        ("@jurisdiction{a, journal = {S.R.}, volume = 3, number = 7, pages = 4}",
         {"howpublished": "3 S.R. 4, No. 7"}),
        ("@software{a, title = {wickpy}}", {"title": "{wickpy}"}),
        ("@book{a, author = {King, Ann, Jr.}}", {"author": "King, Jr., Ann"}),
    ],
)  # fmt: skip
def test_types_and_fields_are_those_that_biblatex_styles_print(
    entry: str, fields: dict[str, str], items: Items
) -> None:
    assert fields.items() <= written("biblatex", entry, items).items()


@pytest.mark.parametrize(
    ("entry", "gone"),
    [
        ("@article{a, doi = {10.1000/1}, url = {https://doi.org/10.1000/1}}", "url"),
        ("@inproceedings{a, booktitle = {A {Meeting}}, eventtitle = {{A Meeting}}}", "eventtitle"),
        ("@online{a, eprinttype = {HAL}, eprint = {hal-01}, url = {https://hal.science/hal-01}}", "eprint"),
        ("@online{a, eprinttype = {HAL}, eprint = {hal-01}, url = {https://hal.science/hal-01}}", "eprinttype"),
        ("@misc{a, eprint = {2103.00020}, version = {3}}", "version"),
    ],
)
def test_biblatex_does_not_print_a_doi_or_a_meeting_twice(entry: str, gone: str, items: Items) -> None:
    assert gone not in written("biblatex", entry, items)


def test_months_are_not_written_for_a_range_over_several_years(items: Items) -> None:
    assert "month" not in written("bibtex", "@misc{a, date = {1999-11/2003-02}}", items)
    assert "month" not in written("bibtex", "@misc{a, date = {1999-11/..}}", items)


def test_biblatex_does_not_get_a_language_code(items: Items) -> None:
    assert "language" not in written("biblatex", "@book{a, language = {en}, langid = {english}}", items)


def test_biblatex_keeps_an_address_and_an_event_that_repeat_nothing(items: Items) -> None:
    text = "@inproceedings{a, booktitle = {B}, eventtitle = {E}, doi = {10.1000/1}, url = {https://x.org/10.1000/1}}"
    assert written("biblatex", text, items).keys() >= {"booktitle", "eventtitle", "doi", "url"}


@pytest.mark.parametrize(
    ("entry", "gone"),
    [
        ("@misc{a, eprint = {2103.00020}, doi = {10.48550/arXiv.2103.00020}}", {"doi"}),
        ("@misc{a, url = {https://arxiv.org/abs/2103.00020}}", {"url"}),
        ("@misc{a, url = {https://doi.org/10.48550/arXiv.2103.00020}}", {"url"}),
        ("@inproceedings{a, booktitle = {arXiv preprint arXiv:2103.00020}}", {"booktitle", "eventtitle", "titleaddon"}),
        ("@article{a, journal = {arXiv preprint arXiv:2103.00020}}", {"journaltitle", "titleaddon"}),
    ],
)
def test_biblatex_prints_an_arxiv_number_once(entry: str, gone: set[str], items: Items) -> None:
    fields = written("biblatex", entry, items)
    assert not gone & fields.keys()
    assert (fields["eprint"], fields["eprinttype"]) == ("2103.00020", "arxiv")


def test_the_arxiv_number_of_a_published_work_is_printed_once(items: Items) -> None:
    remark = (
        "@article{a, journal = {Maps}, eprint = {2103.00020}, archiveprefix = {arXiv}, note = {arXiv:2103.00020 [cs]}}"
    )
    classic = written("bibtex", remark, items)
    assert (classic["note"], classic["arxivid"], "eprint" in classic) == (
        "{arXiv:2103.00020 [cs]}",
        "2103.00020",
        False,
    )
    assert "archiveprefix" not in classic
    modern = written("biblatex", remark, items)
    assert ("note" in modern, modern["eprint"]) == (False, "2103.00020")
    other = written("bibtex", remark.replace("{arXiv:2103.00020 [cs]}", "{See arXiv:2103.00020}"), items)
    assert (other["note"], other["eprint"]) == ("See arXiv:2103.00020", "2103.00020")


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        ("under review", "Under review"),
        ("doi 10.1000/1", "doi 10.1000/1"),
        ("bioRxiv preprint", "bioRxiv preprint"),
        ("e-print", "e-print"),
        ("vol. 2", "vol. 2"),
    ],
)
def test_note_and_howpublished_begin_with_a_capital(value: str, printed: str, items: Items) -> None:
    fields = written("bibtex", f"@misc{{a, note = {{{value}}}, howpublished = {{{value}}}, journal = {{J}}}}", items)
    assert fields["note"] == printed
    assert fields["howpublished"].startswith(printed)

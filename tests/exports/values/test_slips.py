from __future__ import annotations

import pytest

from vlbib.exports.values.slips import put_slips_right

ARXIV = {"journaltitle": "CoRR", "eprint": "2103.00020", "eprinttype": "arxiv"}


@pytest.mark.parametrize(
    ("kind", "values", "right"),
    [
        ("article", {"pmid": "PMID: 21466799"}, {"pmid": "21466799"}),
        ("article", {"title": "<i>In situ</i> maps", "journaltitle": "Maps &amp; Lines", "url": "https://x.org/?a&amp;b"},
         {"title": r"\emph{In situ} maps", "journaltitle": r"Maps \& Lines", "url": "https://x.org/?a&b"}),
        ("article", {"file": "a &amp; b.pdf"}, {"file": "a &amp; b.pdf"}),
        ("article", {"issn": "0001-4966 (Print)\n0001-4966 (Linking)"}, {"issn": "0001-4966"}),
        ("article", {"issn": "0001-4966 (Print), 1520-8524 (Electronic)"}, {"issn": "0001-4966, 1520-8524"}),
        ("article", {"pmcid": "3012345"}, {"pmcid": "PMC3012345"}),
        ("patent", {"assignee": "Board of Samples"}, {"holder": "{Board of Samples}"}),
        ("patent", {"number": "7", "yearfiled": "1995"}, {"number": "7", "filingdate": "1995", "type": "patent"}),
        ("report", {"type": "RFC", "number": "RFC 2119"}, {"type": "RFC", "number": "2119"}),
        ("article", {"journaltitle": "PhD thesis, MIT"}, {"type": "PhD thesis", "institution": "MIT"}),
        ("article", {"journaltitle": "IEEE Std 1-2019"}, {"number": "IEEE Std 1-2019", "institution": "IEEE"}),
        ("article", ARXIV | {"number": "Ml", "pages": "1--14"}, ARXIV),
        ("book", {"series": "S", "editorb": "G", "editorbtype": "redactor"}, {"series": "S", "serieseditor": "G"}),
        ("misc", {"doi": "10.9/1", "url": "https://api.semanticscholar.org/CorpusID:7"},
         {"doi": "10.9/1", "s2url": "https://api.semanticscholar.org/CorpusID:7"}),
        ("misc", {"url": "https://api.semanticscholar.org/CorpusID:7"},
         {"url": "https://api.semanticscholar.org/CorpusID:7"}),
        ("article", {"title": r"At 37 {\textdegree}C"}, {"title": r"At 37 {{\textdegree}C}"}),
        ("article", {"url": "https://doi.org//10.9/1"}, {"url": "https://doi.org/10.9/1"}),
        ("patent", {"note": "Issue: DE 7", "number": "DE 7", "type": "Patent"}, {"number": "DE 7", "type": "Patent"}),
        ("book", {"volume": "4", "number": "4"}, {"volume": "4"}),
        ("article", {"issue": "5"}, {"number": "5"}),
        ("article", {"url": "http://a.org/1 http://b.org/2"}, {"url": "http://a.org/1", "fulltext": "http://b.org/2"}),
        ("article", {"url": "http://a.org/a b"}, {"url": "http://a.org/a b"}),
        ("misc", {"url": "http://a.org/1", "eprint": "http://a.org/1"}, {"url": "http://a.org/1"}),
        ("misc", {"author": "Lamp Office and World Lamp Association"},
         {"author": "Lamp Office and {World Lamp Association}"}),
        ("article", {"eprint": "12345678", "eprinttype": "pubmed"}, {"pmid": "12345678"}),
        ("article", {"title": "At 37 °C"}, {"title": "At 37 {°C}"}),
        ("article", {"copyright": "CC BY 4.0"}, {"license": "CC BY 4.0"}),
        ("article", {"articleno": "62"}, {"eid": "62"}),
        ("article", {"elocation-id": "e7"}, {"eid": "e7"}),
        ("article", {"journaltitle": "medRxiv", "year": "2020", "pages": "2020--03"},
         {"journaltitle": "medRxiv", "year": "2020"}),
        ("article", {"journaltitle": "ChemRxiv", "place": "Cambridge"}, {"journaltitle": "ChemRxiv"}),
        ("article", {"journaltitle": "Open Review", "volume": "62", "number": "1", "pages": "1--62"},
         {"journaltitle": "Open Review"}),
        ("article", {"journaltitle": "medRxiv", "pages": "20055624", "doi": "10.1101/2020.04.06.20055624"},
         {"journaltitle": "medRxiv", "doi": "10.1101/2020.04.06.20055624"}),
        ("patent", {"holder": "Sample University and Sample, Ada"}, {"holder": "{Sample University} and Sample, Ada"}),
        ("inproceedings", {"journaltitle": "ICLR"}, {"booktitle": "ICLR"}),
        ("article", {"journaltitle": r"\aap"}, {"journaltitle": "Astronomy and Astrophysics"}),
        ("article", {"volume": "n/a", "number": "n/a", "pages": "--"}, {}),
        ("article", {"pages": "1-1"}, {}),
        ("article", {"volume": "PP", "number": "99", "pages": "1-1"}, {}),
        ("article", {"volume": "PP", "number": "3"}, {"number": "3"}),
        ("inbook", {"type": "Book Section"}, {}),
        ("misc", {"type": "Generic"}, {}),
        ("misc", {"publisher": "GitHub", "journaltitle": "GitHub repository"},
         {"publisher": "GitHub", "type": "GitHub repository"}),
        ("article", {"journaltitle": "bioRxiv", "elocation-id": "2021.01.01.9"},
         {"journaltitle": "bioRxiv", "elocation-id": "2021.01.01.9"}),
        ("article", {"volume": "Volume 12 - 2021"}, {"volume": "12"}),
        ("article", {"note": "cited By 3; Conference of 4th Days ; Conference Date: 3 May 2019"},
         {"eventtitle": "4th Days"}),
        ("book", {"origyear": "1895"}, {"origdate": "1895"}),
        ("book", {"journaltitle": "Lamp Series"}, {"series": "Lamp Series"}),
        ("misc", {"note": r"Programmers: \_:n2"}, {"programmers": r"\_:n2"}),
        ("article", {"pages": "A13", "eid": "A13"}, {"eid": "A13"}),
        ("article", {"note": "cited By 12"}, {}),
        ("article", {"note": "Export Date: 14 May 2021; Cited By: 3"}, {}),
        ("article", {"art_number": "101234", "note": "Cited by: 3; All Open Access"}, {"eid": "101234"}),
        ("misc", {"howpublished": "RFC 9999", "number": "9999"}, {"type": "RFC", "number": "9999"}),
        ("proceedings", {"title": "{Sample} Days 2020", "booktitle": "Proc. Days"}, {"title": "{Sample} Days 2020"}),
        ("book", {"title": "{Sample} Days", "booktitle": "Sample days"}, {"title": "{Sample} Days"}),
        ("article", {"type": "Journal Article"}, {}),
        ("phdthesis", {"type": "Theses"}, {}),
        ("phdthesis", {"type": "{Ph.D.}"}, {}),
        ("article", {"pubmedid": "12345678"}, {"pmid": "12345678"}),
        ("article", {"note": "Copyright - Sample LLC; Last updated - 2023-03-03"}, {}),
        ("book", {"place": "Oslo", "collection": "S"}, {"location": "Oslo", "series": "S"}),
        ("misc", {"year": "n.d."}, {}),
        ("phdthesis", {"note": "Ph.D. thesis"}, {}),
        ("mastersthesis", {"note": "Master's Thesis."}, {}),
        ("misc", {"date": "{o. J.}"}, {}),
        ("misc", {"booktitle": "CoRR", "volume": "abs/2103.00020"},
         {"booktitle": "CoRR", "eprint": "2103.00020", "eprinttype": "arxiv"}),
        ("misc", {"publisher": "Google Patents", "note": "US Patent 6,285,999"},
         {"type": "patentus", "number": "6,285,999"}),
        ("incollection", {"note": "Series Title: Lecture Notes"}, {"series": "Lecture Notes"}),
        ("article", {"journaltitle": "CoRR", "volume": "abs/2103.00020"}, ARXIV),
        ("article", {"journaltitle": "CoRR", "eprint": "2103.00020", "volume": "1", "pages": "3"},
         {"journaltitle": "CoRR", "eprint": "2103.00020", "eprinttype": "arxiv"}),
    ],
)  # fmt: skip
def test_slips_of_tools_are_corrected(kind: str, values: dict[str, str], right: dict[str, str]) -> None:
    put_slips_right(values, kind)
    assert values == right | ({"eprinttype": "arxiv"} if "eprint" in values else {})


def test_google_scholars_volume_of_ssrn_is_the_eprint() -> None:
    values = {"journaltitle": "Available at SSRN", "volume": "3441643"}
    put_slips_right(values, "article")
    assert values == {"journaltitle": "Available at SSRN", "eprint": "3441643", "eprinttype": "SSRN"}


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("article", {"volume": "4", "number": "4"}),
        ("article", {"year": "in press"}),
        ("misc", {"journaltitle": "J"}),
        ("article", {"journaltitle": r"\myjournal"}),
        ("article", {"pages": "1--1", "volume": "3"}),
        ("article", {"note": "cited by 12 and more"}),
        ("misc", {"howpublished": "RFC 9999", "number": "9998"}),
        ("misc", {"howpublished": "9999", "number": "9999"}),
        ("misc", {"howpublished": "RFC 9999", "number": "9999", "type": "Memo"}),
        ("book", {"title": "T", "booktitle": "B"}),
        ("incollection", {"title": "T", "booktitle": "T"}),
        ("article", {"type": "Editorial"}),
        ("thesis", {"type": "Habilitation"}),
        ("report", {"type": "Review"}),
        ("inproceedings", {"journaltitle": "J", "booktitle": "B"}),
        ("misc", {"publisher": "Google Books", "note": "US Patent 6,285,999"}),
        ("phdthesis", {"note": "Master's thesis"}),
        ("phdthesis", {"note": "Ph.D. thesis, in two volumes"}),
        ("misc", {"note": "Ph.D. thesis"}),
        ("book", {"volume": "4", "number": "4", "series": "S"}),
        ("book", {"volume": "4", "number": "5"}),
        ("article", {"issue": "Spring"}),
        ("article", {"issue": "5", "number": "3"}),
        ("article", {"articleno": "62", "pages": "1--12"}),
        ("article", {"journaltitle": "Maps", "year": "2020", "pages": "2020--03"}),
        ("article", {"journaltitle": "bioRxiv", "pages": "7"}),
        ("article", {"journaltitle": "bioRxiv", "number": "2021.10.04.463034"}),
        ("inproceedings", {"journaltitle": "bioRxiv", "booktitle": "ICML", "volume": "2", "pages": "7--9"}),
        ("patent", {"holder": "{Sample Systems}"}),
        ("patent", {"holder": "Sample, Ada and Corp, Bea"}),
        ("article", {"pmid": "unknown", "pmcid": "PMC3"}),
    ],
)
def test_values_that_may_be_right_are_unchanged(kind: str, values: dict[str, str]) -> None:
    before = dict(values)
    put_slips_right(values, kind)
    assert values == before


def test_the_address_of_a_file_is_moved_out_of_eprint() -> None:
    alone, beside, preprint = (
        {"eprint": "https://x.org/a.pdf"},
        {"eprint": "https://x.org/a.pdf", "url": "https://x.org/a"},
        {"eprint": "https://arxiv.org/abs/2103.00020"},
    )
    for values in (alone, beside, preprint):
        put_slips_right(values, "article")
    assert alone == {"url": "https://x.org/a.pdf"}
    assert beside == {"fulltext": "https://x.org/a.pdf", "url": "https://x.org/a"}
    assert preprint == {"eprint": "https://arxiv.org/abs/2103.00020"}

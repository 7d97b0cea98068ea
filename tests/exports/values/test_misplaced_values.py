from __future__ import annotations

import pytest

from vlbib.exports.values.misplaced_values import put_thesis_apart, put_where_meant


@pytest.mark.parametrize(
    ("kind", "values", "right"),
    [
        ("misc", {"volume": "2021", "number": "3 March"}, {"urldate": "2021-03-03"}),
        ("misc", {"volume": "2021", "number": "March 3"}, {"urldate": "2021-03-03"}),
        ("misc", {"volume": "2021"}, {"urldate": "2021"}),
        ("online", {"urldate": "14.01.2013", "originalyear": "18.02.2011"},
         {"urldate": "2013-01-14", "date": "2011-02-18"}),
        ("book", {"year": "1990", "originalyear": "1895"}, {"year": "1990", "origdate": "1895"}),
        ("article", {"url": "<Go to ISI>://WOS:0001"}, {}),
        ("phdthesis", {"note": "Ph.D. thesis, Sample University, 1998", "institution": "Sample University",
                       "year": "1998"}, {"institution": "Sample University", "year": "1998"}),
        ("thesis", {"note": "Diplomarbeit, Wien 1998.", "type": "Diplomarbeit", "institution": "Wien", "year": "1998"},
         {"type": "Diplomarbeit", "institution": "Wien", "year": "1998"}),
        ("phdthesis", {"number": "uk.12", "url": "http://x.org/uk.12"}, {"url": "http://x.org/uk.12"}),
        ("techreport", {"type": "Standard", "sortkey": "ISO 9999", "volume": "2018", "year": "2018"},
         {"type": "Standard", "sortkey": "ISO 9999", "number": "ISO 9999", "year": "2018"}),
        ("software", {"eid": "ascl:1304.9", "eprint": "1304.9"}, {"eprint": "1304.9"}),
        ("inproceedings", {"volume": "DMTCS Proceedings vol. AH, 2007 Conference (AofA 07)"}, {"volume": "AH"}),
        ("article", {"number": "06"}, {"number": "6"}),
        ("article", {"urn": "https://x.org/urn:1"}, {"url": "https://x.org/urn:1"}),
        ("phdthesis", {"university": "Lamp University"}, {"institution": "Lamp University"}),
        ("phdthesis", {"publisher": "Lamp University"}, {"institution": "Lamp University"}),
        ("phdthesis", {"author": "Doe, Jane and Al, Ed", "advisor": "Ed, Al"},
         {"author": "Doe, Jane", "advisor": "Ed, Al"}),
        ("phdthesis", {"author": "Al, Ed", "advisor": "Al, Ed"}, {"author": "Al, Ed", "advisor": "Al, Ed"}),
        ("misc", {"doi": "10.5281/zenodo.1", "eid": "10.5281/zenodo.1", "pages": "10.5281/zenodo.1"},
         {"doi": "10.5281/zenodo.1"}),
    ],
)  # fmt: skip
def test_misplaced_values_are_moved_or_removed(kind: str, values: dict[str, str], right: dict[str, str]) -> None:
    put_where_meant(values, kind)
    assert values == right


@pytest.mark.parametrize(
    ("kind", "values"),
    [
        ("misc", {"volume": "12", "number": "3 March"}),
        ("misc", {"volume": "2021", "number": "7"}),
        ("misc", {"volume": "2021", "journaltitle": "Lamps"}),
        ("online", {"urldate": "14.13.2013"}),
        ("phdthesis", {"note": "Sample University, in two volumes", "institution": "Sample University"}),
        ("phdthesis", {"number": "12345", "url": "http://x.org/12345/8"}),
        ("phdthesis", {"number": "7", "url": "http://x.org/7"}),
        ("techreport", {"type": "Memo", "sortkey": "ISO 9999", "volume": "2018", "year": "2018"}),
        ("techreport", {"type": "Standard", "sortkey": "ISO", "author": "A"}),
        ("article", {"eid": "e7"}),
        ("article", {"urn": "urn:nbn:de:1"}),
        ("phdthesis", {"university": "Lamp University", "institution": "Lamp Institute"}),
        ("phdthesis", {"publisher": "Lamp Press", "institution": "Lamp Institute"}),
        ("phdthesis", {"author": "Doe, Jane and Roe, Ann", "advisor": "Al, Ed"}),
        ("misc", {"doi": "10.5281/zenodo.1", "eid": "e1", "pages": "7"}),
        ("inproceedings", {"volume": "Lamps vol. of wicks and, more"}),
        ("techreport", {"number": "007"}),
    ],
)
def test_values_in_the_right_field_are_unchanged(kind: str, values: dict[str, str]) -> None:
    before = dict(values)
    put_where_meant(values, kind)
    assert values == before


@pytest.mark.parametrize(
    ("journal", "right"),
    [
        ("PhD thesis, Lamp University", {"type": "PhD thesis", "institution": "Lamp University"}),
        ("{Ph. D. dissertation, MIT}", {"type": "Ph. D. dissertation", "institution": "MIT"}),
        ("Master's thesis, Lamp University, Oslo", {"type": "Master's thesis", "institution": "Lamp University, Oslo"}),
        ("Theses of Lamps", {"journaltitle": "Theses of Lamps"}),
        ("PhD thesis", {"journaltitle": "PhD thesis"}),
    ],
)
def test_a_journal_with_type_and_university_of_a_thesis_is_split(journal: str, right: dict[str, str]) -> None:
    values = {"journaltitle": journal}
    put_thesis_apart(values)
    assert values == right

from __future__ import annotations

import pytest

from vlbib.exports.readers.imported import ReadFault
from vlbib.exports.readers.ris_reader import read

ONE = "TY  - JOUR\nTI  - First\nER  - \n"
TWO = "TY  - JOUR\nTI  - Second\nER  - \n"


def titles(text: str) -> list[str]:
    return [entry.get("title") for entry in read(text).entries]


@pytest.mark.parametrize(
    "text",
    [
        ONE + TWO,
        "\ufeff" + ONE + TWO,
        (ONE + TWO).replace("\n", "\r\n"),
        (ONE + TWO).replace("TY  -", "TY -"),
        (ONE + TWO).replace("  -", " -"),
        (ONE + TWO).replace("ER  - ", "ER  -"),
        f"Provider: Somebody\n\n{ONE}\n\n{TWO}\n",
        ONE + "ER  - \n" + TWO,
    ],
)
def test_records_are_read_as_programs_write_them(text: str) -> None:
    assert titles(text) == ["First", "Second"]
    assert read(text).faults == ()


@pytest.mark.parametrize(
    ("text", "expected", "faults"),
    [
        (ONE.replace("ER  - \n", "") + TWO, ["Second"], [ReadFault(1, "the record has no end (ER)")]),
        (ONE + TWO.replace("ER  - \n", ""), ["First"], [ReadFault(4, "the record has no end (ER)")]),
        (ONE.replace("TY  - JOUR\n", "") + TWO, ["Second"], [ReadFault(1, "the record has no type (TY)")]),
        (ONE + TWO.replace("TY  - JOUR\n", ""), ["First"], [ReadFault(4, "the record has no type (TY)")]),
        ("", [], []),
    ],
)
def test_a_record_that_is_lost_is_a_fault_with_its_line(
    text: str, expected: list[str], faults: list[ReadFault]
) -> None:
    assert titles(text) == expected
    assert list(read(text).faults) == faults


def entry_of(lines: str) -> dict[str, str]:
    (entry,) = read(f"TY  - JOUR\n{lines}\nER  - \n").entries
    return {field.name: field.value for field in entry.fields}


@pytest.mark.parametrize(
    ("lines", "fields"),
    [
        ("DO  - 10.1/a\nDO  - 10.1/b", {"doi": "10.1/a"}),
        ("UR  - https://a.org/b;c", {"url": "https://a.org/b;c"}),
        ("TI  - A title\n  in two lines", {"title": "A title in two lines"}),
        ("TI  - A title\n\nVL  - 3", {"title": "A title", "volume": "3"}),
        ("KW  - a\nKW  - b", {"keywords": "a, b"}),
        ("AU  - Wang, Peng\nAU  - Li, Na", {"author": "Wang, Peng and Li, Na"}),
        ("N1  - a\nN1  - b\nN1  - c", {"note": "a", "annotation": "b"}),
        ("T1  - A title\nXX  - what", {"title": "A title"}),
        ("SN  - 1234-5678", {"issn": "1234-5678"}),
        ("AU  - K. He\nAU  - J.-P. van Sample", {"author": "He, K. and van Sample, J.-P."}),
        ("AU  - World Lamp Office", {"author": "{World Lamp Office}"}),
        ("C7  - 101234", {"eid": "101234"}),
        ("M3  - doi:10.9999/so.3", {"doi": "10.9999/so.3"}),
        ("M3  - 10.9999/so.3\nDO  - 10.9999/SO.3", {"doi": "10.9999/SO.3"}),
        ("M3  - Article", {"type": "Article"}),
        ("PY  - 2016/06//", {"date": "2016-06"}),
        ("Y1  - 2017/06/12", {"date": "2017-06-12"}),
        ("PY  - in press", {"date": "in press"}),
        ("SN  - 978-3-16-148410-0", {"isbn": "978-3-16-148410-0"}),
        ("SN  - 123456789", {"issn": "123456789"}),
        ("SN  - 0001-4966, 1520-8524", {"issn": "0001-4966, 1520-8524"}),
        ("SN  - 1234567890", {"isbn": "1234567890"}),
    ],
)
def test_tags_become_fields(lines: str, fields: dict[str, str]) -> None:
    assert entry_of(lines) == fields


@pytest.mark.parametrize(
    ("lines", "key"),
    [("M2  - Citation Key: a\nID  - b", "a"), ("ID  - b", "b"), ("VL  - 1", "ris1")],
)
def test_a_record_has_the_key_it_names_or_its_number(lines: str, key: str) -> None:
    (entry,) = read(f"TY  - JOUR\n{lines}\nER  - \n").entries
    assert entry.key == key


def test_a_break_of_lines_within_a_value_ends_no_line() -> None:
    done = read(ONE.replace("First", "First\u2028lines\x0cand\x85more"))
    assert [entry.get("title") for entry in done.entries] == ["First lines and more"]
    assert done.faults == ()


def test_the_book_of_a_paper_is_its_venue_and_that_of_a_book_is_not() -> None:
    (paper,) = read("TY  - CONF\nTI  - Lines\nBT  - Conference on Maps\nER  - \n").entries
    assert paper.get("booktitle") == "Conference on Maps"
    (book,) = read("TY  - BOOK\nTI  - Lines\nBT  - Lines\nER  - \n").entries
    assert book.get("series") == ""


@pytest.mark.parametrize(
    ("tag", "kind", "field"),
    [
        ("EJOUR", "article", "journaltitle"),
        ("ECHAP", "incollection", "booktitle"),
        ("BOOK", "book", "series"),
        ("EBOOK", "book", "series"),
    ],
)
def test_a_type_of_another_program_has_its_container_where_it_belongs(tag: str, kind: str, field: str) -> None:
    (entry,) = read(f"TY  - {tag}\nTI  - T\nT2  - Lamps\nER  - \n").entries
    assert (entry.type, entry.get(field)) == (kind, "Lamps")


def test_the_series_of_a_book_with_two_titles_around_it_is_the_outer_one() -> None:
    (entry,) = read("TY  - BOOK\nTI  - T\nT2  - Lamps\nT3  - Light\nER  - \n").entries
    assert (entry.get("journaltitle"), entry.get("series")) == ("Lamps", "Light")

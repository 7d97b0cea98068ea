from __future__ import annotations

import pytest

from vlbib.exports.readers.imported import ReadFault
from vlbib.exports.readers.ris_reader import read
from vlbib.exports.values.kinds import Type
from vlbib.exports.view import view_entries

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
def test_records_are_read_in_the_variants_that_programs_write(text: str) -> None:
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
def test_an_unreadable_record_is_a_fault_with_its_line(text: str, expected: list[str], faults: list[ReadFault]) -> None:
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
def test_a_key_is_the_citation_key_else_the_id_else_the_number(lines: str, key: str) -> None:
    (entry,) = read(f"TY  - JOUR\n{lines}\nER  - \n").entries
    assert entry.key == key


def test_a_unicode_line_separator_does_not_end_a_line() -> None:
    done = read(ONE.replace("First", "First\u2028lines\x0cand\x85more"))
    assert [entry.get("title") for entry in done.entries] == ["First lines and more"]
    assert done.faults == ()


def test_the_tag_bt_is_the_venue_of_a_paper_but_not_of_a_book() -> None:
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
def test_types_of_other_programs_have_their_container_in_the_right_field(tag: str, kind: str, field: str) -> None:
    (entry,) = read(f"TY  - {tag}\nTI  - T\nT2  - Lamps\nER  - \n").entries
    assert (entry.type, entry.get(field)) == (kind, "Lamps")


def test_the_series_of_a_book_with_two_container_titles_is_the_outer_one() -> None:
    (entry,) = read("TY  - BOOK\nTI  - T\nT2  - Lamps\nT3  - Light\nER  - \n").entries
    assert (entry.get("journaltitle"), entry.get("series")) == ("Lamps", "Light")


def test_number_and_pages_of_a_preprint_are_kept() -> None:
    text = "TY  - GEN\nTI  - T\nT2  - arXiv\nIS  - 3\nSP  - 11\nEP  - 19\nM2  - arXiv: 2103.00020\nER  - \n"
    (item,) = view_entries(read(text).entries)
    assert (item.type, item.server, item.text("number"), item.page_range) == (Type.PREPRINT, "arXiv", "3", "11-19")

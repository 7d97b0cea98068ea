"""dblp.xml as a stream: its characters, its papers, and what is refused."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from vlbib.sources.dumps.dblp_dump import Malformed, read_papers

if TYPE_CHECKING:
    from vlbib.core.record import Record

HEAD = '<?xml version="1.0" encoding="ISO-8859-1"?><!DOCTYPE dblp SYSTEM "dblp.dtd">'


def papers(inside: str, head: str = HEAD) -> list[Record | None]:
    return list(read_papers(BytesIO(f"{head}<dblp>{inside}</dblp>".encode("latin-1")), "own"))


def paper(fields: str, kind: str = "article") -> Record:
    (record,) = papers(f'<{kind} key="conf/maps/1">{fields}</{kind}>')
    assert record is not None
    return record


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Counting lines.", "Counting lines"),
        ("Counting lines...", "Counting lines..."),
        ("Counting lines", "Counting lines"),
        ("M&uuml;ller &amp; co", "Müller & co"),
        ("&nosuch; lines", "&nosuch; lines"),
        ("H<sub>2</sub>O in <i>maps</i>.", "H2O in maps"),
    ],
)
def test_a_title_is_read_with_its_entities_and_without_the_final_full_stop(written: str, title: str) -> None:
    assert paper(f"<title>{written}</title>").title == title


def test_a_corr_article_is_a_preprint_with_its_arxiv_id_first() -> None:
    fields = "<title>A</title><journal>CoRR</journal><volume>abs/2103.00020</volume><ee>https://doi.org/10.5555/1</ee>"
    record = paper(fields)
    assert (record.type, record.venue, record.volume) == ("misc", None, None)
    assert list(map(str, record.ids)) == ["arxiv:2103.00020", "doi:10.5555/1", "dblp:conf/maps/1"]


def test_a_journal_other_than_corr_is_a_venue_with_a_volume() -> None:
    record = paper("<title>A</title><journal>Map J.</journal><volume>7</volume><pages>1-9</pages><year>2021</year>")
    assert (record.type, record.venue, record.volume, record.pages) == ("article", "Map J.", "7", "1--9")
    assert record.year == 2021


def test_the_volume_is_removed_from_the_name_of_proceedings() -> None:
    assert paper("<title>A</title><booktitle>ECCV (4)</booktitle>", "inproceedings").venue_short == "ECCV"
    assert paper("<title>A</title><booktitle>ECCV</booktitle>", "inproceedings").venue_short == "ECCV"


@pytest.mark.parametrize("inside", ["<www><title>Home Page</title></www>", "<article><year>2021</year></article>"])
def test_persons_and_records_without_a_title_give_none(inside: str) -> None:
    assert papers(inside) == [None]


def test_a_year_that_is_no_number_is_none() -> None:
    assert paper("<title>A</title><year>soon</year>").year is None


def test_a_file_that_declares_entities_is_refused() -> None:
    head = '<?xml version="1.0"?><!DOCTYPE dblp [<!ENTITY lol "lol">]>'
    with pytest.raises(Malformed, match="declares entities of its own"):
        papers("", head)


@pytest.mark.parametrize("encoding", ["klingon", "big5", "rot13", "idna"])
def test_an_unsupported_encoding_is_reported(encoding: str) -> None:
    with pytest.raises(Malformed, match="no valid XML"):
        papers("", f'<?xml version="1.0" encoding="{encoding}"?>')


def test_records_before_a_broken_line_are_read_and_the_line_is_reported() -> None:
    file = BytesIO(f"{HEAD}<dblp><article><title>A</title></article>\n<broken".encode())
    records = read_papers(file, "own")
    first = next(records)
    assert first is not None
    assert first.title == "A"
    with pytest.raises(Malformed) as caught:
        next(records)
    assert caught.value.line == 2

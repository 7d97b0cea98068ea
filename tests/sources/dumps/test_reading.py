"""Dumps of every format become records, and what cannot be read is reported with its line."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest

from vlbib.core.bib import Entry, Field
from vlbib.core.ids import Id
from vlbib.core.names import Name
from vlbib.core.record import Record
from vlbib.sources.dumps import DumpFault, DumpFormat, Unknown, detect, read_dump

if TYPE_CHECKING:
    from pathlib import Path

RAW = r"C. Bal\'azs (Univ. of X, Y), J{\"u}rgen M{\"u}ller and Lu Xu"
PARSED = [["Balázs", "C.", "", "Univ. of X"], ["Müller", "Jürgen", ""], ["Xu", "Lu", "Jr."]]


def _arxiv(**changes: object) -> str:
    facts = {
        "id": "0705.0001",
        "submitter": "A B",
        "authors": RAW,
        "title": "A two\n  line title on {CLIP}",
        "comments": "12 pages",
        "journal-ref": "Nature 1 (2008) 2",
        "doi": "10.1000/AbC",
        "categories": "cs.CV cs.CL",
        "versions": [{"version": "v1", "created": "Mon, 2 Apr 2007 19:18:42 GMT"}],
        "update_date": "2008-11-26",
        "authors_parsed": PARSED,
    }
    return json.dumps({**facts, **changes}) + "\n"


S2 = {
    "corpusid": 7,
    "externalids": {"ArXiv": "2103.00020", "DOI": "10.18653/v1/P18-1238", "ACL": "P18-1238", "MAG": None},
    "url": "https://www.semanticscholar.org/paper/x",
    "title": "A paper of  note",
    "authors": [{"authorId": "1", "name": "Aäron van den Oord"}, {"authorId": None, "name": "张三"}],
    "venue": "",
    "year": 2018,
    "journal": {"name": "Journal of Things", "pages": " 1 - 10", "volume": "3"},
    "publicationtypes": ["JournalArticle"],
}

DBLP = b"""<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE dblp SYSTEM "dblp.dtd">
<dblp>
<www mdate="2020-01-01" key="homepages/m/X"><author>Someone</author><title>Home Page</title></www>
<inproceedings mdate="2020-01-01" key="conf/eccv/MullerX20">
<author>J&uuml;rgen M&uuml;ller 0002</author><author orcid="0">Lu Xu</author>
<title>On <i>k</i>-means &amp; <sub>2</sub> friends.</title><pages>1-18</pages><year>2020</year>
<booktitle>ECCV (4)</booktitle><ee>https://doi.org/10.1007/978-3-030-58536-5_44</ee><url>db/x.html</url>
</inproceedings>
<article publtype="informal" key="journals/corr/abs-2103-00020">
<author>Lu Xu</author><title>A Preprint.</title><volume>abs/2103.00020</volume><journal>CoRR</journal><year>2021</year>
<ee>https://arxiv.org/abs/2103.00020</ee>
</article>
</dblp>
"""


def _dump(tmp_path: Path, data: bytes | str, name: str = "dump") -> Path:
    path = tmp_path / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def _records(path: Path) -> list[Record]:
    return [step.what for step in read_dump(path) if isinstance(step.what, Record)]


def _faults(path: Path) -> list[DumpFault]:
    return [step.what for step in read_dump(path) if isinstance(step.what, DumpFault)]


def test_an_arxiv_line_becomes_a_preprint(tmp_path: Path) -> None:
    (record,) = _records(_dump(tmp_path, _arxiv()))
    assert record == Record(
        source="index/arxiv",
        title="A two line title on CLIP",
        authors=(Name("Balázs", "C."), Name("Müller", "Jürgen"), Name("Xu", "Lu", "Jr.")),
        year=2007,
        type="misc",
        ids=(Id("arxiv", "0705.0001"), Id("doi", "10.1000/AbC")),
        primary_class="cs.CV",
        preprint_year=2007,
        comment="12 pages",
        journal_ref="Nature 1 (2008) 2",
        updated="2008-11-26",
    )


def test_raw_latex_authors_are_read_if_none_are_parsed(tmp_path: Path) -> None:
    (record,) = _records(_dump(tmp_path, _arxiv(authors_parsed=None)))
    assert [(name.family, name.given) for name in record.authors] == [
        ("Balázs", "C."),
        ("Müller", "Jürgen"),
        ("Xu", "Lu"),
    ]


def test_a_withdrawn_preprint_is_marked(tmp_path: Path) -> None:
    (record,) = _records(_dump(tmp_path, _arxiv(comments="This paper has been withdrawn by the author")))
    assert record.withdrawn


def test_a_semantic_scholar_line_gives_ids_and_journal(tmp_path: Path) -> None:
    (record,) = _records(_dump(tmp_path, json.dumps(S2)))
    assert record == Record(
        source="index/semantic_scholar",
        title="A paper of note",
        authors=(Name("van den Oord", "Aäron"), Name("张三")),
        year=2018,
        type="article",
        venue="Journal of Things",
        volume="3",
        pages="1--10",
        ids=(Id("arxiv", "2103.00020"), Id("doi", "10.18653/v1/P18-1238"), Id("acl", "P18-1238"), Id("s2", "7")),
    )


def test_the_field_names_of_the_graph_api_are_read_too(tmp_path: Path) -> None:
    facts = {"paperId": "0" * 40, "title": "T", "externalIds": {"CorpusId": 9}, "authors": None, "venue": "arXiv.org"}
    (record,) = _records(_dump(tmp_path, json.dumps(facts)))
    assert (record.ids, record.venue) == ((Id("s2", "9"), Id("s2paper", "0" * 40)), None)


def test_dblp_xml_is_read_with_its_entities_and_without_its_dtd(tmp_path: Path) -> None:
    published, preprint = _records(_dump(tmp_path, DBLP))
    assert published == Record(
        source="index/dblp",
        title="On k-means & 2 friends",
        authors=(Name("Müller", "Jürgen"), Name("Xu", "Lu")),
        year=2020,
        type="inproceedings",
        venue_short="ECCV",
        pages="1--18",
        url="https://doi.org/10.1007/978-3-030-58536-5_44",
        ids=(Id("doi", "10.1007/978-3-030-58536-5_44"), Id("dblp", "conf/eccv/MullerX20")),
    )
    assert (preprint.type, preprint.venue, preprint.volume) == ("misc", None, None)
    assert preprint.ids[0] == Id("arxiv", "2103.00020")


def test_a_dblp_file_that_declares_entities_is_refused(tmp_path: Path) -> None:
    bomb = b'<?xml version="1.0"?>\n<!DOCTYPE dblp [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>\n<dblp></dblp>'
    assert _faults(_dump(tmp_path, bomb)) == [DumpFault(2, "the file declares entities of its own", is_end=True)]


def test_a_dblp_file_that_is_cut_off_gives_the_records_before(tmp_path: Path) -> None:
    path = _dump(tmp_path, DBLP[: DBLP.index(b"<article")])
    assert [record.year for record in _records(path)] == [2020]
    (fault,) = _faults(path)
    assert "no valid XML" in fault.reason


def test_bib_entries_become_records_through_the_given_parser(tmp_path: Path) -> None:
    values = {
        "title": r"{CLIP} und {\"U}bung",
        "author": r"M{\"u}ller, J{\"u}rgen and {OpenAI Inc.} and others",
        "journal": "arXiv preprint arXiv:2103.00020",
        "year": "2021a",
        "pages": "1-10",
        "doi": "https://doi.org/10.1000/XyZ",
    }
    entry = Entry("article", "k", tuple(Field(name, value, 1) for name, value in values.items()), 1)
    path = _dump(tmp_path, "@article{k, title={x}}\n")
    (step,) = read_dump(path, lambda data: [entry] if data.startswith(b"@article") else [])
    assert step.what == Record(
        source="index/bib",
        title="CLIP und Übung",
        authors=(Name("Müller", "Jürgen"), Name("OpenAI Inc.", literal=True)),
        year=2021,
        type="article",
        venue="arXiv preprint arXiv:2103.00020",
        pages="1--10",
        ids=(Id("doi", "10.1000/XyZ"), Id("arxiv", "2103.00020")),
    )


def test_without_a_parser_a_bib_file_is_a_fault(tmp_path: Path) -> None:
    assert _faults(_dump(tmp_path, "@article{k, title={x}}\n")) == [DumpFault(0, "BibTeX cannot be read here")]


def test_lines_of_records_files_are_distinguished_by_their_fields(tmp_path: Path) -> None:
    booktitle = "IEEE Conference on Computer Vision and Pattern Recognition, CVPR 2021, virtual, June 19-25, 2021"
    conference = {"source": "paperlists", "authors": ["A B"], "year": 2020}
    lines = [
        {"source": "arxiv_archive_2020", "arxiv": "1901.00001", "title": "P", "authors": ["A B"], "categories": []},
        {**conference, "title": "Q", "venue": "CVPR"},
        {**conference, "title": "R", "venue": None},
        {"key": "DBLP:conf/cvpr/X", "source": "dblp", "type": "inproceedings", "title": "S.", "authors": ["A B 0001"]}
        | {"year": 2021, "booktitle": booktitle},
        {"evidence": ["e"], "title": "T", "authors": ["B, A"], "year": 2022, "entry_type": "misc", "volume": "3"}
        | {"doi": ["10.1/x", "10.48550/arXiv.1901.00002"], "unverified": ["DOI and LNCS volume: inferred"]},
    ]
    records = _records(_dump(tmp_path, "\n".join(map(json.dumps, lines))))
    assert [(one.source, one.title, one.venue, one.venue_short) for one in records] == [
        ("index/arxiv", "P", None, None),
        ("index/paperlists", "Q", None, "CVPR"),
        ("index/paperlists", "R", None, None),
        ("index/dblp", "S", "IEEE Conference on Computer Vision and Pattern Recognition, CVPR 2021", "CVPR"),
        ("index/checked", "T", None, None),
    ]
    assert records[-1].ids == (Id("arxiv", "1901.00002"),)
    assert records[-1].volume is None
    assert records[-1].unverified == {"doi", "volume"}


def test_progress_through_a_gzipped_dump_counts_the_bytes_on_disk(tmp_path: Path) -> None:
    path = _dump(tmp_path, gzip.compress((_arxiv() * 3).encode()))
    steps = list(read_dump(path))
    assert len(steps) == 3
    assert all(0 < step.done <= path.stat().st_size for step in steps)


def test_a_gzipped_dump_that_is_cut_off_gives_a_fault(tmp_path: Path) -> None:
    whole = gzip.compress("".join(_arxiv(id=f"0705.{n:04}", comments=str(n * 7919)) for n in range(2000)).encode())
    path = _dump(tmp_path, whole[: len(whole) // 2])
    assert len(_records(path)) > 1
    assert "damaged or cut off" in _faults(path)[0].reason


def test_invalid_lines_are_faults_with_their_numbers_and_the_rest_is_read(tmp_path: Path) -> None:
    path = _dump(
        tmp_path, _arxiv() + "{not json}\n\n" + _arxiv(versions=[3]) + "[" * 9_999 + "\n" + _arxiv(title="Last")
    )
    assert [fault.line for fault in _faults(path)] == [2, 4, 5]
    assert [record.title for record in _records(path)][-1] == "Last"


@pytest.mark.parametrize(
    ("head", "found"),
    [
        (_arxiv().encode(), DumpFormat.ARXIV),
        (json.dumps(S2).encode(), DumpFormat.SEMANTIC_SCHOLAR),
        (DBLP, DumpFormat.DBLP),
        (b"% comment\n@Article{x, title = {T}}", DumpFormat.BIB),
        (b"\xef\xbb\xbf@string(a = {b})", DumpFormat.BIB),
        (b'{"source": "dblp", "title": "T"}', DumpFormat.RECORDS),
        (b"", None),
        (b"[1, 2]", None),
        (b'{"title": 1', None),
        (b'{"title": ' + b"[" * 9_999, None),
        (b'{"name": "T"}', None),
        (b"<html></html>", None),
        (b"# Notes\nmail@example.org {x}", None),
        (b"\x00\x01\x02", None),
    ],
)
def test_the_format_is_detected_from_the_content(head: bytes, found: DumpFormat | None) -> None:
    assert detect(head) is found


def test_a_file_of_unknown_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unknown, match="is not an arXiv snapshot"):
        list(read_dump(_dump(tmp_path, "hello")))


def test_a_byte_order_mark_or_invalid_byte_on_the_first_line_affects_no_other_line(tmp_path: Path) -> None:
    line = b'{"id": "2101.0000%d", "title": "T%s", "authors_parsed": [["Doe", "Jo", ""]], "categories": "cs.CV"}\n'
    file = tmp_path / "dump.json"
    file.write_bytes(b"\xef\xbb\xbf" + line % (1, b"a") + line % (2, b"b"))
    assert [getattr(step.what, "title", None) for step in read_dump(file)] == ["Ta", "Tb"]
    file.write_bytes(line % (1, b"\xff") + line % (2, b"b"))
    fault, record = (step.what for step in read_dump(file))
    assert isinstance(fault, DumpFault)
    assert getattr(record, "title", None) == "Tb"


@pytest.mark.parametrize(
    "bad", ['"publication_year": ' + "9" * 30, '"publication_year": "x"', '"biblio": {"volume": []}']
)
def test_a_value_of_the_wrong_type_is_a_fault_of_its_line_only(tmp_path: Path, bad: str) -> None:
    work = '{"id": "https://openalex.org/W%d", "title": "A study of whole things", "type": "article", %s}\n'
    source = '"primary_location": {"source": {"display_name": "J"}}'
    path = tmp_path / "works.jsonl"
    path.write_text(work % (1, source) + work % (2, f"{source}, {bad}") + work % (3, source), encoding="utf-8")
    steps = [step.what for step in read_dump(path)]
    assert [type(what).__name__ for what in steps] == ["Record", "DumpFault", "Record"]


def test_a_number_of_thousands_of_digits_is_no_year(tmp_path: Path) -> None:
    path = tmp_path / "dblp.xml"
    paper = "<article key='a/b/c'><author>A B</author><title>One thing.</title><year>%s</year></article>"
    path.write_text(f"<?xml version='1.0'?><dblp>{paper % ('9' * 5000)}{paper % 2020}</dblp>", encoding="utf-8")
    years = [step.what.year for step in read_dump(path) if isinstance(step.what, Record)]
    assert years == [None, 2020]

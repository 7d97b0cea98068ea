"""An index answers titles, aliases and ids from the records that it was built from."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from vlbib.core.ids import Id, url_id
from vlbib.core.names import Name, parse_name
from vlbib.core.record import Record
from vlbib.core.work import Query
from vlbib.resolver import CouldNotAsk
from vlbib.sources.index import WORKS, Index, open_named
from vlbib.sources.index.fill import build

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from vlbib.resolver import Question

CLIP = Record(
    source="checked",
    title="Learning Transferable Visual Models From Natural Language Supervision",
    authors=(Name("Radford", "Alec"), Name("Kim", "Jong Wook")),
    year=2021,
    ids=(Id("arxiv", "2103.00020"),),
    aliases=("CLIP",),
    urls=("https://github.com/openai/CLIP",),
    work="clip",
)
CLIP_PREPRINT = Record(source="arxiv", title=CLIP.title, authors=CLIP.authors, year=2021, type="misc", work="clip")
BLIP = Record(source="checked", title="BLIP: Bootstrapping Language-Image Pre-training", year=2022, work="blip",
              ids=(Id("doi", "10.1000/AbC"),))  # fmt: skip
BLIP2 = Record(source="checked", title="BLIP-2: Bootstrapping with Frozen Image Encoders", year=2023, work="blip2")
WUKONG = Record(source="checked", title="Wukong: A Large-scale Chinese Benchmark", aliases=("Wukong",), work="w1",
                urls=("https://wukong-dataset.github.io/wukong-dataset/",))  # fmt: skip


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    path = tmp_path / "small.sqlite"
    build(path, [CLIP, CLIP_PREPRINT, BLIP, BLIP2, WUKONG], joined=True)
    with Index.open(path) as index:
        yield index


def _titles(index: Index, query: Query) -> list[str]:
    return [record.title for record in index.answer([query])[query]]


def _first(index: Index, text: str) -> str:
    return _titles(index, Query(title=text))[0]


def test_a_title_is_found_regardless_of_case_and_punctuation(index: Index) -> None:
    assert _first(index, "learning transferable visual-models from natural language supervision.") == CLIP.title


def test_all_records_of_a_work_are_returned_together_under_one_name(index: Index) -> None:
    query = Query(title=CLIP.title)
    records = index.answer([query])[query]
    assert [record.source for record in records] == ["checked", "arxiv"]
    assert {record.work for record in records} == {"small:1"}


def test_the_answer_contains_every_question(index: Index) -> None:
    questions: list[Question] = [Query(title="Zebra crossings of Ulm"), Id("doi", "10.1/none"), Query(title="???")]
    found = index.answer(questions)
    assert list(found) == questions
    assert not any(found.values())


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("BLIP_ Bootstrapping Language-Image Pre-training", BLIP.title),
        ("Bootstrapping Language-Image Pre-training", BLIP.title),
        ("CLIP: " + CLIP.title, CLIP.title),
        ("Learning Transferable Visual Models From Natural ...", CLIP.title),
        ("Learnign Transferable Visual Models From Natural Language Supervision", CLIP.title),
        ("Learning TransferableVisual Models Natural Language Supervision", CLIP.title),
        (CLIP.title + " 视觉语言模型", CLIP.title),
    ],
)
def test_a_deformed_title_finds_the_true_one_first(index: Index, asked: str, title: str) -> None:
    assert _first(index, asked) == title


def test_an_alias_query_finds_aliases_and_names_before_a_separator(index: Index) -> None:
    assert _titles(index, Query(title="clip", alias=True)) == [CLIP.title] * 2
    assert _titles(index, Query(title="BLIP-2", alias=True)) == [BLIP2.title]


def test_an_alias_query_finds_works_by_its_urls(index: Index) -> None:
    url = "http://wukong-dataset.github.io/wukong-dataset"
    assert _titles(index, Query(title="Noah's set", alias=True, urls=(url,))) == [WUKONG.title]


def test_ids_are_compared_without_case(index: Index) -> None:
    for one in (Id("doi", "10.1000/abc"), Id("doi", "10.1000/ABC")):
        assert [record.title for record in index.answer([one])[one]] == [BLIP.title]


@pytest.mark.parametrize(
    ("url", "is_it"),
    [
        ("https://papers.nips.cc/paper/2019/hash/0a1b2c3d4e5f60718293a4b5c6d7e8f9-Abstract.html", True),
        ("https://papers.nips.cc/paper_files/paper/2019/file/0a1b2c3d4e5f60718293a4b5c6d7e8f9-Paper.pdf", True),
        ("https://papers.nips.cc/paper/2020/hash/0a1b2c3d4e5f60718293a4b5c6d7e8f9-Abstract.html", False),
    ],
)
def test_a_neurips_paper_is_found_by_any_of_its_pages(tmp_path: Path, url: str, *, is_it: bool) -> None:
    page = "https://proceedings.neurips.cc/paper/2019/hash/0a1b2c3d4e5f60718293a4b5c6d7e8f9-Abstract.html"
    build(tmp_path / "pages.sqlite", [Record(source="dblp", title="Tides of Small Harbours", url=page)])
    identity = url_id(url)
    assert identity is not None
    with Index.open(tmp_path / "pages.sqlite") as index:
        records = index.answer([identity])[identity]
    assert [record.title for record in records] == ["Tides of Small Harbours"] * is_it
    assert all(identity in record.ids for record in records)


def test_records_of_several_sources_are_grouped_into_works(tmp_path: Path) -> None:
    title = "A Fine Method for Things of Interest"
    arxiv = Record(
        source="arxiv", title=title, authors=(parse_name("Jo Doe"),), year=2019, ids=(Id("arxiv", "1901.00001"),)
    )
    venue = Record(
        source="dblp", title=title.upper(), authors=(parse_name("J. Doe"),), year=2020, ids=(Id("doi", "10.1/a"),)
    )
    retitled = Record(source="s2", title="A Better Method", authors=(parse_name("J. Doe"),), ids=(Id("doi", "10.1/A"),))
    stranger = Record(source="dblp", title=title, authors=(parse_name("Max Else"),), year=2020)
    build(tmp_path / "i.sqlite", [arxiv, venue, retitled, stranger])
    one = Id("arxiv", "1901.00001")
    with Index.open(tmp_path / "i.sqlite") as index:
        records = index.answer([one])[one]
    assert [record.source for record in records] == ["arxiv", "dblp", "s2"]
    assert len({record.work for record in records}) == 1


def test_a_title_is_answered_with_at_most_twenty_works(tmp_path: Path) -> None:
    records = [Record(source="s", title=f"Stacked Hourglass Networks Part {n}") for n in range(60)]
    build(tmp_path / "i.sqlite", records)
    with Index.open(tmp_path / "i.sqlite") as index:
        assert len(_titles(index, Query(title="Stacked Hourglass Networks"))) == WORKS


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        build(tmp_path / name, [CLIP, CLIP_PREPRINT, BLIP, WUKONG], joined=True, small=True)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_a_failed_build_leaves_no_temporary_file(tmp_path: Path) -> None:
    path = tmp_path / "i.sqlite"
    build(path, [CLIP])
    before = path.read_bytes()

    def broken() -> Iterator[Record]:
        yield BLIP
        raise ValueError("the dump ends in the middle")

    with pytest.raises(ValueError, match="middle"):
        build(path, broken())
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["i.sqlite"]


def test_a_damaged_file_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    path.write_bytes(b"no database at all" * 100)
    with pytest.raises(CouldNotAsk, match="rebuilds it"):
        open_named("index", tmp_path)


def test_a_newer_format_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    build(path, [CLIP])
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(CouldNotAsk, match="format 99"):
        open_named("index", tmp_path)


def test_a_missing_index_is_none(tmp_path: Path) -> None:
    assert open_named("index", tmp_path) is None


def test_a_path_with_special_characters_opens(tmp_path: Path) -> None:
    path = tmp_path / "a b#c?%20.sqlite"
    build(path, [CLIP])
    with Index.open(path) as index:
        assert _first(index, CLIP.title) == CLIP.title

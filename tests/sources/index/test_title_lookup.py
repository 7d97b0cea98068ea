from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from vlbib.core.cited_works import Usual
from vlbib.core.known import HEAD_LETTERS, AtHand, Naming, TitleFacts, TitleList
from vlbib.core.names import parse_name
from vlbib.core.record import Record
from vlbib.core.text import squeeze
from vlbib.sources.index import Index, KnownIndex, title_lookup
from vlbib.sources.index.fill import build

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LONG = "PointNet: Deep Learning on Point Sets for 3D Classification and Segmentation"
RECORDS = (
    Record(source="made", title=LONG, aliases=("PointNet",)),
    Record(
        source="made", title="PointNet++: Deep Hierarchical Feature Learning on Point Sets", aliases=("PointNet++",)
    ),
    Record(source="made", title="Deep Learning on Point Sets"),
    Record(source="made", title="Visual Dialog"),
    Record(source="made", title="FooNet: A Thing of Some Words"),
    Record(source="made", title="Segment Anything", shared_names=("SAM", "Visual Dialog")),
)


@pytest.fixture
def known(tmp_path: Path) -> Iterator[KnownIndex]:
    build(tmp_path / "index.sqlite", RECORDS)
    with Index.open(tmp_path / "index.sqlite") as index:
        yield KnownIndex(index)


def test_whole_titles_that_begin_a_text_are_found_longest_first(known: KnownIndex) -> None:
    assert [title.text for title in known.titles_from(squeeze(LONG + " by some people"))] == [LONG]
    assert [title.text for title in known.titles_from(squeeze("Deep Learning on Point Sets and more"))] == [
        "Deep Learning on Point Sets"
    ]
    assert known.titles_from(squeeze("Deep Learning on Point")) == ()
    assert known.titles_from("") == ()


def test_the_records_of_a_title_give_people_year_and_venues(tmp_path: Path) -> None:
    people = (parse_name("Tom Minka"), parse_name("John Winn"))
    records = (
        Record(source="made", title="Gates", authors=people, year=2008, venue="Neural Things", venue_short="NIPS"),
        Record(source="made", title="Gates++", year=2010),
        Record(source="made", title="Gates of Things", year=2011),
    )
    build(tmp_path / "index.sqlite", records)
    with Index.open(tmp_path / "index.sqlite") as index:
        hand = AtHand((TitleList(), KnownIndex(index)))
        assert hand.facts_of("GATES") == (TitleFacts(("minka", "winn"), 2008, ("NIPS", "Neural Things")),)
        assert hand.facts_of("Gates++") == (TitleFacts(year=2010),)
        assert hand.facts_of("Gate") == hand.facts_of("?") == ()


def test_a_short_name_is_recorded_a_title_a_hint_or_unknown(known: KnownIndex) -> None:
    names = ("PointNet", "pointnet++", "Deep Learning on Point Sets", "FooNet", "BarNet", "")
    assert [known.naming(name) for name in names] == [
        Naming.RECORDED, Naming.RECORDED, Naming.TITLE, Naming.HINT, Naming.NONE, Naming.NONE,
    ]  # fmt: skip


def test_a_name_of_several_works_is_shared_even_if_it_is_a_title(known: KnownIndex) -> None:
    assert [known.naming(name) for name in ("SAM", "sam", "Visual Dialog", "SAM++")] == [
        Naming.SHARED, Naming.SHARED, Naming.SHARED, Naming.NONE,
    ]  # fmt: skip
    assert [title.names for title in known.titles_from(squeeze("Segment Anything"))] == [{"sam", "visualdialog"}]


def test_names_with_different_marks_are_different(known: KnownIndex) -> None:
    assert known.naming("FooNet++") is Naming.NONE
    assert known.naming("PointNet+") is Naming.NONE


def test_titles_with_the_same_beginning_are_near(known: KnownIndex) -> None:
    assert [title.text for title in known.near("deeplearni")] == ["Deep Learning on Point Sets"]
    assert known.near("nothingalike") == ()
    longest = "pointnetdeephierarchicalfeaturelearningonpoint"
    assert [title.key[: len(longest)] for title in known.near(longest)] == [longest]
    assert known.near(f"{longest}x") == ()


def test_a_dropped_index_closes_its_file(tmp_path: Path) -> None:
    build(tmp_path / "index.sqlite", RECORDS)
    index = Index.open(tmp_path / "index.sqlite")
    connection = index._connection
    del index
    with pytest.raises(sqlite3.ProgrammingError, match="closed"):
        connection.execute("SELECT 1")


def test_keeping_first_letters_in_memory_changes_no_answer(known: KnownIndex) -> None:
    texts = [squeeze(record.title + after) for record in RECORDS for after in ("", " and more", " x")]
    texts += ["nothingalike", "pointnetd", "deeplearn", "deeplearningonpoint", "visual", "visualdialogs", ""]
    heads = [text[:HEAD_LETTERS] for text in texts]
    assert known.begun(heads) == heads
    first = [known.titles_from(text) for text in texts]
    assert {"deeplearningonpointsets", "visualdialog"} <= set(known.index.heads(9))
    for _ in range(3):
        assert [known.titles_from(text) for text in texts] == first
        assert [title.text for title in known.near("deeplearni")] == ["Deep Learning on Point Sets"]
        assert known.near("nothingalike") == ()
    begun = known.begun(heads)
    assert all(head in begun for head, titles in zip(heads, first, strict=True) if titles)
    assert "nothingalike" not in begun
    assert known.begun(["deeplearn", "deeplearm"]) == ["deeplearn"]  # nine letters are compared alone
    assert known.begun(["visualdialects", "deeplearningofso"]) == ["visualdialects"]  # a title of twelve letters may


def test_first_letters_are_read_at_once_if_enough_questions_are_expected(known: KnownIndex) -> None:
    heads = ["nothingalike", "visualdialog"]
    known.expect(0)
    assert known.begun(heads) == heads
    known.expect(known.index.rows)
    assert known.begun(heads) == ["visualdialog"]


@pytest.mark.parametrize("text", ["deeplearningofsomething", "visualdialects", "segmentan"])
def test_text_that_differs_within_the_kept_letters_is_not_looked_up(
    known: KnownIndex, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    known.titles_from(text)
    monkeypatch.delattr(title_lookup, "titles_from")
    assert known.titles_from(text) == ()


@pytest.mark.parametrize("size", [9, 10, 15, 16, 17, 31, 32, 33, 40])
def test_a_title_of_any_length_is_found_by_its_first_letters(tmp_path: Path, size: int) -> None:
    title = "abcdefghij" * 4
    build(tmp_path / "index.sqlite", [Record(source="made", title=title[:size])])
    with Index.open(tmp_path / "index.sqlite") as index:
        known = KnownIndex(index)
        for after in ("", "x", "xyz and more of it"):
            for _ in range(2):
                assert [each.text for each in known.titles_from(title[:size] + squeeze(after))] == [title[:size]]


def test_all_titles_that_begin_a_text_are_found_whatever_is_kept_of_them(tmp_path: Path) -> None:
    title = "abcdefghij" * 4
    sizes = [40, 33, 32, 31, 20, 16, 15, 9]
    build(tmp_path / "index.sqlite", [Record(source="made", title=title[:size]) for size in sizes])
    with Index.open(tmp_path / "index.sqlite") as index:
        known = KnownIndex(index)
        for _ in range(2):
            assert [len(each.text) for each in known.titles_from(title)] == sizes
            assert [len(each.text) for each in known.titles_from(title[:31] + "x")] == sizes[3:]
            assert [len(each.text) for each in known.titles_from(title[:15])] == sizes[6:]


def test_a_coined_name_that_another_work_has_in_other_capitals_names_only_the_work_so_spelled(tmp_path: Path) -> None:
    records = (
        Record(source="made", title="LampGLUE: A Test of Long Words", aliases=("LampGLUE",)),
        Record(source="made", title="LampGlue: Joining Old Lamps With Paste"),
        Record(source="made", title="OakNet: Trees of Some Old Towns", aliases=("OakNet",)),
        Record(source="made", title="OAKNET: Trees of Some New Towns"),
    )
    build(tmp_path / "index.sqlite", records)
    with Index.open(tmp_path / "index.sqlite") as index:
        names = KnownIndex(index)
        assert [names.naming(name) for name in ("LampGLUE", "LampGlue", "lampglue", "LAMPGLUE")] == [
            Naming.RECORDED, Naming.SHARED, Naming.SHARED, Naming.RECORDED
        ]  # fmt: skip
        assert [names.bearer(name) for name in ("LampGLUE", "LampGlue", "lampglue")] == [records[0].title, "", ""]
        assert names.naming("oaknet") is Naming.RECORDED  # capitals alone are no other spelling


def test_the_bearers_of_a_name_are_the_works_that_have_it_alone_or_share_it(tmp_path: Path) -> None:
    records = (
        Record(source="made", title="Trees of Some Old Towns", aliases=("OakNet",)),
        Record(source="made", title="Towns of Old Trees", shared_names=("OakNet", "ElmNet")),
        Record(source="made", title="OakNet: More Trees"),
        Record(source="made", title="Still More Trees", aliases=("OakNet++",)),
    )
    build(tmp_path / "index.sqlite", records)
    with Index.open(tmp_path / "index.sqlite") as index:
        names = KnownIndex(index)
        assert {title.text for title in names.bearers("oaknet")} == {records[0].title, records[1].title}
        assert [(title.text, title.names) for title in names.bearers("OakNet++")] == [
            (records[3].title, frozenset(("oaknet",)))
        ]
        assert names.bearers("--") == names.bearers("Elm") == ()


@pytest.mark.parametrize("small", [False, True])
def test_works_are_found_by_the_last_word_of_the_first_family_name_and_the_year(tmp_path: Path, *, small: bool) -> None:
    records = (
        Record(
            source="made",
            title="WaveLamp: Sound From Lamps",
            authors=(parse_name("Aaron van den Oord"), parse_name("Sander Dieleman")),
            year=2016,
            aliases=("WL",),
        ),
        Record(source="made", title="Maps of Rivers", authors=(parse_name("Ida Oord"),), year=2017),
        Record(source="made", title="Maps of Nobody", year=2016),
    )
    build(tmp_path / "index.sqlite", records, small=small)
    with Index.open(tmp_path / "index.sqlite") as index:
        body = KnownIndex(index)
        (work,) = body.cited("van den Oord", 2016)
        assert (work.title, work.families, work.year) == (
            "WaveLamp: Sound From Lamps", (("van", "den", "oord"), ("dieleman",)), 2016
        )  # fmt: skip
        assert work.names == {"wavelamp", "wl"}
        assert [each.title for each in AtHand((TitleList(), body)).cited("Oord", 2017)] == ["Maps of Rivers"]
        assert body.cited("van den Oord", 2016) == (work,)  # as before
        assert body.cited("Dieleman", 2016) == body.cited("Oord", 2018) == body.cited("", 2016) == ()


def test_the_records_of_one_work_share_their_names_and_venues(tmp_path: Path) -> None:
    people = (parse_name("Ida Lane"),)
    records = (
        Record(source="made", title="Maps of Rivers", authors=people, year=2020, aliases=("RiverNet",), work="1"),
        Record(source="made", title="Maps of rivers", authors=people, year=2020, venue_short="CVPR", work="1"),
    )
    build(tmp_path / "index.sqlite", records, joined=True)
    with Index.open(tmp_path / "index.sqlite") as index:
        (work,) = KnownIndex(index).cited("Lane", 2020)
    assert (work.title, set(work.names), work.venues) == ("Maps of Rivers", {"rivernet"}, ("CVPR",))


@pytest.mark.parametrize("small", [True, False])
def test_a_work_is_found_by_each_year_with_which_people_cite_it(tmp_path: Path, *, small: bool) -> None:
    people = (parse_name("Ida Lane"),)
    records = (
        Record(
            source="made",
            title="Maps of Rivers",
            authors=people,
            year=2020,
            usual_years=(2017,),
            possible_years=(2019,),
            work="1",
        ),
        Record(source="made", title="Maps of rivers", authors=people, year=2018, work="1"),
    )
    build(tmp_path / "index.sqlite", records, joined=True, small=small)
    with Index.open(tmp_path / "index.sqlite") as index:
        body = KnownIndex(index)
        found = {year: [(each.title, each.usual) for each in body.cited("Lane", year)] for year in range(2016, 2021)}
    assert found == {
        2016: [],
        2017: [("Maps of Rivers", Usual.ALWAYS)],
        2018: [("Maps of rivers", Usual.NO)],
        2019: [("Maps of Rivers", Usual.MAYBE)],
        2020: [("Maps of Rivers", Usual.NO)],
    }

from __future__ import annotations

import pytest
from msgspec import structs

from vlbib.core.known import KnownTitle, TitleList
from vlbib.core.segment import Place, Segment, Sighting
from vlbib.core.text import squeeze
from vlbib.matching.recognition.recognise import recognise
from vlbib.matching.recognition.titles.lone_titles import labelled_titles_in, lone_names_in, lone_titles_in

LONG, LONGER = "Attention Is All You Need", "Deep Residual Learning for Image Recognition"
TITLES = ("Wee LCP", "Draft Auctions", "Graph Theory", "Graph Theory and Metro Traffic", "Cybermatter", "ICML 2020")
KNOWN = TitleList(tuple(KnownTitle(title, squeeze(title)) for title in (*TITLES, LONG, LONGER)))


def item(text: str, line: int = 1, group: int = 1, place: Place = Place.ITEM, **more: object) -> Segment:
    return Segment(file="a.md", line=line, text=text, place=place, reading=text, group=group, **more)  # type: ignore[arg-type]


def named(*segments: Segment) -> list[list[str]]:
    return [[each.text for each in seen] for seen in recognise(segments, KNOWN)]


def listed(*texts: str) -> list[list[str]]:
    return named(*(item(text, line) for line, text in enumerate(texts, 1)))


def test_two_words_count_in_a_list_of_works() -> None:
    assert listed(LONG, "Wee LCP", LONGER)[1] == ["Wee LCP"]
    assert listed(LONG, "wash the dishes", "Draft Auctions")[2] == []  # one work makes no list of works
    assert listed(LONG, LONGER, "milk", "bread", "Draft Auctions")[4] == []  # nor do two of five


def test_one_work_makes_no_list_of_works() -> None:
    assert listed(LONG, "Draft Auctions")[1] == []


def test_short_titles_do_not_make_a_list_one_of_works() -> None:
    assert listed("Draft Auctions", "Wee LCP", LONG)[0] == []


@pytest.mark.parametrize(
    "text", ["graph theory", "Graph Theory Now", "Cybermatter", "ICML 2020", "draft Auctions", "Draft Auctions now"]
)
def test_a_topic_one_word_a_conference_or_other_words_do_not_count(text: str) -> None:
    assert listed(LONG, text, LONGER)[1] == []


def test_a_title_that_few_others_begin_with_waits_in_a_list_of_works_and_a_topic_does_not() -> None:
    assert [name.listed for name in lone_titles_in(item("Graph Theory"), KNOWN, ())] == [False]
    assert [name.listed for name in lone_titles_in(item("Draft Auctions"), KNOWN, ())] == [True]
    assert listed(LONG, "Graph Theory", LONGER)[1] == ["Graph Theory"]
    more = TitleList(
        (
            *KNOWN.titles,
            *(KnownTitle(f"{each} {at}", f"graphtheory{at}") for at, each in enumerate(["Graph Theory"] * 9)),
        )
    )
    assert lone_titles_in(item("Graph Theory"), more, ()) == ()
    assert lone_titles_in(item("Graph Theory", place=Place.HEADING), KNOWN, ()) == ()


def test_a_cell_counts_in_the_column_of_works() -> None:
    rows = [f"1\x1f{LONG}\x1fDraft Auctions", f"2\x1f{LONGER}\x1f", "3\x1fDraft Auctions\x1f"]
    segments = [item(text, line, -1, Place.ROW) for line, text in enumerate(rows, 1)]
    assert named(*segments) == [[LONG], [LONGER], ["Draft Auctions"]]
    results = item(rows[2], 3, -1, Place.ROW, results=True)
    assert named(*segments[:2], results)[2] == []


def test_a_heading_counts_among_headings_of_works_and_not_above_works() -> None:
    def heading(text: str, level: int = 2) -> Segment:
        return Segment(
            file="a.md",
            line=1,
            text=text,
            place=Place.HEADING,
            level=level,
            heading=("Top", text)[-level:],
            reading=text,
        )

    others = (heading(LONG), heading(LONGER))
    assert named(*others, heading("Draft Auctions"))[2] == ["Draft Auctions"]
    assert named(*others, heading("Draft Auctions"), item(LONG, 9))[2] == []
    assert named(*others, structs.replace(heading("Draft Auctions"), heading=("Other", "Draft Auctions")))[2] == []
    deep = [structs.replace(one, level=3, heading=("Top", "A", one.text)) for one in others]
    lone = structs.replace(heading("Draft Auctions"), level=3, heading=("Top", "B", "Draft Auctions"))
    assert named(*deep, lone)[2] == []
    assert named(*deep, structs.replace(lone, heading=("Top", "A", "Draft Auctions")))[2] == ["Draft Auctions"]
    assert named(heading(LONG, 1), heading(LONGER, 1), heading("Draft Auctions", 1))[2] == []


def test_a_label_for_papers_shows_that_a_work_is_meant() -> None:
    for text in ("Paper: Draft Auctions", "📖 Backup: Draft Auctions · Lead: Mei", "论文：Draft Auctions（好）"):
        assert [each.text for each in labelled_titles_in(item(text), KNOWN, ())] == ["Draft Auctions"]
    for text in ("Lead: Draft Auctions", "Paper: Graph Theory", "newspaper: Draft Auctions", "Paper Draft Auctions"):
        assert not list(labelled_titles_in(item(text), KNOWN, ()))
    label, taken = "Paper: Draft Auctions", Sighting(7, 21, "Draft Auctions")
    assert not list(labelled_titles_in(item(label), KNOWN, (taken,)))
    assert not list(labelled_titles_in(item(label, place=Place.COMMENT), KNOWN, ()))


def test_no_title_is_lone_beside_a_taken_one() -> None:
    assert lone_titles_in(item("Draft Auctions"), KNOWN, (Sighting(0, 5, "Draft"),)) == ()
    assert [each.listed for each in lone_titles_in(item("Draft Auctions"), KNOWN, ())] == [True]


@pytest.mark.parametrize(
    ("title", "is_read"),
    [("Abc Def", True), ("Ab Cde", False), ("A B C D Efg", True), ("A B C D E Fg", False), ("Abcdef", False)],
)
def test_titles_of_six_letters_and_two_to_five_words_are_lone(title: str, is_read: bool) -> None:  # noqa: FBT001
    known = TitleList((KnownTitle(title, squeeze(title)),))
    assert bool(lone_titles_in(item(title), known, ())) == is_read


@pytest.mark.parametrize("remark", [", seen on friday", " (seen)", " - done"])
def test_a_short_title_in_a_list_of_works_may_have_a_remark_after_it(remark: str) -> None:
    assert listed(LONG, LONGER, f"Draft Auctions{remark}")[2] == ["Draft Auctions"]


def test_each_short_title_after_a_label_counts_even_beside_titles_and_signs() -> None:
    (only,) = labelled_titles_in(item("now; then\nPaper: Draft Auctions, 2020"), KNOWN, ())
    assert only == Sighting(17, 31, "Draft Auctions", listed=True)
    text = f"{LONG}\nPaper: Draft Auctions\nPaper: Wee LCP"
    taken = (Sighting(0, len(LONG), LONG), Sighting(55, 62, "Wee LCP"))
    assert [each.text for each in labelled_titles_in(item(text), KNOWN, taken[:1])] == ["Draft Auctions", "Wee LCP"]
    assert [each.text for each in labelled_titles_in(item(text), KNOWN, taken)] == ["Draft Auctions"]


@pytest.mark.parametrize("remark", [" | about people", " 很好", "：很好", "，很好"])
def test_a_remark_after_a_bar_or_in_another_script_is_no_part_of_a_lone_title(remark: str) -> None:
    assert listed(LONG, f"Wee LCP{remark}", LONGER)[1] == ["Wee LCP"]


NAMES = TitleList(
    tuple(
        KnownTitle(f"A Study of {name}", f"astudyof{name.lower()}", frozenset([name.lower()]))
        for name in ("WebShop", "ToolLLM", "KLD", "KLDX", "Tacotron")
    ),
    frozenset(("webshop", "toolllm", "kld", "kldx", "adamw", "tacotron")),
)


def test_names_in_the_first_cells_of_rows_count_if_half_of_the_rows_have_one() -> None:
    rows = ["WebShop\x1f2022", "ToolLLM\x1f2024", "our own\x1f2026"]
    segments = [item(text, line, -1, Place.ROW) for line, text in enumerate(rows, 1)]
    assert [[each.text for each in seen] for seen in recognise(segments, NAMES)] == [["WebShop"], ["ToolLLM"], []]
    few = [*segments[:1], *(item("our own\x1f2026", line, -1, Place.ROW) for line in (2, 3))]
    assert [[each.text for each in seen] for seen in recognise(few, NAMES)] == [[], [], []]


@pytest.mark.parametrize(
    "row",
    [
        "Backbone\x1fWebShop",
        "a row of words\x1fWebShop",
        "FindNet\x1fWebShop",
        "AdamW\x1f1e-4",
        "KLD\x1f2",
        "WebShop too\x1f2022",
    ],
)
def test_other_cells_programs_and_short_abbreviations_are_no_names_of_a_column(row: str) -> None:
    assert lone_names_in(item(row, place=Place.ROW), NAMES) == ()
    assert [each.text for each in lone_names_in(item("1\x1fKLDX\x1f2", place=Place.ROW), NAMES)] == ["KLDX"]
    assert lone_names_in(item("WebShop\x1f81.2", place=Place.ROW, results=True), NAMES) == ()


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("WebShop、ToolLLM", ["WebShop", "ToolLLM"]),
        ("WebShop , Tacotron", ["WebShop", "Tacotron"]),  # a plain word beside a distinct name
        ("WebShop/ToolLLM; KLDX", ["WebShop", "ToolLLM", "KLDX"]),
        ("Tacotron", []),
        ("WebShop, unknown", []),
        ("WebShop, KLD", []),  # three letters
        ("WebShop, AdamW", []),
    ],
)
def test_a_cell_may_list_names(cell: str, names: list[str]) -> None:
    seen = lone_names_in(item(f"1\x1f{cell}\x1f2", place=Place.ROW), NAMES)
    assert [each.text for each in seen] == names


def test_after_a_topic_of_up_to_three_plain_words_the_names_of_the_other_cells_count() -> None:
    seen = lone_names_in(item("of long texts\x1fWebShop, KLDX\x1fsome words\x1fToolLLM", place=Place.ROW), NAMES)
    assert [each.text for each in seen] == ["WebShop", "KLDX", "ToolLLM"]
    assert all(each.listed and each.is_name for each in seen)

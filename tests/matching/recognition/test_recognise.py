from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from vlbib.core.ids import Id
from vlbib.core.known import KnownTitle, TitleFacts, TitleList
from vlbib.core.segment import Mark, Place, Segment, Sighting, Stretch
from vlbib.core.text import squeeze
from vlbib.matching.recognition import recognise as module
from vlbib.matching.recognition.recognise import SegmentWorks, recognise, without_topics, works_in
from vlbib.notes.reader import read_note

KNOWN = TitleList(
    (
        KnownTitle("Attention Is All You Need", "attentionisallyouneed"),
        KnownTitle("Video Instance Segmentation", "videoinstancesegmentation"),
        KnownTitle("Open Video Instance Segmentation", "openvideoinstancesegmentation"),
    ),
    frozenset(("clip", "bert", "gpt3", "flamingo")),
)


LONG_NAMES = ("Barlow Twins", "Twins", "VICReg")


def note(*lines: tuple[Place, int, str]) -> list[list[str]]:
    segments = [
        Segment(
            file="a.md", line=number, text=text, place=place, level=level, group=level if place is Place.ITEM else 0
        )
        for number, (place, level, text) in enumerate(lines, 1)
    ]
    return [[sighting.text for sighting in seen] for seen in recognise(segments, KNOWN)]


def test_a_name_above_two_works_is_their_topic_but_above_one_it_is_not() -> None:
    above, first, second = (Place.ITEM, 1, "CLIP"), (Place.ITEM, 2, "BERT"), (Place.ITEM, 2, "GPT-3")
    assert note(above, first, second)[0] == []
    assert note(above, first)[0] == ["CLIP"]


def test_a_person_in_capitals_before_others_is_no_name_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_works_in", lambda _segment, _body: SegmentWorks(spoken=(("FLORENCE", "Maps"),)))

    def count(text: str) -> int:
        return len(works_in(Segment(file="a.md", line=1, text=text, place=Place.ITEM), KNOWN).spoken)

    assert count("FLORENCE, P. et al. Counting Things") == 0
    assert count("FLORENCE counts, P. et al. write") == count("as of FLORENCE. Kale, A. et al. say") == 1


def test_a_name_inside_a_longer_one_is_none() -> None:
    known = TitleList(
        tuple(KnownTitle(f"{name}: One", squeeze(f"{name}: One"), frozenset((squeeze(name),))) for name in LONG_NAMES),
        frozenset(map(squeeze, LONG_NAMES)),
    )
    segment = Segment(file="a.md", line=1, text="去冗余:Barlow Twins、VICReg", place=Place.PARAGRAPH)
    assert {each.text for each in works_in(segment, known).names} == {"Barlow Twins", "VICReg"}


@pytest.mark.parametrize(
    ("written", "names"),
    [("Video-LLM", []), ("VideoLLM", ["VideoLLM"]), ("Time-LLM", ["Time-LLM"]), ("X-CLIP", ["X-CLIP"])],
)
def test_two_words_for_a_kind_of_model_are_no_name(written: str, names: list[str]) -> None:
    every = ("VideoLLM", "Time-LLM", "X-CLIP")
    known = TitleList(
        tuple(KnownTitle(f"{name}: One", squeeze(f"{name}: One"), frozenset((squeeze(name),))) for name in every),
        frozenset(map(squeeze, every)),
    )
    segment = Segment(file="a.md", line=1, text=written, place=Place.ITEM)
    assert [each.text for each in works_in(segment, known).names] == names


def test_names_after_the_label_of_a_heading_are_works_and_without_a_label_the_topic_of_those_below() -> None:
    below = (Place.PARAGRAPH, 0, "Attention Is All You Need")
    assert note((Place.HEADING, 2, "Encoders: CLIP, BERT, GPT-3"), below)[0] == ["CLIP", "BERT", "GPT-3"]
    assert note((Place.HEADING, 2, "CLIP, BERT, GPT-3"), below)[0] == []


def test_two_names_above_two_works_are_no_topic() -> None:
    above, first, second = (Place.ITEM, 1, "CLIP, BERT"), (Place.ITEM, 2, "BERT"), (Place.ITEM, 2, "GPT-3")
    assert note(above, first, second)[0] == ["CLIP", "BERT"]


def test_a_row_has_no_works_below_it() -> None:
    assert note(*((Place.ROW, 0, "Attention Is All You Need") for _ in range(4)))[0] == ["Attention Is All You Need"]
    row = Segment(
        file="a.md",
        line=1,
        text="CLIP",
        place=Place.ROW,
        marks=(Stretch(Mark.CELL, 0, 4),),
        columns=("Paper",),
        group=-1,
    )
    items = [
        Segment(file="a.md", line=line, text=text, place=Place.ITEM, group=1)
        for line, text in ((3, "BERT"), (4, "GPT-3"))
    ]
    assert [seen.text for seen in recognise([row, *items], KNOWN)[0]] == ["CLIP"]


def test_a_paragraph_after_a_list_is_not_below_its_items() -> None:
    after = "Attention Is All You Need\nOpen Video Instance Segmentation"
    assert note((Place.ITEM, 1, "CLIP"), (Place.PARAGRAPH, 0, after))[0] == ["CLIP"]
    assert note((Place.ITEM, 1, "CLIP"), (Place.PARAGRAPH, 1, after))[0] == []


def test_a_heading_with_its_authors_names_a_work_above_others() -> None:
    heading = Segment(
        file="a.md", line=1, text="CLIP (Radford et al., 2021)", place=Place.HEADING, authors=("Radford",)
    )
    below = Segment(file="a.md", line=2, text="Attention Is All You Need", place=Place.ITEM, group=1)
    assert [seen.text for seen in recognise([heading, below], KNOWN)[0]] == ["CLIP"]


def test_a_heading_above_a_work_is_its_topic_and_a_lone_heading_is_the_work() -> None:
    assert note((Place.HEADING, 2, "CLIP"), (Place.PARAGRAPH, 0, "Attention Is All You Need"))[0] == []
    assert note((Place.HEADING, 2, "CLIP"), (Place.PARAGRAPH, 0, "remarks"), (Place.HEADING, 2, "BERT")) == [
        ["CLIP"],
        [],
        ["BERT"],
    ]


def test_a_short_title_as_a_heading_above_works_is_their_topic() -> None:
    heading = (Place.HEADING, 2, "Video Instance Segmentation")
    assert note(heading, (Place.ITEM, 1, "Attention Is All You Need"))[0] == []
    assert note(heading)[0] == ["Video Instance Segmentation"]


def test_a_short_title_as_a_heading_above_its_own_title_is_the_work() -> None:
    title = "Video Instance Segmentation"
    heading, other = (Place.HEADING, 2, title), (Place.PARAGRAPH, 0, "Attention Is All You Need")
    assert note(heading, (Place.PARAGRAPH, 0, title)) == [[title], [title]]
    assert note(heading, other, (Place.PARAGRAPH, 0, f"Open {title}"))[0] == []


@pytest.mark.parametrize(
    ("title", "count"), [("Open Video Instance Segmentation", 0), ("Attention Is All You Need", 1)]
)
def test_a_heading_of_four_words_may_be_a_topic_and_one_of_five_is_a_title(title: str, count: int) -> None:
    assert len(note((Place.HEADING, 2, title), (Place.ITEM, 1, "CLIP"))[0]) == count


def test_a_heading_above_a_title_of_a_deeper_section_is_its_topic() -> None:
    lines = ((Place.HEADING, 2, "CLIP"), (Place.HEADING, 3, "remarks"), (Place.ITEM, 1, "Attention Is All You Need"))
    assert note(*lines)[0] == []


@pytest.mark.parametrize(("remarks", "expected"), [(2, ["CLIP"]), (1, [])])
def test_a_name_as_a_heading_is_a_topic_if_half_of_the_text_below_names_works(
    remarks: int, expected: list[str]
) -> None:
    below = [(Place.ITEM, 1, "BERT"), *[(Place.PARAGRAPH, 0, "so they say")] * remarks]
    assert note((Place.HEADING, 2, "CLIP"), *below)[0] == expected
    assert note((Place.HEADING, 2, "CLIP"), *below, (Place.HEADING, 3, "GPT-3"))[0] == []
    assert note((Place.HEADING, 2, "CLIP"), *below[1:], (Place.HEADING, 2, "GPT-3"), below[0])[0] == ["CLIP"]


def test_a_heading_above_an_id_or_a_title_with_its_name_names_nothing_itself() -> None:
    remarks = [(Place.PARAGRAPH, 0, "so they say")] * 9
    assert note((Place.HEADING, 2, "CLIP"), (Place.ITEM, 1, "CLIP"), *remarks)[0] == []
    assert note((Place.HEADING, 2, "CLIP"), (Place.ITEM, 1, "BERT"), *remarks)[0] == ["CLIP"]
    heading = Segment(file="a.md", line=1, text="CLIP", place=Place.HEADING, level=2)
    below = [Segment(file="a.md", line=line, text="so they say", place=Place.PARAGRAPH) for line in range(3, 12)]
    link = Segment(file="a.md", line=2, text="", place=Place.PARAGRAPH, ids=(Id("arxiv", "1908.07490"),))
    assert [seen.text for seen in recognise([heading, link, *below], KNOWN)[0]] == []
    assert [seen.text for seen in recognise([heading, *below], KNOWN)[0]] == ["CLIP"]


def test_a_plain_word_as_a_heading_above_a_work_is_its_topic() -> None:
    remarks = [(Place.PARAGRAPH, 0, "so they say")] * 9
    assert note((Place.HEADING, 2, "Clip"), (Place.ITEM, 1, "BERT"), *remarks)[0] == []
    assert note((Place.HEADING, 2, "Clip"), *remarks)[0] == ["Clip"]


def test_an_item_that_repeats_a_heading_is_a_contents_entry_unless_that_is_a_topic() -> None:
    assert note((Place.ITEM, 1, "CLIP"), (Place.HEADING, 2, "CLIP"), (Place.PARAGRAPH, 0, "text"))[0] == []
    above = ((Place.ITEM, 1, "CLIP"), (Place.HEADING, 2, "CLIP"), (Place.ITEM, 1, "BERT"))
    assert note(*above)[:2] == [["CLIP"], []]


def test_a_segment_without_a_letter_or_digit_is_not_looked_up() -> None:
    unasked: Any = None
    assert works_in(Segment(file="a.md", line=1, text="# = --", place=Place.HEADING), unasked) == SegmentWorks()


@pytest.mark.parametrize(
    "text",
    [
        "GPT-3, CLIP, Attention Is All You Need",
        "next week: GPT-3, CLIP, Attention Is All You Need",
        "下周: GPT-3, CLIP, 以及 Attention Is All You Need",
    ],
)
def test_names_before_a_title_of_a_list_count_after_a_label_and_before_a_joining_word(text: str) -> None:
    assert note((Place.ITEM, 1, text)) == [["GPT-3", "CLIP", "Attention Is All You Need"]]


def test_a_plain_word_in_such_a_list_counts_beside_a_word_spelled_like_a_name() -> None:
    title = "Attention Is All You Need"
    assert note((Place.ITEM, 1, f"下周: Flamingo, GPT-3, {title}")) == [["Flamingo", "GPT-3", title]]
    assert note((Place.ITEM, 1, f"下周: Flamingo, {title}")) == [["Flamingo", title]]
    assert note((Place.ITEM, 1, f"下周: Flamingo then {title}")) == [[title]]


@pytest.mark.parametrize("name", ["CLIP", "Flamingo"])
def test_a_name_in_the_marks_of_chinese_titles_counts_beside_a_title(name: str) -> None:
    text = f"读了《{name}》和《Attention Is All You Need》"
    marks = tuple(
        Stretch(Mark.QUOTED, text.index("《", at) + 1, text.index("》", at), "") for at in (0, text.index("》") + 1)
    )
    segment = Segment(file="a.md", line=1, text=text, place=Place.ITEM, level=1, group=1, marks=marks)
    assert [sighting.text for sighting in recognise([segment], KNOWN)[0]] == [name, "Attention Is All You Need"]
    label = text.replace(f"《{name}》和", name)
    plain = Segment(file="a.md", line=1, text=label, place=Place.ITEM, level=1, group=1)
    assert [sighting.text for sighting in recognise([plain], KNOWN)[0]] == ["Attention Is All You Need"]


TITLE = "Attention Is All You Need"


def segment_works(text: str, place: Place = Place.PARAGRAPH, *marks: Stretch, ids: tuple[Id, ...] = ()) -> SegmentWorks:
    return works_in(Segment(file="a.md", line=1, text=text, place=place, marks=marks, ids=ids), KNOWN)


def test_a_link_without_words_names_its_page_unless_it_has_an_id() -> None:
    mark = Stretch(Mark.WIKI, 0, 2, TITLE)
    (title,) = segment_works("->", Place.PARAGRAPH, mark).titles
    assert (title.start, title.end, title.text) == (0, 2, TITLE)
    assert segment_works("->", Place.PARAGRAPH, mark, ids=(Id("arxiv", "1706.03762"),)) == SegmentWorks()
    assert segment_works("->") == SegmentWorks()


def test_a_comment_names_long_titles_and_reports_others() -> None:
    text = f"{TITLE} and the Open Video Instance Segmentation"
    for lead in ("source: ", "we drop "):
        works = segment_works(f"{lead}{text}", Place.COMMENT)
        assert [title.text for title in works.titles] == [TITLE]
        assert works.names == ()
        assert [title for title, _ in works.passed] == [
            "Open Video Instance Segmentation",
            "Video Instance Segmentation",
        ]


@pytest.mark.parametrize(("before", "count"), [("Ida wants: ", 1), ("wants ", 1), ("\\item Ida wants: ", 0)])
def test_a_comment_names_a_long_title_unless_a_latex_command_is_on_its_line(before: str, count: int) -> None:
    assert len(segment_works(f"{before}{TITLE}", Place.COMMENT).titles) == count


BESIDE = (
    "",
    "[2014] ",
    "- ",
    "1. ",
    "(2020-05-01) ",
    "2024 ",
    "... ",
    "** ",
    "Ⅳ ",
    "x ",
    "²",
    "Paper: ",
    "20:15 ",
    "\n",
)
AFTER = ("", ".", " (2020)", " 2020.", "?", " – ", ", 12", " ½", " [12]", " by Vaswani", "++", ", NeurIPS 2017")
SHORT = KnownTitle("Draft Auctions", "draftauctions")
PEOPLE = TitleList(
    (*KNOWN.titles, SHORT, KnownTitle("Paper: Draft Auctions", "paperdraftauctions")),
    KNOWN.names,
    facts={SHORT.key: (TitleFacts(("vaswani", "20202020"), 2020, ("NeurIPS",)),)},
)


@given(
    st.sampled_from(BESIDE),
    st.sampled_from([title.text for title in PEOPLE.titles]).flatmap(
        lambda title: st.sampled_from((title, title.lower()))
    ),
    st.sampled_from(AFTER),
    st.sampled_from((Place.ITEM, Place.PARAGRAPH, Place.HEADING, Place.QUOTE)),
    st.sampled_from(("", "reading")),
)
def test_a_line_of_one_title_and_signs_gives_the_same_result_on_the_fast_path(
    before: str, title: str, after: str, place: Place, reading: str
) -> None:
    text = before + title + after
    segment = Segment(file="a.md", line=1, text=text, place=place, reading=title if reading else "")
    quick = works_in(segment, PEOPLE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_says_nothing_else", lambda *_: False)
        assert works_in(segment, PEOPLE) == quick


def test_a_line_of_one_title_and_signs_is_not_searched_for_similar_titles(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(module, "_FINDERS")
    segment = Segment(file="a.md", line=1, text="[2017] Attention Is All You Need.", place=Place.ITEM)
    assert [seen.text for seen in works_in(segment, KNOWN).titles] == ["Attention Is All You Need"]


def test_in_a_table_of_results_a_title_with_slips_has_six_words() -> None:
    titles = ("Drawing Maps of Old Paper Towns", "Drawing Seas of Paper Towns")
    known = TitleList(tuple(KnownTitle(title, squeeze(title)) for title in titles))
    for text, count in (("Drawing Maps of Old Paper Town\x1f8.8", 1), ("Drawing Seas of Paper Town\x1f8.8", 0)):
        end = text.index("\x1f")
        marks = (Stretch(Mark.CELL, 0, end),)
        row = Segment(file="a.md", line=1, text=text, place=Place.ROW, marks=marks, results=True)
        assert len(works_in(row, known).titles) == count
        assert len(works_in(structs.replace(row, results=False), known).titles) == 1


def test_a_heading_with_the_beginning_of_a_title_above_works_is_their_topic() -> None:
    known = TitleList(
        (
            KnownTitle(
                "LoRA: Low-Rank Adaptation of Models",
                squeeze("LoRA: Low-Rank Adaptation of Models"),
                frozenset(["lora"]),
            ),
            KnownTitle("Counting Lines in Old Maps", squeeze("Counting Lines in Old Maps")),
        ),
        frozenset(["lora"]),
    )
    alone = read_note("## LoRA: low-rank adaptation\n\nsome words\n", "a.md").segments
    above = read_note("## LoRA: low-rank adaptation\n- Counting Lines in Old Maps\n", "a.md").segments
    texts = [[each.text for seen in recognise(segments, known) for each in seen] for segments in (alone, above)]
    assert texts == [["LoRA: low-rank adaptation"], ["Counting Lines in Old Maps"]]


def test_a_heading_of_few_words_is_the_work_whose_id_is_below_it() -> None:
    titles = ("Old Maps", "Fair Old Maps")
    paper = Id("arxiv", "1706.03762")
    known = TitleList(tuple(KnownTitle(each, squeeze(each)) for each in titles), numbered={paper: [titles[1]]})
    other = TitleList(known.titles, numbered={paper: [titles[0]]})
    segments = read_note("## Fair Old Maps\n\nsome words\n\nsee arXiv:1706.03762\n", "a.md").segments
    named = [[each.text for seen in recognise(segments, body) for each in seen] for body in (known, other)]
    assert named == [["Fair Old Maps"], []]


def test_an_unsure_name_counts_only_in_a_note_that_names_a_work() -> None:
    unsure = Sighting(0, 6, "FixNet", is_name=True, unsure=True)
    sure = Sighting(0, 4, "CLIP", is_name=True)
    items = [
        Segment(file="a.md", line=line, text=text, place=Place.ITEM) for line, text in enumerate(("FixNet", "b"), 1)
    ]
    named = [without_topics(items, (SegmentWorks(names=(unsure,)), SegmentWorks(names=more))) for more in ((), (sure,))]
    assert named == [((), ()), ((unsure,), (sure,))]
    with_id = [items[0], structs.replace(items[1], ids=(Id("arxiv", "1706.03762"),))]
    assert without_topics(with_id, (SegmentWorks(names=(unsure,)), SegmentWorks()))[0] == (unsure,)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Natural Ways of Policies", 1),
        ("'Natural Ways of Policies',", 1),
        ("Ways of Policies", 0),
        ("so Natural Ways of Policies", 1),
        ("so Ways of Policies", 0),
    ],
)
def test_what_code_says_names_a_title_of_four_words(text: str, count: int) -> None:
    titles = ("Natural Ways of Policies", "Ways of Policies")
    body = TitleList(tuple(KnownTitle(title, squeeze(title)) for title in titles))
    marks = (Stretch(Mark.CODE, 0, len(text)),)
    segment = Segment(file="a.md", line=1, text=text, place=Place.COMMENT, marks=marks)
    assert len(works_in(segment, body).titles) == count


@pytest.mark.parametrize(
    ("file", "text", "count"),
    [
        ("a.tex", "Lee 2020, Counting Natural Ways of Old Policies", 1),
        ("a.tex", "we drop this\nCounting Natural Ways of Old Policies", 1),
        ("a.tex", "\\item Counting Natural Ways of Old Policies", 0),  # taken out
        ("a.tex", "so Natural Ways of Policies", 1),
        ("a.tex", "so Ways of Policies", 0),
        ("a.md", "Lee 2020, Counting Natural Ways of Old Policies", 1),
    ],
)
def test_a_comment_without_latex_commands_names_a_title_of_four_words(file: str, text: str, count: int) -> None:
    titles = ("Counting Natural Ways of Old Policies", "Natural Ways of Policies", "Ways of Policies")
    body = TitleList(tuple(KnownTitle(title, squeeze(title)) for title in titles))
    segment = Segment(file=file, line=1, text=text, place=Place.COMMENT)
    assert len(works_in(segment, body).titles) == count

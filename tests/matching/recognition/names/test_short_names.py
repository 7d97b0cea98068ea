from __future__ import annotations

import pytest
from tests.matching.recognition.known_names import NAMES, Hinting, Sharing, headed, seen
from tests.matching.recognition.names.items_of_names import ITEMS

from vlbib.core.known import KnownTitle, Naming, TitleList
from vlbib.core.segment import Mark, Place, Segment, Sighting, Stretch
from vlbib.core.text import squeeze
from vlbib.matching.recognition.names.short_names import names_in


@pytest.mark.parametrize("text", ITEMS)
def test_an_item_names_works_by_lone_short_names(text: str) -> None:
    assert seen(text) == ITEMS[text]


def test_a_paragraph_names_works_by_marked_names_only() -> None:
    text = "as our CLIP and BERT nets"
    assert seen(text, Place.PARAGRAPH) == []
    assert seen(text, Place.PARAGRAPH, Stretch(Mark.WIKI, 7, 11)) == ["CLIP"]
    assert seen(text, Place.PARAGRAPH, Stretch(Mark.BOLD, 7, 11)) == []
    assert seen(text, Place.PARAGRAPH, Stretch(Mark.LINK, 7, 11, "https://arxiv.org/abs/2103.00020")) == ["CLIP"]
    assert seen(text, Place.PARAGRAPH, Stretch(Mark.LINK, 7, 11, "https://github.com/openai/CLIP")) == []


def test_names_below_a_heading_for_settings_name_nothing() -> None:
    assert seen("CLIP", heading="Hyperparameters") == []
    assert seen("CLIP", heading="Models") == ["CLIP"]


def test_a_name_known_only_from_titles_counts_if_it_is_alone() -> None:
    known = Hinting()
    assert seen("FooNet", known=known) == ["FooNet"]
    assert seen("FooNet: a remark on what it does", known=known) == []
    assert seen("FOO-2 (our own try)", known=known) == []
    assert seen("FooNet", Place.HEADING, known=known) == []
    assert seen("Foo", known=known) == []


def test_a_name_of_hyphenated_words_counts_if_it_begins_the_title_of_one_work_only() -> None:
    known = headed("Live-Evo: Memory That Grows", "Res-Set: One Way", "Res-Set: Another Way")
    assert seen("Live-Evo", known=known) == ["Live-Evo"]
    assert seen("Live-Evo：记忆", known=known) == ["Live-Evo"]
    assert seen("Res-Set", known=known) == seen("Live-evo", known=known) == []


@pytest.mark.parametrize(("opener", "names"), [("《", ["CLIP"]), ("「", ["CLIP"]), ("“", []), (" ", [])])
def test_title_quotes_may_contain_a_name(opener: str, names: list[str]) -> None:
    text = f"读{opener}CLIP》一下"
    assert seen(text, Place.PARAGRAPH, Stretch(Mark.QUOTED, 2, 6)) == names


def test_a_name_in_chinese_title_marks_counts_beside_a_title() -> None:
    text = "《Some Other Title》跑了一下，《Flamingo》的脚本"
    start = text.index("Flamingo")
    segment = Segment(file="a.md", line=1, text=text, place=Place.ITEM, marks=(Stretch(Mark.QUOTED, start, start + 8),))
    titles = [Sighting(1, 17, "Some Other Title")]
    assert [text[name.start : name.end] for name in names_in(segment, NAMES, titles, ())] == ["Flamingo"]


CITED = {
    "she asked if DINOv2 (Oquab et al., 2023) is enough": ["DINOv2"],
    "try DINOv2 [Oquab et al., TMLR 2024] on it": ["DINOv2"],
    "they use DINOv2 (Oquab and Darcet, 2023) there": ["DINOv2"],
    "they use Faster R-CNN (Ren et al., 2015) there": ["Faster R-CNN"],
    "Then DINOv2 by Oquab et al., TMLR 2024 came": ["DINOv2"],
    "the new DINOv2 (ICLR 2024) is out": ["DINOv2"],
    "the new SAM 2 (ICLR'24) is out": ["SAM 2"],
    "the new DINOv2 (May 2024) is out": [],
    "they use Flamingo (Alayrac et al., 2022) there": ["Flamingo"],
    "they use flamingo (Alayrac et al., 2022) there": [],
    "they use Flamingo (NeurIPS 2022) there": [],
    "their DINOv2 (see below) nets": [],
    "their DINOv2 (in 2023) nets": [],
    "前回のDINOv2論文の続き。": ["DINOv2"],
    "看了一下 DINOv2 那篇，很短": ["DINOv2"],
    "지난주 DINOv2 논문 계속": ["DINOv2"],
    "DINOv2の続き。": ["DINOv2"],
    "DINOv2続き。": [],
}


@pytest.mark.parametrize("text", CITED)
def test_a_name_in_a_sentence_counts_with_its_authors_or_if_it_is_called_a_paper(text: str) -> None:
    assert seen(text, Place.PARAGRAPH) == CITED[text]


def test_a_name_beside_a_title_without_list_separators_is_its_label_but_counts_on_another_line() -> None:
    marks = (Stretch(Mark.WIKI, 0, 4), Stretch(Mark.WIKI, 23, 27))
    segment = Segment(file="a.md", line=1, text="CLIP: Segment Anything\nBERT", place=Place.PARAGRAPH, marks=marks)
    assert [name.text for name in names_in(segment, NAMES, (Sighting(6, 22, "Segment Anything"),))] == ["BERT"]


@pytest.mark.parametrize(
    ("before", "place", "expected"),
    [
        ("CLIP, ", Place.ITEM, ["CLIP"]),
        ("CLIP; DINOv2, ", Place.ROW, ["CLIP", "DINOv2"]),
        ("[x] CLIP, ", Place.ITEM, ["CLIP"]),
        ("4\x1fCLIP, ", Place.ROW, ["CLIP"]),
        ("GPT-3, ", Place.ITEM, []),  # the title's own name
        ("FooNet, ", Place.ITEM, []),  # unknown
        ("CLIP: ", Place.ITEM, []),
        ("CLIP ", Place.ITEM, []),
        ("CLIP, ", Place.PARAGRAPH, ["CLIP"]),
        ("CLIP - ", Place.PARAGRAPH, []),
    ],
)
def test_a_list_of_names_before_a_title_names_them(before: str, place: Place, expected: list[str]) -> None:
    title = "Few Words of a Tide"
    own = KnownTitle(title, squeeze(title), frozenset(("gpt3",)))
    known = TitleList((*NAMES.titles, own), NAMES.names)
    segment = Segment(file="a.md", line=1, text=before + title, place=place)
    taken = Sighting(len(before), len(before + title), title)
    assert [segment.text[name.start : name.end] for name in names_in(segment, known, (taken,))] == expected


def test_a_shared_name_counts_with_the_claims_of_a_title_and_else_if_it_is_no_abbreviation() -> None:
    shared = Sharing()
    assert seen("SAM", known=shared) == ["SAM"]
    assert seen("SAM", Place.HEADING, known=shared) == []
    assert seen("AdaViT", Place.HEADING, known=shared) == ["AdaViT"]


class SharingTitled(Sharing):
    def naming(self, name: str) -> Naming:
        return Naming.TITLE if name == "Segment Anything" else super().naming(name)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("SAM (Segment Anything)", [("SAM", "Segment Anything")]),
        ("SAM (2023)", [("SAM", "")]),
        ("SAM (our own try)", []),
    ],
)
def test_a_long_title_or_a_year_in_brackets_makes_a_shared_abbreviation_a_mention(
    text: str, names: list[tuple[str, str]]
) -> None:
    segment = Segment(file="a.md", line=1, text=text, place=Place.ITEM)
    assert [(name.text, name.gloss) for name in names_in(segment, SharingTitled(), ())] == names


def test_a_plain_word_that_several_works_share_needs_more_beside_it() -> None:
    shared = Sharing()
    assert seen("Actor", known=shared) == []
    dated = Segment(file="a.md", line=1, text="Actor", place=Place.ITEM, year=2020)
    assert [name.text for name in names_in(dated, shared, ())] == ["Actor"]


def test_a_name_is_joined_to_a_name_but_not_to_a_topic_or_owner() -> None:
    known = TitleList((), frozenset(("clip", "bert", "dinov2")))

    def names(text: str) -> list[str]:
        segment = Segment(file="a.md", line=1, text=text, place=Place.ITEM)
        return [seen.text for seen in names_in(segment, known, ())]

    assert [names(text) for text in ("BERT and CLIP", "Boundless/CLIP", "Plain Words, CLIP")] == [
        ["BERT", "CLIP"],
        ["CLIP"],
        ["CLIP"],
    ]
    assert [names(text) for text in ("Plain Words and CLIP", "openai/CLIP", "tall BERT and CLIP nets")] == [[], [], []]
    assert names("dinov2 Small and CLIP") == ["CLIP"]


def test_a_place_and_a_year_after_a_comma_are_no_authors() -> None:
    known = TitleList((), frozenset(("la", "clip")))
    text = "New Orleans, LA, USA, June 18-24, 2022. CLIP, Radford et al., 2021, is in it."
    segment = Segment(file="a.md", line=1, text=text, place=Place.PARAGRAPH)
    assert [seen.text for seen in names_in(segment, known, ())] == ["CLIP"]


def test_a_name_with_a_year_after_it_counts_as_alone() -> None:
    class Shared(TitleList):
        def naming(self, name: str) -> Naming:
            return Naming.SHARED if name == "SAM" else Naming.NONE

    def names(text: str) -> list[str]:
        segment = Segment(file="a.md", line=1, text=text, place=Place.ITEM)
        return [seen.text for seen in names_in(segment, Shared(()), ())]

    assert [names(text) for text in ("SAM 2023", "SAM 2023 was", "SAM 20231")] == [["SAM"], [], []]


def test_two_plain_words_in_chinese_title_marks_are_a_recorded_name() -> None:
    known = TitleList((), frozenset(("segmentanything",)))
    texts = ("师兄讲了《Segment Anything》了", "师兄讲了「Segment Anything」了", "师兄讲了《Sets of Things》了")
    marks = [Stretch(Mark.QUOTED, 5, len(text) - 2) for text in texts]
    names = [seen(text, Place.PARAGRAPH, mark, known=known) for text, mark in zip(texts, marks, strict=True)]
    assert names == [["Segment Anything"], [], []]


def test_a_link_to_a_heading_of_the_same_note_is_no_page_of_a_work() -> None:
    text = "see CLIP there"
    marks = [(Stretch(Mark.LINK, 4, 8, url),) for url in ("#clip", "https://example.org/clip")]
    assert [seen(text, Place.PARAGRAPH, *mark) for mark in marks] == [[], ["CLIP"]]


BESIDE = {
    "we use Fast DINOv2 (ICLR 2024) there": [],
    "Fast DINOv2 (ICLR 2024) is out": ["DINOv2"],
    "It is slow. Unlike DINOv2 (ICLR 2024) it is": ["DINOv2"],
    "we see Google DINOv2 (ICLR 2024) there": ["DINOv2"],
    "as In DINOv2 (ICLR 2024) there": ["DINOv2"],
    "they use DINOv2 (v2) (ICLR 2024) there": [],
    "they use DINOv2 (2nd version) (Oquab et al., 2023) there": [],
}


@pytest.mark.parametrize("text", BESIDE)
def test_a_capitalised_word_before_a_name_in_a_sentence_or_a_version_after_it_makes_another_name(text: str) -> None:
    assert seen(text, Place.PARAGRAPH) == BESIDE[text]


@pytest.mark.parametrize("place", [Place.ITEM, Place.HEADING])
def test_a_capitalised_word_before_a_name_in_an_item_or_a_heading_makes_another_name(place: Place) -> None:
    assert seen("Fast DINOv2 (ICLR 2024)", place) == []
    assert seen("DINOv2 (ICLR 2024)", place) == ["DINOv2"]
    assert seen("DINOv2 (v1)", place) == ["DINOv2"]
    assert seen("DINOv2 (v3)", place) == []
    assert seen("DINOv2 [3rd version], ICLR 2024", place) == []


@pytest.mark.parametrize(
    ("page", "shown", "text"), [("CLIP", "this", "CLIP"), ("CLIP", "BERT", "BERT"), ("page", "BERT", "BERT")]
)
def test_the_page_of_a_wikilink_counts_if_its_label_is_no_name(page: str, shown: str, text: str) -> None:
    mark = Stretch(Mark.WIKI, 7, 7 + len(shown), page)
    segment = Segment(file="a.md", line=1, text=f"we see {shown}", place=Place.PARAGRAPH, marks=(mark,))
    assert [name.text for name in names_in(segment, NAMES, ())] == [text]


def test_the_abbreviation_of_a_task_names_its_paper_in_an_item_but_not_as_a_heading() -> None:
    known = TitleList((), frozenset(("vqa",)))
    assert seen("VQA", Place.ITEM, known=known) == ["VQA"]
    assert seen("VQA", Place.HEADING, known=known) == seen("VQA", Place.FILE, known=known) == []


def test_a_preprint_server_is_no_short_name() -> None:
    assert seen("CoRR", known=TitleList((), frozenset(("corr",)))) == []


def test_square_brackets_make_a_name_a_link_to_its_page() -> None:
    assert seen("[CLIP] がすべての出発点。", Place.PARAGRAPH) == ["CLIP"]
    assert seen("[CLIP] → [DINOv2]", Place.PARAGRAPH) == ["CLIP", "DINOv2"]
    assert seen("we cite [CLIP] here, and a[CLIP]", Place.PARAGRAPH) == []


def test_a_token_in_square_brackets_is_no_name_unless_a_record_gives_it_to_a_work() -> None:
    text = "[MASK] は隠す。"
    known = headed("MASK: Hiding Things")
    assert seen(text, Place.PARAGRAPH, known=known) == []
    assert seen(text.replace("MASK", "MaskFinder"), Place.PARAGRAPH, known=headed("MaskFinder: Hiding")) == [
        "MaskFinder"
    ]


def test_the_number_of_an_item_is_no_name() -> None:
    known = TitleList((), frozenset(("c4", "bert")))
    assert seen("C4. BERT by hand", known=known) == seen("🔴 C4: BERT", known=known) == []
    assert seen("C4 and BERT", known=known) == ["C4", "BERT"]


def test_an_ordinary_word_is_not_the_name_that_has_other_capitals() -> None:
    known = TitleList((KnownTitle("RotatE: Turning", "rotateturning", frozenset(("rotate",))),), frozenset(("rotate",)))
    assert seen("RotatE", known=known) == ["RotatE"]
    assert seen("Rotate", known=known) == seen("rotate", known=known) == []
    spelled = TitleList((KnownTitle("Rotate: Turn", "rotateturn", frozenset(("rotate",))),), frozenset(("rotate",)))
    assert seen("Rotate", known=spelled) == ["Rotate"]
    within = TitleList((KnownTitle("Complex It", "complexit", frozenset(("complex",))),), frozenset(("complex",)))
    assert seen("Complex", known=within) == []


def test_two_letters_of_which_only_the_first_is_a_capital_are_no_name() -> None:
    known = TitleList((), frozenset(("cc", "t5")))
    assert seen("CC, T5", known=known) == ["CC", "T5"]
    assert seen("Cc", known=known) == []


@pytest.mark.parametrize(
    ("written", "count"),
    [
        ("Trees", 1),
        ("Old Trees", 1),
        ("Old Big Trees", 0),  # words of a title: the line names that
        ("Trees of Long Towns", 0),
    ],
)
def test_a_name_that_its_line_tells_as_a_title_leaves_the_other_names_of_the_line(written: str, count: int) -> None:
    segment = Segment(file="a.md", line=1, text=f"Flamingo (as {written})", place=Place.ITEM)
    start, end = len("Flamingo (as "), len(segment.text) - 1
    assert len(names_in(segment, NAMES, (Sighting(start, end, "Trees of Long Towns"),))) == count
    assert names_in(segment, NAMES, (Sighting(start, end, "Flamingo: Trees", is_part=True),)) == ()

from __future__ import annotations

import pytest
from tests.matching.recognition.beside_titles import LEFT, RIGHT, TITLE

from vlbib.core.lead_words import TASK_STATES
from vlbib.core.segment import Mark, Place, Segment, Stretch
from vlbib.matching.recognition.context.edges import Edge, left_edge, right_edge


def segment(text: str, *marks: Stretch) -> tuple[Segment, int, int]:
    start = text.index(TITLE)
    return Segment(file="a.md", line=1, text=text, place=Place.PARAGRAPH, marks=marks), start, start + len(TITLE)


@pytest.mark.parametrize("text", RIGHT)
def test_a_title_ends_if_nothing_continues_it(text: str) -> None:
    where, _, end = segment(text)
    assert right_edge(where, end) is RIGHT[text]


@pytest.mark.parametrize("text", LEFT)
def test_a_title_begins_if_nothing_before_belongs_to_it(text: str) -> None:
    where, start, _ = segment(text)
    assert left_edge(where, start, {"transformer"}) is LEFT[text]


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        (f"talk “Document AI: {TITLE}”", Edge.OPEN),
        (f"talk 《Document AI：{TITLE}》", Edge.OPEN),
        (f"talk “Transformer: {TITLE}”", Edge.HARD),  # its own name
        (f"talk “Document AI” today: {TITLE}", Edge.HARD),
        (f"talk “so: {TITLE}”", Edge.HARD),
        (f"“Heads (Li et al., 2018: {TITLE}”", Edge.HARD),
    ],
)
def test_words_before_a_colon_in_the_same_quotation_marks_begin_a_longer_title(text: str, edge: Edge) -> None:
    where, start, _ = segment(text)
    assert left_edge(where, start, {"transformer"}) is edge


def test_a_plain_word_before_a_title_with_its_own_colon_is_not_part_of_it() -> None:
    for text, edge in (
        (f"Chen: {TITLE}", Edge.HARD),
        (f"DenseNet: {TITLE}", Edge.OPEN),
        (f"Fast Cats: {TITLE}", Edge.OPEN),
    ):
        piece, start, _ = segment(text)
        assert left_edge(piece, start, (), whole=True) is edge


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        (f"TRF {TITLE}", Edge.HARD),
        (f"* TRF {TITLE}", Edge.HARD),
        (f"words, TRF {TITLE}", Edge.HARD),
        (f"Comment on TRF {TITLE}", Edge.OPEN),
        (f"NET {TITLE}", Edge.OPEN),  # another's name
        (f"a WAITING {TITLE}", Edge.OPEN),
        (f"Trf {TITLE}", Edge.OPEN),
    ],
)
def test_a_title_begins_right_after_its_own_short_name(text: str, edge: Edge) -> None:
    where, start, _ = segment(text)
    assert left_edge(where, start, {"trf"}, whole=True) is edge
    assert left_edge(where, start, {"trf"}) is Edge.OPEN


@pytest.mark.parametrize(
    ("text", "label", "edge"),
    [
        (f"Fast Cats: {TITLE}", "Fast Cats:", Edge.HARD),
        (f"Fast Cats: {TITLE}", "Fast Cats", Edge.HARD),
        (f"Fast Cats : {TITLE}", "Fast Cats", Edge.OPEN),
        (f"Fast Cats: {TITLE}", "Fast", Edge.OPEN),
        (f"CatNet: {TITLE}", "CatNet:", Edge.OPEN),
        (f"Replication Study: {TITLE}", "Replication Study:", Edge.OPEN),
    ],
)
def test_words_that_a_mark_sets_apart_before_a_colon_are_a_label(text: str, label: str, edge: Edge) -> None:
    piece, start, _ = segment(text, Stretch(Mark.BOLD, 0, len(label)))
    assert left_edge(piece, start, (), whole=True) is edge
    assert left_edge(piece, start, ()) is Edge.OPEN


def test_a_lower_case_title_continues_only_if_its_start_is_given() -> None:
    text = "Attention is all you need via random walks"
    where = Segment(file="a.md", line=1, text=text, place=Place.ITEM)
    assert right_edge(where, len(TITLE)) is Edge.SOFT
    assert right_edge(where, len(TITLE), 0) is Edge.OPEN
    text = f"Prompting improves {TITLE.lower()}"
    assert left_edge(Segment(file="a.md", line=1, text=text, place=Place.ITEM), 19, ()) is Edge.OPEN


LONGER_AFTER = (
    ", Part II", ", part 2", " Part III", ": Part 1", " in 3D", " in the Dark", " - Reply", " (Erratum)", ": Comment",
    ": an addendum", ": complement", ", Continued", ", Revisited", "---II", ", II",
    " by Orthogonal Pursuit", " by Fast Matching Decomposition", " by Kernelized Maps",
)  # fmt: skip


@pytest.mark.parametrize("after", LONGER_AFTER)
def test_a_part_a_dimension_or_a_capitalised_noun_after_an_article_continues_a_title(after: str) -> None:
    text, start, end = segment(f"{TITLE}{after}")
    assert right_edge(text, end, start) is Edge.OPEN


@pytest.mark.parametrize(
    "after",
    [
        ", partly read", ": comment: good", ": Comments", ", revisited", " in the CVPR track", " in the morning",
        " in the DINOv2 paper", " by Ann Miller", " by Lee", " by Kaiming He and Ann Miller",
    ],
)  # fmt: skip
def test_words_for_a_place_or_a_day_do_not_continue_a_title(after: str) -> None:
    text, start, end = segment(f"{TITLE}{after}")
    assert right_edge(text, end, start) is not Edge.OPEN


@pytest.mark.parametrize(
    ("before", "edge"),
    [
        ("Towards ", Edge.OPEN), ("Beyond ", Edge.OPEN), ("read it.\nToward ", Edge.OPEN),
        ("Reid et al. 2022. Beyond ", Edge.OPEN), ("| Towards ", Edge.OPEN), ("Erratum: ", Edge.OPEN),
        ("Note: ", Edge.HARD), ("towards ", Edge.SOFT), ("In ", Edge.HARD), ("And ", Edge.HARD),
        ('"Comments on ', Edge.OPEN), ("(Reply to ", Edge.OPEN), ("On ", Edge.OPEN), ("On the ", Edge.OPEN),
        ("Towards a ", Edge.OPEN), ("In the ", Edge.SOFT), ("A Lower Bound on the ", Edge.OPEN),
        ("I read Kim on the ", Edge.OPEN), ("a bound on the ", Edge.SOFT),
    ],
)  # fmt: skip
def test_a_capitalised_preposition_at_the_start_of_a_line_begins_a_longer_title(before: str, edge: Edge) -> None:
    text, start, _ = segment(f"{before}{TITLE}")
    assert left_edge(text, start, ()) is edge


@pytest.mark.parametrize("before", ["[Reply] ", "Re: ", "Reproducibility Companion Paper: ", "Reproduction of '"])
def test_texts_about_a_work_begin_before_its_title(before: str) -> None:
    text, start, _ = segment(f"{before}{TITLE}")
    assert left_edge(text, start, (), whole=True) is Edge.OPEN


@pytest.mark.parametrize(
    "before", ["[CLIP] ", "[read] ", "re: ", "Review paper: ", "Survey paper: ", "Paper: ", "Notes from Monday, "]
)
def test_words_that_a_note_puts_before_its_papers_begin_no_longer_title(before: str) -> None:
    text, start, _ = segment(f"{before}{TITLE}")
    assert left_edge(text, start, ("clip",), whole=True) is not Edge.OPEN


@pytest.mark.parametrize(
    ("before", "edge"),
    [
        ("Cats sleep all day. CatNet - ", Edge.OPEN),
        ("Cats sleep all day – CatNet – ", Edge.OPEN),
        ("Cats sleep | “CatNet” – ", Edge.OPEN),
        ("CatNet sleeps - ", Edge.HARD),
        ("ICML - ", Edge.HARD),
        ("2017 - ", Edge.HARD),
    ],
)
def test_another_work_s_name_before_a_dash_begins_a_longer_title(before: str, edge: Edge) -> None:
    text, start, _ = segment(f"{before}{TITLE}")
    assert left_edge(text, start, ()) is edge
    assert left_edge(text, start, ("catnet",)) is Edge.HARD


@pytest.mark.parametrize(
    ("before", "edge"),
    [
        ("We trust Cats for ", Edge.OPEN),
        ("We trust  Cats for ", Edge.OPEN),
        ("It works.  Cats for ", Edge.SOFT),
        ("Cats for ", Edge.SOFT),
        ("We trust cats for ", Edge.SOFT),
    ],
)
def test_a_capitalised_word_with_a_small_one_in_a_sentence_may_begin_the_title_after_them(
    before: str, edge: Edge
) -> None:
    text, start, _ = segment(f"{before}{TITLE}")
    assert left_edge(text, start, ()) is edge


ENDS = [("Counting Old Maps", Edge.OPEN), ("Counting of Maps", Edge.HARD), ("of Maps Again", Edge.OPEN)]


@pytest.mark.parametrize(("title", "edge"), ENDS)
def test_only_a_title_with_lower_case_small_words_ends_before_a_capitalised_one(title: str, edge: Edge) -> None:
    whole = Segment(file="a.md", line=1, text=f"{title}\nFor Swedish see it", place=Place.PARAGRAPH)
    assert right_edge(whole, len(title), 0) is edge


@pytest.mark.parametrize(("after", "edge"), [("For Swedish see it", Edge.HARD), ("for Swedish Words", Edge.OPEN)])
def test_a_capitalised_small_word_begins_a_sentence_below_a_title_with_lower_case_ones(after: str, edge: Edge) -> None:
    title = "Learning to Count in Old Maps"
    below = Segment(file="a.md", line=1, text=f"{title}\n{after}", place=Place.PARAGRAPH)
    assert right_edge(below, len(title), 0) is edge


@pytest.mark.parametrize(
    ("after", "edge"),
    [
        (" - Guus Regts", Edge.HARD), (" - Four Great New Bounds", Edge.OPEN), (" - New Great Bounds", Edge.HARD),
        (" - A Survey", Edge.OPEN), (" -> Maurice Berk Thesis Again", Edge.HARD), (" from Lenz et al.", Edge.SOFT),
        (" — Ida presents on 3/6", Edge.HARD), (" — Ida Presents on 3D", Edge.OPEN),
    ],
)  # fmt: skip
def test_few_words_after_a_dash_belong_to_no_title_of_eight_words(after: str, edge: Edge) -> None:
    title = "Regions of Partition Functions with Applications to Graphs"
    assert right_edge(Segment(file="a.md", line=1, text=f"{title}{after}", place=Place.ITEM), len(title), 0) is edge
    short = title.removeprefix("Regions ")
    where = Segment(file="a.md", line=1, text=f"{short} - Guus Regts", place=Place.ITEM)
    assert right_edge(where, len(short), 0) is Edge.OPEN


def test_a_name_and_a_dash_before_a_very_long_title_are_no_part_of_it() -> None:
    for text, edge in ((f"BSARec - {TITLE}", Edge.HARD), (f"BSARec-{TITLE}", Edge.OPEN)):
        where, start, _ = segment(text)
        assert left_edge(where, start, (), long=True) is edge
        assert left_edge(where, start, ()) is Edge.OPEN


@pytest.mark.parametrize("state", TASK_STATES)
def test_the_state_of_a_task_is_not_part_of_the_title_after_it(state: str) -> None:
    where, start, _ = segment(f"{state} {TITLE}")
    assert left_edge(where, start, ()) is Edge.HARD


@pytest.mark.parametrize(
    ("after", "edge"), [(" Recognition Database", Edge.OPEN), (" nice", Edge.SOFT), ("", Edge.HARD)]
)
def test_a_title_goes_on_after_its_own_bracket(after: str, edge: Edge) -> None:
    title = "Speakers in the Yard (SITY"
    where = Segment(file="a.md", line=1, text=f"{title}){after}", place=Place.ITEM)
    assert right_edge(where, len(title), 0) is edge

"""Nothing that may name a work is ignored without a report."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.thoroughness import examples

from vlbib.core.known import KnownTitle, TitleList
from vlbib.core.objections import Objection
from vlbib.core.paper_pages import is_paper_page
from vlbib.core.segment import Mark
from vlbib.core.text import squeeze
from vlbib.core.work import Skipped
from vlbib.matching.recognition.recognise import recognise
from vlbib.matching.recognition.titles.whole_titles import passed_over
from vlbib.notes.not_taken import IN_LIST, UNKNOWN, is_by_looks, is_rest_of_title, may_be_title
from vlbib.notes.reader import read_note
from vlbib.notes.recognised import with_sightings

KNOWN = TitleList(
    tuple(KnownTitle(title, squeeze(title)) for title in ("Attention Is All You Need", "Visual Instruction Tuning")),
    frozenset(("clip", "bert")),
)


def reported(text: str) -> list[tuple[int, str]]:
    note = read_note(text, "a.md")
    sightings = recognise(note.segments, KNOWN)
    skipped = with_sightings(note, sightings, lambda segment: passed_over(segment, KNOWN))[1]
    return [(item.line, item.text) for item in skipped]


def test_a_short_known_title_in_quotation_marks_is_reported_as_known() -> None:
    known = TitleList(tuple(KnownTitle(each, squeeze(each)) for each in ("Beta Trees", "Beta Trees of Towns", "Maps")))
    note = read_note('Tue. "Beta Trees", which I misread as "Maps".\n\nThen we saw Beta Trees grow.\n', "a.md")
    skipped = with_sightings(note, [() for _ in note.segments], lambda segment: passed_over(segment, known))[1]
    assert [(each.line, each.text, each.reason) for each in skipped] == [
        (1, "Beta Trees", f"a known title, but {Objection.FEW}")
    ]


REPORTED = {
    "## Finding Small Objects in a Field": "Finding Small Objects in a Field",
    "> Finding Small Objects in a Field": "Finding Small Objects in a Field",
    "We began with “Finding Small Objects in a Field” that day.": "Finding Small Objects in a Field",
    "We began with *Finding Small Objects in a Field* that day.": "Finding Small Objects in a Field",
    "We began with [[Finding Small Objects in a Field|it]] that day.": "Finding Small Objects in a Field",
    "she said that she had read FindNet: Small Objects in a Large Field and was not pleased with it at all": (
        "FindNet: Small Objects in a Large Field"
    ),
    "- ~~Finding small objects in a field of grass~~": "Finding small objects in a field of grass",
    "- we like it: https://papers.nips.cc/paper/1234": "https://papers.nips.cc/paper/1234",
}


@pytest.mark.parametrize("text", REPORTED)
def test_a_possible_title_is_reported_wherever_it_is(text: str) -> None:
    assert (1, REPORTED[text]) in reported(f"{text}\n")


@pytest.mark.parametrize(
    "text", ["- read the slides", "We met on Monday and talked.", "## Notes", "- ok", "a b c d e f"]
)
def test_plain_remarks_are_not_reported(text: str) -> None:
    assert reported(f"{text}\n") == []


def test_a_known_title_that_does_not_count_is_reported_with_the_reason() -> None:
    note = read_note("We read Attention Is All You Need for Cats there.\n", "a.md")
    sightings = recognise(note.segments, KNOWN)
    (item,) = with_sightings(note, sightings, lambda segment: passed_over(segment, KNOWN))[1]
    assert (item.text, item.reason) == (
        "Attention Is All You Need",
        "a known title, but a longer title may go on after it",
    )


def test_a_known_title_of_two_words_is_reported_if_it_is_a_whole_item() -> None:
    known = TitleList((KnownTitle("Counterfactual Fairness", "counterfactualfairness"),), frozenset())
    note = read_note("- Counterfactual fairness [[notes](a.md)]\n- on counterfactual fairness\n", "a.md")
    skipped = with_sightings(note, recognise(note.segments, known), lambda segment: passed_over(segment, known))[1]
    told_of = [(item.line, item.text, item.reason.partition(",")[0]) for item in skipped]
    assert told_of == [(1, "Counterfactual Fairness", "a known title")]


def test_a_known_title_of_three_words_is_reported_if_it_begins_an_item_of_a_list_of_works() -> None:
    titles = ("Attention Is All You Need", "Neural Collaborative Filtering")
    known = TitleList(tuple(KnownTitle(title, squeeze(title)) for title in titles))
    for first, lines in ((titles[0], [2]), ("milk", [])):
        note = read_note(f"- {first}\n- neural collaborative filtering, only as the weak one\n", "a.md")
        seen = recognise(note.segments, known)
        skipped = with_sightings(note, seen, lambda segment: passed_over(segment, known))[1]
        assert [item.line for item in skipped if item.text == titles[1]] == lines


def test_a_known_title_of_two_words_is_reported_among_words_of_another_script() -> None:
    known = TitleList(
        tuple(KnownTitle(title, squeeze(title)) for title in ("Segment Anything", "Segment Anything Now"))
    )
    note = read_note(
        "最近很多 work 把 Segment Anything 搬过来\n\nwe segment anything, and Segment Anything too\n", "a.md"
    )
    skipped = with_sightings(note, recognise(note.segments, known), lambda segment: passed_over(segment, known))[1]
    assert [(item.line, item.text) for item in skipped] == [(1, "Segment Anything")]


REASONS = {
    "## Finding Small Objects in a Field": "no year, venue, link or list of works marks it",
    "We saw “Finding Small Objects in a Field” in 2019.": "the year near it alone does not mark it",
    "[A page](https://example.org) says “Finding Small Objects in a Field”.": "the link near it alone does not mark it",
    "- CLIP\n- and “Finding Small Objects in a Field” as well": "its looks alone are not asked about",
    "- CLIP\n- DETR-9": "works are named beside it, but no known work has it, and it does not look like a title",
    "> “Some Words of a Plan 用 CLIP蒸馏做”": "a short name in running text counts only with authors and a year",
}


@pytest.mark.parametrize("text", REASONS)
def test_the_reason_says_what_is_near_the_title(text: str) -> None:
    note = read_note(f"{text}\n", "a.md")
    skipped = with_sightings(note, recognise(note.segments, KNOWN))[1]
    assert [item.reason for item in skipped][-1].endswith(REASONS[text])


def test_a_heading_is_reported_only_if_no_work_is_below_it() -> None:
    heading, deeper = "## Finding Small Objects in a Field", "### Losing Large Objects in a Forest"
    assert reported(f"{heading}\n\n- CLIP\n") == []
    assert reported(f"{heading}\n{deeper}\n\n- CLIP\n") == []
    assert reported(f"{deeper}\n{heading}\n\n- CLIP\n") == [(1, "Losing Large Objects in a Forest")]
    assert reported(f"{heading}\n\ntext\n\n{heading}\n\n- CLIP\n") == [(1, "Finding Small Objects in a Field")]


def test_a_heading_among_headings_that_name_works_is_reported_like_an_item_of_a_list() -> None:
    works = "## CLIP\n\nseen\n\n## Attention Is All You Need\n\nseen\n"
    assert reported(f"# Topic\n\n{works}\n## Combating Malicious Pixels\n") == [(11, "Combating Malicious Pixels")]
    assert reported(f"# Topic\n\n{works}\n# Other\n\n## Combating Malicious Pixels\n") == []
    assert reported("# Topic\n\n## CLIP\n\nseen\n\n## Combating Malicious Pixels\n") == []


def test_each_line_of_a_paragraph_is_reported_by_itself() -> None:
    text = "Attention Is All You Need\nFinding Small Objects in a Field\nhttps://papers.nips.cc/paper/1234\n"
    assert reported(text) == [(2, "Finding Small Objects in a Field"), (3, "https://papers.nips.cc/paper/1234")]


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("You\n  Need; Finding Small Objects in a Field", [(3, "Finding Small Objects in a Field")]),
        ("You\n  Need and Nothing but Ordinary Attention", []),  # looked up as a whole
        ("You Need\n  Finding Small Objects in a Field", [(3, "Finding Small Objects in a Field")]),
        ("You\n  Need, 2017", []),
        ("\n  You Need, NeurIPS 2017", []),
    ],
)
def test_a_line_that_continues_a_title_is_reported_if_it_adds_more(rest: str, expected: list[object]) -> None:
    assert reported(f"- Visual Instruction Tuning\n- Attention Is All {rest}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Learning for Image", True),  # the middle of a title over three lines
        ("Recognition", True),
        ("Learning for Image Recognition with Many More Words", False),
        ("Learning for Sound", False),
        ("Deep Residual Learning", False),  # the title begins again
        ("Learning for Image Recognition, CVPR, 2016", True),
    ],
)
def test_a_line_continues_a_title_if_its_first_words_do(text: str, *, expected: bool) -> None:
    assert is_rest_of_title("Deep Residual Learning for Image Recognition", text) is expected


def test_a_line_continues_no_title_above_another_title() -> None:
    text = "Attention Is All You Need\n{}All You Need for Fast Counting\n"
    assert reported(text.format("")) == []
    between = text.format("Visual Instruction Tuning\n")
    assert reported(between) == [(3, "All You Need for Fast Counting")]


def test_a_title_in_sentence_case_in_running_text_is_reported_only_beside_a_work() -> None:
    line = "Noise stability of functions with low influences"
    assert reported(f"{line}\n") == [(1, line)]
    assert reported(f"{line}\nas they say\n") == []
    assert reported(f"{line}\nAttention Is All You Need\n") == [(1, line)]


def test_a_name_beside_works_is_reported_if_too_few_are_known_to_look_it_up() -> None:
    assert reported("- CLIP\n- FindNet\n- LoseNet\n- buy milk\n") == [(2, "FindNet"), (3, "LoseNet")]
    assert reported("- FindNet\n- LoseNet\n") == []


def test_a_conference_is_not_reported_but_a_name_with_a_year_is() -> None:
    assert reported("- CLIP\n- EMNLP 2019\n- CVPR'19\n- FindNet 2019\n") == [(4, "FindNet")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Noise stability of functions with low influences", True),
        ("Noise stability of functions", False),
        ("noise stability of functions with low influences", False),
        ("Noise stability of functions with low influences?", False),
        ("The sample contains all towns in 2021", False),
        (" ".join(["Noise", *["stability"] * 29]), True),
        (" ".join(["Noise", *["stability"] * 30]), False),
    ],
)
def test_a_title_in_sentence_case_has_five_words_and_no_verb_stop_or_year(text: str, *, expected: bool) -> None:
    assert may_be_title(text) is expected


WORDS = st.sampled_from(
    (
        "CLIP",
        "Attention Is All You Need",
        "we read",
        "this",
        "(2021)",
        "Finding Small Objects",
        "论文",
        "and",
        "**bold**",
    )
)
MARKS = st.sampled_from(
    (
        "https://arxiv.org/abs/1706.03762",
        "arXiv:2103.00020",
        "[paper](https://arxiv.org/abs/2005.11401v3)",
        "10.18653/v1/D18-1026",
        "https://papers.nips.cc/paper/1234",
        "[pdf](https://openreview.net/pdf?id=P0p33rgyoE)",
        "<https://ieeexplore.ieee.org/document/8237584>",
        "hep-th/9711200",
        "aclanthology.org/D18-1026",
    )
)
PIECES = st.lists(st.one_of(WORDS, MARKS), min_size=1, max_size=4).map(" ".join)
LINES = st.builds(
    "{}{}".format,
    st.sampled_from(("- ", "1. ", "> ", "## ", "", "\n", "  - ", "| a | ", "- [ ] ", "**x**: ", "\t- ")),
    PIECES,
)


@settings(max_examples=examples(150), deadline=None)
@given(st.lists(LINES, min_size=1, max_size=8).map("\n".join))
def test_every_piece_with_an_id_or_a_page_of_a_paper_is_a_mention_or_reported(text: str) -> None:
    note = read_note(text, "a.md")
    sightings = recognise(note.segments, KNOWN)
    mentions, skipped = with_sightings(note, sightings, lambda segment: passed_over(segment, KNOWN))
    lines = {item.line for item in mentions} | {item.line for item in skipped}
    lines |= {link.line for item in mentions for link in item.links}  # a title takes the link below it
    for segment in note.segments:
        pages = any(mark.mark is Mark.LINK and is_paper_page(mark.url) for mark in segment.marks)
        if segment.ids or pages:
            assert lines & set(range(segment.line, segment.line + segment.text.count("\n") + 1)), segment


def test_a_break_within_a_line_is_reported_at_the_line_of_the_note() -> None:
    note = read_note(
        "- Finding Small Objects in a Field<br>Losing Large Objects in a Forest\n- a remark of ours\n", "a.md"
    )
    assert [item.line for item in with_sightings(note, recognise(note.segments, KNOWN))[1]] == [1]


def test_a_number_like_an_id_of_arxiv_is_reported_and_other_numbers_are_not() -> None:
    assert reported("With 2506.12494 it is why, not v2410.0711 or 2513.12345 or 2506.12494.1\n") == [(1, "2506.12494")]
    assert reported("With arXiv:2506.12494 it is\n") == []
    assert reported("- 1407.7125 мосты\n") == [(1, "1407.7125")]
    assert reported("- it took 1407.7125 seconds\n") == []


def test_quoted_words_in_running_text_are_reported() -> None:
    title = "Computers with curves can solve problems"
    assert (1, title) in reported(f"We see “{title}”\nin it.\n")
    assert reported(f"We see “{title.lower()}”\nin it.\n") == []


def test_a_heading_with_a_name_and_its_description_is_reported_even_above_works() -> None:
    item = "- [2020 ECCV] Finding Small Objects in a Field\n"
    assert reported(f"## CoCoX: Generating Conceptual and Counterfactual Explanations\n\n{item}")
    assert reported(f"## Detection: Small Objects\n\n{item}") == []


@pytest.mark.parametrize(
    ("file", "expected"), [("Visual Deeds.md", ["Visual Deeds"]), ("On Visual Deeds.md", ["Visual Deeds"])]
)
def test_a_file_with_the_name_of_a_short_known_title_is_reported(file: str, expected: list[str]) -> None:
    note = read_note("\nwords\n", file)
    known = TitleList((KnownTitle("Visual Deeds", "visualdeeds"),))
    items = with_sightings(note, recognise(note.segments, known), lambda segment: passed_over(segment, known))[1]
    assert [item.text for item in items] == expected


@pytest.mark.parametrize(
    ("reason", "name", "expected"),
    [(UNKNOWN, "CLIP", True), (IN_LIST, "CLIP", True), (Objection.RARE, "CLIP", False), (UNKNOWN, "BERT", False)],
)
def test_an_item_by_its_looks_says_nothing_about_a_name_in_it(reason: str, name: str, *, expected: bool) -> None:
    item = Skipped(file="a.md", line=1, text="CLIP on Small Objects at 76.1", reason=reason)
    assert is_by_looks(item, name) is expected


CODE = "https://github.com/acme/finder"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"- Attention Is All You Need\n- {CODE}\n", [(2, CODE)]),
        (f"- Attention Is All You Need\n- <{CODE}>\n", [(2, CODE)]),
        (f"- Attention Is All You Need\n  - {CODE}\n", []),  # it belongs to the title
        (f"## [2017] Transformer\n- [2017] Attention Is All You Need\n- {CODE}\n", []),
        (f"- a\n- {CODE}\n", []),
        (f"- Attention Is All You Need\n\n{CODE}\n", []),
        ("- Attention Is All You Need\n- https://github.com/acme\n- https://example.org/acme/finder\n", []),
    ],
    ids=[
        "beside a work",
        "in angle brackets",
        "nested",
        "below a work's heading",
        "no works",
        "no item",
        "no repository",
    ],
)
def test_a_link_to_a_repository_alone_in_a_list_of_works_is_reported(text: str, expected: list[object]) -> None:
    assert reported(text) == expected


def test_a_repository_called_like_a_work_of_the_note_is_reported_as_named_elsewhere() -> None:
    note = read_note("- CLIP\n- BERT\n- https://github.com/openai/CLIP\n", "a.md")
    skipped = with_sightings(note, recognise(note.segments, KNOWN))[1]
    assert [(item.line, item.elsewhere) for item in skipped] == [(3, True)]

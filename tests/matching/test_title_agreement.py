from __future__ import annotations

import pytest

from vlbib.matching.form import form
from vlbib.matching.title_agreement import EXPLAINERS, Level, alias, compare, explainers_for, likeness


@pytest.mark.parametrize(
    ("asked", "title", "level"),
    [
        ("counting lines in old maps", "Counting Lines in Old Maps", Level.SAME),
        ("Counting Lines in Old Maps", "MapNet: Counting Lines in Old Maps", Level.EXPLAINED),
        ("Counting Some Old Maps", "MapNet: Counting Some Old Maps", Level.NEAR),  # 19 letters
        ("Counting Some Older Maps", "MapNet: Counting Some Older Maps", Level.EXPLAINED),  # 21 letters
        ("Countings Cartographies Old", "MapNet: Countings Cartographies Old", Level.NEAR),  # three words
        ("Counting Lines in Old Maps", "Counting Lines in Old Maps: A Study of Rivers", Level.EXPLAINED),
        ("Counting Lines in Old Maps", "Counting Lines in Old Maps: A Reply", Level.NEAR),
        ("Counting Lines in Old Maps", "Counting Lines in Old Maps: Reply to Rossi", Level.NEAR),
        ("Counting Lines in Old...", "Counting Lines in Old Maps", Level.NEAR),
        ("Counting Some Lines in Old...", "Counting Some Lines in Old Maps", Level.EXPLAINED),
        ("Counting Lines in Old Maps 2", "Counting Lines in Old Maps", Level.NEAR),
        ("Counting Lines in Old Mxps", "Counting Lines in Old Maps", Level.NEAR),
        ("Couniting Lines in Old Maps", "Counting Lines in Old Maps", Level.EXPLAINED),
        ("Cuonting Lines in Old Maps", "Counting Lines in Old Maps", Level.EXPLAINED),
        ("A Count of Some Thin Old Maps", "MapNet: Count of Some Thin Old Maps the", Level.EXPLAINED),
        ("Rivers and Lakes", "Counting Lines in Old Maps", Level.NONE),
    ],
)
def test_titles_agree_only_if_every_difference_is_explained(asked: str, title: str, level: Level) -> None:
    assert compare(asked, title).level is level


@pytest.mark.parametrize(
    ("left", "right", "level"),
    [
        ("one two three four five", "one two three six seven", Level.NEAR),  # 6 of 10 words
        ("one two three four five", "one two six seven eight", Level.NONE),  # 4 of 10
        ("one two three four", "one two three seven eight nine nineteen", Level.NONE),  # 6 of 11
        ("one two three", "one two seven eight", Level.NONE),  # 4 of 7
    ],
)
def test_titles_that_share_six_words_of_ten_are_near(left: str, right: str, level: Level) -> None:
    assert compare(left, right).level is level


def test_similarity_is_the_share_of_common_words() -> None:
    assert likeness(form("a b c d"), form("a b e f")) == pytest.approx(0.5)
    assert likeness(form(""), form("a")) == 0.0


@pytest.mark.parametrize(
    ("asked", "level"),
    [
        ("Counting Lines in Old Maps (CVPR 2021)", Level.SAME),
        ("Counting Lines in Old Maps (report of 2021)", Level.SAME),
        ("Counting Lines in Old Maps (a report of 2021)", Level.NEAR),
        ("Counting Lines in Old Maps (数线)", Level.SAME),
    ],
)
def test_additions_of_a_note_to_a_title_are_removed(asked: str, level: Level) -> None:
    assert compare(asked, "Counting Lines in Old Maps").level is level


@pytest.mark.parametrize("asked", ["counting lines in old maps", "Counting Lines in Old Maps (数线)"])
def test_the_same_title_has_similarity_one(asked: str) -> None:
    assert compare(asked, "Counting Lines in Old Maps").likeness == 1.0


ANSWERING = [
    "reply", "response", "comment", "comments", "rejoinder", "discussion", "rebuttal", "erratum", "corrigendum",
    "addendum", "correction", "part", "vol", "volume", "chapter", "supplement",
]  # fmt: skip


@pytest.mark.parametrize("word", ANSWERING)
def test_a_text_about_a_work_or_a_part_of_it_is_not_the_work(word: str) -> None:
    title = "Counting Lines in Old Maps"
    for text in (word.title(), f"{word.upper()} of Rossi", f"A {word}", f"An {word}"):
        assert compare(title, f"{title}: {text}").level is Level.NEAR
    assert compare(title, f"{title}: {word.title()}work of Rossi").level is Level.EXPLAINED


def test_the_lower_case_topic_of_an_overview_needs_evidence() -> None:
    title = "Image Generation and Editing in Practice"
    survey = f"{title}: A Short Survey"
    assert [compare(text, survey).weak for text in (title.capitalize(), title)] == [True, False]
    assert not compare(title.capitalize(), f"{title}: A Method for Surveys").weak


OLD = "Count Some Thin Lines of Old Maps"


@pytest.mark.parametrize(
    ("asked", "title", "agrees"),
    [
        (OLD, f"Rivers at Night: {OLD}", True),
        (OLD, f"Who is There? {OLD}", True),
        ("Count Some Thin Lines of Maps", "Rivers at Night: Count Some Thin Lines of Maps", True),
        ("Count Thin Lines of Maps", "Rivers at Night: Count Thin Lines of Maps", False),  # five words
        (OLD, f"Comments on Rivers: {OLD}", False),
        (OLD, f"Rivers Revisited: {OLD}", False),
        ("A Survey of Thin Lines of Maps", "Rivers at Night: A Survey of Thin Lines of Maps", False),
        (f"{OLD} Again", f"Rivers at Night: {OLD}", False),
    ],
)
def test_a_main_title_may_be_left_out_before_a_long_subtitle(asked: str, title: str, *, agrees: bool) -> None:
    agreement = compare(asked, title)
    assert agreement.agrees is agrees
    assert agreement.partial is agrees


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        (OLD, f"The {OLD}"),
        (OLD, f"MapNet: A {OLD}"),
        (f"MapNet: {OLD}", f"{OLD} of"),
        (f"{OLD} of", OLD),
        (f"{OLD} of a", f"An {OLD}s the"),
        (OLD, f"Rivers at Night: {OLD}"),
        (f"{OLD} for GNN", f"{OLD} for Graph Neural Networks"),
        (OLD, f"{OLD}: Rivers"),
        (f"{OLD} in...", f"{OLD} in Towns"),
        (OLD, f"{OLD} (MapNet)"),
        (f"{OLD} Centre", f"{OLD} Center"),
        (f"{OLD} Rivres Now", f"{OLD} Rivers Now"),
        ("Rivers and Lakes", OLD),
        ("Rivers and Lakes of Some Quiet Old Maps", OLD),
    ],
)
def test_the_letters_at_either_end_leave_out_only_what_explains_nothing(asked: str, title: str) -> None:
    for left, right in ((asked, title), (title, asked)):
        pair = form(left), form(right)
        assert [explain for explain in EXPLAINERS if explain(*pair, ()) and explain not in explainers_for(*pair)] == []


def test_words_joined_by_a_hyphen_before_a_title_are_no_short_name() -> None:
    rest = "The Good, the Bad and the Ugly"
    for before, is_name in (("Zero-Shot Learning", False), ("GoodNet", True), ("Pre-Trained GoodNet", True)):
        assert (alias(form(rest), form(f"{before}: {rest}"), ()) is not None) is is_name
    assert alias(form(rest), form(f"Zero-Shot Learning: {rest}"), ("zeroshotlearning",)) is not None


RIVERS = "Counting Rivers in Old Maps with Reinforcement Learning: Lakes, Ponds and More"


@pytest.mark.parametrize(
    ("asked", "reason"),
    [
        ("Counting Rivers in Old Maps with RL", "the subtitle 'Lakes, Ponds and More' is left out"),
        ("Countnig Rivers in Old Maps with RL: Lakes, Ponds and More", "a typo: 'countnig' for 'counting'"),
        ("Counting Rivers in Old Maps with RL: Lakes…", "the end of the title is cut off"),
    ],
)
def test_initials_may_be_beside_another_difference(asked: str, reason: str) -> None:
    agreement = compare(asked, RIVERS)
    assert agreement.reasons == (f"abbreviated: 'RL' for 'reinforcement learning'; {reason}",)
    assert agreement.partial is not reason.startswith("a typo")


def test_initials_explain_no_other_word() -> None:
    assert not compare("Counting Lakes in Old Maps with RL", RIVERS).agrees


def test_initials_among_three_other_words_need_evidence() -> None:
    assert compare("Counting Maps with SSL", "Counting Maps with Self-Supervised Learning").weak
    assert not compare("Counting Old Maps with SSL", "Counting Old Maps with Self-Supervised Learning").weak


def test_a_question_needs_evidence_for_a_title_that_asks_nothing() -> None:
    for asked, found, weak in (
        ("Eyes Half Shut in Small Rooms?", "Eyes Half Shut in Small Rooms: Counting Lamps", True),
        ("Eyes Half Shut in Small Rooms？", "Eyes Half Shut in Small Rooms: Counting Lamps", True),
        ("Eyes Half Shut in Small Rooms?", "Eyes Half Shut in Small Rooms? Counting Lamps", False),
        ("Eyes Half Shut in Small Rooms", "Eyes Half Shut in Small Rooms: Counting Lamps", False),
    ):
        agreement = compare(asked, found)
        assert (agreement.agrees, agreement.partial, agreement.weak) == (True, True, weak)

"""An id belongs to the name right before it, not to all words of its line."""

from __future__ import annotations

import pytest

from vlbib.core.ids import find_ids
from vlbib.core.segment import Place, Segment
from vlbib.core.work import Kind, Mention
from vlbib.notes.names_before_ids import with_name_before_id

TITLE = "OakNet: Finding Old Trees"


def words_of(line: str, text: str, title: str = TITLE, kind: Kind = Kind.LINE) -> str:
    ids = tuple(find_ids(line))
    segment = Segment(file="a.md", line=1, text=line, place=Place.ITEM, ids=ids)
    mention = Mention(file="a.md", line=1, text=text, kind=kind, ids=ids)
    return with_name_before_id(segment, mention, lambda _identity: (title,)).text


@pytest.mark.parametrize(
    "line",
    [
        "ElmNet, OakNet (2301.00001)",
        "ElmNet + OakNet (Lee et al., ICML22, arXiv:2301.00001)",
        "ElmNet vs OakNet: arXiv:2301.00001, then others",
        "oaknet https://arxiv.org/abs/2301.00001 and ElmNet",
        "OakNet (2301.00001), draws trees at night",
        "ElmNet, потом OakNet (2301.00001), long trees",
    ],
)
def test_the_name_of_its_work_right_before_an_id_is_what_the_id_belongs_to(line: str) -> None:
    for kind in (Kind.LINE, Kind.ALIAS):
        assert words_of(line, line, kind=kind).lower() == "oaknet"


def test_a_name_of_several_words_ends_at_a_mark_of_its_title() -> None:
    line = "Catch It! (2301.00001), throws balls"
    assert words_of(line, line, "Catch It! Learning to Catch") == "Catch It"


def test_a_coined_word_inside_the_title_of_the_id_is_a_name_too() -> None:
    line = "ElmNet + Token-Critic (2301.00001)"
    assert words_of(line, line, "Better Walks with Token-Critic") == "Token-Critic"
    assert words_of("ElmNet + better (2301.00001)", "ElmNet + better", "Better Walks") == "ElmNet + better"


@pytest.mark.parametrize(
    "line", ["OakNet, ElmNet (2301.00001)", "SmallOakNet (2301.00001), new", f"see {TITLE} (2301.00001)"]
)
def test_other_words_before_an_id_and_its_whole_title_stay_as_they_are(line: str) -> None:
    assert words_of(line, line) == line


@pytest.mark.parametrize(
    "line",
    [
        "Faster Walks for OakNet (2301.00001)",
        "Lessons from OakNet, arXiv:2301.00001",
        "Label Noise in OakNet 2301.00001",
    ],
)
def test_a_name_at_the_end_of_what_may_be_a_title_does_not_take_its_id(line: str) -> None:
    assert words_of(line, line) == line


def test_a_word_inside_a_title_with_a_name_of_its_own_is_not_that_name() -> None:
    line = "ElmNet, BertNet (2301.00001)"
    assert words_of(line, line, "OakNet: A Sound BertNet Approach") == line


def test_words_with_two_ids_or_of_another_kind_stay_as_they_are() -> None:
    line = "OakNet (2301.00001) and ElmNet (2301.00002)"
    assert words_of(line, line) == line
    line = "OakNet (2301.00001), draws trees"
    assert words_of(line, line, kind=Kind.LINK) == line

"""Names that are too little by themselves count if another line of the note names their work."""

from __future__ import annotations

import pytest
from msgspec import structs

from vlbib.core.segment import Place, Segment
from vlbib.core.work import Kind, Mention, Skipped
from vlbib.notes.named_again import with_names_again
from vlbib.notes.not_taken import ELSEWHERE
from vlbib.notes.spoken_names import WHEN

OAK = "OakFormer: Trees of Some Old Towns"
OWN = Mention(file="a.md", line=9, text=OAK, kind=Kind.LINE, aliases=("OF2",), section=("Trees",))


def again(
    text: str, place: Place, reason: str = ELSEWHERE, names: str = "OakFormer", mentions: tuple[Mention, ...] = (OWN,)
) -> tuple[list[tuple[int, str, str, tuple[str, ...], int]], int]:
    """Return the new mentions of a line by line, text, name, section and group, and how many rows are left."""
    segment = Segment(file="a.md", line=2, text=text, place=place, section=("Older",))
    row = Skipped(file="a.md", line=2, text=names, reason=reason)
    found, left = with_names_again([segment], mentions, [row])
    fresh = [each for each in found if each not in mentions]
    return [(each.line, each.text, each.called, each.section, each.group) for each in fresh], len(left)


NAMED = ([(2, OAK, "OakFormer", ("Older",), 0)], 0)
OPEN: tuple[list[tuple[int, str, str, tuple[str, ...], int]], int] = ([], 1)


@pytest.mark.parametrize("place", [Place.HEADING, Place.ROW, Place.ITEM, Place.PARAGRAPH])
def test_the_name_that_begins_the_title_of_another_line_names_its_work_again(place: Place) -> None:
    assert again("OakFormer", place) == NAMED


def test_a_short_name_beside_the_title_and_one_that_stands_for_it_count_as_well() -> None:
    assert again("OF2", Place.HEADING, names="OF2") == ([(2, OAK, "OF2", ("Older",), 0)], 0)
    known = Mention(file="a.md", line=9, text="Trees of Some Old Towns", called="OakFormer")
    assert again("OakFormer", Place.HEADING, mentions=(known,))[0][0][1:3] == ("Trees of Some Old Towns", "OakFormer")
    alone = Mention(file="a.md", line=9, text="OakNet", kind=Kind.ALIAS)
    assert again("OakNet", Place.HEADING, names="OakNet", mentions=(alone,))[0][0][1] == "OakNet"


def test_a_plain_word_waits_because_people_are_called_so() -> None:
    adam = Mention(file="a.md", line=9, text="Adam: A Method of Towns", aliases=("Adam",))
    for place in (Place.HEADING, Place.ROW, Place.ITEM):
        assert again("Adam", place, names="Adam", mentions=(adam,)) == OPEN
    assert again("our adam is stale", Place.PARAGRAPH, names="adam", mentions=(adam,)) == OPEN


def test_a_name_in_small_letters_names_its_work_again_if_no_dictionary_has_it() -> None:
    assert again("our oakformer is stale", Place.PARAGRAPH, names="oakformer")[0][0][1:3] == (OAK, "oakformer")
    for name, place, count in (("okf", Place.ITEM, 0), ("okf", Place.ROW, 1), ("okfa", Place.ITEM, 1)):
        own = structs.replace(OWN, aliases=(name.upper(),))
        found, _ = again(f"{name} \x1f 5.1", place, names=name, mentions=(own,))
        assert len(found) == count


@pytest.mark.parametrize(
    ("heading", "counts"), [("4/16 OakFormer", True), ("OakFormer 系列", True), ("OakFormer and us", False)]
)
def test_a_heading_with_other_words_is_a_topic(heading: str, *, counts: bool) -> None:
    assert again(heading, Place.HEADING) == (NAMED if counts else OPEN)


def test_a_name_that_may_mean_something_else_counts_only_as_the_first_cell_of_a_row() -> None:
    assert again("OakFormer\t1.47", Place.ROW, reason=f"{WHEN} (OakFormer: several)") == NAMED
    assert again("data of OakFormer\t1.47", Place.ROW, reason=WHEN) == OPEN
    assert again("OakFormer was slow", Place.ITEM, reason=WHEN) == OPEN
    assert again("data OF2\t1.47", Place.ROW, reason=WHEN, names="OF2") == OPEN
    assert again("OakFormer", Place.ROW, reason="another reason") == OPEN


def test_a_name_of_two_works_or_of_one_that_waits_or_is_only_cited_names_nothing() -> None:
    other = Mention(file="a.md", line=11, text="OakFormer: Boats of Some Old Towns")
    assert again("OakFormer", Place.HEADING, mentions=(OWN, other)) == OPEN
    waits = Mention(file="a.md", line=9, text=OAK, aside=True)
    cited = Mention(file="a.md", line=9, text=OAK, kind=Kind.PEOPLE)
    assert again("OakFormer", Place.HEADING, mentions=(waits, cited)) == OPEN


def test_the_heading_of_a_work_is_no_mention_beside_those_below_it() -> None:
    below = structs.replace(OWN, group=3)
    assert again("OakFormer", Place.HEADING, mentions=(below,)) == OPEN
    assert again("OakFormer", Place.ROW, mentions=(below,)) == NAMED


def test_a_task_in_a_heading_is_its_topic() -> None:
    answers = Mention(file="a.md", line=9, text="VQA: Answers to Some Questions")
    assert again("VQA", Place.HEADING, names="VQA", mentions=(answers,)) == OPEN
    assert again("VQA", Place.ITEM, names="VQA", mentions=(answers,))[1] == 0


def test_a_row_stays_until_all_its_names_are_mentions_and_comments_name_nothing() -> None:
    found, left = again("OakFormer, Elm", Place.ROW, names="OakFormer, Elm")
    assert (len(found), left) == (1, 1)
    assert again("OakFormer", Place.COMMENT) == OPEN


def test_the_name_before_the_colon_counts_only_if_it_is_spelled_like_one() -> None:
    plain = Mention(file="a.md", line=9, text="Notes: Trees of Some Old Towns")
    assert again("Notes", Place.HEADING, names="Notes", mentions=(plain,)) == OPEN


def test_a_part_of_a_longer_name_and_a_kind_of_method_do_not_name_the_work() -> None:
    assert again("the OakFormer-RLHF is theirs", Place.ITEM) == OPEN
    assert again("OakFormer-based: the first ones", Place.ITEM) == OPEN
    assert again("the OakFormer-Base is ours", Place.ITEM) == NAMED

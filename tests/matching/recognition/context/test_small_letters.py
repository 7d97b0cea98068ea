from __future__ import annotations

import pytest

from vlbib.core.segment import Place, Segment
from vlbib.matching.recognition.context.edges import Edge, left_edge
from vlbib.matching.recognition.context.small_letters import goes_on_plainly, is_inside


def test_a_word_that_announces_a_work_is_not_part_of_a_title_in_lower_case() -> None:
    for word, inside in (("namely", False), ("boldly", True)):
        text = f"Both are the same paper, {word} {TITLE.lower()}"
        assert is_inside(text, text.index(TITLE.lower())) is inside


TITLE = "Detection of small objects in a field"


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        (f"{TITLE} via random walks", True),
        (f"{TITLE} with GANs", True),
        (f"As shown in {TITLE} using a model", True),
        (f"as shown in {TITLE} using a model", False),  # chat
        (f"{TITLE} in our seminar", False),
        (f"{TITLE} for the stats seminar", False),
        (f"{TITLE} in the related work", False),
        (f"{TITLE} in our appendix", False),
        (f"{TITLE} for the segmentation of cats", True),
        (f"{TITLE} by Rossi", False),
        (f"{TITLE} in NeurIPS", False),
        (f"{TITLE} from 2021", False),
        (f"{TITLE} on Monday", False),
        (f"{TITLE} is old", False),
        (f"{TITLE} and distances in hyperbolic graphs", True),
        (f"{TITLE} or large ones from videos", True),
        (f"{TITLE} and it helped in class", False),
        (f"{TITLE} and distances in our graphs", False),
        (f"{TITLE} and two more", False),
        (f"{TITLE}", False),
        (f"{TITLE.title()} via random walks", False),
    ],
)
def test_a_preposition_continues_a_lower_case_title(text: str, *, goes_on: bool) -> None:
    start = text.lower().index(TITLE.lower())
    assert goes_on_plainly(text, start, start + len(TITLE)) is goes_on


@pytest.mark.parametrize(
    ("title", "goes_on"),
    [
        ("Kernels Large maps cities", True),  # one of three words is capitalised
        ("Kernels Large maps", False),  # one of two words
        ("Kernels Large", False),
    ],
)
def test_a_title_with_half_of_its_words_capitalised_is_not_lower_case(title: str, *, goes_on: bool) -> None:
    assert goes_on_plainly(f"{title} via random walks", 0, len(title)) is goes_on


def test_a_title_on_a_line_that_begins_in_lower_case_is_chat() -> None:
    assert not is_inside("Reading\ndetection of small objects", 8)
    assert is_inside("reading\nPrompting improves detection of small objects", 27)


@pytest.mark.parametrize(
    ("before", "inside"),
    [
        ("Prompting improves ", True),
        ("prompting improves ", False),
        ("It is called ", False),
        ("The basis is ", False),
        ("The basis as ", True),
        ("Idea from ", False),
        ("We build on ", False),
        ("They had to look at ", False),
        ("- Today we read ", False),
        ("BERT and ", False),
        ("Algebraic methods for ", True),
        ("Design and implementation of the ", True),
        ("A paper on ", False),
        ("Active learning using ", True),
        ("Reli o ", False),  # another language sets the title apart
        ("O artigo que quero comentar é o ", False),
        ("A recommended work on the ", False),
        ("They wrote of the ", True),
        ("Our talk on the ", False),
        ("We met. Algebraic methods for ", True),
        ("On the ", False),
        ("First line.\nand then improves ", False),
    ],
)
def test_a_lower_case_title_after_most_words_is_part_of_the_sentence(before: str, *, inside: bool) -> None:
    assert is_inside(before + TITLE.lower(), len(before)) is inside
    assert not is_inside(before + TITLE, len(before))


def test_words_of_another_script_are_not_part_of_the_lower_case_title_after_them() -> None:
    for before, inside in (("一篇关于", False), ("一篇关于 ", False), ("一篇关于 Prompting improves ", True)):
        assert is_inside(before + TITLE.lower(), len(before)) is inside


def test_words_before_a_long_title_are_not_part_of_it() -> None:
    title = "finding the small objects of a field by the light of the moon"
    where = Segment(file="a.md", line=1, text=f"- The comparison with {title}", place=Place.ITEM)
    start = where.text.index(title)
    assert left_edge(where, start, (), long=True) is not Edge.OPEN
    assert left_edge(where, start, ()) is Edge.OPEN


@pytest.mark.parametrize(
    ("before", "edge"), [("- R ", Edge.HARD), ("- 2026-07-14 S ", Edge.HARD), ("we read the R ", Edge.OPEN)]
)
def test_a_letter_before_a_title_says_how_far_it_has_been_read(before: str, edge: Edge) -> None:
    where = Segment(file="a.md", line=1, text=f"{before}Finding the Small Objects of a Field", place=Place.ITEM)
    assert left_edge(where, len(before), ()) is edge

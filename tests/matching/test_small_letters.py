from __future__ import annotations

import pytest

from vlbib.matching.small_letters import goes_on_plainly, is_inside

TITLE = "Detection of small objects in a field"


@pytest.mark.parametrize(
    ("text", "goes_on"),
    [
        (f"{TITLE} via random walks", True),
        (f"{TITLE} with GANs", True),
        (f"As shown in {TITLE} using a model", True),
        (f"as shown in {TITLE} using a model", False),  # chat
        (f"{TITLE} in our seminar", False),
        (f"{TITLE} by Rossi", False),
        (f"{TITLE} in NeurIPS", False),
        (f"{TITLE} from 2021", False),
        (f"{TITLE} on Monday", False),
        (f"{TITLE} is old", False),
        (f"{TITLE}", False),
        (f"{TITLE.title()} via random walks", False),
    ],
)
def test_a_title_in_small_letters_goes_on_with_a_preposition(text: str, *, goes_on: bool) -> None:
    start = text.lower().index(TITLE.lower())
    assert goes_on_plainly(text, start, start + len(TITLE)) is goes_on


@pytest.mark.parametrize(
    ("before", "inside"),
    [
        ("Prompting improves ", True),
        ("prompting improves ", False),
        ("It is called ", False),
        ("We build on ", False),
        ("- Today we read ", False),
        ("BERT and ", False),
        ("First line.\nand then improves ", False),
    ],
)
def test_a_title_in_small_letters_is_part_of_what_is_said_behind_most_words(before: str, *, inside: bool) -> None:
    assert is_inside(before + TITLE.lower(), len(before)) is inside
    assert not is_inside(before + TITLE, len(before))

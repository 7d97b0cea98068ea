"""Plain words in running text that are short names: by the size of a model, or as words of no dictionary."""

from __future__ import annotations

import pytest
from tests.matching.recognition.known_names import Headed

from vlbib.core.known import KnownTitle, TitleList
from vlbib.core.segment import Place, Segment
from vlbib.core.text import squeeze
from vlbib.matching.recognition.names.names_in_text import names_in_text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("we run Whisper medium on it", ["Whisper"]),
        ("we run Whisper mediums on it", []),
        ("we run Whisper medium steps", []),
        ("we run Whisper on it", []),
    ],
)
def test_a_plain_word_before_the_size_of_a_model_is_its_name(text: str, names: list[str]) -> None:
    known = TitleList((KnownTitle("Whisper: Wings", "whisperwings", frozenset(("whisper",))),), frozenset(("whisper",)))
    segment = Segment(file="a.md", line=1, text=text, place=Place.PARAGRAPH)
    assert [name for name, _ in names_in_text(segment, known, ())] == names


@pytest.mark.parametrize(("before", "names"), [("de", []), ("von", ["von MT"]), ("De", ["De MT"])])
def test_a_small_word_of_two_letters_is_no_part_of_the_name_after_it(before: str, names: list[str]) -> None:
    title = f"{before} MT: Wings"
    name = squeeze(f"{before}MT")
    known = TitleList((KnownTitle(title, squeeze(title), frozenset((name,))),), frozenset((name,)))
    segment = Segment(file="a.md", line=1, text=f"as slow {before} MT in winter", place=Place.PARAGRAPH)
    assert [name for name, _ in names_in_text(segment, known, ())] == names


@pytest.mark.parametrize(
    ("word", "is_well_known", "is_name"),
    [
        ("Gridformer", True, True),
        ("Gridfor", True, True),
        ("Gridfo", True, False),
        ("Gridformer", False, False),
        ("Studies", True, False),
    ],
)
def test_a_word_of_no_dictionary_that_begins_the_title_of_a_well_known_work_is_its_name(
    word: str, *, is_well_known: bool, is_name: bool
) -> None:
    title = f"{word}: Wings of Towns"
    known = Headed((KnownTitle(title, squeeze(title), well_known=is_well_known),))
    segment = Segment(file="a.md", line=1, text=f"as slow as {word} in winter", place=Place.PARAGRAPH)
    assert names_in_text(segment, known, ()) == (((word, title),) if is_name else ())


def test_a_word_that_begins_the_titles_of_two_works_is_the_name_of_neither() -> None:
    titles = ("Gridformer: Wings of Towns", "Gridformer: A Net for Old Rivers")
    known = Headed(tuple(KnownTitle(title, squeeze(title), well_known=True) for title in titles))
    segment = Segment(file="a.md", line=1, text="as slow as Gridformer in winter", place=Place.PARAGRAPH)
    assert names_in_text(segment, known, ()) == ()

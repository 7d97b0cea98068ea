from __future__ import annotations

import pytest

from vlbib.core.known import NEAR, KnownTitle, TitleList
from vlbib.core.segment import Place, Segment
from vlbib.core.text import squeeze
from vlbib.matching.recognition.context.own_words import are_own_words
from vlbib.matching.recognition.recognise import recognise

TITLE = "Attention Is All You Need"
COMMON = tuple(f"Learning Number {number} of Things" for number in range(NEAR))
TITLES = (TITLE, "Grizzly Streams of Large Data", *COMMON)
KNOWN = TitleList(tuple(KnownTitle(each, squeeze(each)) for each in TITLES))


@pytest.mark.parametrize(
    "before",
    [
        "Lees ", "- Przeczytać ", "Прочитать ", "d) Bonus: Diskutieren Sie ", "Nur Text. Laut ", "other line\nWeiter ",
        "Für die Instrumente: ", "Kirchhoff-Stäbe - ", "end: Nun ", "L'article ",
        "Lees dit nu maar ", "Nun ",
        "** ESPERANDO ",
        "HASTEN ", f"Lees {'x' * 74} ", f"end. Lees {'x' * 74} ",
    ],
)  # fmt: skip
def test_plain_words_that_no_title_begins_with_are_the_note_s_own(before: str) -> None:
    assert are_own_words(before + TITLE, len(before), KNOWN)


@pytest.mark.parametrize(
    "before",
    [
        "", "Grizzly ", "StructViT: ", "FAST ", "HASTE ", "Clinching ", "Robustly ", "Zo ", "Wide and ", "Lees and ",
        "Beyond ",
        "Lees eens even dit hier ", f"Lees {'x' * 75} ", "Lees 3 ", "Lees, ", "Lees (x) ", "Learning ",
    ],
)  # fmt: skip
def test_names_and_words_of_titles_may_begin_a_longer_one(before: str) -> None:
    assert not are_own_words(before + TITLE, len(before), KNOWN)


def test_if_few_titles_are_known_a_word_that_begins_none_shows_nothing() -> None:
    few = TitleList(KNOWN.titles[:-1])
    assert not are_own_words(f"Weiter {TITLE}", 7, few)
    assert are_own_words(f"Lees {TITLE}", 5, few)


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        (f"Weiter {TITLE} heute", True),
        (f"Weiter {TITLE} for Speech", False),
        (f"Reply to “{TITLE}”", False),
        ("Weiter Grizzly Streams of Data", False),
    ],
)
def test_a_title_after_such_words_counts_if_it_ends_there(text: str, *, is_named: bool) -> None:
    segment = Segment(file="a.md", line=1, text=text, place=Place.PARAGRAPH)
    assert bool(recognise([segment], KNOWN)[0]) is is_named

"""Words with a preposition before a known title."""

from __future__ import annotations

import pytest

from vlbib.core.known import KnownTitle, TitleList
from vlbib.core.text import squeeze
from vlbib.matching.recognition.context.title_heads import begins_longer_title
from vlbib.matching.recognition.recognise import works_in
from vlbib.notes.reader import read_note

TITLE = "Large Models of Many Rivers: A Survey"
KNOWN = TitleList((KnownTitle(TITLE, squeeze(TITLE)),))


@pytest.mark.parametrize(
    "before",
    [
        "Hallucination of",
        "Robustness of the",
        "Interpretability in",
        "Attacks on",
        "Experiments with",
        "Weaver et al. Limits of",
        "“Summary of",
        '("Summary of',
        "Safety in and of",
    ],
)
def test_a_noun_with_a_preposition_begins_a_longer_title(before: str) -> None:
    assert begins_longer_title(before)


@pytest.mark.parametrize(
    "before",
    [
        "Summary of",
        "Based on",
        "Similar to",
        "Ida on",  # a person
        "we speak of",
        "hallucination of",
        "CLIP2 of",
        "of",
        "",
    ],
)
def test_words_that_people_write_before_a_title_do_not(before: str) -> None:
    assert not begins_longer_title(before)


@pytest.mark.parametrize(
    "line", ["- {}", "**{}**", "- {} (2024)", "They say {}.", '- Weaver et al. ("{}")', "Weaver (2024). {}."]
)
@pytest.mark.parametrize(("head", "titles"), [("Hallucination of ", []), ("", [TITLE])])
def test_a_longer_title_does_not_name_the_known_one_in_it(line: str, head: str, titles: list[str]) -> None:
    segments = read_note(line.format(head + TITLE) + "\n", "a.md").segments
    assert [seen.text for each in segments if each.place != "file" for seen in works_in(each, KNOWN).titles] == titles

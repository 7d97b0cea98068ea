from __future__ import annotations

import pytest

from vlbib.notes.line.bare_people import bare_people


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("by Ada Lovelace and Alan Turing", ("Ada Lovelace", "Alan Turing")),
        ("By Ada Lovelace", ("Ada Lovelace",)),
        ("Lovelace et al.", ("Lovelace",)),
        ("Ada Lovelace, Alan Turing, Max Planck", ("Ada Lovelace", "Alan Turing", "Max Planck")),
        ("*Ada Lovelace, Alan Turing and Max Planck*", ("Ada Lovelace", "Alan Turing", "Max Planck")),
        ("A. Lovelace & A. Turing", ("A. Lovelace", "A. Turing")),
        ("Kaiming He, Xinlei Chen, Saining Xie", ("Kaiming He", "Xinlei Chen", "Saining Xie")),
        ("Wei Ding, Jing Ning, Ming Xing", ("Wei Ding", "Jing Ning", "Ming Xing")),
    ],
)
def test_people_are_read_if_they_are_certain(text: str, names: tuple[str, ...]) -> None:
    assert bare_people(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lovelace, Alan Turing",
        "Ada Lovelace",
        "Deep Learning, Computer Vision, Natural Language",
        "Language Models, Machine Translation, Graph Networks",
        "Main Results, Further Results, Ada Lovelace",
        "by Machine Learning",
        "by Monday Morning",
        "by June Next",
        "some words of ours",
        "#et al.",
        "",
    ],
)
def test_possible_topics_days_and_words_are_not_people(text: str) -> None:
    assert bare_people(text) == ()


def test_two_names_in_italics_are_people() -> None:
    assert bare_people("Ada Lovelace, Alan Turing", italic=True) == ("Ada Lovelace", "Alan Turing")
    assert bare_people("Ada Lovelace", italic=True) == ()
    assert bare_people("Ada Lovelace, Deep Learning", italic=True) == ()

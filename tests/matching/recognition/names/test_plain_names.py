"""Short names of plain words in running text."""

from __future__ import annotations

import pytest

from vlbib.core.known import TitleList
from vlbib.matching.recognition.names.plain_names import names_of_words, words_joined

KNOWN = TitleList(
    (),
    frozenset(
        (
            "decisiontransformer",
            "showattendandtell",
            "abbccdddee",
            "abbccdddeeff",
            "cococaptions",
            "sixoldwordsofonename",
            "sevenoldwordsofonelongname",
            "flamingo",
            "tensorflow",
        )
    ),
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("so Decision Transformer is slow", "Decision Transformer"),
        ("Is Decision Transformer slow?", "Decision Transformer"),
        ("- 2.1 Show, Attend and Tell and more", "Show, Attend and Tell"),
        ("大伟: Decision Transformer 在我们的数据上", "Decision Transformer"),
        ("data: COCO Captions + more", "COCO Captions"),
        ("The Online Decision Transformer is slow", ""),  # a longer run
        ("Decision Transformer Models are slow", ""),
        ("decision transformer is slow", ""),
        ("see Decision Transformer/code", ""),
        ("one Flamingo alone", ""),
        ("Is Flamingo alone?", ""),
        ("so Abb Ccd Dde E4 is", ""),
        ("the Ab Bcc Ddd Ee is", "Ab Bcc Ddd Ee"),
        ("the Ab Bcc Ddd Ee Ff Gg Hh is", ""),
        ("the Six Old Words of One Name is", "Six Old Words of One Name"),
        ("the Seven Old Words of One Long Name is", ""),
        ("汇报:Decision Transformer 很慢", "Decision Transformer"),
        ("see Decision Transformer++ too", ""),
        ("see Foo, Decision Transformer, Bar", "Decision Transformer"),
        ("see Foo & Decision Transformer & Bar", "Decision Transformer"),
        ("see Foo and Decision Transformer", "Decision Transformer"),
        ("see Decision Transformer with Bar", "Decision Transformer"),
        ("see Foo for Decision Transformer", ""),  # may be a title
        ("so Show, Attend & Tell is slow", "Show, Attend & Tell"),
        ("so Show Attend&Tell is slow", "Show Attend&Tell"),
    ],
)
def test_several_words_in_title_case_are_a_name_if_they_are_a_whole_run(text: str, name: str) -> None:
    assert [text[start:end] for start, end in names_of_words(text, KNOWN)] == ([name] if name else [])


def test_a_name_joined_to_what_is_taken_is_found_and_one_inside_it_is_not() -> None:
    text = "see DeepNet and Decision Transformer"
    for taken, found in (("DeepNet", ["Decision Transformer"]), ("Decision", [])):
        start = text.index(taken)
        places = names_of_words(text, KNOWN, [(start, start + len(taken))])
        assert [text[begin:end] for begin, end in places] == found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Flamingo and NameNet", ["Flamingo"]),
        ("NameNet 和 Flamingo 是什么", ["Flamingo"]),
        ("FastSpeech, NameNet / Flamingo?", ["Flamingo"]),
        ("FLAMINGO, NameNet", ["FLAMINGO"]),
        ("FLAMINGO: A Bird, NameNet", []),
        ("NameNet, FLAMINGO: A Bird", []),  # the beginning of another title
        ("FLAMINGO P, NameNet", []),  # a person
        ("Flamingo beats NameNet", []),
        ("Albatross and NameNet", []),
        ("Tensorflow and NameNet", []),
    ],
)
def test_a_plain_word_joined_to_a_name_is_a_name(text: str, words: list[str]) -> None:
    at = text.index("NameNet")
    assert [text[start:end] for start, end in words_joined(text, [(at, at + 7)], KNOWN)] == words
    assert list(words_joined(text, [], KNOWN)) == []

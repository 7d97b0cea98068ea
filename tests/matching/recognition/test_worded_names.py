"""Names that only a title gives, beside words of that title."""

from __future__ import annotations

import pytest
from tests.matching.recognition.known_names import headed

from vlbib.core.segment import Place, Segment, Sighting
from vlbib.matching.recognition.worded_names import worded_names

KNOWN = headed(
    "MUBox: Multi-User Aware Personal Cloud Storage",
    "SpeechDPR: End-To-End Spoken Passage Retrieval for Answering Questions",
    "Privado: Practical and Secure DNN Inference with Enclaves",
    "EPIC-T: Efficient Prompts for Personal Storage",
    "EPIC-T: Personal Storage of Clouds",
    "ResNet: Learning Deep Networks of Data",
)


def named(text: str, place: Place = Place.ITEM, taken: tuple[Sighting, ...] = ()) -> list[str]:
    segment = Segment(file="a.md", line=1, text=text, place=place)
    return [text[start:end] for start, end in worded_names(segment, KNOWN, taken)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("MUBox – multi-user personal cloud storage (2015)", "MUBox"),
        ("and\nSpeechDPR goes end to end over audio passages", "SpeechDPR"),
        ("cloud storage: use MUBox", "MUBox"),
        ("Privado - secure enclave DNN inference", "Privado"),
    ],
)
def test_two_telling_words_of_its_title_beside_a_name_say_which_work_is_meant(text: str, name: str) -> None:
    assert named(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "MUBox – personal",  # one word
        "ResNet: learning of deep networks on data",  # words of many titles
        "EPIC-T - personal storage",  # of two works
        "MUBox 2: Multi-User Aware Cloud Storage",  # another version
        "MUBox: Personal Cloud Storage of Maps",  # another title after the name
        "MUBox: Map-Aware Multi-Cloud Storage",
        "MUBox: cloud storage of maps, cats, lights and lines",  # too many other words
        "Old MUBox personal cloud storage",  # part of a longer name
        "Privado - enclave inference",  # two words beside a plain word
        "the Privado of secure enclave DNN inference",  # a plain word in a sentence
    ],
)
def test_fewer_words_other_versions_and_parts_of_names_are_none(text: str) -> None:
    assert named(text) == []


def test_headings_results_and_words_of_other_titles_do_not_count() -> None:
    text = "MUBox – multi-user personal cloud storage"
    assert named(text, Place.HEADING) == []
    assert named(text, taken=(Sighting(8, len(text), text[8:]),)) == []
    results = Segment(file="a.md", line=1, text=text, place=Place.ROW, results=True)
    assert list(worded_names(results, KNOWN, ())) == []

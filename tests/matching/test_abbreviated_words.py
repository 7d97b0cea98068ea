"""Words that a note abbreviates in a title."""

from __future__ import annotations

import pytest

from vlbib.matching.abbreviated_words import abbreviated, are_in_small_letters, in_full, initials_in
from vlbib.matching.form import form

GRAPHS = "Drawing Old Maps with a Graph Neural Network by Hand"


@pytest.mark.parametrize(
    ("asked", "title", "meant"),
    [
        ("Drawing Old Maps with a GNN by Hand", GRAPHS, "graph neural network"),
        (GRAPHS, "Drawing Old Maps with a GNN by Hand", "graph neural network"),
        ("Old Maps from NeRFs of Towns", "Old Maps from Neural Radiance Fields of Towns", "neural radiance fields"),
        ("A GNN and NLP for Old Maps of Towns",
         "A Graph Neural Network and Natural Language Processing for Old Maps of Towns", "natural language processing"),
        ("Old Maps for the Great IoT", "Old Maps for the Great Internet of Things", "internet of things"),
        ("Modelling Old Maps with a GNN", "Modeling Old Maps with a Graph Neural Network", "graph neural network"),
        ("Drawing Maps in Continuous Env.", "Drawing Maps in Continuous Environments", "environments"),
        ("Drawing Maps in Continuous Env", "Drawing Maps in Continuous Environment", "environment"),
        ("Drawing Maps in Continuous Envs", "Drawing Maps in Continuous Environments", "environments"),
        ("Drawing Maps of Old Lang", "Drawing Maps of Old Language", "language"),  # four letters are left out
        ("Drawing Maps of Old Recog", "Drawing Maps of Old Recognition", "recognition"),  # five letters
    ],
)  # fmt: skip
def test_initials_and_the_beginning_of_a_word_stand_for_words_of_the_title(asked: str, title: str, meant: str) -> None:
    why = abbreviated(form(asked), form(title), ())
    assert why is not None
    assert why.reason.endswith(f"for {meant!r}")


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("Drawing Old Maps with a CNN by Hand", GRAPHS),
        ("Drawing New Maps with a GNN by Hand", GRAPHS),
        ("Drawing Old Maps with a gnn by Hand", GRAPHS),
        ("Maps with a GNN", "Maps with a Graph Neural Network"),
        ("Drawing Maps in Continuous Ex.", "Drawing Maps in Continuous Environments"),
        ("Drawing Maps in Continuous En", "Drawing Maps in Continuous Environments"),
        ("Drawing Maps of Old Langu", "Drawing Maps of Old Language"),  # three letters are left out
        ("Drawing Maps of Old Recogn", "Drawing Maps of Old Recognition"),  # six letters
        ("Drawing Maps of Old Port", "Drawing Maps of Old Portfolios"),  # a word
        ("Drawing Old Maps with a GNN", GRAPHS),
        ("GNN and CNN and RNN for Old Maps of Towns",
         "Graph Neural Networks and Convolutional Neural Networks and Recurrent Neural Networks for Old Maps of Towns"),
    ],
)  # fmt: skip
def test_other_letters_another_word_small_letters_and_many_abbreviations_do_not(asked: str, title: str) -> None:
    assert abbreviated(form(asked), form(title), ()) is None


@pytest.mark.parametrize(
    ("asked", "title", "written_out"),
    [
        ("drawing maps with VAEs by hand", "Drawing Maps with Variational Autoencoders by Hand",
         "drawing maps with variational autoencoders by hand"),
        ("old maps by SfM of towns", "Old Maps by Structure-from-Motion of Towns",
         "old maps by structure from motion of towns"),
        ("old maps for VLN in towns", "Old Maps for Vision-and-Language Navigation in Towns",
         "old maps for vision and language navigation in towns"),
        ("MT of old maps in towns", "Machine Translation of Old Maps in Towns",
         "machine translation of old maps in towns"),
        ("maps of rivers by LQ games in old towns", "Maps of Rivers by Linear Quadratic Games in Old Towns",
         "maps of rivers by linear quadratic games in old towns"),
    ],
)  # fmt: skip
def test_initials_are_written_out_as_in_a_title(asked: str, title: str, written_out: str) -> None:
    text, reason = in_full(form(asked), form(title))
    assert text == written_out
    assert reason.startswith("abbreviated: ")


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("maps of GNN", "Maps of Graph Neural Networks"),  # two words are the same
        ("old maps and small maps near GNN towns", "Graph Neural Networks of Old Maps and Small Maps in Towns"),
        ("old maps of GNN and NLP and VQA in towns",
         "Old Maps of Graph Neural Networks and Natural Language Processing and Visual Question Answering in Towns"),
        ("old maps of VAE in towns", "Old Maps of Variational Maps in Towns"),
    ],
)  # fmt: skip
def test_few_words_another_place_and_three_abbreviations_are_not_written_out(asked: str, title: str) -> None:
    assert in_full(form(asked), form(title)) == (asked, "")


def test_small_letters_may_have_initials_among_them() -> None:
    texts = ("graphs with NNs", "graphs with words", "graphs with Words", "NNs", "Graphs with NNs")
    assert [are_in_small_letters(text) for text in texts] == [True, True, False, False, False]


def test_initials_at_the_start_and_the_end_of_a_text_are_those_of_a_title() -> None:
    title = ("neural", "maps", "of", "old", "towns")
    assert initials_in("NM of old towns", title) == {0: ("NM", "neural maps")}
    assert initials_in("neural maps of OT", title) == {15: ("OT", "old towns")}
    assert initials_in("some NM in towns", title) == {}


@pytest.mark.parametrize(
    ("text", "title", "meant"),
    [
        ("old KP maps", ("old", "keypoint", "maps"), {4: ("KP", "keypoint")}),
        ("old NW maps", ("old", "network", "maps"), {}),  # too short a word for two initials
        ("old KY maps", ("old", "keypoint", "maps"), {}),  # the second letter is too near the first
        ("old KP towns", ("old", "keypoint", "plans", "towns"), {4: ("KP", "keypoint plans")}),
        ("old KP", ("old", "keypoint", "plans"), {4: ("KP", "keypoint plans")}),
        ("see KP towns", ("old", "keypoint", "towns"), {4: ("KP", "keypoint")}),  # the word after it is the title's
    ],
)
def test_a_long_word_may_have_two_initials_unless_the_next_one_has_the_second(
    text: str, title: tuple[str, ...], meant: dict[int, tuple[str, str]]
) -> None:
    assert initials_in(text, title) == meant

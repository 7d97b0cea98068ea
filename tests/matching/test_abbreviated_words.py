"""Words that a note abbreviates in a title."""

from __future__ import annotations

import pytest

from vlbib.matching.abbreviated_words import abbreviated
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
        ("Drawing Old Maps with a GNN", GRAPHS),
        ("GNN and CNN and RNN for Old Maps of Towns",
         "Graph Neural Networks and Convolutional Neural Networks and Recurrent Neural Networks for Old Maps of Towns"),
    ],
)  # fmt: skip
def test_other_letters_another_word_small_letters_and_many_abbreviations_do_not(asked: str, title: str) -> None:
    assert abbreviated(form(asked), form(title), ()) is None

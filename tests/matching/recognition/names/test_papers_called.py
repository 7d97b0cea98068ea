"""Names in small letters that a text calls papers."""

from __future__ import annotations

import pytest
from tests.matching.recognition.known_names import Headed

from vlbib.core.known import KnownTitle, Naming
from vlbib.core.segment import Place, Segment, Sighting
from vlbib.core.text import squeeze
from vlbib.matching.recognition.names.papers_called import papers_called


class World(Headed):
    """`seabird` and `zorp` are names of several works, the others of one each."""

    def naming(self, name: str) -> Naming:
        return Naming.SHARED if squeeze(name) in ("seabird", "zorp") else super().naming(name)


TITLES = (
    KnownTitle("Groves of Hopes: Many Trees at Once", "grovesofhopesmanytreesatonce", well_known=True),
    KnownTitle("Fields of Hopes: Many Plants at Once", "fieldsofhopesmanyplantsatonce"),
    KnownTitle("Meadows of Owls Asleep", "meadowsofowlsasleep", well_known=True),
)
WORLD = World(TITLES, frozenset(("mixzup", "transformer", "selfaccord", "qz", "bql")))


def names(text: str, place: Place = Place.ITEM, *taken: Sighting) -> list[str]:
    segment = Segment(file="a.md", line=1, text=text, place=place)
    return [text[each.start : each.end] for each in papers_called(segment, WORLD, taken)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("reread the mixzup paper today", "mixzup"),
        ("mixzup papers", "mixzup"),
        ("the original transformer paper", "transformer"),
        ("the transformer paper", "transformer"),
        ("self accord paper", "self accord"),
        ("the self-accord preprint", "self-accord"),
        ("groves of hopes paper", "groves of hopes"),
        ("he likes the zorp paper", "zorp"),
        ("the bql paper", "bql"),
    ],
)
def test_a_known_name_called_a_paper_names_its_work(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "transformer paper",  # a kind of paper
        "a transformer paper",
        "the seabird paper",  # a word of everybody, and several works
        "fields of hopes paper",  # hardly known
        "the qz paper",
        "the mixzup paper-like text",
        "the mixzup code",
        "the brand new thing paper",
        "docs/mixzup paper",
    ],
)
def test_other_papers_are_no_known_work(text: str) -> None:
    assert names(text) == []


def test_comments_and_what_is_taken_call_nothing_a_paper() -> None:
    assert names("the mixzup paper", Place.COMMENT) == []
    assert names("the mixzup paper", Place.ITEM, Sighting(4, 10, "mixzup")) == []
    assert names("the mixzup paper", Place.ITEM, Sighting(11, 16, "paper")) == ["mixzup"]


def test_two_words_with_which_only_one_known_title_begins_name_it_as_a_paper() -> None:
    def begun(text: str) -> list[tuple[str, str]]:
        segment = Segment(file="a.md", line=1, text=text, place=Place.ITEM)
        return [(text[each.start : each.end], each.text) for each in papers_called(segment, WORLD, ())]

    assert begun("read the meadows of paper") == [("meadows of", TITLES[2].text)]
    for text in ("the meadows paper", "the meadows of ow paper", "the fields of paper", "the groves of paper"):
        assert begun(text) == []

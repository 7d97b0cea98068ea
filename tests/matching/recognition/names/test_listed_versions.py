"""Versions of a work listed behind its name."""

from __future__ import annotations

import pytest
from tests.matching.recognition.known_names import Headed

from vlbib.core.known import KnownTitle, Naming
from vlbib.core.segment import Place, Segment, Sighting
from vlbib.core.text import squeeze
from vlbib.matching.recognition.names.listed_versions import listed_versions


class World(Headed):
    """`Wader` is one of several, its versions are known; `Lark` begins one title, `Lark 2` another, `Stork 2` two."""

    def naming(self, name: str) -> Naming:
        return Naming.SHARED if squeeze(name) in ("wader", "crane", "crane2") else super().naming(name)


TITLES = ("Lark: One", "Lark 2: Two", "Stork 1: One", "Stork 2: One", "Stork 2: Two")
NAMES = ("heron", "heronv2", "heron3", "wader2", "greyheron", "greyheron2", "bird2vec", "bird2vec20")
WORLD = World(tuple(KnownTitle(title, squeeze(title)) for title in TITLES), frozenset(NAMES))


def versions(text: str, place: Place = Place.ITEM, *taken: Sighting, results: bool = False) -> list[tuple[str, str]]:
    segment = Segment(file="a.md", line=1, text=text, place=place, results=results)
    return [(text[each.start : each.end], each.text) for each in listed_versions(segment, WORLD, taken)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Heron v1 / v2 / v3", ["Heron v1", "v2", "v3"]),
        ("Heron-1/2/3", ["Heron-1", "2", "3"]),
        ("Heron 1, 2 and 3 of them", ["Heron 1", "2", "3"]),
        ("the Heronv1+v2 line", ["Heronv1", "v2"]),
        ("对比 Heron v1、v2、v3", ["Heron v1", "v2", "v3"]),
        ("Heron 1/2/4", ["Heron 1", "2"]),
        ("Bird2Vec 1.0/2.0", ["Bird2Vec 1.0", "2.0"]),
        ("Grey Heron 1/2", ["Grey Heron 1", "2"]),
        ("Lark 1/2", ["Lark 1", "2"]),
        ("Wader 1 & 2", ["Wader 1", "2"]),
    ],
)
def test_each_version_that_a_work_is_called_by_names_it(text: str, places: list[str]) -> None:
    assert [place for place, _ in versions(text)] == places


def test_each_version_has_the_name_in_front_and_the_first_one_may_have_the_name_alone() -> None:
    assert [name for _, name in versions("Heron v1 / v2 / 3")] == ["Heron", "Heron v2", "Heron 3"]


@pytest.mark.parametrize(
    "text",
    [
        "Heron 2, 4 times",  # only one of them is a work
        "Heron 2/3%",
        "Heron 2/30",
        "Heron 2/3-inch",
        "Stork 1/2",  # two titles begin with one of them
        "Crane 1/2",  # each is the name of several works
        "a/Heron 1/2",
        "Heron 2",
    ],
)
def test_other_numbers_are_no_versions(text: str) -> None:
    assert versions(text) == []


def test_results_comments_and_what_is_taken_have_no_versions() -> None:
    assert versions("Heron 1/2", Place.COMMENT) == []
    assert versions("Heron 1/2", results=True) == []
    assert versions("Heron 1/2", Place.ITEM, Sighting(0, 5, "Heron")) == []
    assert versions("Heron 1/2 of it", Place.ITEM, Sighting(9, 12, "of")) != []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Heron is slow; v2 adds wings", ["Heron v2"]),
        ("Heron → old nets, v3 later", ["Heron 3"]),
        ("Heron of Owls and v2", ["Heron v2"]),
        ("SeeHeron; v2", []),
        ("Heron\nthen; v2 adds", []),  # another line
        ("Heron; v2.1", []),
        ("Heron; v2 = 3", []),
        ("Heron at v2", []),
        ("Owl; v2 adds", []),
    ],
)
def test_a_version_that_begins_a_clause_is_that_of_a_name_before_it(text: str, names: list[str]) -> None:
    assert [name for _, name in versions(text)] == names

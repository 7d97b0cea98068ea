"""Names in small letters that are told, because a line may be about them."""

from __future__ import annotations

import pytest
from tests.matching.recognition.known_names import Headed

from vlbib.core.known import KnownTitle
from vlbib.core.text import squeeze
from vlbib.matching.recognition.names.small_names import small_names_in


def known(text: str, *names: str, well_known: bool = True) -> KnownTitle:
    return KnownTitle(text, squeeze(text), frozenset(map(squeeze, names)), well_known)


FLEX, TREE, LAMP = "FlexLamp: Fast Lamps", "Tree of Rivers: Walks", "Loud Lamps of Towns"
KNOWN = Headed(
    (
        known(FLEX), known(TREE), known(LAMP, "Latent Lamps", "lampnet"), known("Voxlox: Boxes"),
        known("OakNet: Old Boxes", well_known=False), known("TwoNet: One"), known("TwoNet: Other Things"),
        known("Survey: A Study of Towns"), known("ELmNet: Trees"), known("Wen2B: Trees"),
        known("Lights of Old Towns: Walks"), known("Wall Tree: Ivy"),
    ),
    frozenset(("latentlamps", "lampnet", "pytorch")),
)  # fmt: skip


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("flexlamp on the old box", {"flexlamp": FLEX}),
        ("so: tree of rivers is just a walk", {"tree of rivers": TREE}),
        ("latent lamps saved memory, flexlamp too", {"latent lamps": LAMP, "flexlamp": FLEX}),
        ("saves memory with latent lamps, and lampnet", {"latent lamps": LAMP, "lampnet": LAMP}),
        ("flexlamp/tree of rivers", {}),  # a path, and no name
        ("voxlox is old", {}),  # spelled like any word
        ("oaknet is old", {}),  # the catalogue has no such work
        ("twonet is old", {}),  # two works
        ("a survey of towns", {}),
        ("FlexLamp and Tree of Rivers", {}),  # not in small letters
        ("pytorch is fine", {}),
        ("see flexlamp.py, flexlamp() and @flexlamp", {}),
        ("tree  of rivers", {}),
        ("elmnet; wen2b", {"elmnet": "ELmNet: Trees"}),  # six letters, five letters
        ("lights of old towns", {}),  # four words
        ("the wall tree of rivers", {"tree of rivers": TREE}),  # eight letters are too few for two words
    ],
)
def test_small_names_of_one_work_are_told(line: str, names: dict[str, str]) -> None:
    assert dict(small_names_in(line, KNOWN)) == names


def test_a_line_of_more_than_three_hundred_characters_is_not_read() -> None:
    line = "flexlamp".ljust(300)
    assert (len(list(small_names_in(line, KNOWN))), len(list(small_names_in(f"{line} ", KNOWN)))) == (1, 0)

"""Which works must be in the catalogue."""

from __future__ import annotations

from typing import Any

from scripts.catalogue.aliases import ShortName
from scripts.catalogue.selection import required
from scripts.catalogue.works import group

TITLES = ("LampNet: Light", "Maps of Rivers", "Snow and Ice", "A Walk on Roads", "Old Trees")


def _line(title: str) -> dict[str, Any]:
    return {"source": "paperlists", "title": title, "authors": ["Ann Smith"], "year": 2020, "venue": "CVPR"}


def test_required_are_the_works_of_short_names_the_sure_ones_first_landmarks_and_works_in_two_lists() -> None:
    works = group(map(_line, TITLES))
    lamp, maps, snow, walk, _ = works
    names = [ShortName(("Walk",), "ambiguous", (walk,)), ShortName(("LampNet",), "R1", (lamp,))]
    listed = {maps.key: 2, "oldtrees": 1}
    found = [work.main["title"] for work in required(works, names, listed, [snow.key])]
    assert list(dict.fromkeys(found)) == ["LampNet: Light", "Snow and Ice", "Maps of Rivers", "A Walk on Roads"]

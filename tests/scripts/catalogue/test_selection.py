"""Which works must be in the catalogue."""

from __future__ import annotations

from typing import Any

from scripts.catalogue.aliases import ShortName
from scripts.catalogue.people import Mends
from scripts.catalogue.records import Maker
from scripts.catalogue.score import Mentions
from scripts.catalogue.selection import Chooser, required
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


def test_shipped_works_come_before_better_ones_and_the_best_of_them_first() -> None:
    lines = [_line("LampNet: Light of Old Towns"), _line("Maps of Rivers in Towns"), _line("Snow and Ice in Towns")]
    better = {**_line("Walks on Roads of Towns"), "arxiv": "2001.00001"}
    works = group([*lines, better, {**lines[1], "source": "dblp"}])
    by_title = {work.main["title"]: work for work in works}
    lamp, maps, snow, walk = (by_title[line["title"]] for line in (*lines, better))
    chooser = Chooser(Maker(works, {}, frozenset(), Mends()), Mentions.of(works), {})

    def chosen(size: int) -> list[str]:
        return [choice.work.main["title"] for choice in chooser.choose([lamp], (), size, [snow, maps])]

    titles = [work.main["title"] for work in (lamp, maps, snow, walk)]
    assert [chosen(size) for size in range(1, 5)] == [titles[:size] for size in range(1, 5)]

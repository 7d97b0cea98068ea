"""Which works carry a short name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scripts.catalogue.aliases import ShortName, assign
from scripts.catalogue.score import Mentions
from scripts.catalogue.works import group

if TYPE_CHECKING:
    from collections.abc import Sequence


def _line(title: str, year: int = 2020) -> dict[str, Any]:
    return {"source": "paperlists", "title": title, "authors": ["Ann Smith"], "year": year, "venue": "CVPR"}


NET = "PointNet: Learning on Sets of Points"
DEEPER = "PointNet++: Deeper Learning on Sets of Points"
REDONE = "PointNet: An Altogether Other Network"


def _carriers(titles: Sequence[str], *names: tuple[str, str, int], years: Sequence[int] = ()) -> dict[str, list[str]]:
    """Return the aliases by title, where names are given as (name, rule, number of the title)."""
    works = group(_line(title, year) for title, year in zip(titles, years or [2020] * len(titles), strict=True))
    by_title = {work.main["title"]: work for work in works}
    short = [ShortName((name,), rule, (by_title[titles[number]],)) for name, rule, number in names]
    aliases = assign(short, list(works), works, Mentions.of(works))
    return {work.main["title"]: list(given) for work, given in aliases.items()}


def test_a_sure_name_stands_on_one_work_whatever_others_are_called() -> None:
    carriers = _carriers([NET, REDONE], ("PointNet", "R1", 0), ("PointNet", "ambiguous", 1))
    assert carriers == {NET: ["PointNet"]}


def test_a_famous_name_beats_a_registry() -> None:
    assert _carriers([NET, REDONE], ("PointNet", "R1", 1), ("PointNet", "famous", 0)) == {NET: ["PointNet"]}


def test_marks_tell_names_apart() -> None:
    carriers = _carriers([NET, DEEPER], ("PointNet", "famous", 0), ("PointNet++", "famous", 1))
    assert carriers == {NET: ["PointNet"], DEEPER: ["PointNet++"]}


def test_one_list_s_name_counts_only_as_the_label_of_its_own_title_and_no_other_s() -> None:
    assert _carriers([NET], ("PointNet", "R3", 0)) == {NET: ["PointNet"]}
    assert _carriers([NET, REDONE], ("PointNet", "R3", 0)) == {}
    assert _carriers([NET], ("PNet", "R3", 0)) == {}


def test_one_list_s_name_that_an_earlier_title_speaks_of_is_not_believed() -> None:
    earlier = "Improving PointNet for Robots"
    assert _carriers([NET, earlier], ("PointNet", "R3", 0), years=[2020, 2021]) == {NET: ["PointNet"]}
    assert _carriers([NET, earlier], ("PointNet", "R3", 0), years=[2020, 2019]) == {}


def test_an_ambiguous_name_stands_on_all_works_that_may_be_meant_the_leading_one_first_or_on_none() -> None:
    carriers = _carriers([NET, REDONE], ("PointNet", "ambiguous", 1), ("PointNet", "leading", 0))
    assert list(carriers) == [NET, REDONE]
    assert _carriers([NET], ("PointNet", "ambiguous", 0)) == {}


def test_an_alias_is_spelled_as_the_title_spells_its_label() -> None:
    assert _carriers([NET], ("Pointnet", "R2", 0)) == {NET: ["PointNet"]}

"""Which works have a short name."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.catalogue.aliases import ShortName, assign, read_names, weak_lines
from scripts.catalogue.people import Mends
from scripts.catalogue.records import Maker
from scripts.catalogue.score import Mentions
from scripts.catalogue.works import group

if TYPE_CHECKING:
    from collections.abc import Sequence


def _line(title: str, year: int = 2020) -> dict[str, Any]:
    return {"source": "paperlists", "title": title, "authors": ["Ann Smith"], "year": year, "venue": "CVPR"}


ROOT = Path(__file__).parents[3]
NET = "PointNet: Learning on Sets of Points"
DEEPER = "PointNet++: Deeper Learning on Sets of Points"
REDONE = "PointNet: An Altogether Other Network"


def _carriers(titles: Sequence[str], *names: tuple[str, str, int], years: Sequence[int] = ()) -> dict[str, list[str]]:
    """Return the works' own names by title; `names` are given as (name, rule, number of the title)."""
    return _carried(titles, *names, years=years)[0]


def _carried(
    titles: Sequence[str], *names: tuple[str, str, int], years: Sequence[int] = ()
) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return the works' own names and the shared ones."""
    works = group(_line(title, year) for title, year in zip(titles, years or [2020] * len(titles), strict=True))
    by_title = {work.main["title"]: work for work in works}
    short = [ShortName((name,), rule, (by_title[titles[number]],)) for name, rule, number in names]
    carried = assign(short, list(works), works, Mentions.of(works))
    own, shared = (
        {work.main["title"]: list(names) for work, names in of.items()} for of in (carried.own, carried.shared)
    )
    return own, shared


def test_a_sure_name_belongs_to_one_work_whatever_the_names_of_others() -> None:
    carriers = _carriers([NET, REDONE], ("PointNet", "R1", 0), ("PointNet", "ambiguous", 1))
    assert carriers == {NET: ["PointNet"]}


def test_a_label_alone_does_not_settle_a_name_that_was_looked_up_for_another_work() -> None:
    own, shared = _carried([NET, DEEPER], ("PointNet", "R3", 0), ("PointNet", "shared", 1))
    assert (own, shared) == ({}, {DEEPER: ["PointNet"]})
    assert _carriers([NET, DEEPER], ("PointNet", "R3", 0), ("PointNet", "shared", 0)) == {NET: ["PointNet"]}
    assert _carriers([NET, DEEPER], ("PointNet", "R3", 0), ("PointNet", "ambiguous", 1)) == {NET: ["PointNet"]}


def test_a_famous_name_overrides_a_registry() -> None:
    assert _carriers([NET, REDONE], ("PointNet", "R1", 1), ("PointNet", "famous", 0)) == {NET: ["PointNet"]}


def test_marks_distinguish_names() -> None:
    carriers = _carriers([NET, DEEPER], ("PointNet", "famous", 0), ("PointNet++", "famous", 1))
    assert carriers == {NET: ["PointNet"], DEEPER: ["PointNet++"]}


def test_a_name_from_one_list_counts_only_as_the_label_of_its_own_title_and_no_other() -> None:
    assert _carriers([NET], ("PointNet", "R3", 0)) == {NET: ["PointNet"]}
    assert _carriers([NET, REDONE], ("PointNet", "R3", 0)) == {}
    assert _carriers([NET], ("PNet", "R3", 0)) == {}


def test_another_spelling_of_a_title_with_the_label_is_not_another_title() -> None:
    typo = "PointNet: Learning on Sets of Pionts"
    assert _carriers([NET, typo], ("PointNet", "R3", 0)) == {NET: ["PointNet"]}


def test_a_name_from_one_list_that_an_earlier_title_mentions_is_not_accepted() -> None:
    earlier = "Improving PointNet for Robots"
    assert _carriers([NET, earlier], ("PointNet", "R3", 0), years=[2020, 2021]) == {NET: ["PointNet"]}
    assert _carriers([NET, earlier], ("PointNet", "R3", 0), years=[2020, 2019]) == {}


def test_an_ambiguous_name_is_shared_by_all_works_it_may_mean_the_likeliest_first() -> None:
    own, shared = _carried([NET, REDONE], ("PointNet", "ambiguous", 1), ("PointNet", "leading", 0))
    assert own == {}
    assert list(shared) == [NET, REDONE]


def test_an_ambiguous_name_is_shared_even_if_only_one_of_its_works_is_chosen() -> None:
    assert _carried([NET], ("PN", "ambiguous", 0)) == ({}, {NET: ["PN"]})


def test_a_sure_name_is_not_shared() -> None:
    own, shared = _carried([NET, REDONE], ("PointNet", "R1", 0), ("PointNet", "ambiguous", 1))
    assert (own, shared) == ({NET: ["PointNet"]}, {})


def test_a_single_letter_is_no_name() -> None:
    assert _carried([NET], ("P", "ambiguous", 0)) == ({}, {})


def _files(folder: Path) -> tuple[Path, Path, Path]:
    return folder / "landmarks.jsonl", folder / "names.jsonl", folder / "missed.jsonl"


def _confirmed(folder: Path, *rows: tuple[str, str]) -> Path:
    path = folder / "confirmed_ids.tsv"
    path.write_text("".join("\t".join(row) + "\n" for row in (("arxiv", "title"), *rows)), "utf-8")
    return path


def test_an_id_from_one_registry_counts_if_other_texts_have_it_beside_the_title(tmp_path: Path) -> None:
    landmarks, registries, missed = paths = _files(tmp_path)
    rows = ({"title": NET, "authors": ["Ann Smith"], "year": 2020, "arxiv": "2001.00001", "seen_in": ["a list"]}, None)
    for path, row in zip(paths, (None, *rows), strict=True):
        path.write_text(json.dumps(row) if row else "", "utf-8")
    ids = []
    for confirmed in ([], [("2001.00001", NET)]):
        works = group(weak_lines(landmarks, registries, missed, _confirmed(tmp_path, *confirmed)))
        (work,) = works
        ids.append(Maker(works, {}, frozenset(), Mends()).arxiv(work))
    assert ids == [None, "2001.00001"]


def test_authors_looked_up_elsewhere_replace_those_of_hearsay(tmp_path: Path) -> None:
    landmarks, registries, missed = paths = _files(tmp_path)
    rows = (
        {"title": NET, "authors": ["Ann S"], "year": 2020, "source": {}},
        {"title": NET, "authors": ["Ann S"], "year": 2020, "seen_in": ["a list"]},
        {"title": NET, "authors": ["Ann Smith"], "year": 2020, "witnesses": ["two", "lists"]},
    )
    for path, row in zip(paths, rows, strict=True):
        path.write_text(json.dumps(row), "utf-8")
    (work,) = group(weak_lines(landmarks, registries, missed, _confirmed(tmp_path)))
    assert (work.authors, len(work.lines)) == (["Ann Smith"], 3)


def test_a_list_that_breaks_off_at_an_initial_is_no_list_of_authors(tmp_path: Path) -> None:
    landmarks, registries, missed = paths = _files(tmp_path)
    rows = (
        {"title": NET, "authors": ["Ann Smith", "Bo D"], "year": 2020, "source": {}},
        {"title": NET, "authors": ["Ann Smith", "Bo D."], "year": 2020, "seen_in": ["a list"]},
        {"title": "Another Title", "authors": ["Ann Smith"], "year": 2020, "witnesses": ["two", "lists"]},
    )
    for path, row in zip(paths, rows, strict=True):
        path.write_text(json.dumps(row), "utf-8")
    assert [line.get("authors") for line in weak_lines(landmarks, registries, missed, _confirmed(tmp_path))] == [
        ["Ann Smith"],
        [],
        [],
    ]


def test_an_alias_is_spelled_as_the_title_spells_its_label() -> None:
    assert _carriers([NET], ("Pointnet", "R2", 0)) == {NET: ["PointNet"]}


def test_names_are_read_from_registries_and_tables_of_famous_and_looked_up_ones(tmp_path: Path) -> None:
    works = group(_line(title) for title in (NET, DEEPER))
    registries, famous, looked_up = (tmp_path / name for name in ("names.jsonl", "famous.tsv", "names.tsv"))
    registries.write_text(json.dumps({"name": "PNet", "title": NET, "rule": "R2"}) + "\n")
    famous.write_text(f"name\ttitle\tarxiv\nPointNet\t{NET}\t\n")
    looked_up.write_text(f"name\ttitle\tarxiv\tstatus\tsources\nPN++\t{DEEPER}\t\tsure\ta; b\nPN\t{NET}\t\tshared\ta\n")
    names = read_names(registries, famous, looked_up, works)
    assert [(name.spellings[0], name.rule, name.sure, name.works[0].main["title"]) for name in names] == [
        ("PointNet", "famous", True, NET),
        ("PN++", "looked-up", True, DEEPER),
        ("PN", "shared", False, NET),
        ("PNet", "R2", True, NET),
    ]


def test_an_id_alone_is_not_believed_against_a_title_with_the_name_of_the_version(tmp_path: Path) -> None:
    other = {**_line(REDONE), "arxiv": "2310.06825"}
    works = group([_line(DEEPER), other])
    registries, empty = tmp_path / "names.jsonl", tmp_path / "empty.tsv"
    empty.write_text("name\ttitle\tarxiv\tstatus\tsources\n")

    def count(name: str, *lines: dict[str, Any]) -> int:
        claim = {"name": name, "arxiv": "2310.06825", "others": ["2407.21783"]}
        registries.write_text("".join(json.dumps(line) + "\n" for line in (claim, *lines)))
        return sum(bool(each.works) for each in read_names(registries, empty, empty, works))

    herd = {"title": "The Deeper 3 Herd of Models", "arxiv": "2407.21783"}
    assert (count("Deeper3"), count("Deeper3", {"name": "Deeper3", **herd})) == (1, 0)
    assert count("Deeper", {"name": "Deeper", **herd}) == 1  # no version


def test_the_only_other_title_of_a_line_without_one_is_its_own_if_it_begins_with_the_name(tmp_path: Path) -> None:
    works = group(_line(title) for title in (NET, DEEPER))
    registries, empty = tmp_path / "names.jsonl", tmp_path / "empty.tsv"
    empty.write_text("name\ttitle\tarxiv\tstatus\tsources\n")
    lines = [
        {"name": "PointNet", "arxiv": "1612.00593", "others": [NET]},
        {"name": "PNet", "arxiv": "1612.00593", "others": [NET]},
        {"name": "PointNet++", "others": [DEEPER, NET]},
        {"name": "PointNet++", "title": DEEPER, "others": [DEEPER]},
    ]
    registries.write_text("".join(json.dumps(line) + "\n" for line in lines))
    names = read_names(registries, empty, empty, works)
    assert [(name.spellings[0], name.rule, [work.main["title"] for work in name.works]) for name in names] == [
        ("PointNet", "R3", [NET]),
        ("PNet", "ambiguous", []),
        ("PointNet++", "ambiguous", []),
        ("PointNet++", "ambiguous", [DEEPER]),
    ]


def test_a_famous_name_of_two_well_known_works_is_ambiguous_the_famous_work_first(tmp_path: Path) -> None:
    works = group(_line(title) for title in (NET, DEEPER))
    registries, famous, looked_up = (tmp_path / name for name in ("names.jsonl", "famous.tsv", "names.tsv"))
    registries.write_text("")
    famous.write_text(f"name\ttitle\tarxiv\nPN\t{NET}\t\n")
    looked_up.write_text(f"name\ttitle\tarxiv\tstatus\tsources\nPN\t{DEEPER}\t\tshared\ta\n")
    names = read_names(registries, famous, looked_up, works)
    assert [(name.rule, name.sure, name.works[0].main["title"]) for name in names] == [
        ("leading", False, NET),
        ("shared", False, DEEPER),
    ]


def test_each_looked_up_name_is_given_once_with_its_sources() -> None:
    with (ROOT / "scripts" / "names.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    assert {row["status"] for row in rows} == {"sure", "shared"}
    assert all(row["name"] and row["title"] for row in rows)
    assert all(row["sources"] for row in rows if row["status"] == "sure")
    names = [(row["name"], row["title"]) for row in rows]
    assert len(set(names)) == len(names)
    sure = [row["name"] for row in rows if row["status"] == "sure"]
    assert len(set(sure)) == len(sure)

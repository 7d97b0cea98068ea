"""Works that only an entry of the owner's has: its title, a reference to it and its id name that entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.app.conftest import Desk

PEARS = """@inproceedings{doe2020another,
  author = {Doe, Jane and Roe, Richard and Poe, Ann},
  title = {Another Very Long Title about {Apples} and Pears},
  booktitle = {Proceedings of the Conference on Fruit},
  doi = {10.1234/fruit.2020.1},
  year = {2020},
}
"""
SURVEY = """@article{zhang2020,
  author = {张三 and 李四},
  title = {基于深度学习的图像描述方法综述},
  journal = {计算机学报},
  year = {2020},
}
"""
BOOK = "@book{wang2020cv,\n  author = {王小明},\n  title = {计算机视觉导论},\n  year = {2020},\n}\n"


def settled(desk: Desk, note: str, library: str = PEARS + SURVEY + BOOK) -> str:
    """Sync a note beside a library of the owner's, twice, and return what the first run said."""
    desk.write("references.bib", library)
    desk.write("notes/a.md", note)
    ran = desk.sync()
    lock = desk.read("references.lock")
    assert "(nothing found)" not in ran.out
    desk.sync()
    assert desk.read("references.lock") == lock
    return ran.out


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("- CLIP\n- Another Very Long Title about Apples and Pears", "doe2020another"),
        ("We began with Another Very Long Title about Apples and Pears, which was new.", "doe2020another"),
        ("- Doe, J., Roe, R., & Poe, A. (2020). Another Very Long Title about Apples and Pears.", "doe2020another"),
        ("- doi:10.1234/fruit.2020.1", "doe2020another"),
        ("- 基于深度学习的图像描述方法综述", "zhang2020"),
        ("- 张三, 李四. 基于深度学习的图像描述方法综述[J]. 计算机学报, 2020, 43(1): 1-20.", "zhang2020"),
        ("- [2020] 计算机视觉导论", "wang2020cv"),
    ],
)
def test_a_line_names_an_entry_of_the_owners_that_no_source_has(desk: Desk, line: str, key: str) -> None:
    said = settled(desk, f"# R\n\n{line}\n")
    assert "library 1" in said, said
    assert desk.read().startswith(PEARS + SURVEY + BOOK)  # not a byte of them changes
    assert desk.run("explain", key).out.startswith(f"{key}: accepted")


def test_the_entry_gets_the_tags_of_its_section(desk: Desk) -> None:
    settled(desk, "# Notes\n\n## Fruit\n\n- doi:10.1234/fruit.2020.1\n")
    assert desk.value("doe2020another", "keywords") == "Fruit"
    assert desk.read().replace("  keywords = {Fruit},\n", "") == PEARS + SURVEY + BOOK


def test_the_same_title_with_another_year_does_not_name_the_entry(desk: Desk) -> None:
    desk.write("references.bib", PEARS)
    desk.write("notes/a.md", "# R\n- [2011] Another Very Long Title about Apples and Pears\n")
    desk.sync()
    assert "not in the library" in desk.run("explain", "notes/a.md:2").out


def test_an_entry_whose_line_waited_for_it_is_named_once_it_is_there(desk: Desk) -> None:
    desk.write("notes/a.md", "# R\n- [2020] 计算机视觉导论\n- CLIP\n")
    desk.sync("--resolvers", "catalogue")
    desk.write("references.bib", desk.read() + "\n" + BOOK)
    desk.sync("--resolvers", "catalogue")
    assert desk.run("explain", "notes/a.md:2").out.startswith("wang2020cv: accepted")


def test_a_source_that_has_the_work_comes_before_the_owners_entry(desk: Desk) -> None:
    title = "Learning Transferable Visual Models From Natural Language Supervision"
    own = f"@article{{mine,\n  author = {{Radford, Alec}},\n  title = {{{title}}},\n  year = {{2021}},\n}}\n"
    said = settled(desk, f"# R\n- {title}\n", own)
    assert "catalogue 1" in said
    assert desk.value("mine", "eprint") == "2103.00020"


def test_a_library_without_notes_that_name_its_entries_is_left_alone(desk: Desk) -> None:
    settled(desk, "# R\n- CLIP\n", f"{PEARS}@misc{{mine,\n  title = {{Mine}},\n}}\n")
    assert desk.entries() == ["doe2020another", "mine", "radford2021clip"]
    assert "library/bib" not in desk.read("references.lock")

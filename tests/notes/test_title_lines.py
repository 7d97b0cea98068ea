from __future__ import annotations

import pytest

from vlbib.notes.formats.blocks import BlockForm
from vlbib.notes.line.inline import read_line
from vlbib.notes.line.title import read_title
from vlbib.notes.title_lines import Profile, Strength, names_work, profile, strength

NO_MARKS = Profile(0, frozenset(), frozenset(), frozenset())


def _strength(text: str) -> Strength:
    return strength(read_title(read_line(text)))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("[2020 ECCV] Finding objects", Strength.MARKED),
        ("[2020 ECCV] Finder2", Strength.MARKED),
        ("Lovelace, A., Turing, A. M., & Planck, M. (2014).", Strength.NONE),
        ("Ada Lovelace , Alan Turing , Max Planck (2018)", Strength.NONE),
        ("Alan M. Turing [paper](https://arxiv.org/abs/1509.02971)", Strength.NONE),
        ("Deep Learning, Computer Vision [paper](https://arxiv.org/abs/1509.02971)", Strength.MARKED),
        ("Rename CHANGES to CHANGELOG ([@octocat](https://github.com/octocat))", Strength.TITLED),
        ("Finding Small Objects Everywhere ([code](https://github.com/a/b))", Strength.LABELLED),
        ("[2020 ECCV] **Finder**", Strength.MARKED),
        ("ECCV 2020: Milano", Strength.NONE),
        ("Personal communication, Dr. Weiss, 12/2020", Strength.NONE),
        ("**To Be Filled Next Week by Ida**", Strength.NONE),
        ("[2020 ECCV] Talk at the Summer School", Strength.NONE),
        ("Copyright (C) 2010-2019 Ida Lee, 2016", Strength.NONE),
        ("GENERAL PUBLIC LICENSE, Version 2, June 1991", Strength.NONE),
        ("Developed by: Ida Bee Lee, 2019", Strength.NONE),
        ("**Example 1: To copy an AMI to another Region**", Strength.NONE),
        ("**Example: To copy an AMI to another Region**", Strength.NONE),
        ("[Keynote: Pixels That Remember](https://example.org/a)", Strength.NONE),
        ("[Podcast ep. 41: Splats for Breakfast Again](https://example.org/a)", Strength.NONE),
        ("[Keynotes Seen as Pixels That Remember](https://example.org/a)", Strength.MARKED),
        ("**To Infinity and Beyond All Models**", Strength.MARKED),
        ("[For more information, see Deep Sets of Things](https://example.org/a)", Strength.NONE),
        ("**Finding Small Objects Everywhere**", Strength.MARKED),
        ("**Finding Small Objects**", Strength.NONE),
        ("**we find small objects here**", Strength.NONE),
        ("[Finding Small Objects Everywhere](https://example.org/a)", Strength.MARKED),
        ("[Finding Small Objects Everywhere](https://github.com/a/b)", Strength.TITLED),
        ("[Finding Small Objects Everywhere](https://gist.github.com/a)", Strength.TITLED),
        ("[Finding Small Objects Everywhere](https://notgithub.com/a)", Strength.MARKED),
        ("Finding objects in images, CVPR 2020", Strength.MARKED),
        ("Finding objects, CVPR 2020", Strength.DATED),
        ("finding objects in images (2020)", Strength.DATED),
        ("Finding Small Objects Everywhere (2020)", Strength.MARKED),
        ("Finding Small Objects Everywhere [code](https://github.com/a/b)", Strength.LABELLED),
        ("Finding Small Objects Everywhere", Strength.TITLED),
        ("Finding Small Objects", Strength.NONE),
        ("we find objects in this note", Strength.NONE),
        ("ROSSI A, XU K, LI C. Small Objects[M]. Berlin: Springer, 2016.", Strength.MARKED),
        ("ROSSI A, XU K, LI C. Objects[M]. Berlin: Springer, 2016.", Strength.DATED),
        ("Small Objects[M]. Berlin: Springer, 2016.", Strength.DATED),
        ("", Strength.NONE),
    ],
)
def test_the_text_beside_a_title_marks_it(line: str, expected: Strength) -> None:
    assert _strength(line) is expected


@pytest.mark.parametrize(("titled", "all_lines", "is_list"), [(1, 1, False), (2, 3, True), (2, 4, False), (3, 5, True)])
def test_a_list_of_titles_has_two_of_them_and_more_than_half_of_its_lines(
    titled: int, all_lines: int, *, is_list: bool
) -> None:
    lines = [(Strength.TITLED if number < titled else Strength.NONE, 7) for number in range(all_lines)]
    assert (7 in profile(lines, frozenset()).titles) is is_list


@pytest.mark.parametrize(("dated", "all_lines", "is_list"), [(2, 2, False), (3, 3, True), (3, 5, False), (4, 6, True)])
def test_a_list_of_dated_titles_has_three_of_them_and_more_than_three_fifths_of_its_lines(
    dated: int, all_lines: int, *, is_list: bool
) -> None:
    lines = [(Strength.DATED if number < dated else Strength.NONE, 7) for number in range(all_lines)]
    assert (7 in profile(lines, frozenset()).dated) is is_list


def test_lines_outside_lists_count_towards_no_list() -> None:
    seen = profile([(Strength.MARKED, 0), (Strength.DATED, 0)], frozenset())
    assert (seen.marked, seen.titles, seen.dated) == (1, frozenset(), frozenset())


@pytest.mark.parametrize(
    ("mark", "form", "run", "reason"),
    [
        (Strength.NONE, BlockForm.ITEM, 1, None),
        (Strength.MARKED, BlockForm.PARAGRAPH, 0, ""),
        (Strength.LABELLED, BlockForm.PARAGRAPH, 0, ""),
        (Strength.TITLED, BlockForm.ITEM, 1, ""),
        (Strength.TITLED, BlockForm.ITEM, 2, "it is not in a list of titles"),
        (Strength.TITLED, BlockForm.PARAGRAPH, 1, "it is not in a list of titles"),
        (Strength.DATED, BlockForm.ITEM, 3, ""),
        (Strength.DATED, BlockForm.ITEM, 1, "only a date follows it, and none follows the other lines of its list"),
    ],
)
def test_a_weak_mark_counts_in_a_list_of_its_kind_only(
    mark: Strength, form: BlockForm, run: int, reason: str | None
) -> None:
    seen = Profile(1, frozenset({1}), frozenset({3}), frozenset())
    assert names_work(mark, "A Title of a Paper", (form, run), seen) == reason


def test_a_line_that_repeats_a_heading_names_nothing_unless_it_is_marked() -> None:
    seen = Profile(1, frozenset({1}), frozenset(), frozenset({"detection"}))
    assert names_work(Strength.TITLED, "Detection", (BlockForm.ITEM, 1), seen) is None
    assert names_work(Strength.MARKED, "Detection", (BlockForm.ITEM, 1), seen) == ""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlbib.core.work import Mention, Work
from vlbib.merge.tags import (
    has_changed_tags,
    in_file,
    join_keywords,
    merge_tags,
    renamed_tag,
    safe_tag,
    split_keywords,
    sub_paths,
    tags_of,
)


def work(*sections: tuple[str, ...]) -> Work:
    return Work(mentions=tuple(Mention(file="a.md", line=1, text="T", section=section) for section in sections))


def test_tags_are_the_sections_of_all_mentions_and_the_alias() -> None:
    assert tags_of(work(("VLP",), ("VLP", "CLIP derivatives")), "CLIP") == ("VLP", "CLIP derivatives", "CLIP")


def test_without_an_alias_tags_are_only_the_sections() -> None:
    assert tags_of(work(("VLP",))) == ("VLP",)


def test_synonyms_give_the_tag_of_the_vocabulary() -> None:
    synonyms = {"visual question answering": "VQA", "Image Captioning": "captioning"}
    assert tags_of(work(("Visual Question-Answering", "VQA")), "", synonyms) == ("VQA",)


@pytest.mark.parametrize(
    ("sections", "synonyms", "tags"),
    [
        ([("Vision", "Detection")], {}, ("Vision/Detection", "CLIP")),
        ([("Vision",), ("Vision", "Detection")], {}, ("Vision", "Vision/Detection", "CLIP")),
        ([()], {}, ("CLIP",)),
        ([("Vision", "vision", "Detection")], {}, ("Vision/Detection", "CLIP")),
        ([("Vision", "Text, image")], {}, ("Vision/Text image", "CLIP")),
        ([("Computer Vision", "Object detection")], {"computer vision": "Vision"}, ("Vision/Object detection", "CLIP")),
        ([("Vision", "OD")], {"OD": "Vision/Detection"}, ("Vision/Detection", "CLIP")),
        ([("Vision", "OD")], {"OD": "Detection", "Vision/Detection": "Finding"}, ("Finding", "CLIP")),
        ([("Vision", "OD", "3D")], {"OD": "Detection", "Vision/OD": "Finding"}, ("Finding/3D", "CLIP")),
        ([("Vision", "Detection")], {"Vision": "Sight", "Vision/Detection": "Finding"}, ("Finding", "CLIP")),
    ],
)
def test_with_a_separator_the_sections_of_a_mention_are_one_tag(
    sections: list[tuple[str, ...]], synonyms: dict[str, str], tags: tuple[str, ...]
) -> None:
    assert tags_of(work(*sections), "CLIP", synonyms, "/") == tags


def test_tags_that_the_owner_gave_without_a_note_are_not_joined() -> None:
    added = Work(mentions=(Mention(file="", line=0, text="T", section=("A", "B")),))
    assert tags_of(added, "", {}, "/") == ("A", "B")


@pytest.mark.parametrize(
    ("tag", "old", "new", "renamed"),
    [
        ("Vision/Detection", "vision", "Sight", "Sight/Detection"),
        ("Vision / Detection/3D", "Vision/Detection", "Finding", "Finding/3D"),
        ("Vision/Detection", "Detection", "Vision", "Vision"),
        ("Vision", "Vision", "a, b", "a b"),
        ("Vision/ Detection", "Text", "x", "Vision/ Detection"),
        ("Vision", "Vision", "CV/Vision", "CV/Vision"),
        ("CV/Vision", "Vision", "CV/Vision", "CV/Vision"),
    ],
)
def test_a_level_of_a_tag_is_renamed(tag: str, old: str, new: str, renamed: str) -> None:
    assert renamed_tag(tag, old, new, "/") == renamed


def test_without_a_separator_only_a_whole_tag_is_renamed() -> None:
    assert renamed_tag("Vision/Detection", "Vision", "Sight") == "Vision/Detection"


@pytest.mark.parametrize(
    ("tag", "safe"), [("Text, image; video", "Text image video"), ("A & B", "A & B"), (" a  b ", "a b")]
)
def test_a_tag_has_no_character_at_which_programs_split(tag: str, safe: str) -> None:
    assert safe_tag(tag) == safe


@pytest.mark.parametrize(
    ("value", "written", "removed", "named", "result", "ours", "out"),
    [
        ("", (), (), ("A", "B"), "A, B", ("A", "B"), ()),
        ("A, B", ("A", "B"), (), ("A", "B"), "A, B", ("A", "B"), ()),
        ("mine; A", ("A",), (), ("A", "B"), "mine, A, B", ("A", "B"), ()),
        ("mine; A", ("A",), (), ("A",), "mine; A", ("A",), ()),
        ("mine", ("A",), (), ("A", "B"), "mine, B", ("B",), ("A",)),
        ("mine", (), ("A",), ("A",), "mine", (), ("A",)),
        ("A", ("A", "B"), (), ("A",), "A", ("A",), ()),
        ("A, B", ("A", "B"), (), ("A",), "A", ("A",), ()),
        ("a", (), (), ("A",), "a", (), ()),
        ("A, B", ("B",), (), (), "A", (), ()),
        (r"Datasets \& Challenges", (), (), ("Datasets & Challenges",), r"Datasets \& Challenges", (), ()),
        ("A", (), ("A",), ("A",), "A", (), ()),
        ("B, A-C, d", ("A-C",), (), ("A C",), "B, A C, d", ("A C",), ()),
        ("B, a-c, d", ("A-C",), (), ("A C",), "B, a-c, d", ("A C",), ()),
        ("A > B", ("A > B",), (), ("A > B",), "A > B", ("A > B",), ()),
        ("B, C", ("A", "C"), (), ("B", "C"), "B, C", ("B", "C"), ()),  # an older lock: all tags in the file are vlbib's
        ("B, C, mine", ("A", "C"), (), ("B", "C"), "B, C, mine", ("C",), ()),
        ("B, C", ("C",), (), ("B", "C"), "B, C", ("C",), ()),
        ("B, C", ("A", "C"), ("D",), ("B", "C"), "B, C", ("C",), ("D",)),
    ],
)
def test_tags_are_merged_with_the_owners(  # noqa: PLR0917 -- a table
    value: str, written: tuple[str, ...], removed: tuple[str, ...], named: tuple[str, ...], result: str,
    ours: tuple[str, ...], out: tuple[str, ...],
) -> None:  # fmt: skip
    merged = merge_tags(value, written=written, removed=removed, named=named)
    assert (merged.value, merged.written, merged.removed) == (result, ours, out)


def test_restoring_brings_back_removed_tags() -> None:
    merged = merge_tags("mine", written=("A",), removed=("B",), named=("A", "B"), restore=True)
    assert (merged.value, merged.removed) == ("mine, A, B", ())


TAGS = st.lists(st.text(alphabet="ABCé&+ ", min_size=1, max_size=3).map(safe_tag).filter(bool), max_size=4, unique=True)


@given(TAGS, TAGS, TAGS)
def test_merging_loses_no_tag_of_the_owner_and_a_second_merge_changes_nothing(
    mine: list[str], before: list[str], now: list[str]
) -> None:
    first = merge_tags(join_keywords(mine), written=(), removed=(), named=before)
    second = merge_tags(first.value, written=first.written, removed=first.removed, named=now)
    third = merge_tags(second.value, written=second.written, removed=second.removed, named=now)
    assert third == second
    assert [tag for tag in split_keywords(second.value) if tag in mine] == mine


@pytest.mark.parametrize(
    ("value", "removed", "changed"),
    [
        ("S, T \\& U", (), False),
        ("T \\& U, s", (), False),
        ("S", (), True),
        ("S, T \\& U, mine", (), True),
        ("S, T \\& U", ("V",), True),
    ],
)
def test_tags_count_as_changed_if_one_was_added_or_removed(
    value: str, removed: tuple[str, ...], *, changed: bool
) -> None:
    assert has_changed_tags(value, ("S", "T & U"), removed) is changed


@pytest.mark.parametrize("char", ["\u202e", "\u2066", "\x1b"])
def test_a_tag_has_no_control_characters_from_its_note(char: str) -> None:
    assert safe_tag(f"Old{char} maps") == "Old maps"
    value = f"mine{char}"
    assert merge_tags(value, written=(), removed=(), named=[f"New{char}"]).value == f"{value}, New"


@pytest.mark.parametrize(
    ("tag", "separator", "paths"),
    [
        ("A/B/C/D", "/", ("A/B/C/D", "A", "B", "C", "D", "A/B", "A/B/C")),
        ("A/B", "/", ("A/B", "A", "B")),
        ("A/B", "", ("A/B",)),
    ],
)
def test_a_tag_can_be_named_by_its_levels_and_the_paths_to_them(
    tag: str, separator: str, paths: tuple[str, ...]
) -> None:
    assert sub_paths(tag, separator) == paths


@pytest.mark.parametrize(("tag", "shown"), [("a<b>c", "a<b>c"), ("R&D<x_1", r"R\&D<x\_1"), ("x_1>R&D", r"x\_1>R\&D")])
def test_a_tag_is_written_as_tex_except_for_the_separators_of_its_levels(tag: str, shown: str) -> None:
    assert in_file(tag) == shown

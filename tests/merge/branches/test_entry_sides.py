from __future__ import annotations

import pytest

from vlbib.bibtex.document import Document, read
from vlbib.bibtex.edits import AddRemark, DropField, Edit, SetRaw, SetType
from vlbib.merge.branches.entry_sides import FieldPlace, Side, merge_sides


def side(text: str) -> Side:
    document = read(text.encode(), "refs.bib")
    assert isinstance(document, Document)
    return Side(document, document.entries[0])


BASE = "@misc{k, year = {2020}, note = {n}}"


@pytest.mark.parametrize(
    ("ours", "theirs", "edits", "conflicts"),
    [
        (BASE.replace("2020", "2021"), BASE, [], {}),
        (BASE, BASE.replace("{2020}", '"2021"'), [SetRaw(3, "year", '"2021"')], {}),
        (BASE, BASE.replace("year = {2020}, ", ""), [DropField(3, "year")], {}),
        (BASE.replace("2020", "1"), BASE.replace("2020", "2"), [], {("year", 0): "{2}"}),
        (BASE.replace("2020", "1"), BASE.replace("year = {2020}, ", ""), [], {("year", 0): None}),
        (
            BASE.replace("year = {2020}, ", ""),
            BASE.replace("2020", "2"),
            [SetRaw(3, "year", "{2}")],
            {("year", 0): "{2}"},
        ),
        (BASE, BASE.replace("misc", "Book"), [SetType(3, "book")], {}),
        (BASE.replace("misc", "book"), BASE.replace("misc", "online"), [], {("entrytype", 0): "online"}),
        (BASE, BASE.replace("note", "\n% why\nnote"), [AddRemark(3, "% why", 1)], {}),
        (BASE, BASE.replace("{n}", "{n}\n% why\n"), [AddRemark(3, "% why", None)], {}),
        (BASE.replace("note", "\n% why\nnote"), BASE.replace("note", "\n% why\nnote"), [], {}),
        (BASE, BASE.replace("note = {n}", "note = {n}, note = {m}"), [SetRaw(3, "note", "{m}", 1)], {}),
    ],
)
def test_their_changes_become_edits_of_ours_or_conflicts(
    ours: str, theirs: str, edits: list[Edit], conflicts: dict[FieldPlace, str | None]
) -> None:
    merged = merge_sides(3, side(BASE), side(ours), side(theirs))
    assert (merged.edits, merged.conflicts) == (edits, conflicts)
    assert merged.absent == {place for place in conflicts if "year" not in ours}


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "value"),
    [
        ("{a}", "{a, b}", "{a, c}", "{a, b, c}"),
        ("{a}", '"a; b"', "{a, c}", '"a; b; c"'),
        ("{a}", "{a}", "{A}", "{A}"),
        ("{a, b}", "{a, b, x}", "{b}", "{b, x}"),
        ("{a}", "{b}", "{b, c}", "{b, c}"),
    ],
)
@pytest.mark.parametrize("name", ["keywords", "groups"])
def test_tags_are_united_in_our_style(name: str, base: str, ours: str, theirs: str, value: str) -> None:
    sides = (side(f"@misc{{k, {name} = {raw}}}") for raw in (base, ours, theirs))
    assert merge_sides(0, *sides).edits == [SetRaw(0, name, value)]


def test_former_keys_are_united_exactly() -> None:
    sides = (side(f"@misc{{k, ids = {raw}}}") for raw in ("{a}", "{a, B}", "{a, b}"))
    assert merge_sides(0, *sides).edits == [SetRaw(0, "ids", "{a, B, b}")]


def test_tags_with_a_macro_changed_by_both_are_a_conflict() -> None:
    sides = (side(f"@misc{{k, keywords = {raw}}}") for raw in ("{a}", 'a # ", b"', "{a, c}"))
    assert merge_sides(0, *sides).conflicts == {("keywords", 0): "{a, c}"}


def test_fields_added_by_both_are_compared_by_value() -> None:
    ours, theirs = side("@misc{k, year = 1}"), side("@book{k, year = 2, note = {n}}")
    merged = merge_sides(0, None, ours, theirs)
    assert merged.conflicts == {("entrytype", 0): "book", ("year", 0): "2"}
    assert merged.edits == [SetRaw(0, "note", "{n}")]


def test_the_comments_in_an_entry_are_returned_with_the_field_after_each() -> None:
    text = "@misc{k, % a\n x = 1, % b\n% c\n x = 2 , % d\n}"
    places = [("x", 0), ("x", 1), ("x", 1), None]
    assert side(text).remarks == list(zip(["% a", "% b", "% c", "% d"], places, strict=True))
    assert side("@misc{k, x = 1}").remarks == side("@misc{k}").remarks == []


def test_fields_of_the_same_name_are_numbered() -> None:
    assert list(side("@misc{k, note = 1, note = 2, year = 3, note = 4}").raws) == [
        ("note", 0), ("note", 1), ("year", 0), ("note", 2),
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["keywords", "groups"])
def test_a_tag_added_by_both_in_different_case_is_one_tag(name: str) -> None:
    sides = (side(f"@misc{{k, {name} = {raw}}}") for raw in ("{a}", "{a, Maps}", "{a, maps, b}"))
    assert merge_sides(0, *sides).edits == [SetRaw(0, name, "{a, Maps, b}")]


def test_their_tags_keep_their_style_if_we_deleted_the_field() -> None:
    sides = (side(f"@misc{{k, {field}}}") for field in ("keywords = {a}", "year = 1", 'keywords = "a, b"'))
    assert SetRaw(0, "keywords", '"b"') in merge_sides(0, *sides).edits


def test_a_comment_that_we_deleted_does_not_come_back() -> None:
    theirs = BASE.replace("note", "\n% why\nnote")
    merged = merge_sides(3, side(theirs), side(BASE), side(theirs.replace("2020", "2021")))
    assert merged.edits == [SetRaw(3, "year", "{2021}")]


def test_a_second_field_of_a_name_is_deleted_or_in_conflict_as_the_second() -> None:
    both = "@misc{k, note = {n}, note = {m}}"
    one, other = "@misc{k, note = {n}}", "@misc{k, note = {n}, note = {x}}"
    assert merge_sides(3, side(both), side(both), side(one)).edits == [DropField(3, "note", 1)]
    merged = merge_sides(3, side(both), side(one), side(other))
    assert (merged.edits, merged.conflicts) == ([SetRaw(3, "note", "{x}", 1)], {("note", 1): "{x}"})


@pytest.mark.parametrize("ours", ["{a, c}", '"a, c"'])
@pytest.mark.parametrize("theirs", ['a # ", b"', "macro", '"a" # b'])
def test_their_tags_with_a_macro_are_a_conflict_too(ours: str, theirs: str) -> None:
    sides = (side(f"@misc{{k, keywords = {raw}}}") for raw in ("{a}", ours, theirs))
    merged = merge_sides(0, *sides)
    assert (merged.conflicts, merged.edits) == ({("keywords", 0): theirs}, [])


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "edits"),
    [
        ("{a}", "{a; b}", "{b, a}", []),
        ("{x}", "{a}", "{x; b; c}", [SetRaw(0, "keywords", "{a; b; c}")]),
        ("{x}", "{a}", "{x, b}", [SetRaw(0, "keywords", "{a, b}")]),
        ("{x}", "{a}", "{b}", [SetRaw(0, "keywords", "{a, b}")]),
    ],
)
def test_united_tags_keep_our_spelling_and_separator_or_else_their_separator(
    base: str, ours: str, theirs: str, edits: list[Edit]
) -> None:
    sides = (side(f"@misc{{k, keywords = {raw}}}") for raw in (base, ours, theirs))
    assert merge_sides(0, *sides).edits == edits

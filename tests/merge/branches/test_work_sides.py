from __future__ import annotations

from typing import Any

import pytest
from msgspec import structs

from vlbib.core.ids import Id
from vlbib.core.work import Mention, Status, Verdict
from vlbib.lock.schema import LockedField, LockedWork
from vlbib.merge.branches.work_sides import kept_work, merge_works


def line(file: str, text: str = "Amber") -> Mention:
    return Mention(file=file, text=text)


def value(text: str, **parts: Any) -> LockedField:
    return LockedField(value=text, source="dblp", **parts)


ACCEPTED, DOUBTFUL = (Verdict(status=status) for status in (Status.ACCEPTED, Status.DOUBTFUL))
BASE = LockedWork(
    key="doe2020amber",
    mentions=(line("a.md"),),
    verdict=ACCEPTED,
    type="misc",
    asked=("catalogue",),
    ids=(Id("doi", "10.1000/a"),),
    fields={"title": value("Amber"), "year": value("2020")},
    tags=("Stones",),
)


def with_parts(**parts: Any) -> LockedWork:
    return structs.replace(BASE, **parts)


@pytest.mark.parametrize(
    ("ours", "theirs", "merged"),
    [
        ({}, {"tags": ()}, {"tags": ()}),
        ({"alias": "A"}, {"type": "book"}, {"alias": "A", "type": "book"}),
        ({"alias": "A"}, {"alias": "B"}, {"alias": "A"}),
        ({"tags": ("Stones", "Sea")}, {"tags": ("Stones", "Fire")}, {"tags": ("Stones", "Sea", "Fire")}),
        ({"tags": ("Sea",)}, {"tags": ("Stones", "Fire")}, {"tags": ("Sea", "Fire")}),
        (
            {"tags": (), "untagged": ("Stones",)},
            {"tags": ("STONES",)},
            {"tags": (), "untagged": ("Stones",)},
        ),
        ({"groups": ("G",)}, {"ungrouped": ("G",)}, {"groups": (), "ungrouped": ("G",)}),
        ({"gone": True}, {"alias": "A"}, {"gone": True, "alias": "A"}),
        (
            {"asked": ("catalogue", "x")},
            {"asked": ("catalogue",), "missed": ("x", "y")},
            {"asked": ("catalogue", "x"), "missed": ("y",)},
        ),
        (
            {"fields": {"title": value("Amber"), "year": value("2021")}},
            {"fields": {"title": value("Amber", gone=True), "year": value("2020"), "doi": value("10.1000/a")}},
            {"fields": {"title": value("Amber", gone=True), "year": value("2021"), "doi": value("10.1000/a")}},
        ),
        (
            {"fields": {"title": value("Amber"), "year": value("2021")}},
            {"fields": {"title": value("Amber"), "year": value("2022")}},
            {"fields": {"title": value("Amber"), "year": value("2021")}},
        ),
        (
            {"fields": {"title": value("Amber"), "year": value("2021")}},
            {"fields": {"title": value("Amber")}},
            {"fields": {"title": value("Amber"), "year": value("2021")}},
        ),
        ({"fields": {"title": value("Amber")}}, {"alias": "A"}, {"fields": {"title": value("Amber")}, "alias": "A"}),
        (
            {"mentions": (line("a.md"), line("b.md"))},
            {"mentions": (line("c.md"),)},
            {"mentions": (line("b.md"), line("c.md"))},
        ),
        ({"found": {"year": "1"}}, {"found": {"pages": "2"}}, {"found": {"year": "1", "pages": "2"}}),
        ({"found": {"year": "1"}}, {"found": {"year": "2"}}, {"found": {"year": "1"}}),
        ({"former_keys": ("x",)}, {"former_keys": ("y",)}, {"former_keys": ("x", "y")}),
    ],
)
def test_new_information_from_either_side_is_kept(
    ours: dict[str, Any], theirs: dict[str, Any], merged: dict[str, Any]
) -> None:
    assert merge_works(BASE, with_parts(**ours), with_parts(**theirs)) == with_parts(**merged)


def test_an_orphan_on_one_side_has_only_the_new_line_of_the_other() -> None:
    orphan, named = with_parts(orphan=True), with_parts(mentions=(line("a.md"), line("b.md")))
    assert merge_works(BASE, orphan, named) == with_parts(mentions=(line("b.md"),))
    assert merge_works(BASE, named, orphan) == with_parts(mentions=(line("b.md"),))
    assert merge_works(orphan, with_parts(orphan=True, alias="A"), named).orphan is False


def test_a_work_whose_lines_are_all_gone_is_an_orphan_with_its_last_lines() -> None:
    base = with_parts(mentions=(line("a.md"), line("b.md")))
    merged = merge_works(base, with_parts(mentions=(line("a.md"),)), with_parts(mentions=(line("b.md"),)))
    assert (merged.orphan, merged.mentions) == (True, (line("a.md"),))
    orphans = (with_parts(orphan=True), with_parts(orphan=True, alias="A"), with_parts(orphan=True, tags=()))
    assert merge_works(*orphans) == with_parts(orphan=True, alias="A", tags=())


def test_of_two_new_blocks_the_accepted_one_decides() -> None:
    doubtful = LockedWork(mentions=(line("b.md"),), verdict=DOUBTFUL, alias="AB")
    for ours, theirs in ((BASE, doubtful), (doubtful, BASE)):
        merged = merge_works(None, ours, theirs)
        assert merged == structs.replace(BASE, key=ours.key, alias="AB", mentions=(line("a.md"), line("b.md")))


def test_of_two_changed_verdicts_the_accepted_one_is_taken() -> None:
    base = structs.replace(BASE, verdict=Verdict(status=Status.UNRESOLVED))
    merged = merge_works(base, structs.replace(BASE, verdict=DOUBTFUL), BASE)
    assert merged.verdict == ACCEPTED


def test_a_pruned_work_is_removed_if_the_other_side_did_not_change_it() -> None:
    assert kept_work(BASE, BASE) is None
    refused = BASE.fields | {"year": value("2020", refused="2021")}
    assert kept_work(BASE, with_parts(asked=(), key="x", fields=refused)) is None
    assert kept_work(with_parts(orphan=True), with_parts(orphan=True, asked=())) is None


def test_a_pruned_work_that_the_other_side_mentions_again_is_written_by_the_next_sync() -> None:
    named = with_parts(mentions=(line("a.md"), line("b.md")), former_keys=("x",))
    assert kept_work(BASE, named) == with_parts(key="", mentions=(line("b.md"),))


@pytest.mark.parametrize(
    "parts",
    [
        {"tags": ("Sea",)},
        {"type": "book"},
        {"written_type": "book"},
        {"fields": {}},
        {"fields": BASE.fields | {"year": value("2020", gone=True)}},
        {"fields": BASE.fields | {"year": value("2021")}},
        {"groups": ("G",)},
    ],
)
def test_a_pruned_work_stays_if_the_other_side_changed_its_entry(parts: dict[str, Any]) -> None:
    assert kept_work(BASE, with_parts(**parts)) == with_parts(**parts)


def test_a_field_deleted_by_hand_stays_deleted_if_the_other_side_changed_its_source() -> None:
    base, theirs = value("x"), value("x", gone=True)
    ours = structs.replace(base, source="arxiv")
    for first, second in ((ours, theirs), (theirs, ours)):
        merged = merge_works(*(with_parts(fields={"year": field}) for field in (base, first, second)))
        assert merged.fields["year"].gone


def test_a_field_restored_by_hand_stays_if_the_other_side_changed_its_source() -> None:
    base = value("x", gone=True)
    ours, theirs = structs.replace(base, gone=False), structs.replace(base, source="arxiv")
    for first, second in ((ours, theirs), (theirs, ours)):
        merged = merge_works(*(with_parts(fields={"year": field}) for field in (base, first, second)))
        assert not merged.fields["year"].gone


@pytest.mark.parametrize("gone", [False, True])
def test_a_field_that_both_sides_added_is_ours(*, gone: bool) -> None:
    ours, theirs = value("x", gone=gone), value("y")
    merged = merge_works(BASE, with_parts(fields={"pages": ours}), with_parts(fields={"pages": theirs}))
    assert merged.fields["pages"] == ours


def test_a_line_is_taken_from_the_side_that_still_has_it() -> None:
    base, changed, without = (with_parts(found=found) for found in ({"year": "1"}, {"year": "2"}, {}))
    for first, second in ((changed, without), (without, changed)):
        assert merge_works(base, first, second).found == {"year": "2"}


def test_a_deletion_by_one_side_is_kept_if_both_changed_something_else() -> None:
    before = with_parts(alias="A")
    merged = merge_works(before, with_parts(alias="", tags=("Sea",)), with_parts(alias="A", type="book"))
    assert (merged.alias, merged.tags, merged.type) == ("", ("Sea",), "book")


def test_a_verdict_that_only_they_changed_is_theirs() -> None:
    news = structs.replace(ACCEPTED, notes=("a note",))
    assert merge_works(BASE, with_parts(alias="A"), with_parts(verdict=news)).verdict == news


def test_a_tag_that_both_removed_in_different_case_is_one_tag() -> None:
    merged = merge_works(BASE, with_parts(untagged=("Maps",)), with_parts(untagged=("maps",)))
    assert merged.untagged == ("Maps",)


def test_a_tag_that_both_write_in_different_case_keeps_our_spelling() -> None:
    merged = merge_works(BASE, with_parts(tags=("Stones", "Maps")), with_parts(tags=("Stones", "maps", "Sea")))
    assert merged.tags == ("Stones", "Maps", "Sea")

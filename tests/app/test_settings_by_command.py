"""Decisions are written to settings in any form of TOML; a later one counts, and none is asked for twice."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from vlbib.app.settings_editor import (
    with_distinct,
    with_ignore,
    with_notes,
    with_pin,
    with_renamed_keys,
    with_renamed_tag,
)
from vlbib.settings import Settings, read_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.app.conftest import Desk

FORMS = {
    "none": "",
    "inline pins": 'pin = [{ mention = "x", to = "none" }]  # mine\n',
    "inline ignored lines": 'ignore = [{ mention = "x" }]  # mine\nnot_duplicates = [["a", "b"]]\n',
    "inline synonyms": '[tags]\nsynonyms = { x = "y" }  # mine\n',
    "inline tags": 'tags = { synonyms = { x = "y" } }  # mine\n',
    "one word as vocabulary": '[tags]\nvocabulary = "S0"  # mine\n',
    "tags in two places": '[tags]  # mine\ngroups = true\n\n[check]\nselect = []\n\n[tags.synonyms]\nx = "y"\n',
    "dotted": 'tags.groups = true  # mine\ntags.synonyms.x = "y"\n',
    "tables apart": '[[pin]]  # mine\nmention = "x"\nto = "none"\n\n[check]\n\n[[ignore]]\nmention = "y"\n',
    "Windows": '# mine\r\nlibrary = "r.bib"\r\n\r\n[tags]\r\ngroups = true\r\n',
}
EDITS: dict[str, tuple[Callable[[str], str], Callable[[Settings], bool]]] = {
    "notes": (lambda text: with_notes(text, ["m"]), lambda new: "m" in new.notes),
    "pin": (lambda text: with_pin(text, "m", "none"), lambda new: "m" in [pin.mention for pin in new.pins]),
    "ignore": (lambda text: with_ignore(text, "m"), lambda new: "m" in new.ignored),
    "distinct": (lambda text: with_distinct(text, ["k", "l"]), lambda new: ("k", "l") in new.not_duplicates),
    "tags": (
        lambda text: with_renamed_tag(text, ["S0", "S1"], "S2"),
        lambda new: (new.synonyms["S0"], new.synonyms["S1"]) == ("S2", "S2"),
    ),
    "keys": (
        lambda text: with_renamed_keys(with_distinct(text, ["k", "l"]), {"k": "n"}),
        lambda new: ("n", "l") in new.not_duplicates,
    ),
}


def leaves(value: object) -> list[object]:
    if isinstance(value, dict):
        return [(key, leaf) for key, inner in value.items() for leaf in leaves(inner)]
    return [leaf for inner in value for leaf in leaves(inner)] if isinstance(value, list) else [value]


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
@pytest.mark.parametrize("edit", EDITS)
def test_a_decision_is_written_to_settings_of_any_form_and_nothing_else_changes(form: str, edit: str) -> None:
    write, is_there = EDITS[edit]
    new = write(form)
    settings = read_settings(new, "vlbib.toml")
    assert isinstance(settings, Settings), settings
    assert is_there(settings)
    assert new.count("# mine") == form.count("# mine")
    gone = [one for one in leaves(tomllib.loads(form)) if one not in leaves(tomllib.loads(new))]
    assert gone == (
        [("tags", ("vocabulary", "S0"))] if (edit, form) == ("tags", FORMS["one word as vocabulary"]) else []
    )
    assert write(new) == new, "the same decision again changes nothing"


LINE = "A Report on Words and Images That No Catalogue of the World Has Heard Of"
CLIP = "arXiv:2103.00020"


@pytest.mark.parametrize(
    ("text", "ends"), [("library = 'r.bib'\r\n", "\r\n"), ("library = 'r.bib'\n", "\n"), ("# x\r\n# y\n", "\n")]
)
def test_a_decision_is_written_with_the_line_ends_of_the_file(text: str, ends: str, desk: Desk) -> None:
    desk.write("notes/a.md", "- Visual Instruction Tuning\n")
    desk.write("vlbib.toml", text)
    assert desk.run("pin", "notes/a.md:1", "none").code == 0
    pin = ends.join(("[[pin]]", 'mention = "Visual Instruction Tuning"', 'to = "none"', ""))
    assert desk.read("vlbib.toml") == text + pin


def test_an_ignored_line_that_is_then_pinned_leads_to_the_entry(desk: Desk) -> None:
    desk.write("notes/a.md", f"- [2021] {LINE}\n")
    desk.run("ignore", LINE)
    desk.sync()
    assert desk.run("pin", LINE, CLIP).code == 0
    assert desk.sync().code == 0
    assert [desk.value(key, "eprint") for key in desk.entries()] == ["2103.00020"]
    desk.silent()


def test_a_pinned_line_that_is_then_ignored_is_not_reported(desk: Desk) -> None:
    desk.write("notes/a.md", f"- [2021] {LINE}\n")
    desk.run("pin", LINE, CLIP)
    desk.sync()
    assert desk.run("ignore", LINE).code == 0
    assert "1 ignored" in desk.sync("--prune", "--yes").out
    assert desk.entries() == []
    desk.silent()


def test_an_ignored_line_whose_beginning_is_also_ignored_is_followed_when_reworded(desk: Desk) -> None:
    beginning = LINE.partition(" of the")[0]
    desk.write("notes/a.md", f"- [2021] {LINE}\n- [2021] {beginning}\n")
    desk.run("ignore", LINE)
    desk.run("ignore", beginning)
    desk.sync()
    desk.write("notes/a.md", f"- [2021] {LINE.replace('Catalogue', 'Catalog')}\n- [2021] {beginning}\n")
    ran = desk.sync()
    assert ran.code == 0, ran.out
    assert "2 ignored" in ran.out
    desk.silent()

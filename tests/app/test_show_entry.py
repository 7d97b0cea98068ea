"""An overview of an entry: its facts, the notes that name it, where its values are from."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.app.conftest import Desk

KEY = "liu2023visual"


@pytest.fixture
def desk(desk: Desk) -> Desk:
    desk.write("notes/a.md", "# x\n## LLaVA models\n- Visual Instruction Tuning\n")
    assert desk.sync().code == 0
    return desk


def test_an_entry_is_shown_with_its_sources_and_its_bibtex(desk: Desk) -> None:
    ran = desk.run("show", KEY)
    told, _, bibtex = ran.out.partition("\n\n")
    assert ran.code == 0, ran.err
    assert told.splitlines() == [
        f"{KEY}: inproceedings (references.bib:1)",
        "  Visual Instruction Tuning",
        "  Haotian Liu, Chunyuan Li, Qingyang Wu, Yong Jae Lee",
        "  Advances in Neural Information Processing Systems 36 2023",
        "  https://arxiv.org/abs/2304.08485",
        "  tags: LLaVA models",
        "  named by: notes/a.md:3",
        "  values: 11 of catalogue/checked",
        "  accepted: the title is the same",
    ]
    assert bibtex == desk.read()


def test_a_deleted_note_is_named_once_without_line_numbers(desk: Desk) -> None:
    desk.write("notes/a.md", f"- Visual Instruction Tuning\n\nSeen again [@{KEY}].\n")
    desk.sync()
    Path("notes/a.md").unlink()
    assert "\n  named by: notes/a.md\n" in desk.run("show", KEY).out


def test_fields_with_the_owners_values_are_named(desk: Desk) -> None:
    text = desk.read().replace("pages = {34892--34916}", "pages = {1--2},\n  note = {Mine}")
    desk.write("references.bib", text)
    glance = json.loads(desk.run("show", KEY, "--format", "json").out)["entries"][0]
    assert glance["yours"] == ["pages", "note"]
    assert glance["values"] == {"catalogue/checked": 10}


def test_an_entry_that_vlbib_did_not_write_is_shown_as_the_owners(desk: Desk) -> None:
    desk.write("references.bib", desk.read() + "@misc{mine, title = {Mine}, keywords = {x}}\n")
    lines = desk.run("show", "mine").out.splitlines()
    assert lines[1:] == [
        "  Mine",
        "  tags: x",
        "  values: yours: title",
        "",
        "@misc{mine, title = {Mine}, keywords = {x}}",
    ]


@pytest.mark.parametrize(
    ("venue", "line"), [("CVPR 2016", "CVPR 2016"), ("CVPR", "CVPR 2016"), ("2016 CVPR", "2016 CVPR 2016")]
)
def test_the_year_is_not_repeated_after_a_venue_that_ends_in_it(venue: str, line: str, desk: Desk) -> None:
    desk.write(
        "references.bib", f"@inproceedings{{mine, title = {{Mine}}, booktitle = {{{venue}}}, year = {{2016}}}}\n"
    )
    assert desk.run("show", "mine").out.splitlines()[2] == f"  {line}"


def test_long_author_lists_are_shortened_and_several_entries_are_shown(desk: Desk) -> None:
    people = " and ".join(f"Writer{letter}, Ann" for letter in "ABCDEFG")
    desk.write("references.bib", f"@misc{{a, author = {{{people}}}}}\n@misc{{b, title = {{B}}}}\n")
    out = desk.run("show", "a", "B").out
    assert "  Ann WriterA, Ann WriterB, Ann WriterC, Ann WriterD, Ann WriterE and 2 more\n" in out
    assert "b: misc (references.bib:2)" in out
    desk.write("references.bib", f"@misc{{a, author = {{{people.rpartition(' and ')[0]}}}}}\n")
    assert "Ann WriterF\n" in desk.run("show", "a").out


def test_a_mistyped_key_is_reported_with_the_nearest_one(desk: Desk) -> None:
    ran = desk.run("show", "liu2023visul")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert f"liu2023visul: the library has no entry with that key; did you mean `{KEY}`?" in ran.err

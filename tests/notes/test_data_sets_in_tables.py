"""The head of a table of results names the data sets that it measures on."""

from __future__ import annotations

import pytest

from vlbib.core.field_of_study import field_of
from vlbib.core.segment import Place, Segment
from vlbib.core.work import Kind, Mention, Skipped
from vlbib.notes.field_of_note import with_names_of_field
from vlbib.notes.spoken_names import NamesSpoken

TREES = "ElmNet: Counting Trees in Rooms"
NAMES = NamesSpoken(
    of_line=lambda line: [(name, "") for name in ("ElmNet", "KOOPA") if name in line],
    title_of=lambda name: TREES if name == "ElmNet" else "",
    of_field=lambda _name, _field: TREES,
)


@pytest.mark.parametrize(
    ("head", "count"),
    [
        ("method\x1fElmNet\x1fms", 1),
        ("method\x1fElmNet F1", 1),
        ("method\x1fElmNet top-20", 1),
        ("method\x1fElmNet TR@1 ↑", 1),
        ("method\x1fmIoU ElmNet", 1),
        ("method\x1fR@1 ElmNet", 1),
        ("method\x1facc ElmNet", 1),
        ("method\x1fwith ElmNet", 0),
        ("method\x1fmIoU on ElmNet", 0),
        ("method\x1fElmNet pre-training", 0),
        ("method\x1fours (ElmNet)", 0),
        ("method\x1fElmNet-I", 0),
        ("method\x1fKOOPA", 0),  # which several works are called
    ],
)
def test_the_head_of_a_table_names_the_data_sets_of_the_field_that_it_measures_on(head: str, count: int) -> None:
    field = field_of(["Counting Trees of the North", "Counting Trees in Rooms"])
    skipped = [Skipped(file="a.md", line=4, text="x", reason="a reason")]
    columns = tuple(head.split("\x1f"))
    table = [Segment(file="a.md", line=4, text=head, place=Place.ROW)]
    table += [
        Segment(file="a.md", line=line, text=f"{name}\x1f.3", place=Place.ROW, columns=columns, results=True, group=-3)
        for line, name in ((6, "OakNet"), (7, "AshNet"))
    ]
    rows = [Mention(file="a.md", line=line, text="OakNet", kind=Kind.ALIAS) for line in (6, 7)]
    found, _ = with_names_of_field(table, rows, skipped, lambda: field, NAMES)
    assert [each.called for each in found if each.line == 4] == ["ElmNet"] * count
    alone, _ = with_names_of_field(table, rows[:1], skipped, lambda: field, NAMES)
    assert [each for each in alone if each.line == 4] == []  # a table of the author's own runs

"""Words spelled like names that no known work is called by."""

from __future__ import annotations

import pytest

from vlbib.core.segment import CELL_END, Place, Segment
from vlbib.notes.unknown_names import unknown_names


def named(line: str, *columns: str, place: Place = Place.ITEM, results: bool = False) -> list[str]:
    segment = Segment(file="a.md", line=3, text=line, place=place, columns=columns, results=results)
    return [row.text for row in unknown_names(segment, 3, line)]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("then ForceMimic and Cross3DVG-XL", ["ForceMimic, Cross3DVG-XL"]),
        ("ForceMimic, again ForceMimic", ["ForceMimic"]),
        ("VSRN and plain Words", []),
        ("NeurIPS by McCann on GitHub", []),
    ],
)
def test_words_with_a_capital_inside_are_told_unless_they_are_people_programs_or_venues(
    line: str, names: list[str]
) -> None:
    assert named(line) == names


@pytest.mark.parametrize("head", ["Model", "Paper", "方法", "Dataset"])
def test_any_name_alone_in_the_first_cell_of_a_column_of_works_is_told(head: str) -> None:
    assert named(f"VSRN{CELL_END}2019", head, "Date", place=Place.ROW) == ["VSRN"]
    assert named(f"VSRN{CELL_END}2019", head, "Date") == []


@pytest.mark.parametrize("cell", ["VSRN and more", "VSR", "Graph", "ELM backbone", ""])
def test_words_and_short_names_in_the_first_cell_are_not_told(cell: str) -> None:
    assert named(f"{cell}{CELL_END}ELM-2", "Model", "Date", place=Place.ROW) == []


def test_rooms_and_own_results_are_no_works_but_those_of_a_survey_are() -> None:
    line = f"VSRN{CELL_END}53.0"
    assert named(line, "Room", "Seats", place=Place.ROW) == []
    assert named(line, "Model", "R@1", place=Place.ROW, results=True) == []
    assert named(line, "Model", "Year", place=Place.ROW, results=True) == ["VSRN"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("the lottery ticket paper again", ["lottery ticket"]),
        ("see that nice distillation paper", ["see that nice distillation"]),
        ("Hinton's distillation paper", ["Hinton's distillation"]),
        ("- initialisation paper", ["initialisation"]),
        ("the Zelda papers", ["Zelda"]),
        ("initialisation paper draft", []),
        ("write the paper", []),
        ("the paper is due", []),
        ("the camera-ready NeurIPS paper", []),
        ("write about the group paper", []),
        ("read more of my related work paper", []),
        ("the wallpaper", []),
        ("the nice words of a paper", []),
    ],
)
def test_words_that_are_called_a_paper_are_told_unless_they_may_mean_any(line: str, words: list[str]) -> None:
    assert named(line) == words

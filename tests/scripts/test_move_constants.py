"""Which numbers are moved, how far, and what is reported about survivors."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from scripts.move_constants import (
    LISTED,
    SOURCE,
    TARGETS,
    Place,
    moved_code,
    moves,
    numbers,
    read_list,
    suite_of,
    targets,
    verdict,
)

if TYPE_CHECKING:
    from scripts.move_constants import Move

_MODULE = '''
LEAST = 4


class Level(IntEnum):
    HIGH = 3


def long_enough(text, start: int = 0):
    """Tell."""
    return len(text.split()) >= LEAST * 2 and text[0] != text[1:] and text[:5]
'''


def _moves(folder: Path, text: str) -> list[Move]:
    path = folder / "pack" / "module.py"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return list(moves(path, folder))


def test_bounds_are_moved_and_positions_are_not() -> None:
    places = [(node.value, function, text) for node, function, text in numbers(ast.parse(_MODULE))]
    assert places == [
        (4, "module", "LEAST = 4"),
        (2, "long_enough", "LEAST * 2"),
        (5, "long_enough", "text[:5]"),
    ]


@pytest.mark.parametrize(
    "text",
    ["items[0]", "items[-1]", "items[2]", "items[1:]", "items[:-1]", "def f(line=0): ...", "f'at least {3}'"],
)
def test_no_position_is_moved(text: str) -> None:
    assert numbers(ast.parse(text)) == []


@pytest.mark.parametrize("text", ["n > 0", "n >= 1", "range(2)", "n + 1", "items[2:]", "def f(least=1): ...", "-3"])
def test_every_bound_is_moved(text: str) -> None:
    assert len(numbers(ast.parse(text))) == 1


def test_a_number_moves_by_one_either_way_and_a_fraction_by_a_twentieth(tmp_path: Path) -> None:
    places = [(move.place.old, move.place.new) for move in _moves(tmp_path, "WORDS = 4\nSHARE = 0.6\nTHRICE = 3.0\n")]
    assert places == [("4", "3"), ("4", "5"), ("0.6", "0.55"), ("0.6", "0.65"), ("3.0", "2.0"), ("3.0", "4.0")]


def test_only_the_one_number_differs_in_the_moved_module(tmp_path: Path) -> None:
    for move in _moves(tmp_path, "WORDS = 4\nLETTERS = 20\n"):
        names: dict[str, object] = {}
        exec(moved_code(move), names)  # the module of this test, with a number moved
        assert sorted((names["WORDS"] == 4, names["LETTERS"] == 20)) == [False, True]


def test_a_row_of_the_list_is_read_back_unchanged() -> None:
    place = Place("vlbib.merge.plan", "plan", "len(a | b) > 2", "2", "3")
    text = f"# Numbers\n\n| place | expression | move | reason |\n|---|---|---|---|\n{place.row('a | b is small')}\n"
    assert list(read_list(text)) == [place]


def test_a_survivor_must_be_listed_and_what_is_listed_must_survive() -> None:
    alive, held, gone = (Place("m", "f", text, "1", "2") for text in ("a > 1", "b > 1", "c > 1"))
    assert verdict([alive], {alive: ""}, [alive, held]) == []
    assert [line.partition(":")[0] for line in verdict([alive], {}, [alive, held])] == ["not listed"]
    assert [line.partition(":")[0] for line in verdict([], {held: ""}, [alive, held])] == ["listed, but no survivor"]
    assert [line.partition(":")[0] for line in verdict([], {gone: ""}, [alive, held])] == ["listed, but no survivor"]


def test_listed_places_of_other_modules_do_not_matter_in_a_partial_run() -> None:
    other = Place("n", "f", "c > 1", "1", "2")
    assert verdict([], {other: ""}, [Place("m", "f", "a > 1", "1", "2")]) == []


def test_every_listed_number_stands_in_the_code_as_the_list_shows_it() -> None:
    stands = {move.place for path in targets(TARGETS) for move in moves(path)}
    assert [row for place, row in read_list(LISTED.read_text(encoding="utf-8")).items() if place not in stands] == []


def test_tests_of_a_module_are_its_own_file_then_those_that_name_it_then_the_rest_of_the_folder() -> None:
    own, naming, others = ([Path(name).name for name in group] for group in suite_of(SOURCE / "vlbib/merge/keys.py"))
    assert own == ["test_keys.py"]
    assert "test_plan.py" in naming
    assert "test_version_fate.py" in others
    folder = {path.name for path in Path(__file__).parents[1].glob("merge/test_*.py")}
    assert sorted([*own, *naming, *others]) == sorted(folder)


def test_a_module_without_a_test_file_has_the_tests_of_its_folder() -> None:
    own, naming, others = suite_of(SOURCE / "vlbib" / "matching" / "lookalikes.py")
    assert (own, bool([*naming, *others])) == ([], True)

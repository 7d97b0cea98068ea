"""The benchmark of all commands runs on made-up projects, and reports too fast a growth."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from benchmarks import all as every
from benchmarks.all import Run, exponent, made_up, project, tell
from benchmarks.every_command import ROWS, Row

if TYPE_CHECKING:
    from pathlib import Path


def test_the_exponent_is_of_the_cost_beyond_the_start() -> None:
    assert exponent([1000, 10_000], [1.1, 10.1], 0.1) == pytest.approx(1.0)
    assert exponent([1000, 10_000], [0.11, 0.12], 0.1) == 0
    assert exponent([1000], [5.0], 0.1) == 0


@pytest.mark.parametrize(("seconds", "code", "holds"), [(8.0, 0, True), (80.0, 0, False), (8.0, 70, False)])
def test_a_row_fails_if_its_cost_grows_too_fast_or_its_command_fails(seconds: float, code: int, *, holds: bool) -> None:
    runs = [Run(1.0, 30.0, 0), Run(seconds, 30.0, code)]
    assert tell(Row("a", ""), [1000, 10_000], runs, [0.1, 1.0], 0.1) is holds


def test_a_project_is_made_up_and_a_command_measured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(every, "_WAIT", 0)
    bench, made = project(tmp_path / "made", made_up(12))
    assert {run.code for run in made.values()} == {0}
    assert (bench.folder / "references.bib").read_text("utf-8").count("abstract = ") == 1
    run = bench.measure(next(row for row in ROWS if row.name == "explain"))
    assert run.code == 0
    assert run.seconds > 0
    assert bench.names["KEY"] in (bench.folder / "said.txt").read_text("utf-8")

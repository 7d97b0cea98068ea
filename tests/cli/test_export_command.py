"""`vlbib export`: the library in another format, and the values that the format could not hold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.small_library import call, folder

from vlbib.cli.export_command import command as export
from vlbib.core.faults import CannotUse
from vlbib.exports.format import format_names

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["folder"]  # a fixture

pytestmark = pytest.mark.usefixtures("folder")


@pytest.mark.parametrize("name", format_names())
def test_every_format_prints_the_same_bytes_twice(name: str) -> None:
    first, second = call(export, name), call(export, name)
    assert first.return_value == 0, first.exception
    assert "muller2020" in first.stdout or name == "references"
    assert first.stdout == second.stdout


def test_values_that_a_format_cannot_hold_are_reported_on_stderr() -> None:
    result = call(export, "csl-json")
    assert "mine: CSL JSON has no place for it (muller2020)" in result.stderr
    assert "author: RIS cannot say `and others` (clip2021)" in call(export, "ris").stderr
    detailed = call(export, "csl-json", "--details")
    assert "references.bib:2: muller2020: mine: CSL JSON has no place for it" in detailed.stderr


@pytest.mark.parametrize(
    ("options", "keys"),
    [
        (["--tag", "vlp"], ["muller2020"]),
        (["--tag", "clip", "--tag", "VLP"], ["muller2020", "clip2021"]),
        (["--key", "clip2021"], ["clip2021"]),
        (["--type", "preprint"], ["clip2021"]),
        (["--type", "article"], ["muller2020"]),
        (["--cited-in", "paper.tex"], ["clip2021"]),
        (["--cited-in", "paper.tex", "--tag", "VLP"], []),
    ],
)
def test_filters_limit_the_entries(options: list[str], keys: list[str], folder: Path) -> None:
    (folder / "paper.tex").write_text(r"\cite{clip2021,nobody}")
    result = call(export, "csl-json", *options)
    assert [one["id"] for one in json.loads(result.stdout)] == keys
    assert ("cited, but not in the library: nobody" in result.stderr) == ("--cited-in" in options)
    assert ("no entry passes the filters" in result.stderr) == (not keys)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nonsense"], "no format 'nonsense'; there are biblatex, bibtex"),
        (["ris", "--key", "clip2020"], "did you mean clip2021?"),
        (["ris", "--library", "gone.bib"], "gone.bib: there is no library"),
        (["ris", "--cited-in", "gone.tex"], "gone.tex: there is no such file"),
        (["references", "--style", "nonsense"], "no pybtex style 'nonsense'; there are alpha"),
        (["references", "--csl", "gone.csl"], "gone.csl: there is no such CSL file"),
        (["references", "--markup", "word"], "no markup 'word'; there are text"),
        (["ris", "-o", "no/folder/x.ris"], "the folder"),
    ],
)
def test_wrong_usage_is_one_line_that_says_what_to_do(arguments: list[str], said: str) -> None:
    error = call(export, *arguments).exception
    assert isinstance(error, CannotUse)
    assert said in str(error)


def test_an_export_is_written_only_if_it_changes(folder: Path) -> None:
    assert "out.ris: 2 entries" in call(export, "ris", "-o", "out.ris").stderr
    before = (folder / "out.ris").stat().st_mtime_ns
    assert "out.ris: 2 entries, unchanged" in call(export, "ris", "-o", "out.ris").stderr
    assert (folder / "out.ris").stat().st_mtime_ns == before

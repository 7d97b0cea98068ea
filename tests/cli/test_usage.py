"""An invalid command line is reported in one line."""

from __future__ import annotations

import click
import pytest

from vlbib.cli import run

CASES = {
    ("list", "two", "words"): "vlbib list: takes no words; `vlbib search two words` finds what has them",
    ("undo", "x"): "vlbib undo: takes no further argument: x; see `vlbib undo --help`",
    ("--offline",): "vlbib: --offline: options go after their command: `vlbib COMMAND --offline`",
    ("sync", "--offlin"): "vlbib sync: there is no option --offlin; did you mean `--offline`?",
    (
        "sync",
        "--online",
    ): "vlbib sync: there is no option --online; sources are asked unless `--offline` is given",
    ("sync", "--json"): "vlbib sync: there is no option --json; did you mean `--format json`?",
    ("check", "--dry-run"): "vlbib check: there is no option --dry-run; did you mean `--diff`?",
    ("show", "--key"): "vlbib show: there is no option --key; write `vlbib show KEY",
    ("sync", "--zzz"): "vlbib sync: there is no option --zzz; see `vlbib sync --help`",
    ("snyc",): "vlbib: there is no command snyc; did you mean `sync`?",
    ("lint",): "vlbib: there is no command lint; write `vlbib check`",
    ("tags", "lint"): "vlbib tags: there is no command lint; did you mean `list`?",
    ("sync", "--format", "jsn"): "did you mean `json`?",
}


@pytest.mark.parametrize("arguments", CASES)
def test_a_fault_is_reported_with_the_nearest_name_or_a_hint_to_the_help(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(list(arguments)) == 2
    told = capsys.readouterr().err
    assert CASES[arguments] in click.unstyle(told)
    assert len(told.strip().splitlines()) == 1


def test_a_missing_argument_is_named_as_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["accept"]) == 2
    assert "KEY is missing" in capsys.readouterr().err

"""What commands share: options, output, progress."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click
import pytest
from click.testing import CliRunner

from vlbib.cli import shared
from vlbib.cli.listeners import Printed
from vlbib.core.faults import CannotUse
from vlbib.core.progress import Listener

if TYPE_CHECKING:
    from tests.app.conftest import Desk


def test_names_in_a_comma_separated_list_are_stripped() -> None:
    assert shared.names_of(" a, ,b,") == ("a", "b")
    assert shared.sources_of("semantic-scholar, arxiv") == ("semantic_scholar", "arxiv")


def test_only_a_dash_is_standard_output() -> None:
    assert shared.is_stdout("-")
    assert not shared.is_stdout("./-")


@click.command("x")
@click.argument("files", nargs=-1, callback=shared.named_files)
@shared.library_option
def _echo(files: tuple[str, ...], library: str | None) -> None:
    click.echo(f"{files} {library}")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--library", "a.bib", "--library", "b.bib"], "works on one library, not on a.bib and b.bib"),
        (["--library", ""], "the file name is empty"),
        (["a", ""], "the file name is empty"),
    ],
)
def test_two_libraries_and_empty_names_are_refused(arguments: list[str], reason: str) -> None:
    assert reason in CliRunner().invoke(_echo, arguments).output


def test_one_library_is_used_and_none_means_the_default() -> None:
    assert CliRunner().invoke(_echo, ["--library", "a.bib"]).output == "() a.bib\n"
    assert CliRunner().invoke(_echo, ["a"]).output == "('a',) None\n"


def test_without_a_terminal_progress_is_silent_unless_verbose() -> None:
    for verbose, quiet, kind in ((False, False, Listener), (True, False, Printed), (True, True, Listener)):
        with shared.progress(verbose=verbose, quiet=quiet) as listener:
            assert type(listener) is kind


def test_a_dry_run_prints_all_diffs_except_the_locks(desk: Desk) -> None:
    desk.write("notes/a.md", "- Visual Instruction Tuning\n")
    desk.sync()
    ran = desk.run("rename-key", "liu2023visual", "llava", "--dry-run", "--format", "json")
    assert "+@inproceedings{llava," in ran.err
    assert "references.lock" not in ran.err


@pytest.mark.parametrize(("display", "launched"), [("", []), (":0", ["https://example.org"])])
def test_an_address_is_opened_only_if_there_is_a_screen(
    display: str, launched: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr(click, "launch", shown.append)
    shared.show_on_screen("https://example.org")
    assert shown == launched


@pytest.mark.parametrize("terminal", [True, False])
def test_a_command_for_programs_refuses_a_terminal(monkeypatch: pytest.MonkeyPatch, *, terminal: bool) -> None:
    monkeypatch.setattr(sys.stdin, "isatty", lambda: terminal, raising=False)
    if terminal:
        with pytest.raises(CannotUse, match="not at a terminal"):
            shared.leave_to_program("vlbib lsp", "editors")
    else:
        shared.leave_to_program("vlbib lsp", "editors")

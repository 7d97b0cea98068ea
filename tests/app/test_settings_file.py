"""The settings file on disk: locked during a write, kept with its byte order mark, never written if read-only."""

from __future__ import annotations

import codecs
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vlbib.app.project import find_settings

if TYPE_CHECKING:
    from tests.app.conftest import Desk

CLIP = "# Notes\n\n# VLP\n\n- [2021] Learning Transferable Visual Models From Natural Language Supervision\n"
NOCAPS = "# VLP\n\n- [2019 ICCV] nocaps_ novel object captioning at scale\n"
COMMANDS = (
    ("pin", "notes/a.md:5", "arXiv:2103.00020"),
    ("ignore", "notes/a.md:5"),
    ("distinct", "radford2021learning", "agrawal2019nocaps"),
    ("tags", "rename", "VLP", "pre-training"),
)
# Writes one decision, slowly, after a signal to begin.
SLOW = """
import sys, time
from vlbib.app.settings_editor import edit_settings, with_ignore
from vlbib.app.project import find_settings
def edit(text):
    time.sleep(0.3)
    return with_ignore(text, sys.argv[1])
print("ready", flush=True)
sys.stdin.read()
edit_settings(find_settings(), edit)
"""


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """A synced project with a settings file."""
    desk.write("vlbib.toml", "# mine\n")
    desk.write("notes/a.md", CLIP)
    desk.write("notes/b.md", NOCAPS)
    assert desk.sync().code == 0
    return desk


@pytest.mark.parametrize("there", [True, False], ids=["there", "not there yet"])
def test_decisions_of_concurrent_commands_are_all_kept(desk: Desk, *, there: bool) -> None:
    if not there:
        Path("vlbib.toml").unlink()
    lines = [f"line {number}" for number in range(4)]
    commands = [
        subprocess.Popen(
            [sys.executable, "-c", SLOW, line], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=os.environ
        )
        for line in lines
    ]
    for command in commands:
        assert command.stdout is not None
        assert command.stdout.readline() == "ready\n"
    for command in commands:
        assert command.stdin is not None
        command.stdin.close()
    for command in commands:
        with command:
            assert command.wait(timeout=60) == 0
    assert sorted(find_settings().ignored) == lines
    assert desk.run("ignore", "notes/a.md:5").code == 0
    assert len(find_settings().ignored) == 5


def test_settings_with_a_byte_order_mark_are_read_and_keep_it(desk: Desk) -> None:
    Path("vlbib.toml").write_bytes(codecs.BOM_UTF8 + b'contact = "me@example.org"\r\n')
    assert find_settings().contact == "me@example.org"
    desk.silent()
    assert desk.run("ignore", "notes/a.md:5").code == 0
    data = Path("vlbib.toml").read_bytes()
    assert data.startswith(codecs.BOM_UTF8 + b'contact = "me@example.org"\r\n')
    assert data.count(codecs.BOM_UTF8) == 1
    assert find_settings().ignored == ("Learning Transferable Visual Models From Natural Language Supervision",)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
@pytest.mark.parametrize("name", ["vlbib.toml", "kept/vlbib.toml"])
def test_read_only_settings_are_refused_and_not_changed(desk: Desk, command: tuple[str, ...], name: str) -> None:
    if name != "vlbib.toml":
        desk.write(name, "# mine\n")
        Path("vlbib.toml").unlink()
        Path("vlbib.toml").symlink_to(name)
    Path(name).chmod(0o444)
    before = desk.read(), desk.read("references.lock")
    ran = desk.run(*command)
    assert (ran.code, ran.out, ran.err) == (2, "", "vlbib: vlbib.toml: is read-only; make it writable\n")
    assert Path(name).read_text() == "# mine\n"
    assert (desk.read(), desk.read("references.lock")) == before


def test_a_decision_that_the_settings_have_already_needs_no_writing(desk: Desk) -> None:
    assert desk.run("ignore", "notes/a.md:5").code == 0
    Path("vlbib.toml").chmod(0o444)
    assert desk.run("ignore", "notes/a.md:5").code == 0


@pytest.mark.parametrize("ring", [("references.bib",), ("references.bib", "b.bib", "c.bib")])
@pytest.mark.parametrize("command", [("sync", "--offline"), ("sync", "--offline", "--locked"), ("check",), ("list",)])
def test_a_library_that_links_back_to_itself_is_refused_in_one_line(
    desk: Desk, ring: tuple[str, ...], command: tuple[str, ...]
) -> None:
    Path("references.bib").unlink()
    for name, to in zip(ring, (*ring[1:], ring[0]), strict=True):
        Path(name).symlink_to(to)
    ran = desk.run(*command)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1), ran
    assert "references.bib: " in ran.err
    assert all(Path(name).is_symlink() for name in ring)

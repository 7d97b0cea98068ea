"""Output to real pipes whose reader leaves, and to special files."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.e2e.conftest import environment

if TYPE_CHECKING:
    from tests.e2e.conftest import Project

CITED = "".join(f"@misc{{key{number},\n  title = {{Title Number {number}}},\n}}\n" for number in range(40))


@pytest.fixture
def paper(project: Project) -> Project:
    """A project with a large library and a paper that cites one entry, and many missing ones."""
    project.write("references.bib", CITED)
    missing = ",".join(f"nowhere{number}" for number in range(30))
    project.write("paper.tex", f"\\cite{{key7,{missing}}}\n")
    return project


def into_closed_pipe(project: Project, *arguments: str, both: bool = False) -> int:
    """Run a command whose reader leaves before anything is printed; return the exit code."""
    reads, writes = os.pipe()
    os.close(reads)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "vlbib", *arguments],
            cwd=project.folder,
            env=environment(project.folder),
            stdout=writes,
            stderr=writes if both else subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(writes)
    assert b"vlbib: " not in (done.stderr or b"")
    return done.returncode


@pytest.mark.parametrize("form", ["text", "json"])
def test_cite_writes_its_file_even_if_the_reader_of_its_output_has_left(paper: Project, form: str) -> None:
    assert into_closed_pipe(paper, "cite", "paper.tex", "-o", "paper.bib", "--format", form) == 0
    assert "@misc{key7," in paper.read("paper.bib")


@pytest.mark.parametrize(
    "arguments", [("cite", "paper.tex"), ("list",), ("export", "csv"), ("check",), ("tags", "list")], ids=" ".join
)
@pytest.mark.parametrize("both", [False, True], ids=["stdout", "stdout and stderr"])
def test_a_closed_pipe_is_no_error(paper: Project, arguments: tuple[str, ...], *, both: bool) -> None:
    assert into_closed_pipe(paper, *arguments, both=both) in (0, 1)


@pytest.mark.parametrize("command", [("export", "bibtex"), ("cite", "one.tex")], ids=" ".join)
def test_output_to_dev_stdout_reaches_both_a_pipe_and_a_file(paper: Project, command: tuple[str, ...]) -> None:
    paper.write("one.tex", "\\cite{key7}\n")
    piped = paper.run(*command, "-o", "/dev/stdout")
    assert piped.code == 0
    assert "@misc{key7," in piped.out
    out = paper.folder / "out.bib"
    with out.open("wb") as stream:
        subprocess.run(
            [sys.executable, "-m", "vlbib", *command, "-o", "/dev/stdout"],
            cwd=paper.folder,
            env=environment(paper.folder),
            stdout=stream,
            stderr=subprocess.DEVNULL,
            check=True,
        )
    assert out.read_text() == piped.out


@pytest.mark.parametrize("name", ["references.bib", "references.lock", "vlbib.toml"])
@pytest.mark.parametrize("command", [("sync",), ("sync", "--dry-run"), ("pin", "key7", "none")], ids=" ".join)
def test_a_fifo_in_place_of_a_project_file_is_refused_at_once_and_kept(
    project: Project, command: tuple[str, ...], name: str
) -> None:
    project.write("notes/a.md", "# VLP\n\n- [2021] Learning Transferable Visual Models From Natural Language\n")
    os.mkfifo(project.folder / name)
    ran = project.run(*command)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1), ran
    assert f"{name}: is a FIFO" in ran.err
    assert (project.folder / name).is_fifo()


@pytest.mark.parametrize("name", ["references.bib", "twin.bib", "references.lock", "vlbib.toml"])
def test_an_export_over_a_projects_own_file_is_refused(paper: Project, name: str) -> None:
    paper.write("references.lock", '{\n "version": 2,\n "works": []\n}\n')
    paper.write("vlbib.toml", "# mine\n")
    (paper.folder / "twin.bib").hardlink_to(paper.folder / "references.bib")
    before = paper.read(name)
    ran = paper.run("export", "bibtex", "-o", name)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1), ran
    assert "itself" in ran.err
    assert paper.read(name) == before


def test_a_baseline_never_replaces_another_file(paper: Project) -> None:
    before = paper.read("references.bib")
    assert paper.run("check", "--write-baseline", "references.bib").code == 2
    assert paper.read("references.bib") == before
    assert paper.run("check", "--write-baseline", "known.json").code == 0
    assert paper.run("check", "--write-baseline", "known.json").code == 0


@pytest.mark.parametrize("kind", ["fifo", "folder", "device", "stdout", "-"])
def test_a_baseline_is_written_only_to_a_regular_file(paper: Project, kind: str) -> None:
    name = {"device": "/dev/null", "stdout": "/dev/stdout", "-": "-"}.get(kind, "known.json")
    if kind == "fifo":
        os.mkfifo(paper.folder / name)
    if kind == "folder":
        (paper.folder / name).mkdir()
    ran = paper.run("check", "--write-baseline", name)
    assert (ran.code, ran.out, len(ran.err.splitlines())) == (2, "", 1), ran
    assert {"device": "is a device", "folder": "is a folder", "fifo": "is a FIFO"}.get(kind, "read again") in ran.err
    assert not (paper.folder / "-").exists()


def test_a_baseline_to_standard_output_that_is_a_file_is_refused(paper: Project) -> None:
    ran = redirected(paper, "> out.txt", "check", "--write-baseline", "/dev/stdout")
    assert ran.returncode == 2
    assert paper.read("out.txt") == ""


def test_a_dash_as_output_means_standard_output(paper: Project) -> None:
    assert paper.run("export", "csv", "-o", "-").out == paper.run("export", "csv").out
    ran = paper.run("cite", "paper.tex", "-o", "-")
    paper.run("cite", "paper.tex", "-o", "new.bib")
    assert ran.out == paper.read("new.bib")
    assert ran.err.splitlines()[-1:] == paper.run("cite", "paper.tex").out.splitlines()[-1:]
    assert not (paper.folder / "-").exists()
    paper.run("export", "csv", "-o", "./-")
    assert paper.read("-") == paper.run("export", "csv").out


def redirected(project: Project, redirection: str, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command with its standard output redirected by the shell."""
    return subprocess.run(
        ["sh", "-c", f'exec "$@" {redirection}', "sh", sys.executable, "-m", "vlbib", *arguments],
        cwd=project.folder,
        env=environment(project.folder),
        stderr=subprocess.PIPE,
        check=False,
    )


@pytest.mark.parametrize(
    "arguments", [("list",), ("export", "csv"), ("cite", "paper.tex", "-o", "new.bib")], ids=" ".join
)
def test_closed_output_is_no_error(paper: Project, arguments: tuple[str, ...]) -> None:
    ran = redirected(paper, ">&-", *arguments)
    assert ran.returncode in (0, 1)
    assert b"fault" not in ran.stderr
    assert paper.exists("new.bib") is ("-o" in arguments)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no full device")
@pytest.mark.parametrize("arguments", [("list",), ("export", "csv"), ("check", "--format", "json")], ids=" ".join)
def test_output_to_a_full_device_is_reported_in_one_line(paper: Project, arguments: tuple[str, ...]) -> None:
    ran = redirected(paper, ">/dev/full", *arguments)
    assert ran.returncode == 2
    assert ran.stderr.decode().splitlines()[-1].startswith("vlbib: the output cannot be written (No space left")


@pytest.mark.parametrize("command", [("check",), ("list",)], ids=" ".join)
def test_a_fifo_in_place_of_the_lock_does_not_block_a_command(paper: Project, command: tuple[str, ...]) -> None:
    os.mkfifo(paper.folder / "references.lock")
    ran = paper.run(*command)
    assert ran.code == 2
    assert "references.lock: " in ran.err


def test_a_fifo_or_device_with_the_name_of_a_note_or_paper_does_not_block_a_command(paper: Project) -> None:
    paper.write("notes/a.md", "# Birds\n")
    os.mkfifo(paper.folder / "notes" / "b.md")
    (paper.folder / "notes" / "c.md").symlink_to("/dev/zero")
    os.mkfifo(paper.folder / "part.tex")
    ran = paper.run("sync", "--offline")
    assert "notes/b.md: is a FIFO, not a file, and is not read" in ran.out + ran.err
    assert "notes/c.md: is a device, not a file, and is not read" in ran.out + ran.err
    assert paper.run("sync", "--offline", "notes/c.md").code == 2
    assert paper.run("rename-key", "key7", "seven", "--tex", ".").code == 0
    assert "seven" in paper.read("paper.tex")


def test_a_link_to_itself_is_reported_as_such(paper: Project) -> None:
    (paper.folder / "loop.bib").symlink_to("loop.bib")
    (paper.folder / "loop.tex").symlink_to("loop.tex")
    ran = paper.run("cite", "paper.tex", "-o", "loop.bib")
    assert (ran.code, ran.err.count("leads back to itself")) == (2, 1), ran
    assert paper.run("rename-key", "key7", "seven", "--tex", ".").code == 0

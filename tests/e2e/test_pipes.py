"""Output through real pipes whose reader leaves, and into what is no regular file."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.e2e.conftest import environment

if TYPE_CHECKING:
    from tests.e2e.conftest import Project

CITED = "".join(f"@misc{{key{number},\n  title = {{Title Number {number}}},\n}}\n" for number in range(40))


@pytest.fixture
def paper(project: Project) -> Project:
    """A project with a large library of which a paper cites one entry, and many that are not there."""
    project.write("references.bib", CITED)
    missing = ",".join(f"nowhere{number}" for number in range(30))
    project.write("paper.tex", f"\\cite{{key7,{missing}}}\n")
    return project


def into_closed_pipe(project: Project, *arguments: str, both: bool = False) -> int:
    """Run a command whose reader has left before anything is printed; return the exit code."""
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
def test_cite_writes_its_file_though_the_reader_of_its_output_has_left(paper: Project, form: str) -> None:
    assert into_closed_pipe(paper, "cite", "paper.tex", "-o", "paper.bib", "--format", form) == 0
    assert "@misc{key7," in paper.read("paper.bib")


@pytest.mark.parametrize(
    "arguments", [("cite", "paper.tex"), ("list",), ("export", "csv"), ("check",), ("tags", "list")], ids=" ".join
)
@pytest.mark.parametrize("both", [False, True], ids=["stdout", "stdout and stderr"])
def test_a_closed_pipe_is_no_error(paper: Project, arguments: tuple[str, ...], *, both: bool) -> None:
    assert into_closed_pipe(paper, *arguments, both=both) in (0, 1)

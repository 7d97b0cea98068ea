"""`vlbib check` and `vlbib rule`, run as real commands."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import select
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.e2e.conftest import Project
    from tests.standin.server import StandIn

_BIB = "@misc{a,\n  title = {50% of all},\n  url = {https://example.org},\n  month = {May}\n}\n"


def test_findings_are_reported_with_their_place_and_exit_code_1(project: Project) -> None:
    project.write("references.bib", _BIB)
    done = project.run("check")
    assert done.code == 1
    assert done.out.splitlines() == [
        "references.bib:2:14: L001* error `%` is not escaped: LaTeX drops the rest of `title`",
        "references.bib:4:3: V004* info the month `May` should be the macro `may`",
    ]
    assert done.err == "1 error, 1 info; 2 of them can be fixed with --fix (*)\n"


@pytest.mark.parametrize(
    ("level", "select", "code"),
    [("info", "V", 1), ("warning", "V", 0), ("warning", "L", 1), ("error", "L", 1), ("never", "L", 0)],
)
def test_fail_on_chooses_what_fails(project: Project, level: str, select: str, code: int) -> None:
    project.write("references.bib", _BIB)
    assert project.run("check", "--fail-on", level, "--select", select).code == code


def test_json_is_alone_on_stdout(project: Project) -> None:
    project.write("references.bib", _BIB)
    findings = project.run("check", "--format", "json").json()["findings"]
    assert [(one["code"], one["line"], one["fixable"]) for one in findings] == [("L001", 2, True), ("V004", 4, True)]


def test_sarif_and_annotations_are_formats(project: Project) -> None:
    project.write("references.bib", _BIB)
    assert json.loads(project.run("check", "--format", "sarif").out)["version"] == "2.1.0"
    assert project.run("check", "--format", "github").out.startswith("::error file=references.bib,line=2,")


def test_fix_writes_and_diff_only_shows(project: Project) -> None:
    project.write("references.bib", _BIB)
    assert "+  month = may" in project.run("check", "--diff").out
    assert project.read("references.bib") == _BIB
    assert project.run("check", "--fix").code == 0
    assert project.read("references.bib") == _BIB.replace("50%", "50\\%").replace("{May}", "may")


def test_a_baseline_hides_the_findings_of_an_old_library(project: Project) -> None:
    project.write("references.bib", _BIB)
    assert project.run("check", "--write-baseline", "known.json").code == 0
    assert project.run("check", "--baseline", "known.json").code == 0
    project.write("references.bib", _BIB.replace("of all", "of all & more"))
    assert [line.split()[1] for line in project.run("check", "--baseline", "known.json").out.splitlines()] == ["L002*"]


def test_settings_silence_rules(project: Project) -> None:
    project.write("references.bib", _BIB)
    project.write("vlbib.toml", '[check]\nignore = ["L001"]\n[check.per-key]\na = ["V004"]\n')
    assert project.run("check").out == ""


@pytest.mark.parametrize(
    "arguments", [("check", "none.bib"), ("check", "--select", "Q1"), ("check", "--fail-on", "x"), ("rule", "Q1")]
)
def test_wrong_usage_is_reported_in_one_line(project: Project, arguments: tuple[str, ...]) -> None:
    project.write("references.bib", _BIB)
    done = project.run(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err


def test_a_source_that_cannot_be_asked_sets_the_exit_code(project: Project) -> None:
    project.write("references.bib", "@misc{a,\n  title = {A list},\n  doi = {10.5555/1}\n}\n")
    done = project.run("check", "--online", "--resolvers", "crossref")
    assert done.code == 4
    assert "crossref could not be asked" in done.err


def test_a_rule_is_explained(project: Project) -> None:
    done = project.run("rule", "l001")
    assert done.code == 0
    assert "Bad:\n  title = {Counting 50% of all lines in old maps}" in done.out
    assert project.run("rule", "unescaped-percent").out == done.out
    assert project.run("rule", "L001", "--markdown").out.startswith("# L001 unescaped-percent\n")
    assert len(project.run("rule").out.splitlines()) > 100


_CLIP = """@misc{{clip,
  author = {{{author}}},
  title = {{{title}}},
  year = {{{year}}},
  eprint = {{{eprint}}},
  archiveprefix = {{arXiv}}
}}
"""
_RIGHT = {
    "author": "Radford, Alec and others",
    "title": "Learning Transferable Visual Models From Natural Language Supervision",
    "year": "2021",
    "eprint": "2103.00020",
}


@pytest.mark.parametrize(
    ("wrong", "codes"),
    [
        ({}, []),
        ({"title": "Learning to Count Lines in Old Maps", "author": "Rossi, Anna"}, ["O001"]),
        ({"title": "Learning to Count Lines in Old Maps"}, ["O002"]),
        ({"author": "Radford, Alec and Rossi, Anna and others"}, ["O003"]),
        ({"author": "Radford, Alec and Kim, Jong Wook"}, ["O004"]),
        ({"year": "2012"}, ["O005"]),
        ({"eprint": "2103.99999"}, ["O009"]),
    ],
)
def test_entries_are_compared_with_arxivs_records(
    project: Project, standin: StandIn, wrong: dict[str, str], codes: list[str]
) -> None:
    project.write("references.bib", _CLIP.format(**_RIGHT | wrong))
    urls = {"VLBIB_ARXIV_URL": standin.urls["arxiv"], "VLBIB_ARXIV_DELAY": "0"}
    done = project.run("check", "--online", "--resolvers", "arxiv", "--select", "O", "--format", "json", **urls)
    assert [one["code"] for one in done.json()["findings"]] == codes


def _given(running: subprocess.Popen[bytes], fifo: Path) -> bytes:
    """Return what a command prints once it is given a file; retry if it was interrupted as the file arrived."""
    for _ in range(3):
        fifo.write_text(_BIB, encoding="utf-8")
        with contextlib.suppress(subprocess.TimeoutExpired):
            return running.communicate(timeout=10)[0]
    running.kill()
    pytest.fail("it read the file and ended not")


def test_a_check_that_takes_more_than_a_second_says_so_on_a_terminal(project: Project) -> None:
    os.mkfifo(project.folder / "slow.bib")
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "vlbib", "check", "slow.bib"]
    with subprocess.Popen(
        command, cwd=project.folder, env=os.environ | {"TERM": "xterm"}, stdout=subprocess.PIPE, stderr=theirs
    ) as running:
        os.close(theirs)
        said = b""
        while b"checking slow.bib" not in said:
            if not select.select([ours], [], [], 20)[0]:
                running.kill()  # it waits for the file, and would never end
                pytest.fail(repr(said))
            said += os.read(ours, 4096)
        out = _given(running, project.folder / "slow.bib")
    os.close(ours)
    assert out.startswith(b"slow.bib:2:")

"""What papers cite, with the real commands: `cite` and `rename-key --tex` agree on each form of citation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.tex.cases import CASES, offsets, renamed, with_key

if TYPE_CHECKING:
    from tests.e2e.conftest import Project

OLD = "radford2021clip"


@pytest.fixture
def synced(project: Project) -> Project:
    title = "Learning Transferable Visual Models From Natural Language Supervision"
    project.write("notes/a.md", f"# VLP\n\n## [2021] CLIP\n\n- [2021] {title}\n")
    assert project.run("sync", "--offline").code == 0
    return project


def test_cite_names_a_key_exactly_where_a_paper_cites_it(synced: Project) -> None:
    texts = {f"{number:03}.tex": with_key(case, f"key-{number}.") for number, case in enumerate(CASES)}
    for name, text in texts.items():
        synced.write(name, text)
    cited = {
        missing["key"]: (missing["file"], missing["line"], missing["column"])
        for missing in synced.run("cite", *texts, "--format", "json").json()["missing"]
        if re.fullmatch(r"key-\d+\.", missing["key"])
    }
    expected = {}
    for number, (case, (name, text)) in enumerate(zip(CASES, texts.items(), strict=True)):
        for start in offsets(case, f"key-{number}.")[:1]:
            before = text[:start]
            line, column = before.count("\n") + 1, start - before.rfind("\n")
            expected[f"key-{number}."] = (name, line, column)
    assert cited == expected


def test_rename_key_rewrites_a_key_exactly_where_a_paper_cites_it(synced: Project) -> None:
    names = {f"paper/{number:03}.tex": case for number, case in enumerate(CASES)}
    for name, case in names.items():
        synced.write(name, with_key(case, OLD))
    ran = synced.run("rename-key", OLD, "clip", "--tex", "paper", "--format", "json")
    assert ran.json()["citations"] == {
        name: count for name, case in names.items() if (count := len(offsets(case, OLD)))
    }
    assert {name: synced.read(name) for name in names} == {
        name: renamed(case, OLD, "clip") for name, case in names.items()
    }


def test_an_authors_own_command_is_found_in_an_included_file(synced: Project) -> None:
    synced.write("macros.tex", r"\newcommand{\see}[1]{(see \cite{#1})}")
    synced.write("main.tex", rf"\input{{macros}} \see{{{OLD}}}")
    assert synced.run("cite", "main.tex", "--format", "json").json()["used"] == [OLD]
    synced.run("rename-key", OLD, "clip", "--tex", "main.tex")
    assert synced.read("main.tex") == r"\input{macros} \see{clip}"

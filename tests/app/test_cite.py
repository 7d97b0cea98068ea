from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vlbib.app.cite import HEADER, write_bib
from vlbib.core.faults import CannotUse

if TYPE_CHECKING:
    from tests.app.conftest import Desk

LIBRARY = "@misc{doe2020, title = {T}}\n\n@misc{roe2021, title = {U}}\n"


def _answer(desk: Desk, paper: str) -> tuple[int, dict[str, object]]:
    desk.write("references.bib", LIBRARY)
    desk.write("paper.tex", paper)
    ran = desk.run("cite", "paper.tex", "--format", "json")
    return ran.code, json.loads(ran.out)


def test_used_missing_and_unused_keys_are_reported(desk: Desk) -> None:
    code, answer = _answer(desk, r"\cite{doe2020,doe2021}")
    assert (code, answer["used"], answer["unused"]) == (1, ["doe2020"], ["roe2021"])
    assert [case["key"] for case in answer["missing"]] == ["doe2021"]  # type: ignore[attr-defined]


def test_a_citation_in_another_case_is_not_clean(desk: Desk) -> None:
    code, answer = _answer(desk, r"\cite{Doe2020}")
    assert (code, answer["missing"], len(answer["case"])) == (1, [], 1)  # type: ignore[arg-type]
    assert _answer(desk, r"\cite{doe2020}")[0] == 0


def test_a_missing_paper_is_reported_in_one_line(desk: Desk) -> None:
    desk.write("references.bib", LIBRARY)
    ran = desk.run("cite", "none.tex")
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert "none.tex: there is no such file" in ran.err


def test_a_papers_own_bib_file_is_written_once_and_never_over_another_file(tmp_path: Path) -> None:
    path, library = tmp_path / "paper.bib", tmp_path / "references.bib"
    text = HEADER.format(library="references.bib") + LIBRARY
    assert write_bib(path, text, library)
    assert not write_bib(path, text, library)
    assert write_bib(path, text + "\n", library)
    path.write_text("@misc{mine}\n", encoding="utf-8")
    with pytest.raises(CannotUse, match="was not written by vlbib cite"):
        write_bib(path, text, library)
    with pytest.raises(CannotUse, match="is the library itself"):
        write_bib(library, text, library)


def test_a_citation_in_an_included_file_is_placed_at_that_file_as_seen_from_the_working_folder(desk: Desk) -> None:
    desk.write("references.bib", LIBRARY)
    desk.write("paper/main.tex", r"\input{sec/intro} \input{../shared/end} \input{main} \cite{none}")
    desk.write("paper/sec/intro.tex", r"\cite{nokey}")
    desk.write("shared/end.tex", r"\cite{nowhere}")
    places = ["paper/sec/intro.tex:1:7", "shared/end.tex:1:7", "paper/main.tex:1:60"]
    out = desk.run("cite", "paper/main.tex").out
    assert [line.partition(": ")[0] for line in out.splitlines()[:3]] == places
    found = desk.run("check", "--tex", "paper/main.tex", "--select", "T001", "--format", "github").out
    assert "file=paper/sec/intro.tex," in found


def test_a_file_behind_a_linked_folder_keeps_the_path_that_leads_to_it(desk: Desk) -> None:
    desk.write("references.bib", LIBRARY)
    desk.write("far/deep/main.tex", r"\input{../end}")
    desk.write("far/end.tex", r"\cite{nokey}")
    Path("paper").symlink_to("far/deep")
    assert desk.run("cite", "paper/main.tex").out.startswith("paper/../end.tex:1:7: no entry nokey")

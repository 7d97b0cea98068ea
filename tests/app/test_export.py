from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.app.export import write_export

if TYPE_CHECKING:
    from pathlib import Path

    from tests.app.conftest import Desk

LIBRARY = "@misc{doe2020, title = {T}}\n\n@misc{roe2021, title = {U}}\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("docx",), "no format 'docx'; there are"),
        (("csv", "--key", "doe2021"), "--key doe2021: no entry has that key; did you mean"),
        (("csv", "--key", "zzz"), "`vlbib list` shows the keys"),
        (("references", "--csl", "none.csl"), "none.csl: there is no such CSL file"),
        (("references", "--style", "none"), "none"),
    ],
)
def test_an_impossible_export_is_reported_in_one_line(arguments: tuple[str, ...], message: str, desk: Desk) -> None:
    desk.write("references.bib", LIBRARY)
    ran = desk.run("export", *arguments)
    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert message in ran.err


def test_only_the_entries_that_a_paper_cites_are_exported(desk: Desk) -> None:
    desk.write("references.bib", LIBRARY)
    desk.write("paper.tex", r"\cite{roe2021}")
    text = desk.run("export", "csv", "--cited-in", "paper.tex").out
    assert "roe2021" in text
    assert "doe2020" not in text


def test_an_export_is_written_only_if_it_differs(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    assert [write_export(path, text) for text in (b"a", b"a", b"b")] == [True, False, True]

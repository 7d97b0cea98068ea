"""The comparison of what is printed before and after the safe fixes finds what is lost or falsified."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from scripts import printed_text

from vlbib.bibtex.document import Document, read
from vlbib.checks.fixes import Mended

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "@misc{a,\n  title = {Lines of 50% & more},\n  note = {},\n  pages = {1-9},\n}\n"


@pytest.fixture
def bib(tmp_path: Path) -> Path:
    path = tmp_path / "a.bib"
    path.write_text(TEXT, encoding="utf-8")
    return path


def mended_into(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    document = read(text.encode(), "a.bib")
    assert isinstance(document, Document)
    monkeypatch.setattr(printed_text, "mend", lambda *_args, **_options: Mended(document, (), 1))


def test_the_fixes_of_stray_signs_and_pages_are_no_faults(bib: Path) -> None:
    count, faults, come = printed_text.compare(bib)
    assert (count, faults) == (2, [])
    assert sorted(come) == ["1--9", r"Lines of 50\% \& more"]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("  pages = {1-9},\n", "", "`pages` is lost: '1-9'"),
        ("50% & more", "50", "'Lines of 50% & more' -> 'Lines of 50'"),
        ("50% & more", "$50$", "'Lines of 50% & more' -> 'Lines of $50$'"),
    ],
)
def test_a_value_that_is_lost_or_prints_otherwise_is_a_fault(
    old: str, new: str, fault: str, bib: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mended_into(TEXT.replace(old, new), monkeypatch)
    (line,) = printed_text.compare(bib)[1]
    assert line.endswith(fault)

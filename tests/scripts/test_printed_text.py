"""The comparison of the printed text before and after the safe fixes finds lost and changed values."""

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
    assert sorted(come) == [("1-9", "1--9"), ("Lines of 50% & more", r"Lines of 50\% \& more")]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("  pages = {1-9},\n", "", "`pages` is lost: '1-9'"),
        ("50% & more", "50", "'Lines of 50% & more' -> 'Lines of 50'"),
        ("50% & more", "$50$", "'Lines of 50% & more' -> 'Lines of $50$'"),
    ],
)
def test_a_value_that_is_lost_or_prints_differently_is_a_fault(
    old: str, new: str, fault: str, bib: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mended_into(TEXT.replace(old, new), monkeypatch)
    (line,) = printed_text.compare(bib)[1]
    assert line.endswith(fault)


def test_a_venue_may_become_another_name_of_itself_but_no_other_venue(
    bib: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "@inproceedings{a,\n  booktitle = {CVPR},\n}\n"
    bib.write_text(text, encoding="utf-8")
    monkeypatch.setattr(printed_text, "named", lambda _findings: {("a", "booktitle"): {"V036"}})
    for venue, faults in (("Conference on Computer Vision and Pattern Recognition", 0), ("ECCV", 1)):
        mended_into(text.replace("CVPR", venue), monkeypatch)
        assert len(printed_text.compare(bib)[1]) == faults


@pytest.mark.parametrize(
    ("before", "after", "set_texts", "lines"),
    [
        ("50% & a", r"50\% \& a", {r"50\% \& a": "50%&a"}, []),
        ("1-9", "1--9", {"1--9": "19"}, []),
        ("50% & a", r"50\% \& a", {r"50\% \& a": "50%a"}, [r"pdfLaTeX prints '50%a' of '50\\% \\& a'"]),
        ("$x$ \\o{}", "$x$ \\o", {"$x$ \\o": "xq", "$x$ \\o{}": "xq"}, []),  # as before
        ("a", "\\b", {"a": "a"}, ["pdfLaTeX stops at '\\\\b'"]),
        ("\\c", "\\b", {}, [""]),  # it stopped there before, too
    ],
)
def test_the_typeset_text_is_compared_with_the_intended_text(
    before: str, after: str, set_texts: dict[str, str], lines: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printed_text, "typeset", set_texts.get)
    assert list(printed_text.set_otherwise([(before, after)])) == lines


@pytest.mark.consumer
def test_the_text_that_latex_prints_is_read_back() -> None:
    assert printed_text.typeset(r"Artificial 50\% \& Fuch\ss{} 1--9") == printed_text.bare("Artificial 50% & Fuchß 1-9")
    assert printed_text.typeset(r"\undefinedmacro") is None
    assert printed_text.typeset("") == ""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.app.verify.surveys import survey_at_hand
from vlbib.app.verify.verifying import VerifyRequest, verify_references
from vlbib.core.faults import CannotUse
from vlbib.settings import Settings
from vlbib.verification.assessment import Standing
from vlbib.verification.compared_dates import Today
from vlbib.verification.discrepancy import Gravity

if TYPE_CHECKING:
    from pathlib import Path

CLIP = """@inproceedings{{clip,
  title = {{Learning Transferable Visual Models From Natural Language Supervision}},
  author = {{{authors}}},
  booktitle = {{ICML}},
  year = {{2021}}
}}
"""


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VLBIB_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("VLBIB_DATA_DIR", str(tmp_path / "data"))


def _standings(path: Path) -> list[Standing]:
    request = VerifyRequest(files=(str(path),), offline=True, today=Today(2026, 11))
    return [each.standing for file in verify_references(request, Settings()).files for each in file.assessments]


def test_references_are_compared_with_the_catalogue(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    right = CLIP.format(authors="Alec Radford and Jong Wook Kim and others")
    path.write_text(right + CLIP.format(authors="Paul Moreau and Eva Novak").replace("{clip", "{other"))
    assert _standings(path) == [Standing.VERIFIED, Standing.MIXED]


def test_a_missing_file_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(CannotUse, match=r"there is no such file; name one of .*\.docx$"):
        _standings(tmp_path / "none.bib")


def test_for_a_reference_in_words_the_error_names_the_right_command(tmp_path: Path) -> None:
    with pytest.raises(CannotUse, match="a reference in words: vlbib resolve --verify TEXT"):
        _standings(tmp_path / "He et al. Deep residual learning. 2016")


def test_entries_that_are_no_works_are_skipped_and_unreadable_parts_are_reported(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_text("@xdata{x, publisher = {ACM}}\n@article{broken,\n  title = {Never closed\n")
    (file,) = verify_references(VerifyRequest(files=(str(path),), offline=True), Settings()).files
    assert (file.assessments, [part.line for part in file.unread]) == ((), [2])


def test_a_run_fails_from_the_given_gravity_on(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_text(CLIP.format(authors="Kim, Jong Wook and Radford, Alec and others"))
    done = verify_references(VerifyRequest(files=(str(path),), offline=True), Settings())
    assert [done.fails(least) for least in (Gravity.INFO, Gravity.WARNING, Gravity.ERROR, None)] == [
        True,
        True,
        False,
        False,
    ]


def test_the_survey_is_counted_once_and_then_read_from_the_cache() -> None:
    counted = survey_at_hand(Settings())
    assert counted.papers["cvpr", 2016] > 100
    assert survey_at_hand(Settings()) == counted

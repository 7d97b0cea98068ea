from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.app.verify.correcting import correct
from vlbib.app.verify.verifying import VerifyRequest, verify_references
from vlbib.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

BIB = """% my references
@inproceedings{clip,
  title     = {Learning Transferable Visual Models From Natural Language Supervision},
  author    = {Radford, Alec and Moreau, Paul},
  booktitle = {ICML},
  year      = 2021,
  eprint    = {2103.00020},
  archiveprefix = {arXiv},
  note      = {read it twice}
}
"""


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VLBIB_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("VLBIB_DATA_DIR", str(tmp_path / "data"))


def test_values_that_the_record_of_the_own_id_contradicts_are_corrected_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_text(BIB, encoding="utf-8")
    verified = verify_references(VerifyRequest(files=("a.bib",), offline=True), Settings())
    shown = correct(["a.bib"], verified, write=False)
    assert path.read_text(encoding="utf-8") == BIB
    assert correct(["a.bib"], verified, write=True) == shown
    assert "-  author    = {Radford, Alec and Moreau, Paul},\n" in shown
    written = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in BIB.splitlines() if line not in written] == [
        "  author    = {Radford, Alec and Moreau, Paul},"
    ]
    assert any(line.startswith("  author    = {Radford, Alec and Kim, Jong Wook and ") for line in written)


def test_a_correct_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.bib"
    path.write_text(BIB.replace("Moreau, Paul", "others"), encoding="utf-8")
    verified = verify_references(VerifyRequest(files=("a.bib",), offline=True), Settings())
    assert correct(["a.bib"], verified, write=True) == ""

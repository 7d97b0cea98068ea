"""Paths given for a library that are none, and what is said where no library is."""

from __future__ import annotations

from pathlib import Path

import pytest

from vlbib.app.library_path import libraries_beside, no_library, refuse_address, refuse_other_kinds
from vlbib.core.faults import CannotUse


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("a.md", "a note"),
        ("A.MD", "a note"),
        ("references.lock", "a lock"),
        ("vlbib.toml", "a settings file"),
        ("/", "a folder"),
    ],
)
def test_a_file_with_the_name_of_another_kind_is_refused(name: str, what: str) -> None:
    with pytest.raises(CannotUse, match=f"is {what}, not a library; name another"):
        refuse_other_kinds(Path(name), "name another")


def test_a_link_to_a_file_of_another_kind_is_refused_and_a_library_is_not() -> None:
    Path("a.bib").symlink_to("a.md")
    with pytest.raises(CannotUse, match="is a note"):
        refuse_other_kinds(Path("a.bib"), "")
    refuse_other_kinds(Path("b.bib"), "")


def test_an_address_is_refused_with_the_command_that_adds_its_paper() -> None:
    with pytest.raises(
        CannotUse, match=r"https://x\.org/a\.bib: is an address, not a file; download it and name the file$"
    ):
        refuse_address(Path("https://x.org/a.bib"))
    with pytest.raises(CannotUse, match=r"or `vlbib add https://arxiv\.org/abs/1706\.03762`"):
        refuse_address(Path("https://arxiv.org/abs/1706.03762"))
    refuse_address(Path("a.bib"))


def test_a_missing_library_is_reported_with_those_beside_it() -> None:
    assert no_library(Path("a.bib")) == "a.bib: there is no library yet; run vlbib sync"
    Path("b.bib").touch()
    Path("c.bib").mkdir()
    assert libraries_beside(Path("a.bib")) == [Path("b.bib")]
    assert no_library(Path("a.bib")) == "a.bib: there is no library yet; name an existing one with --library: b.bib"

"""Our readers and writers as pybtex plugins."""

from __future__ import annotations

import subprocess
import sys
from io import StringIO
from typing import TYPE_CHECKING, Any

import pytest
from pybtex.exceptions import PybtexError
from tests.small_library import folder

from vlbib.exports.pybtex_plugins import CslJsonReader

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["folder"]  # imported as a fixture

pytestmark = pytest.mark.usefixtures("folder")


def test_pybtex_converts_with_our_readers_and_writers(folder: Path) -> None:
    program = "from pybtex.database.convert.__main__ import main; main()"
    for source, target in (("references.bib", "a.ris"), ("a.ris", "b.json"), ("b.json", "c.rdf"), ("c.rdf", "d.yml"),
                           ("d.yml", "e.bib"), ("references.bib", "f.html"), ("references.bib", "g.md")):  # fmt: skip
        done = subprocess.run(
            [sys.executable, "-c", program, source, target], capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
    text = (folder / "e.bib").read_text(encoding="utf-8")
    assert "Poincaré \\& more" in text
    assert "Müller, J" in text
    assert '2103.00020"' in text


def _read(text: str) -> dict[str, Any]:
    return dict(CslJsonReader().parse_stream(StringIO(text)).entries)


def test_pybtex_gets_year_and_month_and_persons() -> None:
    entries = _read(
        '[{"id": "a", "type": "book", "title": "A & B", "issued": {"date-parts": [[2020, 5]]},'
        ' "author": [{"family": "Doe", "given": "Ann"}]},'
        ' {"id": "b", "type": "book", "issued": {"date-parts": [[2021]]}}]'
    )
    assert (entries["a"].fields["title"], entries["a"].fields["year"], entries["a"].fields["month"]) == (
        "A & B",
        "2020",
        "may",
    )
    assert [str(person) for person in entries["a"].persons["author"]] == ["Doe, Ann"]
    assert (entries["b"].fields["year"], "month" in entries["b"].fields, dict(entries["b"].persons)) == (
        "2021",
        False,
        {},
    )


def test_the_first_fault_is_raised_as_a_pybtex_error() -> None:
    with pytest.raises(PybtexError, match="line"):
        _read("{")

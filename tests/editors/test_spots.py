from __future__ import annotations

import pytest
from lsprotocol.types import Position

from vlbib.editors.buffer_text import BufferText
from vlbib.editors.spots import is_library, is_note, is_paper, spot_at

LIBRARY = BufferText("@misc{one2020,\n  title = {A},\n}\n\nfree text\n", "a.bib")
NOTE = BufferText("# A\n\nSee [@one2020] here.\n", "a.md")
PAPER = BufferText("Text.\nAs \\cite{one2020} says.\n", "a.tex")


@pytest.mark.parametrize(("line", "key"), [(0, "one2020"), (1, "one2020"), (2, "one2020"), (4, None)])
def test_a_line_in_an_entry_has_its_key_and_one_after_it_has_none(line: int, key: str | None) -> None:
    spot = spot_at(LIBRARY, Position(line, 0))
    assert (spot.key.key if spot and spot.key else None) == key


def test_in_a_note_the_line_is_meant_if_no_key_is_cited_there() -> None:
    cited, beside, empty = (spot_at(NOTE, Position(*place)) for place in ((2, 8), (2, 18), (1, 0)))
    assert cited is not None
    assert cited.key is not None
    assert cited.key.key == "one2020"
    assert beside is not None
    assert (beside.line, beside.key) == (3, None)
    assert empty is None


def test_in_a_paper_only_citations_are_meant() -> None:
    cited = spot_at(PAPER, Position(1, 10))
    assert cited is not None
    assert cited.key is not None
    assert spot_at(PAPER, Position(0, 1)) is None


def test_a_file_is_a_library_a_paper_or_a_note_by_its_name() -> None:
    kinds = {name: (is_library(name), is_paper(name), is_note(name)) for name in ("A.BIB", "b.tex", "c.md", "d.py")}
    assert kinds == {
        "A.BIB": (True, False, False),
        "b.tex": (False, True, False),
        "c.md": (False, False, True),
        "d.py": (False, False, False),
    }

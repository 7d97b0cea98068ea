from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vlbib.bibtex.document import Document, read
from vlbib.bibtex.units import joined_units, units_of


def opened(text: str) -> Document:
    document = read(text.encode(), "refs.bib")
    assert isinstance(document, Document)
    return document


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("@misc{a}\n", [("", "@misc{a}", "")]),
        ("% head\n\n@misc{a}\n", [("", "% head", ""), ("", "@misc{a}", "")]),
        ("% head\n@misc{a}\n", [("", "% head", ""), ("", "@misc{a}", "")]),
        ("@misc{a}\n\n% one\n% two\n@misc{b}\n", [("", "@misc{a}", ""), ("% one\n% two\n", "@misc{b}", "")]),
        ("@misc{a}\n% far\n\n@misc{b}\n", [("", "@misc{a}", ""), ("", "% far", ""), ("", "@misc{b}", "")]),
        ("@misc{a} % why\n@misc{b}\n", [("", "@misc{a}", " % why"), ("", "@misc{b}", "")]),
        ("@misc{a} @misc{b}", [("", "@misc{a}", ""), ("", "@misc{b}", "")]),
        ("@misc{a}\n%@misc{b}\n", [("", "@misc{a}", ""), ("%", "@misc{b}", "")]),
        ("x %@misc{b}\n", [("x %", "@misc{b}", "")]),
        ("@misc{a}\nthe end", [("", "@misc{a}", ""), ("", "the end", "")]),
        ("", []),
    ],
)
def test_a_file_is_split_into_blocks_with_remarks_and_paragraphs(text: str, units: list[tuple[str, str, str]]) -> None:
    cut = units_of(opened(text))
    assert [(unit.above.decode(), unit.body.decode(), unit.after.decode()) for unit in cut.units] == units
    assert joined_units(cut) == text.encode()


_PIECES = st.sampled_from(
    ["@misc{a, t = {x}}", "@string{s = {x}}", "% r", " ", "\n", "\n\n", "\t", "free", "@comment{c}"]
)


@settings(deadline=None)
@given(st.lists(_PIECES, max_size=12).map("".join))
def test_the_units_joined_are_the_file(text: str) -> None:
    document = opened(text)
    cut = units_of(document)
    assert joined_units(cut) == document.source
    assert [unit.block for unit in cut.units if unit.block] == list(document.blocks)
    assert all(not unit.lead.strip() for unit in cut.units)
    assert not cut.tail.strip()

"""The heads of blocks in a .bib file, and at which of them an entry that is not closed must end."""

from __future__ import annotations

import pytest

from vlbib.bibtex.block_heads import BlockHeads, is_at_line_start

TEXT = b"@misc{a, note = {see @misc{b}}}\n  @book{c,\n  @string{d = {e}}\n@misc{f,\n  year = 1}\n"


def test_heads_are_found_anywhere_and_those_at_line_starts_apart() -> None:
    heads = BlockHeads(TEXT)
    assert [TEXT[at : at + 5] for at in heads.starts] == [b"@misc", b"@misc", b"@book", b"@stri", b"@misc"]
    assert heads.fronts == [heads.starts[0], *heads.starts[2:]]
    assert heads.head(heads.starts[2]).start() == heads.starts[2]


def test_the_next_head_is_that_after_an_offset_and_at_the_end_the_length() -> None:
    heads = BlockHeads(TEXT)
    assert heads.next_front(0) == heads.fronts[1]
    assert heads.next_front(heads.fronts[-1]) == len(TEXT)
    first = heads.first(1, heads.starts[1])
    assert first is not None
    assert first.start() == heads.starts[1]
    assert heads.first(len(TEXT), None) is None


def test_a_wall_is_the_next_head_with_a_field_or_with_a_key_and_a_field() -> None:
    heads = BlockHeads(TEXT)
    assert heads.next_wall(0) == heads.fronts[2]
    assert heads.next_wall(heads.fronts[2]) == heads.fronts[3]
    assert heads.next_wall(heads.fronts[3]) == len(TEXT)


@pytest.mark.parametrize(
    ("source", "at", "floor", "begins"),
    [
        (b"@misc{a}", 0, 0, True),
        (b"x\n \t@misc{a}", 4, 0, True),
        (b"x @misc{a}", 2, 0, False),
        (b"x @misc{a}", 2, 1, True),
        (b"\xef\xbb\xbf@misc{a}", 3, 0, True),
    ],
)
def test_only_blanks_are_before_the_start_of_a_line(source: bytes, at: int, floor: int, *, begins: bool) -> None:
    assert is_at_line_start(source, at, floor) is begins

from __future__ import annotations

import pytest

from vlbib.notes.line.raw_lines import end_of, front_lines, raw_lines, without_code


def test_lines_keep_their_ends() -> None:
    assert raw_lines("a\r\nb\rc\nd") == ["a\r\n", "b\r", "c\n", "d"]


@pytest.mark.parametrize(
    ("text", "count"),
    [("---\ntitle: x\n---\ntext\n", 3), ("+++\nx = 1\n+++\n", 3), ("text\n---\n", 0), ("---\nno end\n", 0)],
)
def test_the_front_matter_includes_its_fences(text: str, count: int) -> None:
    assert front_lines(text) == count


def test_a_rule_at_the_start_of_a_long_crlf_note_is_quickly_rejected_as_front_matter() -> None:
    assert front_lines("---\r\n" + "a\r\n" * 10_000) == 0


def test_code_and_comments_are_replaced_by_spaces() -> None:
    assert without_code("a `b c` d <!-- e --> f") == "a       d            f"


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("- Deep Sets, 2017", ", 2017"),
        ("- **Deep Sets** are", " are"),
        ("- [Deep Sets](https://x.org) are", " are"),
        ("- “Deep Sets.” are", " are"),
        ("- [[Deep Sets]] are", " are"),
    ],
)
def test_a_title_ends_after_the_marks_that_close_there(text: str, rest: str) -> None:
    end = end_of(text, "Deep Sets")
    assert end is not None
    assert text[end:] == rest


def test_a_title_that_is_not_in_the_text_has_no_end() -> None:
    assert end_of("- Deep Set", "Deep Sets") is None

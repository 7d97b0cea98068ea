from __future__ import annotations

import time

import pytest

from vlbib.core.page_ranges import page_range


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("1-2", "1--2"),
        ("1—2", "1--2"),
        ("1 --- 2", "1--2"),
        (" 1\n–\n2 ", "1--2"),
        ("1, 3", "1, 3"),
        ("-", "--"),
        ("", ""),
    ],
)
def test_a_range_has_two_hyphens_whatever_dash_and_spaces_the_source_has(text: str, pages: str) -> None:
    assert page_range(text) == pages


def test_a_long_run_of_white_space_is_read_once() -> None:
    began = time.process_time()
    assert page_range("\n" * 100_000 + "1") == "1"
    assert time.process_time() - began < 1

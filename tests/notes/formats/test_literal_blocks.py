"""Literal blocks of code in plain text are left out."""

from __future__ import annotations

import pytest

from vlbib.notes.formats.literal_blocks import without_literal_blocks


@pytest.mark.parametrize(
    "block",
    [
        "As here::\n\n  $ run it\n\n  more\n",
        "  As here::\n\n    x = 1\n    y\n",
        ".. code-block:: python\n   :linenos:\n\n   from a import (\n       B,\n   )\n",
        ".. code:: sh\n\n   > run\n",
        "As here::\n\n\tcall(x)\n",
    ],
)
def test_a_literal_block_of_code_becomes_blank_lines(block: str) -> None:
    text = f"one\n\n{block}two\n"
    read = without_literal_blocks(text)
    head = block.split("\n", maxsplit=1)[0]
    assert [line for line in read.split("\n") if line.strip() and not line.strip().startswith(":")] == [
        "one",
        head,
        "two",
    ]
    assert read.count("\n") == text.count("\n")


@pytest.mark.parametrize(
    "text",
    [
        "As here::\n\n  Some Title of It\n  Another (2020)\n",  # a list
        "As here::\n  x = 1\n",  # no blank line
        "As here::\n\nx = 1\n",  # not indented
        "As here:\n\n  x = 1\n",
        "a::b\n\n  x = 1\n",
        "As here::\n",
        "As here::\n\n",
    ],
)
def test_other_text_stays(text: str) -> None:
    assert without_literal_blocks(text) == text

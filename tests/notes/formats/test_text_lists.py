"""Lists in plain text: lines with marks of their author's own, and lines indented below a short one."""

from __future__ import annotations

import pytest

from vlbib.notes.formats.text_lists import text_as_markdown


@pytest.mark.parametrize("indent", ["  ", "\t", "      "])
def test_lines_indented_alike_below_a_short_line_are_items(indent: str) -> None:
    lines = ["to read", "Counting Sheep", "wav2vec again", "Counting Cats"]
    text = "\n".join((lines[0], *(indent + line for line in lines[1:])))
    assert text_as_markdown(text).split("\n") == [lines[0], *(f"- {line}" for line in lines[1:])]


@pytest.mark.parametrize(
    "text",
    [
        "to read\n  Counting Sheep",  # a single line
        "to read\n  Counting Sheep\n    Counting Cats",  # not alike
        "to read\nCounting Sheep\nCounting Cats",
        "to read\n  counting sheep and\n  their cats all day",  # wrapped text
        "[1] Ida Lovelace and Alan Turing. Counting Sheep\n    and Cats in Large Fields.\n    Journal of Fields, 2020.",
    ],
)
def test_other_indented_lines_are_no_items(text: str) -> None:
    assert "- " not in text_as_markdown(text)


HANGING = (
    "Ida Lovelace and Alan Turing. Counting Sheep with\n    Cats. 2020.\n"
    "Alan Turing. Counting Cats in Large Fields and\n    Small Ones. 2021."
)


@pytest.mark.parametrize(
    ("before", "after"),
    [("", ""), ("my list:\n", ""), ("", "\nwho reads it?"), ("", "\nwho reads it?\n- Counting Dogs")],
)
def test_references_with_a_hanging_indent_are_an_item_each(before: str, after: str) -> None:
    shown = text_as_markdown(before + HANGING + after)
    lines = (f"  {line.lstrip()}" if line[0] == " " else f"- {line}" for line in HANGING.split("\n"))
    assert shown == before + "\n".join(lines) + after.replace("who", "- who")


@pytest.mark.parametrize(
    "text",
    [
        HANGING.partition("\nAlan")[0],  # only one
        HANGING.replace("Sheep with", "Sheep with:"),
        HANGING.replace("Ida Lovelace and Alan Turing. ", ""),  # a short line above
        HANGING.replace("    Small", "    * Small"),
    ],
)
def test_other_lines_with_indented_ones_below_are_no_references(text: str) -> None:
    assert not text_as_markdown(text).startswith("- ")


def test_lines_that_begin_with_a_mark_of_the_author_s_own_are_items() -> None:
    text = "Read\n  x  Counting Sheep\n  x  Counting Cats\n  !  Counting Dogs\nx  again\n"
    assert text_as_markdown(text) == text.replace("  x  ", "- ").replace("x  again", "- again")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("1 lm\nbert / roberta / albert\ngpt2 gpt3\nssm s4\nask ida", 5),
        ("we read it all on the train and then\nwent home to do the rest of the work\nof the week and slept", 0),
        ("we read it all on the train and then\nwent home and slept for the whole\nweek or so and then\ncame\nback", 0),
        ("one\ntwo\nthree four five\nsix seven eight", 0),  # four lines
    ],
)
def test_short_lines_without_capitals_are_items(text: str, count: int) -> None:
    assert text_as_markdown(text).count("- ") == count

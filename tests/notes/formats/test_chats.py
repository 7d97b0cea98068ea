"""Logs of chats in fences are text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.thoroughness import examples

from vlbib.notes.formats.chats import with_chats, with_messages

LINES = ("18:00 <ida> so CLIP", "[18:01:22] bob: why", "<@mo_> yes")


def fenced(*lines: str, language: str = "") -> str:
    return "\n".join(("a", f"```{language}", *lines, "```", "z"))


@pytest.mark.parametrize("language", ["", "text", " irc"])
def test_each_line_of_a_chat_becomes_an_item_without_its_time_and_name(language: str) -> None:
    assert with_chats(fenced(*LINES, language=language)) == "a\n\n- so CLIP\n- why\n- yes\n\nz"


def test_lines_of_the_server_are_left_out() -> None:
    lines = with_chats(fenced("--- Log opened", *LINES, "")).split("\n")
    assert lines == ["a", "", "", "- so CLIP", "- why", "- yes", "", "", "z"]


@pytest.mark.parametrize(
    "text",
    [
        fenced(*LINES, language="python"),
        fenced(*LINES[:2]),  # two lines
        fenced(*LINES, "x", "y"),  # three of five lines
        fenced("10:30 start", "11:00 lunch", "12:00 end"),
        fenced("<div> a", "<p class> b", "<a href='x'> c"),
        fenced("name: a", "path: b", "key: c"),
        "\n".join(LINES),
        "```\n" + "\n".join(LINES),  # not closed
        "~~~\n" + "\n".join(LINES) + "\n```",
    ],
)
def test_other_fences_and_text_stay(text: str) -> None:
    assert with_chats(text) == text


def test_a_chat_after_code_and_in_longer_fences_is_one() -> None:
    chat = "\n".join(LINES)
    assert with_chats(f"```py\n# {LINES[0]}\n```\n````\n{chat}\n````").endswith("\n\n- so CLIP\n- why\n- yes\n")


@settings(max_examples=examples(100))
@given(st.lists(st.sampled_from((*LINES, "```", "~~~", "```py", "", "x"))))
def test_the_number_of_lines_stays(lines: list[str]) -> None:
    assert len(with_chats("\n".join(lines)).split("\n")) == max(len(lines), 1)


@pytest.mark.parametrize(
    "stamp",
    [
        "[19.05.26, 12:41] Ida: ",
        "[2026-05-19 12:41:05] Ida Lee: ",
        "5/19/26, 9:41 PM - Ida: ",
        "19.05.2026, 09:41 - Ida L.: ",
        "- [19.05.26, 12:41] Ida: ",
    ],
)
def test_three_messages_of_an_exported_chat_become_items(stamp: str) -> None:
    text = f"a\n{stamp}so CLIP\n{stamp}why: so\nb\n{stamp}yes\n"
    assert with_messages(text) == "a\n- so CLIP\n- why: so\nb\n- yes\n"
    assert with_messages(text.rpartition("b\n")[0]) == text.rpartition("b\n")[0]  # two are none


@pytest.mark.parametrize("stamp", ["[10:04] ", "10:04 ", "[10:04:33] ", "10:04 AM - "])
def test_messages_with_a_time_become_items_if_somebody_says_several_things(stamp: str) -> None:
    text = f"a\n{stamp}Ida: so CLIP\n{stamp}Kim: why: so\nb\n{stamp}Ida: yes\n"
    assert with_messages(text) == "a\n- so CLIP\n- why: so\nb\n- yes\n"
    assert with_messages(text.rpartition("b\n")[0]) == text.rpartition("b\n")[0]  # two are none
    log = text.replace("Ida: yes", "Lunch: yes")
    assert with_messages(log) == log


def test_dates_and_times_without_a_speaker_are_no_messages() -> None:
    text = "[19.05.26, 12:41] so CLIP\n" * 3 + "19.05.26: so\n" * 3
    assert with_messages(text) == text

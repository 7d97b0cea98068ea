from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlbib.core.plans import PLANNED, begins_planned, is_planned


@pytest.mark.parametrize(
    "text",
    ["Oct 4", "4. Okt", "October 4th", "4th of May", "Tuesday, 4th of October", "Tue 4.10.", "Di, 4.10.", "3/5",
     "2024-05-03", "Week 3", "Lecture #12", "Woche 2", "Day 2b", "On the 18th", "the 2nd", "3pm", "10:30 a.m.",
     "Paper 2", "TOP 2", "第三讲", "第 3 周"],
)  # fmt: skip
def test_a_date_and_a_numbered_part_of_a_plan_are_planned(text: str) -> None:
    assert is_planned(text)


@pytest.mark.parametrize(
    "text",
    ["Llama 2", "Claude 3.5", "Marvel 3", "Decoder 3", "Imagen 3", "GPT-4", "Stable Diffusion 3", "May", "Week", ""],
)
def test_names_with_a_number_are_not_planned(text: str) -> None:
    assert not is_planned(text)


@given(st.from_regex(re.compile(PLANNED, re.IGNORECASE), fullmatch=True))
def test_whatever_the_pattern_of_plans_matches_is_planned(text: str) -> None:
    assert is_planned(text) or text.strip(" .:：") != text
    assert begins_planned(f"{text}, Milano")

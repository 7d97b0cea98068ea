"""Short names on lines of their own, in fields, and joined by a plus."""

from __future__ import annotations

import pytest

from vlbib.core.known import TitleList
from vlbib.matching.recognition.recognise import works_in
from vlbib.notes.reader import read_note

KNOWN = TitleList((), frozenset(("clip", "llava", "deformabledetr", "detr", "wavenet", "flamingo", "td3bc")))


def named(text: str) -> list[str]:
    segments = [each for each in read_note(text, "a.md").segments if each.place != "file"]
    return [name.text for segment in segments for name in works_in(segment, KNOWN).names]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("LLaVA", ["LLaVA"]),
        ("CLIP", []),
        ("CLIP (2021)", ["CLIP"]),
        ("(LLaVA, 2023)", ["LLaVA"]),
        ("CLIP [ICML'21]", ["CLIP"]),
        ("LLaVA; see the notes", ["LLaVA"]),
        ("LLaVA?", ["LLaVA"]),
        ("Flamingo", []),
        ("LLaVA nets rock", []),
        ("so we use\nLLaVA", []),
        ("so we use:\nLLaVA", ["LLaVA"]),
        ("LLaVA\nis what we use", []),
        ("LLaVA\nCLIP (2021)\nWaveNet", ["LLaVA", "CLIP", "WaveNet"]),
        ("word\nLLaVA", ["LLaVA"]),
        ("boxes of this\n  ├─ CLIP\n  │  └── WaveNet\n  └─ and more", ["CLIP", "WaveNet"]),
    ],
)
def test_a_name_alone_on_a_line_that_no_other_continues_counts(text: str, names: list[str]) -> None:
    assert named(f"{text}\n") == names


def test_each_name_that_defines_a_term_counts() -> None:
    assert named("Voices\n: WaveNet\n: LLaVA\n: Hammer\n") == ["WaveNet", "LLaVA"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("paper:: CLIP\nstatus:: read", ["CLIP"]),
        ("status:: read\n论文:: CLIP", ["CLIP"]),
        ("status:: CLIP", []),
        ("paper:: CLIP nets rock", []),
        ("Optional: CLIP\nRequired reading: LLaVA, ICML 2023", ["CLIP", "LLaVA"]),
        ("选读：CLIP", ["CLIP"]),
        ("Optional: CLIP nets rock", []),
        ("Elsewhere: CLIP", []),
    ],
)
def test_the_value_of_a_field_for_a_work_is_its_name(text: str, names: list[str]) -> None:
    assert named(f"{text}\n") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("- DETR + Deformable DETR", ["DETR", "Deformable DETR"]),
        ("- LLaVA + CLIP + WaveNet (later)", ["LLaVA", "CLIP", "WaveNet"]),
        ("- TD3+BC + CLIP", ["TD3+BC", "CLIP"]),
        ("- CLIP + probe", []),
        ("- CLIP + LLaVA heads", []),
        ("| a | b |\n|--|--|\n| 3 | CLIP + LLaVA |", ["CLIP", "LLaVA"]),
        ("| a | b |\n|--|--|\n| 3 | CLIP + head |", []),
    ],
)
def test_names_joined_by_a_plus_count_if_all_are_known(text: str, names: list[str]) -> None:
    assert named(f"{text}\n") == names

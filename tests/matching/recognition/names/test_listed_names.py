"""Short names in lists that fill a line, with or without a label."""

from __future__ import annotations

import pytest
from tests.matching.recognition.known_names import headed

from vlbib.core.known import TitleList
from vlbib.core.segment import Place, Segment
from vlbib.matching.recognition.names.listed_names import listed_names
from vlbib.matching.recognition.recognise import works_in
from vlbib.notes.reader import read_note

KNOWN = TitleList(
    (),
    frozenset(
        (
            "clip",
            "llava",
            "deformabledetr",
            "wavenet",
            "gsm8k",
            "mmlu",
            "resnet50",
            "flamingo",
            "oscar",
            "showattendandtell",
        )
    ),
)


def named(text: str) -> list[str]:
    segments = [each for each in read_note(text, "a.md").segments if each.place != "file"]
    return [name.text for segment in segments for name in works_in(segment, KNOWN).names]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("- Datasets: GSM8K, MMLU, LLaVA", ["GSM8K", "MMLU", "LLaVA"]),
        ("Datasets: GSM8K, MMLU, and LLaVA.", ["GSM8K", "MMLU", "LLaVA"]),
        ("- 数据：GSM8K、MMLU 和 LLaVA", ["GSM8K", "MMLU", "LLaVA"]),
        ("Related: WaveNet → Deformable DETR → LLaVA", ["WaveNet", "Deformable DETR", "LLaVA"]),
        ("for sums → GSM8K, MMLU, LLaVA", ["GSM8K", "MMLU", "LLaVA"]),
        ("Compared: GSM8K / MMLU / LLaVA", ["GSM8K", "MMLU", "LLaVA"]),
        ("numbers: seven; sets: GSM8K, MMLU, LLaVA", ["GSM8K", "MMLU", "LLaVA"]),
        ("Sets: GSM8K, MMLU, LLaVA, Ida", ["GSM8K", "MMLU", "LLaVA"]),
        ("Sets: GSM8K, MMLU, LLaVA, Ida, Emil", []),
        ("Sets: GSM8K, MMLU", []),
        ("- Flamingo, Oscar, WaveNet: birds", ["Flamingo", "Oscar", "WaveNet"]),
        ("[75] GSM8K, MMLU, LLaVA: one slide", ["GSM8K", "MMLU", "LLaVA"]),
        ("10:15 GSM8K, MMLU, LLaVA: one slide", ["GSM8K", "MMLU", "LLaVA"]),
        ("Sets: GSM8K, MMLU, LLaVA, WaveNet, Ida, Emil", []),
        ("Sets: GSM8K, MMLU, LLaVA, Flamingo", ["GSM8K", "MMLU", "LLaVA", "Flamingo"]),
        ("Sets: GSM8K, MMLU, Flamingo", []),
        ("Present: Oscar, Flamingo, Oscar", []),
        ("Backbones: ResNet-50, CLIP, LLaVA", []),
        ("Sets: GSM8K, MMLU, LLaVA as they are in the paper", []),
        ("We ran GSM8K, MMLU, LLaVA", []),
        ("WaveNet → Deformable DETR → LLaVA", ["WaveNet", "Deformable DETR", "LLaVA"]),
        ("WaveNet -> Flamingo -> LLaVA", ["WaveNet", "Flamingo", "LLaVA"]),
        ("GSM8K, MMLU, LLaVA (all on the toy set)", ["GSM8K", "MMLU", "LLaVA"]),
        ("GSM8K, MMLU, LLaVA — text only", ["GSM8K", "MMLU", "LLaVA"]),
        ("- GSM8K, MMLU and LLaVA: done", ["GSM8K", "MMLU", "LLaVA"]),
        ("GSM8K (2020), MMLU (2019), LLaVA (2018)", ["GSM8K", "MMLU", "LLaVA"]),
        ("Show, Attend and Tell / MMLU / LLaVA", ["Show, Attend and Tell", "MMLU", "LLaVA"]),
        ("- GSM8K versus LLaVA", ["GSM8K", "LLaVA"]),
        ("- GSM8K v. LLaVA", ["GSM8K", "LLaVA"]),
        ("GSM8K, LLaVA", []),
        ("GSM8K, Ida, LLaVA", []),
        ("GSM8K, Flamingo, Oscar", []),
        ("- Flamingo versus GSM8K scores", []),
        (f"GSM8K, MMLU, LLaVA ({'x' * 279})", ["GSM8K", "MMLU", "LLaVA"]),
        (f"GSM8K, MMLU, LLaVA ({'x' * 280})", []),
        ("Sets: GSM8K, MMLU, LLaVA: all done", []),
    ],
)
def test_the_known_names_of_a_list_that_fills_its_line_count(text: str, names: list[str]) -> None:
    assert named(f"{text}\n") == names


def test_a_heading_with_three_names_lists_works_even_of_parts() -> None:
    assert named("## 2.1 Encoders: GSM8K, MMLU, LLaVA\n") == ["GSM8K", "MMLU", "LLaVA"]
    assert named("2.1 Encoders: GSM8K, MMLU, LLaVA\n") == []


def test_under_a_heading_for_settings_they_do_not_count() -> None:
    assert named("## Settings\n\nDatasets: GSM8K, MMLU, LLaVA\n") == []


def test_a_name_of_the_only_title_that_begins_with_it_may_stand_in_a_list() -> None:
    known = headed(
        "FreeInit: Old Frames", "FreeNoise: New Frames", "FreeTwin: One", "FreeTwin: Another", "KVCache: Keys"
    )
    for text, count in (("FreeInit, FreeNoise, KVCache", 3), ("FreeInit, FreeTwin, KVCache", 0)):
        segment = Segment(file="a.md", line=1, text=text, place=Place.ITEM)
        assert len(list(listed_names(segment, known))) == count


def test_two_names_that_fill_an_item_count_if_both_are_of_one_work_and_one_is_spelled_like_a_name() -> None:
    known = headed("LSched: A Planner of Queries", "Natto: A Store", "Devign: Finding Faults", "Ida: A", "Ida: B")

    def names(text: str, place: Place = Place.ITEM) -> list[str]:
        segment = Segment(file="a.md", line=1, text=text, place=place)
        return [text[start:end] for start, end, _ in listed_names(segment, known)]

    assert names("LSched; Natto") == names("LSched / Natto (ICML 2020)") == ["LSched", "Natto"]
    assert names("Devign vs LSched: label noise, both") == ["Devign", "LSched"]
    assert names("Natto; Devign") == names("LSched; Ida") == names("LSched; Natto; Ida") == []
    assert names("LSched; Natto", Place.PARAGRAPH) == []


def test_a_list_after_a_label_may_fill_a_cell() -> None:
    head = "| week | topic | who |\n|---|---|---|\n"
    assert named(f"{head}| 3 | evaluation: GSM8K, MMLU, LLaVA | Ida |") == ["GSM8K", "MMLU", "LLaVA"]
    assert named(f"{head}| 3 | GSM8K, MMLU, LLaVA | Ida |") == []

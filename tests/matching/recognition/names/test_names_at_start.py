from __future__ import annotations

import pytest

from vlbib.matching.recognition.names.names_at_start import names_at_start


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("CLIP", ["CLIP"]),
        ("Week 3: CLIP → BLIP 2021", ["CLIP", "BLIP"]),
        ("CvT ICCV21", ["CvT"]),
        ("CLIP、BERT", ["CLIP", "BERT"]),
        ("Show, Attend and Tell", ["Show, Attend and Tell", "Show", "Attend", "Tell"]),
        ("Image Captioning and VQA", ["Image Captioning and VQA", "Image Captioning"]),
        ("ResNet: 25M", []),
        ("KITTI / ScanNet 数据先下好", []),
        ("CLIP、BERTなど", []),
        ("", []),
    ],
)
def test_a_piece_begins_with_a_name_or_a_list_of_names(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end, _ in names_at_start(text, 0, len(text))] == names


def test_a_name_before_another_does_not_stand_alone() -> None:
    assert list(names_at_start("- CLIP / BERT", 0, 13)) == [(2, 6, False), (9, 13, True)]


@pytest.mark.parametrize(
    ("text", "names"),
    [("GLUE, CLIP. and more", ["GLUE", "CLIP"]), ("GLUE, CLIP+ and BERT", ["GLUE", "CLIP+", "BERT"])],
)
def test_a_full_stop_is_no_part_of_a_name_as_a_plus_is(text: str, names: list[str]) -> None:
    assert [text[start:end] for start, end, _ in names_at_start(text, 0, len(text))] == names

"""The name of proceedings remains when place, date and co-located events are removed."""

from __future__ import annotations

from pathlib import Path

import pytest

from vlbib.sources.proceedings import tidy_booktitle

# All booktitles of 16 series from 2010 to 2024 as DBLP has them, each with its name as read by a person.
_LINES = Path(__file__).with_name("booktitles.tsv").read_text("utf-8").splitlines()
_BOOKTITLES = [tuple(line.split("\t")) for line in _LINES]


@pytest.mark.parametrize(("booktitle", "name"), _BOOKTITLES)
def test_each_known_booktitle_gives_its_name(booktitle: str, name: str) -> None:
    assert tidy_booktitle(booktitle) == name


@pytest.mark.parametrize("name", sorted({name for _, name in _BOOKTITLES}))
def test_a_tidy_name_is_unchanged(name: str) -> None:
    assert tidy_booktitle(name) == name


@pytest.mark.parametrize(
    "name",
    [
        "Proceedings of the 38th International Conference on Machine Learning",
        "Computer Vision – ECCV 2022",
        "Findings of the Association for Computational Linguistics: ACL 2022",
        "Proceedings of the 56th Meeting of the Association for Computational Linguistics (Volume 1: Long Papers)",
    ],
)
def test_a_name_from_another_source_is_unchanged(name: str) -> None:
    assert tidy_booktitle(name) == name


@pytest.mark.parametrize(
    "name",
    [
        "IEEE International Conference on Acoustics, Speech and Signal Processing, ICASSP 2022",
        "IEEE International Conference on Acoustics, Speech and Signal Processing ICASSP 2023",
        "IEEE/CVF Conference on Computer Vision and Pattern Recognition Workshops, CVPR Workshops 2022",
    ],
)
def test_commas_and_workshops_in_the_name_are_kept(name: str) -> None:
    assert tidy_booktitle(f"{name}, Singapore, 23-27 May 2022") == name

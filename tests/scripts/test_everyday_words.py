"""Which names of works are also words of ordinary texts."""

from __future__ import annotations

from scripts.everyday_words import everyday_words

FREQUENCIES = {"nope": 4.2, "whisper": 3.4, "mamba": 2.6, "dumb": 4.5, "linformer": 0.0, "chrome": 3.6, "toast": 3.0}


def test_common_words_are_told_from_those_that_are_only_in_ordinary_texts() -> None:
    names = ("NOPE", "Whisper", "Mamba", "Linformer")
    assert everyday_words(names, (), (), FREQUENCIES.__getitem__) == (["nope"], ["mamba", "whisper"])


def test_of_words_in_capitals_in_an_index_only_the_common_ones_count() -> None:
    assert everyday_words((), ("DUMB", "CHROME", "TOAST"), (), FREQUENCIES.__getitem__) == (["chrome", "dumb"], [])


def test_words_with_some_capitals_in_an_index_are_everyday_words_however_common() -> None:
    assert everyday_words((), ("CHROME",), ("ChroMe", "TOAst", "LinFormer"), FREQUENCIES.__getitem__) == (
        ["chrome"],
        ["toast"],
    )

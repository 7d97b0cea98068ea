"""Words that titles have before their colon are told apart from names by how frequent they are."""

from __future__ import annotations

from scripts.label_words import label_words

FREQUENCIES = {"mask": 4.0, "umami": 2.2, "oaknet": 0.0, "rare": 2.1, "whisper": 4.0}


def test_frequent_words_before_a_colon_are_words_of_labels() -> None:
    titles = ("Mask: A System", "UMAMI : Tastes", "OakNet: Trees", "rare: Things", "Mask Again: Two Words", "Mask")
    assert label_words(titles, FREQUENCIES.__getitem__) == ["mask", "umami"]


def test_everyday_words_and_short_words_are_left_out() -> None:
    assert label_words(("Whisper: Speech", "Ant: Small"), FREQUENCIES.__getitem__) == []

"""Names in small letters on lines without a report: coined words are mentions, others rows of the report."""

from __future__ import annotations

import pytest

from vlbib.core.work import Mention
from vlbib.notes.reader import read_note
from vlbib.notes.unreported import unreported_names

COINED = {
    "oakfarm": "OakFarm: Trees by Hand",
    "tree of lamps": "Tree of Lamps: Light for Walks",
    "passport": "Passport: A Way of Travel",
    "roberta": "RoBERTa: Robust Words",
    "nnunet": "nnU-Net: Cells",
    "one-shot": "ONE-SHOT: Rooms and People",
}


def found(line: str, *names: str, sure: bool = False) -> list[tuple[type, str]]:
    """Return what a line gives, on which the names may be (`sure`: records give them)."""
    segments = read_note(f"{line}\n", "a.md").segments
    here = [(name, COINED[name]) for name in names]
    mention = Mention(file="a.md", line=3, text="x")
    rows = unreported_names(
        segments, [mention], {}, (), lambda _line: here if sure else (), lambda _line: () if sure else here
    )
    return [(type(row), row.text) for row in rows]


def test_a_coined_name_in_small_letters_is_a_mention_and_other_words_are_told() -> None:
    rows = found("- oakfarm on the old box", "oakfarm")
    assert rows == [(Mention, "oakfarm")]
    for name in ("tree of lamps", "passport"):
        assert Mention not in dict(found(f"- {name} on the old box", name))


@pytest.mark.parametrize("line", ["- roberta-large mnli again", "- roberta base 很好"])
def test_a_name_that_people_have_too_is_a_mention_with_the_size_of_a_model(line: str) -> None:
    assert (Mention, "roberta") in found(line, "roberta", sure=True)
    assert (Mention, "roberta") not in found("- ask roberta again", "roberta", sure=True)


def test_a_name_without_its_hyphen_is_spelled_as_its_title() -> None:
    assert (Mention, "nnunet") in found("- nnunet on the old box", "nnunet", sure=True)


def test_words_with_a_hyphen_are_no_name_in_capitals() -> None:
    assert Mention not in dict(found("- one-shot on the old box", "one-shot", sure=True))

"""Short names inside longer names, which are those of other works."""

from __future__ import annotations

import pytest
from tests.notes.test_unreported import read

from vlbib.core.longer_names import is_in_longer_name, is_modified

NAME = "ResNet"


def place(text: str) -> tuple[int, int]:
    return text.index(NAME), text.index(NAME) + len(NAME)


@pytest.mark.parametrize(
    ("text", "is_part"),
    [
        ("we ran Tiny ResNet", True),
        ("我们看了Tiny ResNet的结果", True),
        ("我们看了3D ResNet的结果", True),
        ("Tiny ResNet: small", True),
        ("ResNet Pro", True),
        ("ResNet Phase-2: a longer story", True),
        ("ResNet Round3 is it", True),
        ("ResNet Round-30", False),
        ("ResNet Base-2", False),
        ("ResNet II的", True),
        ("ResNet V2", True),
        ("ResNet for Video", True),
        ("ResNet of Babel", True),
        ("ResNet Model for Video", True),
        ("ResNet Models for …", True),
        ("ResNet Model for videos", False),
        ("ResNet Features for Video", False),
        ("Try ResNet on it", False),
        ("Testing ResNet", False),
        ("see Google ResNet", False),
        ("the Paper ResNet", False),
        ("like DINO ResNet", False),
        ("at CVPR ResNet", False),
        ("ResNet Large", False),
        ("ResNet-Pro", True),
        ("ResNet-Prose", False),
        *(
            (f"ResNet-{word}", True)
            for word in ("Plus", "Next", "Max", "Coder", "Math", "Omni", "Audio", "Guard", "Bench")
        ),
        ("ResNet-Reranker", True),
        ("ResNet-coder", True),
        ("ResNet-coders", False),
        ("ResNet-Merkmale", False),
        ("the ResNet-Video is it", True),
        ("ResNet-Video 的", True),
        ("die Daten, ResNet-Video 的", False),
        ("the ResNet-Features are it", False),
        ("the ResNet-Base is it", False),
        ("the ResNet-X is it", True),
        ("the ResNet-T is it", False),
        ("the ResNet-Style is it", False),
        ("the ResNet-Pretrained is it", False),
        ("the ResNet-Lite is it", False),
        ("the ResNet-Xt is it", False),
        ("ResNet-Embedding 0.6B", True),
        ("ResNet-Embedding-4B", True),
        ("ResNet-Embedding-4BC", False),
        ("ResNet-Instruct-7B", False),
        ("the ResNet Models", False),
        ("ResNet in Sweden", False),
        ("ResNet for video", False),
        ("our ResNet is it", False),
        ("ResNet", False),
    ],
)
def test_a_capitalised_word_beside_a_name_may_be_part_of_it(text: str, is_part: bool) -> None:  # noqa: FBT001 -- a table's column
    assert is_in_longer_name(text, *place(text)) is is_part


def test_the_first_word_of_a_sentence_counts_only_on_request() -> None:
    for text in ("Tiny ResNet", "- **Tiny ResNet", "It is so. Tiny ResNet", "论文：Tiny ResNet"):
        assert (is_modified(text, place(text)[0]), is_modified(text, place(text)[0], first=True)) == (False, True)
    assert is_modified("today Tiny ResNet", 11)
    for text in ("BERT, Tiny ResNet", "das ist BERT, Tiny ResNet"):  # in a list of names, in any language
        assert is_modified(text, place(text)[0])


@pytest.mark.parametrize(
    "line",
    [
        "Tiny ResNet 论文",
        "我们看了Tiny ResNet的结果",
        "- read Tiny ResNet again",
        "We compare it with Tiny ResNet and go on.",
        "We compare it with ResNet for Video and go on.",
        "[[ResNet Pro]]",
        "- Tiny ResNet → next",
        "我们看了Flamingo II的结果",
    ],
)
def test_a_name_inside_a_longer_one_does_not_name_its_work(line: str) -> None:
    mentions, skipped = read(f"- Bootstrapping Pictures With Frozen Words\n\n{line}\n")
    assert [mention.text for mention in mentions if mention.line > 1] == []
    assert [item.line for item in skipped] == [3]


def test_a_verb_of_reading_before_a_name_is_no_part_of_it() -> None:
    text = f"Re-read {NAME} section"
    assert not is_in_longer_name(text, *place(text))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("wir nehmen ResNet Vorhersage mit Licht", False),
        ("wir nehmen ResNet Video mit Licht", True),
        ("wir nehmen ResNet Welt mit Licht", True),  # no ending tells
        ("ResNet Surgery ist für die Karte gut", True),
        ("we take ResNet Vorhersage with light", True),
    ],
)
def test_in_german_a_noun_after_a_name_is_no_part_of_it(line: str, *, expected: bool) -> None:
    assert is_in_longer_name(line, *place(line)) is expected

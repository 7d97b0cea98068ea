"""The beginning of a title beside its work's own short name."""

from __future__ import annotations

import pytest

from vlbib.core.known import KnownTitle, TitleList
from vlbib.core.text import squeeze
from vlbib.matching.recognition.recognise import works_in
from vlbib.notes.reader import read_note


def known(title: str, *names: str) -> KnownTitle:
    return KnownTitle(title, squeeze(title), frozenset(map(squeeze, names)))


LORA = "LoRA: Low-Rank Adaptation of Large Language Models"
WORDS = "An Image is Worth 16x16 Words: Transformers for Image Recognition at Scale"
STYLE = "A Style-Based Generator Architecture for Adversarial Nets"
SKETCH = "Sketch Completion with Nets"
LONG_NAME = "Deep" + "er" * 17 + "N1"
FAR = "Nets " + "of nets " * 23 + "and some nt"
DRAFT = "Sketch Completion for Drafts"
KNOWN = TitleList(
    (
        known(LORA, "LoRA"),
        known(WORDS, "ViT"),
        known(STYLE, "StyleGAN"),
        known(SKETCH, "SCN"),
        known("Sketch Completion Nets for Drafting", "SCN"),
        known(DRAFT, "SCN"),
        known("Counting Large Ships at Sea", LONG_NAME, f"{LONG_NAME}x"),
        known(f"{FAR} in the Far North", "FAR1"),
        known(f"{FAR}s of the South", "FAR1"),
    ),
    frozenset(map(squeeze, ("LoRA", "ViT", "StyleGAN", "SCN", LONG_NAME, f"{LONG_NAME}x", "FAR1"))),
)


def named(text: str) -> list[str]:
    segments = [each for each in read_note(text, "a.md").segments if each.place != "file"]
    return [title.text for segment in segments for title in works_in(segment, KNOWN).titles]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("- LoRA: low-rank adaptation", "LoRA: low-rank adaptation"),
        ("- LoRA = low-rank adaptation (ICLR 2022)", "LoRA: low-rank adaptation"),
        ("- ViT: an image is worth 16x16 words", "ViT: an image is worth 16x16 words"),
        ("- ViT——an image is worth 16x16 words，经典", "ViT: an image is worth 16x16 words"),
        ("- **ViT** - an image is worth 16x16 words - must read", "ViT: an image is worth 16x16 words"),
        ("- ViT (an image is worth 16x16 words)", "ViT: an image is worth 16x16 words"),
        ("- ViT: transformers for image recognition", "ViT: transformers for image recognition"),
        ("- StyleGAN: style-based generator architecture, 2019", "StyleGAN: style-based generator architecture"),
        ("- read ViT: an image is worth 16x16 words.", "ViT: an image is worth 16x16 words"),
        ("- Reading on ViT: an image is worth 16x16 words", "ViT: an image is worth 16x16 words"),
        ("- LoRA: large language models", "LoRA: large language models"),
        ("- Low-rank adaptation (LoRA), ICLR 2022", "Low-rank adaptation (LoRA)"),
        ("Today: an image is worth 16x16 words (ViT).", "an image is worth 16x16 words (ViT)"),
        ("Today: an image is worth 16x16 (ViT).", "an image is worth 16x16 (ViT)"),
    ],
)
def test_a_short_name_and_the_beginning_of_its_title_name_the_work(text: str, title: str) -> None:
    assert named(f"{text}\n") == [title]


@pytest.mark.parametrize(
    "text",
    [
        "- ViT: an image is worth a thousand words",  # continues differently
        "- ViT: an image is worth 16x32 words",  # another number
        "- ViT: an image",  # one word besides the article, and few letters
        "- LoRA: low-rank",
        "- ViT: transformers",
        "Today: image is worth 16x16 (ViT), they say.",
        "An image is worth (ViT).",
        "- Fast ViT: transformers for image recognition",  # another work's name
        "- ViT++: transformers for image recognition",
        "- Swin: transformers for image recognition",  # not a name of this work
        "- SCN: sketch completion",  # two works begin so
        "- LoRA: low-rank adaptation: a survey",
        "- Sketch completion nets (SCN)",  # abbreviated: a topic
        "We train with low-rank adaptation (LoRA) of all heads.",  # a method, not the paper
        "Low-rank adaptation (LoRA), in a sentence.",
    ],
)
def test_the_beginning_of_another_title_or_words_about_a_method_name_nothing(text: str) -> None:
    assert named(f"{text}\n") == []


@pytest.mark.parametrize("title", ["SCN: sketch completion with", "SCN: sketch completion for"])
def test_the_beginning_of_the_title_shows_which_of_several_works_of_one_name_is_meant(title: str) -> None:
    assert named(f"- {title}\n") == [title]


def test_the_sighting_has_the_name_the_title_and_the_place_of_the_words() -> None:
    (segment,) = [
        each for each in read_note("- ViT: an image is worth 16x16 words\n", "a.md").segments if each.place != "file"
    ]
    named_there = works_in(segment, KNOWN)
    (seen,) = named_there.titles
    assert (segment.text[seen.start : seen.end], seen.called) == ("an image is worth 16x16 words", "ViT")
    assert named_there.spoken == ()  # the name is no second work in the sentence


def test_a_name_of_up_to_forty_letters_is_read() -> None:
    assert len(LONG_NAME) == 40
    assert named(f"- {LONG_NAME}: counting large ships\n") == [f"{LONG_NAME}: counting large ships"]
    assert named(f"- {LONG_NAME}x: counting large ships\n") == []


def test_a_beginning_before_a_name_has_up_to_two_hundred_letters() -> None:
    assert len(FAR) == 200
    assert named(f"- {FAR} (FAR1)\n") == [f"{FAR} (FAR1)"]
    assert f"{FAR}s (FAR1)" not in named(f"- {FAR}s (FAR1)\n")

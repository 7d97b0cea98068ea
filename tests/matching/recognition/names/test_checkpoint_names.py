"""Names of model files, as hubs and commands write them."""

from __future__ import annotations

import pytest
from tests.matching.recognition.known_names import NAMES

from vlbib.core.segment import CELL_END, Mark, Place, Segment, Sighting, Stretch
from vlbib.matching.recognition.names.checkpoint_names import checkpoint_names


def named(text: str, place: Place = Place.ITEM, *marks: Stretch, taken: tuple[Sighting, ...] = ()) -> list[str]:
    segment = Segment(file="a.md", line=1, text=text, place=place, marks=marks)
    return [f"{each.text} in {text[each.start : each.end]}" for each in checkpoint_names(segment, NAMES, taken)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("bert-base-uncased", "bert"),
        ("bert-7b", "bert"),
        ("openai/clip-vit-large-patch14", "clip"),
        ("openai/clip-vit-large-patch14-336 is frozen", "clip"),
        ("facebook/dinov2-large", "dinov2"),
        ("org.ai/GPT-3-8x7B-Instruct-v0.1", "GPT-3"),
        ("gpt-v3-7b-hf", "gpt-3"),
        ("flamingo-opt-2.7b", "flamingo"),
        ("[ ] clip-large", "clip"),
        ("facebook/sam-large", "sam"),
    ],
)
def test_a_line_may_begin_with_the_name_of_a_model_file(text: str, name: str) -> None:
    (only,) = named(text)
    assert only.startswith(f"{name} in ")
    assert text.endswith((only.partition(" in ")[2], " is frozen"))


@pytest.mark.parametrize(
    "text",
    [
        "bert-based-7b",  # what is said of a work, not how large it is
        "clip-adapter-base",
        "clip-sam2-7b",  # a name of its own
        "clip-vit",  # nothing that hardly anything but a model has
        "openai/clip-large/weights",  # a path
        "see clip-large here",
        "r-1-7b",  # two letters
        "-large-7b",
    ],
)
def test_other_words_with_hyphens_are_no_model_file(text: str) -> None:
    assert named(text) == []


def test_cells_and_labels_of_links_may_be_model_files() -> None:
    assert named(f"ours{CELL_END}clip-large", Place.ROW) == ["clip in clip-large"]
    link = Stretch(Mark.LINK, 4, 14, "https://example.org")
    assert named("see clip-large", Place.PARAGRAPH, link) == ["clip in clip-large"]


def test_a_comment_and_what_is_taken_have_no_model_file() -> None:
    assert named("clip-large", Place.COMMENT) == []
    assert named("clip-large", taken=(Sighting(5, 7, "a title"),)) == []
    assert named("clip-large", taken=(Sighting(10, 12, "a title"),)) == ["clip in clip-large"]

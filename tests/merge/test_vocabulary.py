from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.core.bib import Entry, Field
from vlbib.core.work import Kind, Mention, Status, Verdict
from vlbib.lock.schema import LockedWork
from vlbib.merge.tags import tag_form
from vlbib.merge.vocabulary import (
    Definition,
    LeftOut,
    Seeds,
    apart_from_works,
    read_definition,
    seeds,
    unlisted_tags,
    work_names,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

VQA = Definition("Visual Question Answering", "VQA", "a.md", 5)
VG = Definition("Visual Grounding", "VG", "a.md", 2)
BOTH = {"Visual Question Answering": "VQA", "Visual Question Answering (VQA)": "VQA"}


def sown(
    *definitions: Definition,
    works: Mapping[str, str] | None = None,
    vocabulary: Sequence[str] = (),
    synonyms: Mapping[str, str] | None = None,
) -> Seeds:
    return seeds(definitions, works or {}, vocabulary, synonyms or {})


def reasons(found: Seeds) -> list[str]:
    return [one.reason for one in found.left_out]


@pytest.mark.parametrize(
    ("text", "long", "short"),
    [
        ("Visual Question Answering (VQA): 视觉问答.", "Visual Question Answering", "VQA"),
        ("Image-Text Retrieval (ITR)", "Image-Text Retrieval", "ITR"),
        ("Natural Language for Visual Reasoning (NLVR^2)", "Natural Language for Visual Reasoning", "NLVR^2"),
        ("Vision and language pre-training (VLP)", "Vision and language pre-training", "VLP"),
        ("Visual Grounding（VG）：视觉定位", "Visual Grounding", "VG"),
        ("Temporal video grounding (TVG) - aims to localize", "Temporal video grounding", "TVG"),
        ("A B C D E F G H (ABC)", "A B C D E F G H", "ABC"),
    ],
)
def test_a_long_form_with_its_abbreviation_is_a_definition(text: str, long: str, short: str) -> None:
    found = read_definition(text)
    assert found is not None
    assert (found.long, found.short) == (long, short)


@pytest.mark.parametrize(
    "text",
    [
        "Referring Expression Comprehension",
        "phrase grounding (object referring): 给出一张图片",
        "Masked Autoencoders (MAE) Are Scalable Vision Learners",
        "Contrastive learning (SimCLR)",
        "Segmentation (SEG): one word",
        "Text generation, Image editing (IE)",
        "Visual grounding (see below)",
        "Visual grounding (Vg)",
        "We use Visual Grounding: the task (VG)",
        "[2021] Visual Grounding (VG)",
        "A very long sentence that says far more than any name of a task would (AVLS)",
        "A B C D E F G H I (ABC)",
    ],
)
def test_other_text_is_no_definition(text: str) -> None:
    assert read_definition(text) is None


def test_the_abbreviation_is_the_tag_and_the_other_two_forms_are_synonyms() -> None:
    assert sown(VQA) == Seeds(tags=("VQA",), synonyms=BOTH)


def test_tags_and_synonyms_are_not_added_twice() -> None:
    for works in ({}, {"vg": "b.md:9"}):
        once = sown(VQA, VG, works=works)
        again = sown(VQA, VG, works=works, vocabulary=once.tags, synonyms=once.synonyms)
        assert (again.tags, again.synonyms) == ((), {})


def test_the_long_form_is_the_tag_if_the_abbreviation_names_a_work() -> None:
    found = sown(VG, VQA, works={"vg": "b.md:9"})
    assert found.tags == ("Visual Grounding", "VQA")
    assert found.synonyms == {"Visual Grounding (VG)": "Visual Grounding", **BOTH}
    assert [one.definition for one in found.left_out] == [VG]
    assert reasons(found) == ["VG is the short name of a work (b.md:9); the tag is Visual Grounding"]


def test_the_long_name_of_a_work_is_no_tag() -> None:
    found = sown(VG, works={"visualgrounding": "b.md:9"})
    assert (found.tags, found.synonyms) == ((), {})
    assert reasons(found) == ["Visual Grounding is the name of a work (b.md:9)"]


def test_an_abbreviation_of_two_long_forms_is_no_tag() -> None:
    other = Definition("Image Classification", "IC", "b.md", 1)
    found = sown(Definition("Image Captioning", "IC", "a.md", 1), other)
    assert found.tags == ("Image Captioning", "Image Classification")
    assert "IC" not in found.synonyms.values()
    assert len(found.left_out) == 2


def test_a_repeated_definition_counts_once() -> None:
    twice = Definition("visual question-answering", "VQA", "b.md", 1)
    assert sown(VQA, twice) == Seeds(tags=("VQA",), synonyms=BOTH)


def test_the_settings_take_precedence() -> None:
    renamed = sown(VQA, synonyms={"VQA": "question answering"})
    assert renamed.tags == ("question answering",)
    assert set(renamed.synonyms.values()) == {"question answering"}
    spelled = sown(VQA, vocabulary=("vqa",))
    assert (spelled.tags, set(spelled.synonyms.values())) == ((), {"vqa"})
    other = sown(VQA, synonyms={"visual question answering": "QA"})
    assert other.synonyms == {"Visual Question Answering (VQA)": "VQA"}
    assert reasons(other) == ["the settings give Visual Question Answering the tag QA"]
    long = sown(VQA, vocabulary=("Visual Question Answering",))
    assert (long.tags, long.synonyms, len(long.left_out)) == ((), {}, 1)


def locked(**parts: object) -> LockedWork:
    return LockedWork(verdict=Verdict(status=Status.ACCEPTED), **parts)  # type: ignore[arg-type]  # of several types


def test_a_definition_on_a_line_with_a_work_is_no_tag() -> None:
    free, left_out = apart_from_works([VQA, VG], [Mention(file="a.md", line=2, text="Visual Grounding")])
    assert free == [VQA]
    assert left_out == [LeftOut(VG, "the line names a work")]


def test_names_of_works_come_from_notes_library_and_settings() -> None:
    mentions = [
        Mention(file="a.md", line=3, text="CLIP", kind=Kind.ALIAS),
        Mention(file="a.md", line=4, text="Visual Genome: Connecting", aliases=("VG",), gloss=("Genom",)),
    ]
    albef = Mention(file="b.md", line=1, text="ALBEF", kind=Kind.ALIAS)
    works = [
        locked(key="li2022blip", alias="BLIP"),
        locked(key="radford2021clip", alias="CLIP"),
        locked(mentions=(albef,)),
    ]
    assert work_names(mentions, works, ["ViT"]) == {
        "clip": "a.md:3",
        "vg": "a.md:4",
        "genom": "a.md:4",
        "blip": "li2022blip",
        "albef": "ALBEF",
        "vit": "[alias] in the settings",
    }


def test_unlisted_tags_of_the_owner_are_counted_once() -> None:
    entries = [Entry("misc", key, (Field("keywords", "VQA, Mine, To Read", 2),), 1) for key in ("a", "b")]
    assert unlisted_tags(entries, [locked(key="a", tags=("Mine",))], ["VQA"]) == {"mine", "toread"}
    assert unlisted_tags(entries[:1], [locked(key="a", tags=("Mine",))], ["to read", "VQA"]) == frozenset()


def test_a_left_out_part_is_reported_with_its_definition() -> None:
    names = {tag_form("Visual Grounding"): "b.md:9"}
    tags = ("Visual Grounding", "VG")
    for found in (sown(VG, works=names), sown(VG, vocabulary=tags), sown(VG, synonyms={VG.both: "Other"})):
        assert {one.definition for one in found.left_out} == {VG}
    other = Definition("Very Good", "VG", "a.md", 7)
    assert [one.definition for one in sown(VG, other).left_out] == [VG, other]


def test_two_definitions_of_a_tag_in_different_case_give_it_once() -> None:
    grounding = Definition("Visual Grounds", "vG", "a.md", 3)
    assert sown(VG, Definition("Visual Grounding Task", "VGT")).tags == ("VG", "VGT")
    assert sown(VG, works={"vg": "b.md:9"}, vocabulary=("visual grounding",)).tags == ()
    assert len(sown(Definition("A B", "AB"), Definition("A  B", "AB"), grounding).tags) == 2


def test_works_without_a_short_name_have_no_names() -> None:
    assert work_names([], [LockedWork(key="k", verdict=Verdict(status=Status.ACCEPTED), alias="A")], []) == {"a": "k"}


@pytest.mark.parametrize(
    ("found", "why"),
    [
        (sown(VG, works={tag_form("Visual Grounding"): "b.md:9"}), "Visual Grounding is the name of a work (b.md:9)"),
        (
            sown(VG, works={tag_form("VG"): "b.md:9"}),
            "VG is the short name of a work (b.md:9); the tag is Visual Grounding",
        ),
        (
            sown(VG, vocabulary=("Visual Grounding", "VG")),
            "Visual Grounding is a tag of the settings' vocabulary itself",
        ),
        (
            sown(VG, synonyms={"Visual Grounding (VG)": "Other"}),
            "the settings give Visual Grounding (VG) the tag Other",
        ),
    ],
)
def test_the_reason_why_a_definition_is_left_out_is_reported(found: Seeds, why: str) -> None:
    assert reasons(found) == [why]


def test_a_definition_has_its_place_and_a_long_form_with_the_letters_of_the_short_one() -> None:
    assert read_definition("Visual Grounding (VG): both at once", "a.md", 2) == VG
    assert read_definition("Visual Grounding (VG)") == Definition("Visual Grounding", "VG", "", 0)
    assert read_definition("Big Visual Grounding (VG)") is None
    assert read_definition("Segmentation of Old Tiles (STX)") is None


def test_a_short_form_of_several_long_ones_is_reported_with_the_tag_of_each() -> None:
    assert reasons(sown(VG, Definition("Very Good", "VG", "a.md", 7))) == [
        "VG stands for several long forms; the tag is Visual Grounding",
        "VG stands for several long forms; the tag is Very Good",
    ]

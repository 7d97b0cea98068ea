from __future__ import annotations

import pytest

from vlbib.matching.recognition.names.spoken_of import is_spoken_of


def spoken(text: str, name: str = "FooNet") -> bool:
    start = text.index(name)
    return is_spoken_of(text, start, start + len(name))


@pytest.mark.parametrize(
    "text",
    [
        "we compare it with FooNet on the invoices",
        "recent ones such as FooNet detect it",
        "the pipeline still uses FooNet, and nobody cares",
        "yes, you may use FooNet for this",
        "we fine-tuned a FooNet.",
        "On FooNet the loss is lower by 2%",
        "Sur FooNet en français",
        "it will be FooNet or a small one",
        "this one and FooNet are on the list",
        "people keep citing FooNet",
        "numbers for FooNet on the phone?",
        "we compare to FooNet and more",
        "next: probably FooNet",
        "Read FooNet 📅 2025-02-05",
        "Summarize FooNet for Ida",
        "a head from FooNet as an option",
        "skimmed the FooNet paper again",
        "The FooNet paper is nice",
        "the FooNet papers were on the desk",
        "I finally read FooNet: clean code, good figures",
        "Read FooNet today, neat",
        "We discussed FooNet at the group meeting",
        "skimmed FooNet over lunch",
    ],
)
def test_a_sentence_is_about_the_object_of_its_verb_or_preposition(text: str) -> None:
    assert spoken(text)


@pytest.mark.parametrize(
    "text",
    [
        "FooNet removes the detector",
        "A: FooNet needs second steps",
        "some words. FooNet gave us more",
        "- [ ] FooNet is old",
    ],
)
def test_a_sentence_is_about_a_name_at_its_start_before_a_verb(text: str) -> None:
    assert spoken(text)


@pytest.mark.parametrize(
    "text",
    [
        "Q: Why does FooNet train and that not?",
        "What does the FooNet say of it?",
        "this or FooNet?",
        "FooNet for the demo?? ask Ida",
    ],
)
def test_a_question_is_about_the_name_in_it(text: str) -> None:
    assert spoken(text)


@pytest.mark.parametrize(
    "text",
    [
        "FooNetは速い",
        "- FooNet 的结构",
        "FooNet은 크다",
        "我们认为 FooNet 太慢",
        "先在 FooNet，再说",
        "下游:FooNet 做检测",  # with the stops of Latin text
        "先看 A,FooNet 做检测",
        "改进:FooNet(换损失)之类",
        "FooNet 也走这条路",
        "- FooNet讲效率",
        "思路以FooNet为代表",
        "先看FooNet等方法",
    ],
)
def test_a_chinese_or_japanese_sentence_is_about_a_name_with_a_particle_or_set_apart(text: str) -> None:
    assert spoken(text)


@pytest.mark.parametrize(
    "text",
    [
        "our FooNet features are stale",
        "our FooNet paper is stale",
        "we fine-tuned FooNet: lr 3e-4",
        "read FooNet code today",
        "the FooNet papermill",
        "the Tiny FooNet paper is nice",
        "we compare it with our FooNet.",
        "use the FooNet images in the folder",
        "FooNet losses are a dark art",
        "FooNet needs 300 epochs, we have fewer",
        "FooNet never worked here",
        "switch from FooNet to another",
        "a very patient FooNet.",
        "Plain Words and FooNet",
        "FooNet: 25M",
        "FooNet蒸馏帮助很大",
        "FooNet 임베딩을 쓰면",
        "FooNet for the demo",
        "the FooNet zero-shot numbers, good? no",
    ],
)
def test_a_sentence_is_not_about_a_part_of_one_s_own_work_a_setting_or_a_remark(text: str) -> None:
    assert not spoken(text)


def test_only_the_line_of_a_name_is_read() -> None:
    assert not spoken("we compare it with\nFooNet on paper")
    assert not spoken("FooNet for the demo\nright?")
    assert spoken("words\nwe read FooNet\nmore")


def test_a_name_that_is_also_that_of_a_kind_of_models_is_no_work_after_a_noun() -> None:
    assert not spoken("a new optimiser for NeRF is slow", "NeRF")
    assert spoken("we compare it with NeRF on this", "NeRF")
    assert spoken("a new optimiser for FooNet is slow")

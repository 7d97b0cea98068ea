"""Abbreviations of phrases in titles."""

from __future__ import annotations

from vlbib.core.spelled_out import abbreviations_in, spelled_out


def test_whole_words_in_their_own_spelling_are_spelled_out_also_in_the_plural() -> None:
    assert spelled_out("VLMs, an LLM and ViT++") == "vision language models, an large language model and ViT++"
    assert abbreviations_in("on VLMs and MultiVLM, vlm, GANs") == {
        3: "visionlanguagemodels",
        27: "generativeadversarialnetworks",
    }


def test_the_plural_of_a_phrase_in_s_has_another_syllable() -> None:
    assert spelled_out("GPs and SGD") == "gaussian processes and stochastic gradient descent"

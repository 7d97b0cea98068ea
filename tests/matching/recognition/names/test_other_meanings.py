"""Short names that a text spells out as something else."""

from __future__ import annotations

import pytest
from tests.matching.recognition.known_names import headed

from vlbib.core.known import KnownTitle, TitleFacts, TitleList
from vlbib.core.segment import Sighting
from vlbib.core.text import squeeze
from vlbib.matching.recognition.names.other_meanings import (
    abbreviates_any,
    is_defined,
    is_end_of_name,
    is_of_others,
    is_word_before_name,
    is_word_of_any,
    longer_name,
    means_its_line,
    means_otherwise,
)

TITLES = {"MAE": "Masked Autoencoders Are Scalable", "BERT": "Pre-training of Deep Bidirectional Transformers"}
KNOWN = TitleList(
    tuple(KnownTitle(title, squeeze(title), frozenset([squeeze(name)])) for name, title in TITLES.items()),
    frozenset(map(squeeze, TITLES)),
)


@pytest.mark.parametrize(
    ("text", "name", "otherwise"),
    [
        ("MAE: mean absolute error", "MAE", True),
        ("MAE (mean absolute error)", "MAE", True),
        ("MAE = mean absolute error", "MAE", True),
        ("MAE - mean absolute error", "MAE", True),
        ("MAE: my absolute favourite", "MAE", False),  # does not spell MAE
        ("MAE mean absolute error", "MAE", False),
        ("MAE: masked auto encoders", "MAE", False),  # a word of the title
        ("MAE: maskable alarm events", "MAE", False),  # another form of one
        ("MAE: massive alarm events", "MAE", True),
        ("BERT (bidirectional encoder representations from transformers)", "BERT", False),
        ("MAE (media aritmética de errores)", "MAE", True),
        ("MAE (media básica de errores)", "MAE", True),  # one letter is another
        ("MAE (medida de Érror absoluto)", "MAE", False),  # M, E, A: two letters are others
        ("MAE (bonnes années en été)", "MAE", False),  # its first letter is another
        ("MAE (masqué, autour, encore)", "MAE", False),
        ("MAE (auto-encodeurs masqués)", "MAE", False),
        ("MAE (masquage et auto-encodeurs)", "MAE", False),  # words of the title
        ("Mae: mean absolute error", "Mae", False),  # no abbreviation
        ("NAS: neural architecture search", "NAS", False),  # no work's name
    ],
)
def test_an_abbreviation_spelled_out_in_words_not_in_its_work_s_title_means_something_else(
    text: str, name: str, *, otherwise: bool
) -> None:
    assert means_otherwise(text, 0, len(name), KNOWN) is otherwise


@pytest.mark.parametrize(
    ("name", "title", "spells"),
    [
        ("MAE", "A New Look at Mean Absolute Errors", True),
        ("MAE", "Masked-Audio Errors in Speech", True),
        ("MAE", "A New Look at Masked Autoencoders", False),
        ("MAE", "Masked Autoencoders Are Scalable", False),  # its own work
        ("NAS", "On Neural Architecture Search", True),  # no work's name
        ("Mae", "A New Look at Mean Absolute Errors", False),
        ("AE", "A New Look at Absolute Errors", False),  # two letters say nothing
    ],
)
def test_an_abbreviation_of_words_in_another_title_on_its_line_is_not_its_work(
    name: str, title: str, *, spells: bool
) -> None:
    assert abbreviates_any(name, [Sighting(0, len(title), title)], KNOWN) is spells


def test_the_work_whose_title_begins_with_the_words_may_be_meant() -> None:
    known = TitleList((KnownTitle("Direct Preference Optimization: Your Model", "directpreferenceoptimizationyourmodel",
                                  frozenset(["dpo"])),), frozenset(["dpo"]))  # fmt: skip
    title = "On Softmax Direct Preference Optimization for Things"
    assert abbreviates_any("DPO", [Sighting(0, len(title), title)], known) is False


def test_a_remark_after_a_title_uses_the_words_of_the_title() -> None:
    title = Sighting(10, 40, "A Study of MAE on Old Maps")
    assert is_word_of_any("MAE", 50, [title])
    assert is_word_of_any("MAE", 50, [Sighting(10, 30, "MAE on Old Maps")])
    assert not is_word_of_any("MAE", 0, [title])  # before the title
    assert not is_word_of_any("MA", 50, [title])
    assert not is_word_of_any("MAE", 50, [Sighting(10, 13, "MAE", is_name=True)])
    assert is_word_of_any("MAE", 50, [Sighting(10, 18, "Fast-MAE", is_name=True)])


@pytest.mark.parametrize(
    ("text", "expected"),
    [("con ViT", True), ("Con ViT", False), ("tiny ViT", True), ("tiny DeiT", False), ("one DeiT", True)],
)
def test_a_word_before_a_name_is_no_part_of_a_longer_one_if_the_name_is_another_work_s(
    text: str, *, expected: bool
) -> None:
    titles = {"ViT": "Words for Pictures", "ConViT": "Soft Biases", "TinyViT": "Small Words"}
    known = TitleList(
        tuple(KnownTitle(title, squeeze(title), frozenset([squeeze(name)])) for name, title in titles.items()),
        frozenset(map(squeeze, titles)),
    )
    assert is_word_before_name(text, known) is expected


@pytest.mark.parametrize(
    ("text", "name", "is_other"),
    [
        ("Ctrl-C ends it", "Ctrl-C", True),
        ("Ctrl+C ends it", "Ctrl+C", True),
        ("CTRL-C finds lines", "CTRL-C", False),
        ("CTRL+C ends it", "CTRL+C", True),
        ("PART I: them", "PART I", True),
        ("Part 2: them", "Part 2", True),
        ("PARTI: them", "PARTI", False),
        ("MAE/ - the runs", "MAE", True),
        ("MAE/", "MAE", True),
        ("MAE/BERT", "MAE", False),
        ("MAE - the runs", "MAE", False),
    ],
)
def test_a_key_a_part_or_a_folder_is_no_name(text: str, name: str, *, is_other: bool) -> None:
    assert means_its_line(text, 0, len(name), (), KNOWN) is is_other


def test_a_name_and_a_small_word_that_are_the_name_of_another_work_are_not_the_first_works_name() -> None:
    body = headed("MapHub Playground: Simple Maps of Old Rivers")
    text = "MapHub playground (a demo)"
    assert longer_name(text, 0, 6, body) == "MapHub playground"
    assert means_its_line(text, 0, 6, (), body)
    assert longer_name("MapHub in a town", 0, 6, body) == longer_name("MapHub", 0, 6, body) == ""


@pytest.mark.parametrize(
    ("text", "is_end"),
    [
        ("speech MAE", True),
        ("a speech MAE here", True),
        ("speech, MAE", False),
        ("speeches MAE", False),
        ("hi-speech MAE", False),
        ("MAE", False),
    ],
)
def test_a_name_that_makes_another_name_with_the_word_before_it_is_not_its_own(text: str, *, is_end: bool) -> None:
    body = headed("SpeechMAE: Masked Sounds")
    start = text.index("MAE")
    assert is_end_of_name(text, start, start + 3, body) is is_end
    assert means_its_line(text, start, start + 3, (), body) is is_end


@pytest.mark.parametrize(("letters", "is_end"), [(2, False), (3, True), (20, True), (21, False)])
def test_the_word_before_a_name_has_three_to_twenty_letters(letters: int, *, is_end: bool) -> None:
    word = "x" * letters
    assert is_end_of_name(f"{word} MAE", letters + 1, letters + 4, headed(f"{word}MAE: Sounds")) is is_end


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("COMA (=Counterfactual Policies)", True),
        ("COMA = *Counterfactual Policies*", True),
        ('COMA é "Counterfactual Policies"', True),
        ("COMA is Counterfactual Policies", True),
        ("COMA, Counterfactual Policies", False),
        ("COMA = on Counterfactual Policies", False),
    ],
)
def test_an_equals_sign_or_is_before_a_title_says_what_a_name_means(text: str, *, is_so: bool) -> None:
    start = text.index("Counterfactual")
    title = Sighting(start, start + len("Counterfactual Policies"), "Counterfactual Policies")
    assert is_defined(text, len("COMA"), [title]) is is_so
    assert means_its_line(text, 0, len("COMA"), [title], KNOWN) is is_so


def test_a_name_with_the_subtitle_of_another_work_is_not_its_own() -> None:
    text = "BERT: Counting Small Leaves of Shrubs"
    assert means_its_line(text, 0, len("BERT"), (), KNOWN)
    assert not means_its_line("BERT: Pre-training of Bidirectional Transformers", 0, len("BERT"), (), KNOWN)


@pytest.mark.parametrize(
    ("line", "otherwise"),
    [
        ("MAE, on two maps (Mean Absolute Error)", True),
        ("Mean Absolute-Error, so MAE", True),
        ("MAE, on two maps (mean absolute error)", False),  # no name
        ("MAE, on maps (Masked Autoencoders Everywhere)", False),  # a word of the title
        ("MAE, on maps (Mean Absolute Old Error)", False),
        ("MAE, on maps\nMean Absolute Error", False),
        ("Mean Absolute Error\nMAE", False),
    ],
)
def test_an_abbreviation_of_capitalised_words_on_its_line_means_these(line: str, *, otherwise: bool) -> None:
    start = line.index("MAE")
    assert means_otherwise(line, start, start + len("MAE"), KNOWN) is otherwise


AUTHORED = TitleList(
    (KnownTitle(TITLES["BERT"], squeeze(TITLES["BERT"]), frozenset(("bert",))),),
    frozenset(("bert",)),
    facts={squeeze(TITLES["BERT"]): (TitleFacts(("devlin", "chang")), TitleFacts())},
)


@pytest.mark.parametrize(
    ("beside", "others"),
    [
        (" (Chipman, George & McCulloch)", True),
        ("(Chipman and George)", True),
        (" (Chipman et al., 2010)", True),
        (" (Song Yang et al., ICLR 2021)", True),
        (" (Chipman, Chang & George)", False),  # one is an author
        (" (Devlin et al.)", False),
        (" (J Devlin and Chipman)", False),
        (" (Chipman, George)", False),  # not joined, so perhaps no people
        (" (Chipman)", False),
        (" of Chipman and George", False),
    ],
)
def test_people_in_brackets_of_whom_none_is_an_author_show_another_work(beside: str, *, others: bool) -> None:
    text = f"we follow BERT{beside} here"
    assert is_of_others(text, text.index("BERT") + 4, TITLES["BERT"], AUTHORED) is others
    assert means_its_line(text, text.index("BERT"), text.index("BERT") + 4, (), AUTHORED) is others


def test_of_a_work_without_known_authors_nothing_is_said() -> None:
    assert not is_of_others("BERT (Chipman and George)", 4, TITLES["BERT"], KNOWN)

"""Slips in several words of a title, laid side by side."""

from __future__ import annotations

import pytest

from vlbib.matching.title_agreement import Level, compare

TITLE = "Learning Dense Maps of Old Towns from Sparse Drawings"


def level(asked: str, title: str = TITLE) -> Level:
    return compare(asked, title).level


@pytest.mark.parametrize(
    "asked",
    [
        "Learning Dense Mpas of Old Twons from Sparse Drawings",  # short words
        "Learning Dense Maps of Old Towns from Sparse Drawnigss",  # a long word with two wrong letters
        "Learning Dense Maps of Old Town from Sparsely Drawing",  # other endings
        "Learned Dense Maps of Old Towns from Sparse Drawing",  # of the first and the last word
        "Leaming Dense Maps of Old Towns from Sparse Drawing5",  # as scanned
        "Learning Densely Maps of the Old Towns form Sparse Drawings",  # besides an article
        "Learning Dense Mpas of Old Towns with Sparse Drawing",  # another preposition
        "Laerning Dense Maps of Old Towns from Sparse Drawing",  # letters that change places at its start
    ],
)
def test_one_word_in_three_may_have_a_slip(asked: str) -> None:
    assert level(asked) is Level.EXPLAINED


@pytest.mark.parametrize(
    "asked",
    [
        "Learnt Densest Map of Older Towns from Sparser Drawings",  # in more than one word of three
        "Learning Dense Maps of New Towns from Sparse Drawings",  # another word
        "Learning Tense Maps of Old Towns from Sparse Drawings",  # another first letter
        "Learning Dense Maps of Old Towns from 2 Sparse Drawings",  # a number more
        "Learning Dense Maps of Omd Towns from Sparse Drawings",  # one wrong letter of three
        "Learning Dense Maps of Old Towns from Spicy Drawings",  # two wrong letters in a short word
        "Learning Dense Maps of Old Towns and Sparse Drawings",  # no preposition
        "Learning Dense+ Maps of Old Towns from Sparse Drawings",  # a marked name
    ],
)
def test_other_words_are_no_slips(asked: str) -> None:
    assert level(asked) < Level.EXPLAINED


@pytest.mark.parametrize(
    ("wrong", "word", "level_"),
    [
        ("Trabellsers", "Travellers", Level.EXPLAINED),
        ("Travllert", "Travellers", Level.NEAR),  # the last letter too
        ("Ducments", "Document", Level.NEAR),
        ("Documnets", "Document", Level.NEAR),
        ("Dokuxent", "Document", Level.EXPLAINED),  # two of eight letters
        ("Buidengs", "Building", Level.NEAR),
        ("Dorwing", "Drawing", Level.NEAR),  # two of seven
        ("Mpsa", "Maps", Level.NEAR),
    ],
)
def test_two_edits_need_a_word_of_eight_letters_and_leave_its_ends(wrong: str, word: str, level_: Level) -> None:
    title = f"Dense {word} of Old Towns from Sparse Images"
    assert level(title.replace(word, wrong), title) is level_


@pytest.mark.parametrize(
    ("wrong", "word", "agrees"),
    [
        ("0bject", "Object", True),
        ("Bull5", "Bulls", False),  # five letters
        ("GPT5", "GPTs", False),
        ("lmages", "Images", True),
        ("Windovvs", "Windows", True),
    ],
)
def test_a_word_as_a_scanner_misreads_it_has_six_letters(wrong: str, word: str, *, agrees: bool) -> None:
    title = f"Dense Maps {word} All Towns from Sparse Images"
    assert (level(title.replace(word, wrong), title) is Level.EXPLAINED) is agrees


@pytest.mark.parametrize(
    ("wrong", "word", "agrees"),
    [
        ("Mapped", "Mappings", True),
        ("Sorts", "Sorted", True),  # four letters and an ending
        ("Sees", "Seeing", False),  # three
        ("Imaginary", "Image", False),
        ("Drawles", "Drawned", False),  # one letter and an ending
    ],
)
def test_words_with_different_endings_share_four_letters(wrong: str, word: str, *, agrees: bool) -> None:
    title = f"Dense {word} of Old Towns from Sparse Views"
    assert (level(title.replace(word, wrong), title) is Level.EXPLAINED) is agrees


def test_words_that_are_both_in_other_titles_are_no_slips_but_for_their_endings() -> None:
    title = "Causal Maps of Old Towns from Sparse Drawings"
    assert level("Casual Maps of Old Towns from Sparse Drawings", title) < Level.EXPLAINED
    assert level("Causality Maps of Old Towns from Sparse Drawings", title) is Level.EXPLAINED


def test_a_prefix_that_changes_the_meaning_is_no_slip() -> None:
    title = "Definite Maps of Old Towns from Sparse Drawings"
    assert level("Dfinite Maps of Old Towns from Sparse Drawings", title) < Level.EXPLAINED


def test_words_may_be_split_or_joined_beside_a_slip() -> None:
    title = "Pre-training Maps of Old Towns from Sparse Drawings"
    assert level("Pretraining Maps of Old Twons from Sparse Drawings", title) is Level.EXPLAINED
    assert level(title, "Pretraining Maps of Old Twons from Sparse Drawings") is Level.EXPLAINED


def test_a_title_with_a_slip_has_six_words_and_seven_if_an_ending_differs_and_nothing_else_speaks_for_it() -> None:
    six, seven = "Dense Maps of Old Towns Redrawn", "Dense Maps of Very Old Towns Redrawn"
    assert level("Dense Mpas of Old Towns Redrawn", six) is Level.EXPLAINED
    assert level("Dense Mpas of Old Towns", "Dense Maps of Old Towns") < Level.EXPLAINED
    assert compare("Densely Maps of Old Towns Redrawn", six).weak
    assert not compare("Densely Maps of Very Old Towns Redrawn", seven).weak
    assert not compare("Dense Mpas of Old Towns Redrawn", six).weak


@pytest.mark.parametrize(
    ("wrong", "name", "agrees"),
    [
        ("TownMaper", "TownMapper", True),
        ("TownMapped", "TownMapper", False),  # its last letter
        ("DownMapper", "TownMapper", False),  # its first letter
        ("TawnMapper", "TownMapper", True),
        ("TownMapping", "TownMapper", False),
        ("TMoper", "TMaper", True),  # six letters
        ("TMopr", "TMapr", False),  # five
        ("TownMap33R", "TownMap3R", False),  # a digit
    ],
)
def test_a_name_may_have_one_wrong_letter_inside_it(wrong: str, name: str, *, agrees: bool) -> None:
    for title in (f"{name}: Dense Maps of Old Towns from Drawings", f"Dense Maps of Old Towns with {name} Drawings"):
        assert (level(title.replace(name, wrong), title) is Level.EXPLAINED) is agrees


def test_slips_are_reported_with_their_words() -> None:
    assert compare(TITLE.replace("Maps", "Mpas").replace("Towns", "Twons"), TITLE).reasons == (
        "slips: 'mpas' for 'maps', 'twons' for 'towns'",
    )


def test_a_plural_may_stand_beside_a_typo_but_a_name_has_none() -> None:
    title = "Count Some Thin Lines of Very Complicated Old Maps"
    assert level("Count Some Thin Line of Very Complicatd Old Maps", title) is Level.EXPLAINED
    named = "CountNet Thin Lines of Very Complicated Old Maps"
    assert level("CountNets Thin Lines of Very Complicatd Old Maps", named) < Level.EXPLAINED


def test_british_spelling_is_no_slip_besides_others() -> None:
    title = "Towards Modelling the Coloured Towns of Paper Maps"
    assert level("Toward Modeling the Colored Twons of Papr Maps", title) is Level.EXPLAINED
    assert level("Toward Modeling the Colored Twons of Papr Mpas", title) < Level.EXPLAINED


def test_a_net_is_a_network_and_kinds_of_models_have_plurals() -> None:
    title = "Size-Free Bounds of Old LLMs with Convolutional Networks"
    for asked in ("Size-free bounds of old LLM with convolutional nets", title.replace("Networks", "Nets")):
        assert level(asked, title) is Level.EXPLAINED
    assert level(title.replace("Networks", "Maps"), title) < Level.EXPLAINED
    assert level(title.replace("LLMs", "LLDs"), title) < Level.EXPLAINED


def test_another_preposition_needs_a_title_of_seven_words() -> None:
    for title, level_ in (
        ("Dense Maps of Paper Towns from Drawings", Level.EXPLAINED),
        ("Dense Maps, Paper Towns from Drawings", Level.NEAR),
    ):
        assert level(title.replace("from", "with").replace("Maps", "Mpas"), title) is level_


@pytest.mark.parametrize(
    ("asked", "level_"),
    [
        ("OakNet: Drawing Contrastive Maps of Old Towns", Level.EXPLAINED),
        ("ElmNet: Drawing Contrastive Maps of Old Towns", Level.NEAR),
        ("Drawing Contrastive Maps of Old Towns", Level.NEAR),
    ],
)
def test_another_word_of_one_letter_is_a_slip_after_the_short_name_of_the_work(asked: str, level_: Level) -> None:
    assert compare(asked, "OakNet: Drawing Contractive Maps of Old Towns").level is level_


def test_such_a_word_has_eight_letters() -> None:
    assert (
        level("OakNet: Drawing Casually Old Towns by Day", "OakNet: Drawing Causally Old Towns by Day")
        >= Level.EXPLAINED
    )
    assert level("OakNet: Drawing Binding Old Towns by Day", "OakNet: Drawing Bidding Old Towns by Day") is Level.NEAR

"""Mistakes in a title that do not make it another one: small words, plurals, a letter."""

from __future__ import annotations

import pytest

from vlbib.matching.form import form
from vlbib.matching.title_slips import may_begin_alike, plural, singular, small_words, spelling, typo, words_that_differ

FIVE, SIX = "Count Lines of Old Maps", "Count Some Lines of Old Maps"


@pytest.mark.parametrize("article", ["a", "an", "the"])
def test_an_article_is_explained_beside_six_words_and_beside_five_with_evidence(article: str) -> None:
    for title, is_weak in ((FIVE, True), (SIX, False)):
        longer = title.replace("Lines", f"{article} Lines")
        for asked, found in ((title, longer), (longer, title)):
            why = small_words(form(asked), form(found), ())
            assert why is not None
            assert why.weak is is_weak
    four = "Count Lines Old Maps"
    assert small_words(form(four), form(f"{article} {four}"), ()) is None


def test_of_is_a_small_word_too_and_other_prepositions_are_not_in_six_words() -> None:
    assert small_words(form("Count Some Thin Lines Old Maps"), form("Count Some Thin Lines of Old Maps"), ())
    assert small_words(form("Count Some Thin Lines Old Maps"), form("Count Some Thin Lines in Old Maps"), ()) is None


def test_the_first_word_too_may_be_small_or_have_another_ending() -> None:
    rest = "Some Lines of Old Maps Now"
    assert plural(form(f"Skies {rest}"), form(f"The Sky {rest}"), ())
    assert plural(form(f"Skies {rest}"), form(f"Sky {rest}"), ())
    assert plural(form(f"Of Sky {rest}"), form(f"Skies {rest}"), ())
    assert small_words(form(f"An {rest}"), form(f"Of {rest}"), ())
    assert spelling(form(f"Odours {rest}"), form(f"Odors {rest}"), ())


def test_the_last_word_too_may_be_small_or_have_another_ending() -> None:
    start = "Count Some Thin Lines of Old"
    assert small_words(form(f"{start} Maps the"), form(f"{start} Maps"), ())
    assert plural(form(f"{start} Boxes"), form(f"{start} Box"), ())
    assert plural(form(f"{start} Boxes of"), form(f"{start} Box"), ())
    assert spelling(form(f"{start} Dialogue"), form(f"{start} Dialog"), ())
    assert plural(form(""), form(start), ()) is None


@pytest.mark.parametrize("asked", ["Count Some Line of Old Maps Now", "Count the Some Line Old Maps Now"])
def test_a_plural_for_a_singular_needs_evidence_below_eight_words(asked: str) -> None:
    for end, is_weak in (("", True), (" Here Too", False)):
        why = plural(form(f"{asked}{end}"), form(f"Count Some Lines of Old Maps Now{end}"), ())
        assert why is not None
        assert why.weak is is_weak


def test_a_preposition_may_differ_in_seven_words_but_most_do_not_begin_the_title() -> None:
    title = "Count Some Thin Lines in Very Old Maps"
    for asked in (title.replace(" in ", " "), title.replace(" in ", " from ")):
        why = small_words(form(asked), form(title), ())
        assert why is not None
        assert not why.weak
    assert small_words(form(f"From {title}"), form(title), ()) is None
    six = "Count Some Thin Lines in Maps"
    assert small_words(form(six.replace(" in ", " from ")), form(six), ()) is None


def test_british_spelling_matches_american_and_the_other_way_round() -> None:
    british, american = "Modelling Colours and Localisation", "Modeling Colors and Localization"
    for asked, title in ((british, american), (american, british)):
        why = spelling(form(asked), form(title), ())
        assert why is not None
        assert not why.weak
    for other in ("Modeling Colors and Rotation", "Modeling 2 Colors and Localization"):
        assert spelling(form(british), form(other), ()) is None


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("MAPNets: Count Lines of Old Maps", "MAPNet: Count Lines of Old Maps"),
        ("Rivers: Count Lines of Old Maps", "River: Count Lines of Old Maps"),
        ("Count the Lines of 2 Old Maps", "Count Lines of 3 Old Map"),
        ("Count the Lines of YOLO+ in Old Maps", "Count the Lines of YOLO in Old Map"),
    ],
)
def test_names_numbers_and_signs_have_no_plurals(asked: str, title: str) -> None:
    assert plural(form(asked), form(title), ()) is None
    assert plural(form(title), form(asked), ()) is None


@pytest.mark.parametrize(
    ("word", "bare"),
    [
        ("lines", "line"),
        ("maps", "maps"),  # four letters
        ("studies", "study"),
        ("sketches", "sketch"),
        ("boxes", "box"),
        ("classes", "class"),
        ("class", "class"),
        ("corpus", "corpus"),
        ("basis", "basis"),
    ],
)
def test_the_ending_of_a_plural_is_removed(word: str, bare: str) -> None:
    assert singular(word) == bare


def test_a_typo_is_one_letter_of_a_long_word() -> None:
    why = typo(form("Couniting Lines in Old Maps"), form("Counting Lines in Old Maps"), ())
    assert why is not None
    assert why.reason == "a typo: 'couniting' for 'counting'"
    assert typo(form("Counting Lines in Old Mxps"), form("Counting Lines in Old Maps"), ()) is None


@pytest.mark.parametrize(
    ("asked", "title"),
    [
        ("Version 2 of Countign Old Maps", "Version 3 of Counting Old Maps"),
        ("YOLO+: Countinng Old Maps", "YOLO: Counting Old Maps"),
        ("Counting Old Map s", "Counting Old Maps"),
    ],
)
def test_numbers_marks_and_spaces_are_no_typos(asked: str, title: str) -> None:
    assert typo(form(asked), form(title), ()) is None


def test_a_typo_is_reported_with_its_word() -> None:
    why = typo(form("Old Coutning Maps"), form("Old Counting Maps"), ())
    assert why is not None
    assert why.reason == "a typo: 'coutning' for 'counting'"


def test_the_plural_of_the_abbreviation_of_a_kind_of_models_is_a_slip_and_that_of_a_name_is_none() -> None:
    rest = "for the Making of Pictures from Some Old Words"
    assert plural(form(f"LLM {rest}"), form(f"LLMs {rest}"), ())
    assert plural(form(f"DQN {rest}"), form(f"DQNs {rest}"), ()) is None


def test_one_word_in_three_may_differ() -> None:
    assert words_that_differ(form("Sfae Stability Guarantees"), form("Safe Stability Guarantees")) == [("sfae", "safe")]
    assert words_that_differ(form("Sfae Stabilty Maps of It"), form("Safe Stability Maps of It")) == []


@pytest.mark.parametrize("opening", ["On", "Towards", "Toward"])
def test_an_opening_word_may_be_left_out_of_eight_words(opening: str) -> None:
    title = f"{opening} Count Some Thin Lines in Very Old Maps"
    eight = title.replace(" Very", "")
    for asked, whole in ((eight, eight.partition(" ")[2]), (title.partition(" ")[2], title)):
        why = small_words(form(asked), form(whole), ())
        assert why is not None
        assert not why.weak
        assert may_begin_alike(form(asked), form(whole))
    short = title.replace(" Very", "").replace(" Thin", "")
    assert small_words(form(short.partition(" ")[2]), form(short), ()) is None

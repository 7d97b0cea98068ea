"""Which ordinary words are names only with other capitals."""

from __future__ import annotations

from scripts.ordinary_words import ordinary_words

TITLES = [f"The {word} of Number {'I' * n}" for n in range(1, 6) for word in ("schema", "Rotate", "Glove")]
FEW = TITLES[:-3]  # four of each word


def test_a_word_in_five_titles_that_is_a_label_or_a_name_with_other_capitals_is_ordinary() -> None:
    titles = [*TITLES, "SCHEMA: One of Them", "SCHEMA: Another"]
    assert ordinary_words(titles, ["RotatE", "Glove"], []) == {"schema", "rotate"}
    assert ordinary_words([*FEW, *titles[-2:]], ["RotatE"], []) == set()


def test_one_title_counts_once_whatever_its_spelling() -> None:
    again = [title.lower() for title in FEW]
    assert ordinary_words([*FEW, *again], ["RotatE"], []) == set()


def test_famous_names_and_titles_in_capitals_are_left_out() -> None:
    assert ordinary_words(TITLES, ["RotatE", "SCHEMA"], ["SCHEMA"]) == {"rotate"}
    assert ordinary_words([title.upper() for title in TITLES], ["RotatE"], []) == set()


def test_a_word_that_a_third_of_the_titles_spell_as_a_name_is_none() -> None:
    for count, found in ((1, {"rotate"}), (2, set())):
        special = [f"More RotatE {'V' * n}" for n in range(count)]
        assert ordinary_words([*TITLES, *special], ["RotatE"], []) == found


def test_a_word_that_five_titles_spell_as_a_name_needs_ten_times_as_many_others() -> None:
    ordinary = [f"Rotate {number} Times" for number in range(50)]
    special = [f"More RotatE {number}" for number in range(5)]
    assert ordinary_words([*ordinary, *special], ["RotatE"], []) == {"rotate"}
    assert ordinary_words([*ordinary[1:], *special], ["RotatE"], []) == set()

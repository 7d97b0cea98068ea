from __future__ import annotations

import pytest

from vlbib.notes.line.shape import (
    can_be_title,
    capital_share,
    cited_people,
    cjk_share,
    is_colon_form,
    is_generic,
    is_listy,
    is_name,
    is_person,
    is_prose,
    is_sentence,
    looks_titled,
    people,
    spells,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CLIP", True),
        ("Clip", False),
        ("word2vec", True),
        ("2020", False),
        ("DALL E 2", True),
        ("DALL E 2 model", False),
    ],
)
def test_a_name_has_at_most_three_words_and_an_inner_capital_or_a_digit(text: str, *, expected: bool) -> None:
    assert is_name(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Finding Small Objects Everywhere", True),
        ("Finding Small Objects", False),
        ("Finding Small objects everywhere", False),
        ("CLIP: Finding Small Objects Everywhere", True),
        ("Notes: Finding Small Objects Everywhere", False),
        ("Finding Small Objects 到处都是目标检测", False),
        ("Image Captioning (IC): What an Image Shows", False),
        (" ".join(["Word"] * 30), True),
        (" ".join(["Word"] * 31), False),
    ],
)
def test_a_title_without_other_marks_has_four_words_in_title_case(text: str, *, expected: bool) -> None:
    assert looks_titled(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CLIP: a model", True),
        ("CLIP: models", False),
        ("CLIP_ a model", True),
        ("CLIP:a model", False),
        ("one two three four five six: a model", True),
        ("one two three four five six seven: a model", False),
    ],
)
def test_a_colon_form_has_up_to_six_words_before_and_at_least_two_after(text: str, *, expected: bool) -> None:
    assert is_colon_form(text) is expected


@pytest.mark.parametrize(
    ("text", "share"), [("Finding Objects of it", 1.0), ("Finding objects", 0.5), ("of the", 0.0), ("3D Objects", 1.0)]
)
def test_the_share_of_capitals_ignores_small_words(text: str, share: float) -> None:
    assert capital_share(text) == share


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("we find objects.", True),
        ("we find objects", False),
        ("we find. Objects are there", True),
        ("they are what they have", True),
        ("objects that are far", False),
        ("Objects Are Found. Far Away", False),
        ("CVPR 2024，图表都有。最好的只有 31%", True),  # two sentences
        ("CVPR 2024，图表都有。", False),
    ],
)
def test_a_sentence_has_stops_or_verbs_and_few_capitals(text: str, *, expected: bool) -> None:
    assert is_sentence(text) is expected


def test_prose_is_a_sentence_of_more_than_fourteen_words_or_three_sentences() -> None:
    words = ["object"] * 14
    assert not is_prose(" ".join(words) + ".")
    assert is_prose(" ".join([*words, "more"]) + ".")
    assert is_prose("we see. they see. it sees")
    assert not is_prose("we see. they see")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("abc", True),
        ("ab", False),
        ("ab 12", False),
        ("(CVPR)", False),
        ("ICLR 2020", False),
        ("$alpha_beta$", False),
        ("$k$-Means Trees", True),
        ("a" * 3 + "1" * 3, True),
        ("a" * 3 + "1" * 4, False),
    ],
)
def test_a_title_has_three_letters_and_half_of_it_letters(text: str, *, expected: bool) -> None:
    assert can_be_title(text) is expected


def test_a_title_has_at_most_forty_words() -> None:
    assert can_be_title(" ".join(["Word"] * 40))
    assert not can_be_title(" ".join(["Word"] * 41))


@pytest.mark.parametrize(
    ("text", "listed", "generic"),
    [
        ("Awesome CLIP", True, False),
        ("论文", True, False),
        ("Related Work", False, True),
        ("The Method", False, True),
        ("MLA 9", False, True),
        ("APA 7th", False, True),
        ("Chicago references", False, True),
        ("Chicago Scenes", False, False),
        ("2024", False, False),
        ("Changelog - 2010", False, True),
        ("Cats 2010", False, False),
        ("CLIP", False, False),
    ],
)
def test_collections_and_parts_of_a_note_are_recognised_by_their_words(
    text: str, *, listed: bool, generic: bool
) -> None:
    assert (is_listy(text), is_generic(text)) == (listed, generic)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Lovelace", True),
        ("Ada", False),
        ("Ada B. C. Lovelace", True),
        ("Ada B. C. D. Lovelace", False),
        ("Ludwig van Beethoven", True),
        ("A. B.", False),
        ("Ada LOVELACE", False),
        ("王", False),
        ("王小明", True),
        ("王小明王小", False),
    ],
)
def test_a_person_has_two_to_four_names(text: str, *, expected: bool) -> None:
    assert is_person(text) is expected


FOUR = ("Ada Lovelace", "Alan Turing", "Kurt Godel", "Max Planck")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ada Lovelace, Alan Turing", ("Ada Lovelace", "Alan Turing")),
        ("by Ada Lovelace*", ("Ada Lovelace",)),
        ("Lovelace et al.", ("Lovelace",)),
        ("Ada Lovelace, a, Alan Turing, Kurt Godel, Max Planck", FOUR),
        ("Ada Lovelace, a, Alan Turing, Kurt Godel", ()),
        ("Grounding of Objects", ()),
    ],
)  # fmt: skip
def test_four_fifths_of_a_list_of_people_are_people(text: str, names: tuple[str, ...]) -> None:
    assert people(text) == names


def test_a_name_is_spelled_by_its_letters_in_order() -> None:
    assert spells("Image Captioning", "IC")
    assert not spells("Captioning Images", "ICX")


def test_the_share_of_chinese_counts_letters_only() -> None:
    assert cjk_share("ab 检测!") == 0.5
    assert cjk_share("...") == 0.0


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hochreiter & Schmidhuber", ("Hochreiter", "Schmidhuber")),
        ("Yao et al.", ("Yao",)),
        ("Ali u. a.", ("Ali",)),
        ("Devlin, Chang and Lee", ("Devlin", "Chang", "Lee")),
        ("Image", ()),
        ("Nature and ICML", ()),
        ("Image Retrieval", ()),
    ],
)
def test_family_names_in_a_citation_are_told_from_other_words(text: str, names: tuple[str, ...]) -> None:
    assert cited_people(text) == names


def test_initials_after_a_family_name_are_set_off_by_a_comma() -> None:
    assert people("Zhai X., et al.") == ("Zhai, X",)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("This is as in Carion et al.", ()),
        ("gao et al.", ("gao",)),
        ("Lisa Anne van den Hendricks et al.", ("Lisa Anne van den Hendricks",)),
        ("Lisa Anne Maria van den Hendricks et al.", ()),
        ("Devlin, Chang et al.", ("Devlin, Chang",)),
    ],
)
def test_words_in_lower_case_before_et_al_are_no_person(text: str, names: tuple[str, ...]) -> None:
    assert people(text) == names

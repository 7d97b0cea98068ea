"""Why two titles are one or not, in the words of the report: each explained difference, each objection."""

from __future__ import annotations

import pytest

from vlbib.matching.title_agreement import Level, compare, titles_agree

MAPS = "Counting the Lines of Rivers in Old Maps"


@pytest.mark.parametrize(
    ("asked", "title", "level", "reason"),
    [
        (f"{MAPS} 数河流", MAPS, Level.SAME, "a gloss left out: '数河流'"),
        (f"{MAPS} (数河流)", MAPS, Level.SAME, "a gloss left out: '(数河流)'"),
        (f"{MAPS} (CLoR)", MAPS, Level.SAME, "a bracket left out: '(CLoR)'"),
        (f"{MAPS} (ICML 2020)", MAPS, Level.SAME, "a bracket left out: '(ICML 2020)'"),
        (MAPS, f"{MAPS} (CLoR)", Level.EXPLAINED, "the short name 'CLoR' stands only in the title found"),
        (f"CLoR: {MAPS}", MAPS, Level.EXPLAINED, "the short name 'CLoR' stands only in the title asked for"),
        (MAPS, f"CLoR: {MAPS}", Level.EXPLAINED, "the short name 'CLoR' stands only in the title found"),
        (MAPS, f"{MAPS}: A Study", Level.EXPLAINED, "the subtitle 'A Study' is left out"),
        (MAPS.replace("Counting", "Countnig"), MAPS, Level.EXPLAINED, "a typo: 'countnig' for 'counting'"),
        (MAPS.replace("the ", ""), MAPS, Level.EXPLAINED, "a small word is left out or put in"),
        ("Counting the Lines of Rivers in", MAPS, Level.EXPLAINED, "the end of the title is cut off"),
        ("Counting the Lines of Riv…", MAPS, Level.EXPLAINED, "the end of the title is cut off"),
        ("Counting the Lines of Rivers...", MAPS, Level.EXPLAINED, "the end of the title is cut off"),
    ],
)
def test_each_explained_difference_is_reported(asked: str, title: str, level: Level, reason: str) -> None:
    agreement = compare(asked, title)
    assert (agreement.level, agreement.reasons) == (level, (reason,))


@pytest.mark.parametrize(
    "asked", ["Counting the Lines of Riv", "Counting the Lines of 3...", "Counting the Lines of Rov..."]
)
def test_a_word_may_be_cut_only_before_an_ellipsis_and_if_the_title_s_word_begins_with_it(asked: str) -> None:
    assert not compare(asked, MAPS).agrees


@pytest.mark.parametrize(
    ("begin", "word"),
    [
        ("Old T2Net: Counting Lines and Rivers on Maps Without Great", " on"),
        ("T2Net: Counting Lines Together", " Lines"),
    ],
)
def test_enough_words_with_the_name_of_a_work_are_its_title_cut_off_and_one_less_is_not(begin: str, word: str) -> None:
    assert compare(begin, f"{begin} Pain").reasons == ("the end of the title is cut off",)
    assert compare(begin.replace(word, ""), f"{begin.replace(word, '')} Pain").level is Level.NEAR
    assert compare(begin, f"{begin}er Pain").level is Level.NEAR


def test_after_a_plain_word_before_the_colon_it_takes_one_word_more() -> None:
    begin = "Rivers: Counting Old Lines Together"
    assert compare(begin, f"{begin} Pain").reasons == ("the end of the title is cut off",)
    assert compare(begin.replace(" Old", ""), f"{begin.replace(' Old', '')} Pain").level is Level.NEAR


def test_the_marks_of_a_name_are_part_of_the_beginning() -> None:
    assert compare("MapNet++: Counting Old Lines", "MapNet++: Counting Old Lines of Rivers").agrees
    assert not compare("MapNet++: Counting Old Lines", "MapNet: Counting Old Lines of Rivers").agrees


DANGLING = """a an the of for with via and or in on to by from using as at into over under between through towards
toward"""


@pytest.mark.parametrize("word", DANGLING.split())
def test_a_title_that_ends_in_a_function_word_is_cut_off(word: str) -> None:
    asked = f"Counting Rivers Lines Maps {word}"
    assert compare(asked, f"{asked} Zebras").reasons == ("the end of the title is cut off",)
    assert compare("Counting Rivers Lines Maps old", "Counting Rivers Lines Maps old Zebras").level is Level.NEAR


@pytest.mark.parametrize(
    ("asked", "title", "against"),
    [
        (f"{MAPS} 2", f"{MAPS} 3", "the numbers differ: asked for 2, found 3"),
        (f"{MAPS} 2", MAPS, "the numbers differ: asked for 2, found none"),
        (f"CLoR: {MAPS}", f"RoCL: {MAPS}", "the names differ: asked for 'CLoR', found 'RoCL'"),
        (MAPS.replace("Lines", "Roads"), MAPS, "the titles differ: asked for 'roads', found 'lines'"),
        (f"{MAPS} Now", MAPS.replace("Old", "New"), "the titles differ: asked for 'old now', found 'new'"),
        ("Maps of Rivers Counting", "Counting Rivers of Maps", "the titles differ: the same words in another order"),
        (MAPS, f"{MAPS} Revisited Once", "what was asked is only the beginning of the title"),
        (f"{MAPS} Revisited Once", MAPS, "the title found is only the beginning of what was asked"),
    ],
)
def test_each_objection_is_reported(asked: str, title: str, against: str) -> None:
    agreement = compare(asked, title)
    assert agreement.level is Level.NEAR
    assert against in agreement.against


def test_a_title_is_the_same_exactly_or_except_for_its_spelling() -> None:
    assert compare(MAPS, MAPS).reasons == ("the title is the same",)
    assert compare(MAPS.upper(), MAPS).reasons == ("the title is the same but for its spelling",)


def test_titles_agree_if_either_explains_the_other() -> None:
    assert titles_agree(f"{MAPS}: A Study", MAPS)
    assert titles_agree(MAPS, f"{MAPS}: A Study")
    assert not titles_agree(f"{MAPS} 2", f"{MAPS} 3")


def test_a_difference_in_a_name_is_no_typo() -> None:
    assert (
        compare("Mapnets for Lines of Rivers in Old Atlases", "MapNet for Lines of Rivers in Old Atlases").level
        is Level.NEAR
    )


def test_an_extra_letter_before_an_intact_word_is_no_typo_in_it() -> None:
    assert not compare("MapNet-T: Towards Counting the Lines", "MapNet: Towards Counting the Lines").agrees
    assert not compare("MapNet: Towards Counting the Lines", "MapNet-T: Towards Counting the Lines").agrees
    assert compare("MapNet: Ttowards Counting the Lines", "MapNet: Towards Counting the Lines").agrees

from __future__ import annotations

import pytest

from vlbib.app.verify.printed_people import names_others, printed_people
from vlbib.core.names import Name


@pytest.mark.parametrize(
    "text",
    [
        "Anna Rossi, Jonas Weber, and Luc Van Gool",
        "Rossi, Anna, Jonas Weber, and Luc Van Gool",
        "Rossi, Anna and Weber, Jonas and Van Gool, Luc",
        "Rossi, Anna; Weber, Jonas; Van Gool, Luc",
        "Anna Rossi, Jonas Weber & Luc Van Gool.",
    ],
)
def test_names_in_full_are_read_whichever_part_comes_first(text: str) -> None:
    assert [str(name) for name in printed_people(text)] == ["Rossi, Anna", "Weber, Jonas", "Van Gool, Luc"]


@pytest.mark.parametrize(
    "text",
    [
        "A. M. Rossi, J.-P. Weber and H. Xu",
        "Rossi, A. M., Weber, J.-P., & Xu, H.",
        "Rossi, A. M., J.-P. Weber, and H. Xu",
        "Rossi, A.M., Weber, J.-P., Xu, H.",
        "Rossi A. M., Weber J.-P., Xu H.",
    ],
)
def test_initials_are_read_on_either_side(text: str) -> None:
    assert [name.family for name in printed_people(text)] == ["Rossi", "Weber", "Xu"]
    assert [name.given[0] for name in printed_people(text)] == ["A", "J", "H"]


def test_initials_without_full_stops_belong_to_one_name() -> None:
    assert [(name.family, name.given) for name in printed_people("Rossi AM, Weber J")] == [
        ("Rossi", "A M"),
        ("Weber", "J"),
    ]


def test_a_family_name_in_capitals_is_not_read_as_initials() -> None:
    names = printed_people("LI X, WANG J Y, XU K, VAN GOOL L")
    assert [(name.family, name.given) for name in names] == [
        ("LI", "X"),
        ("WANG", "J Y"),
        ("XU", "K"),
        ("VAN GOOL", "L"),
    ]
    assert printed_people("A B, Rossi C") == ()


def test_between_semicolons_each_name_has_its_family_name_first() -> None:
    names = printed_people("LI, X.; XU, Kai; & de Souza, A. B.")
    assert [(name.family, name.given) for name in names] == [("LI", "X."), ("XU", "Kai"), ("de Souza", "A. B")]
    assert [name.family for name in printed_people("Rossi A; Weber J")] == ["Rossi", "Weber"]
    assert printed_people("LI, X.; 2021, 3") == ()


def test_a_particle_that_may_be_a_given_name_begins_no_family_name() -> None:
    text = "Rossi, Anna, Bin Liang, Di Kang, and Yang Wang"
    assert [name.family for name in printed_people(text)] == ["Rossi", "Liang", "Kang", "Wang"]


def test_abbreviated_and_half_given_names_are_given_names() -> None:
    assert str(printed_people("Alam, Md. Jawaherul, and Stephen Kobourov")[0]) == "Alam, Md. Jawaherul"
    assert len(printed_people("P. Grigas and K. chih Lee")) == 2


def test_a_list_with_et_al_is_recognised_and_a_suffix_is_no_author() -> None:
    assert names_others("Rossi, A., et al.")
    assert [name.family for name in printed_people("Rossi, A., Jr., Weber, J., et al.")] == ["Rossi", "Weber"]
    assert not names_others("Rossi, A. and Alton, B.")


@pytest.mark.parametrize(
    "text", ["", "Counting lines in Maps", "Anna Rossi 2020", "H. Yi§it, R. Weber", "N., C. K., & Kumar, G.", "A b"]
)
def test_a_text_that_is_not_a_list_of_names_gives_none(text: str) -> None:
    assert printed_people(text) == ()
    assert printed_people("One Two Three Four Five Six") != ()
    assert printed_people("One Two Three Four Five Six Seven") == ()


def test_a_text_that_continues_after_et_al_is_no_list_of_authors() -> None:
    for end in ("et al.", "et al. (2021)", "et al., 2021a", "and others", "..."):
        assert [name.family for name in printed_people(f"S. Rossi, J. Weber, {end}")] == ["Rossi", "Weber"]
    assert printed_people("S. Rossi, J. Weber, et al., Counting lines in old maps, in: Maps") == ()


def test_a_family_name_before_several_initials_and_a_word_is_a_single_author() -> None:
    (name,) = printed_people("Vrielink, T. J. C. Oude et al.")
    assert (name.family, name.given) == ("Vrielink", "T. J. C. Oude")
    assert len(printed_people("Rossi, A. Weber")) == 2


@pytest.mark.parametrize(
    "text", ["Rossi, A., Weber III, J.W.", "Rossi, A. and Weber III, J. W.", "A. Rossi and J. W. Weber III"]
)
def test_a_numeral_after_a_family_name_is_not_read_as_initials(text: str) -> None:
    assert [(name.family, name.suffix) for name in printed_people(text)] == [("Rossi", ""), ("Weber", "III")]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Costa, L. d. F., Rossi, F. A., & Weber, L.", ["Costa, L. d. F.", "Rossi, F. A.", "Weber, L"]),
        ("A. Rossi, L. d. F. Costa, and F. Weber", ["Rossi, A.", "d. F. Costa, L.", "Weber, F."]),
    ],
)
def test_lower_case_initials_of_particles_are_initials(text: str, names: list[str]) -> None:
    assert [str(name) for name in printed_people(text)] == names


@pytest.mark.parametrize(
    "text", ["C.(. Rossi", "C. (. Rossi", "C. (Ted) Rossi", "C. “Ted” Rossi", "C. Rossi*", "C. Rossi (Ed.)"]
)
def test_additions_to_a_name_are_left_out(text: str) -> None:
    assert printed_people(f"{text} and J. Weber") == (Name("Rossi", "C."), Name("Weber", "J."))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("R. W. Rossi Jr..", Name("Rossi", "R. W.", "Jr.")),
        ("Sammy Rossi III", Name("Rossi", "Sammy", "III")),
        ("Rossi RW Jr", Name("Rossi", "R W", "Jr")),
        ("J. Rossi 3rd", Name("Rossi", "J.", "3rd")),
    ],
)
def test_a_suffix_is_separated_from_the_name_before_it(text: str, name: Name) -> None:
    assert printed_people(f"{text}, J. Weber") == (name, Name("Weber", "J."))


def test_a_word_with_a_sign_in_it_is_no_name() -> None:
    assert printed_people("A. R§ssi and J. Weber") == ()


@pytest.mark.parametrize("text", ["张三, 李四, 王小明", "张三，李四，王小明，等", "张三、李四、王小明等."])
def test_chinese_names_are_whole_names(text: str) -> None:
    assert [str(name) for name in printed_people(text)] == ["张三", "李四", "王小明"]
    assert names_others(text) is ("等" in text)

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vlbib.core.names import Name, joined_name, may_be_same_people, parse_name, same_people, same_person


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Aäron van den Oord", Name("van den Oord", "Aäron")),
        ("van den Oord, Aäron", Name("van den Oord", "Aäron")),
        ("C. Lawrence Zitnick", Name("Zitnick", "C. Lawrence")),
        ("Fei-Fei, Li", Name("Fei-Fei", "Li")),
        ("Robert Frederick Jr.", Name("Frederick", "Robert", "Jr.")),
        ("King, Jr., Martin Luther", Name("King", "Martin Luther", "Jr.")),
        ("Placeholder, Ada, III", Name("Placeholder", "Ada", "III")),
        ("Placeholder, Jr., III", Name("Placeholder", "III", "Jr.")),
        ("Wei Zhang 0001", Name("Zhang", "Wei")),
        ("张三", Name("张三")),
        ("Plato", Name("Plato")),
        ("  Alec   Radford ", Name("Radford", "Alec")),
        ("Juan Carlos de la Torre", Name("de la Torre", "Juan Carlos")),
    ],
)
def test_a_name_is_parsed_into_family_and_given_name(text: str, name: Name) -> None:
    assert parse_name(text) == name


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("Luc Van Gool", "Van Gool"),
        ("Fernando De la Torre", "De la Torre"),
        ("Fernando De La Torre", "De La Torre"),
        ("Yann Le Cun", "Le Cun"),
        ("Grant Van Horn", "Van Horn"),
        ("G. Van Horn", "Van Horn"),
        ("Ismail Ben Ayed", "Ben Ayed"),
        ("Ulrike von der Leyen", "von der Leyen"),
        ("Anton Van Den Hengel", "Van Den Hengel"),
        ("Le Wang", "Wang"),  # no given name comes before Le
        ("Di Hu", "Hu"),
        ("Minh Van Tran", "Tran"),  # Van and Da are parts of a given name beside such a family name
        ("Richard Yi Da Xu", "Xu"),
        ("Nguyen Van Thanh", "Thanh"),
        ("María Del Mar Gallardo", "Gallardo"),  # a particle that is not before the last word
        ("Kyunghyun Cho", "Cho"),
    ],
)
def test_a_particle_in_any_case_belongs_to_the_family_name_after_a_given_name(text: str, family: str) -> None:
    assert parse_name(text).family == family


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Name("Gool", "Luc Van"), Name("Van Gool", "Luc"), True),
        (Name("Gool", "Luc Van"), Name("Gool", "Otto"), False),
        (Name("Gool", "Luc"), Name("Van Gool", "Luc"), False),
    ],
)
def test_a_particle_may_be_on_either_side_of_the_comma(one: Name, other: Name, same: bool) -> None:  # noqa: FBT001
    assert same_person(one, other) is same


@pytest.mark.parametrize("text", ["", " ", ",", ", ,", "0001", "-"])
def test_any_text_gives_some_name(text: str) -> None:
    assert isinstance(parse_name(text), Name)


def test_a_corporate_name_is_written_in_braces() -> None:
    assert str(Name("LAION e.V.", literal=True)) == "{LAION e.V.}"


@given(st.text(st.characters(whitelist_categories=["Lu", "Ll"]), min_size=1), st.text("abcdef", min_size=1))
def test_a_written_name_is_parsed_back(family: str, given_name: str) -> None:
    name = Name(family, given_name)
    if str(parse_name(str(name))) == str(name):
        assert parse_name(str(name)).family in (family, f"{family}")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Alec Radford", "A. Radford", True),
        ("Alec Radford", "Radford", True),
        ("Jong Wook Kim", "Kim, J.", True),
        ("Piotr Dollár", "Piotr Dollar", True),
        ("Wei Zhang", "Zhang Wei", True),
        ("Yi-Ting Chen", "Yi Ting Chen", True),
        ("Alec Radford", "Bob Radford", False),
        ("Alec Radford", "Alec Redford", False),
    ],
)
def test_two_names_may_be_one_person(one: str, other: str, same: bool) -> None:  # noqa: FBT001 -- a table's column
    assert same_person(parse_name(one), parse_name(other)) is same


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (["Ann Lee", "Bo Chen"], ["Ann Lee", "Cai Du"], True),
        (["Ann Lee", "Bo Chen"], ["Bo Chen", "Ann Lee"], True),
        (["Wei Zhang"], ["Zhang Wei"], True),
        (["A. Lee"], ["Ann Lee"], True),
        (["Ann Lee", "Bo Chen", "Cai Du"], ["Eva Fu", "Gao Hu", "Cai Du"], False),
        (["Ann Lee"], [], False),
    ],
)
def test_one_paper_s_lists_share_the_first_author_or_half(one: list[str], other: list[str], agree: bool) -> None:  # noqa: FBT001 -- a table's column
    assert may_be_same_people([parse_name(x) for x in one], [parse_name(x) for x in other]) is agree


def people(count: int, start: int = 0) -> list[Name]:
    letters = (chr(97 + number // 26) + chr(97 + number % 26) for number in range(start, start + count))
    return [Name(f"Family{pair}", f"{pair}nn") for pair in letters]


@pytest.mark.parametrize(("shared", "of", "same"), [(1, 2, True), (2, 4, True), (2, 5, False), (1, 3, False)])
def test_half_of_the_shorter_list_must_be_shared(shared: int, of: int, same: bool) -> None:  # noqa: FBT001 -- a table's column
    one = people(of)
    other = [*people(of + 1, 50), *one[of - shared :]]
    assert may_be_same_people(one, other) is same
    assert may_be_same_people(other, one) is same


@pytest.mark.parametrize(("strangers", "same"), [(6, True), (7, False)])
def test_of_a_long_list_the_first_twelve_names_decide(strangers: int, same: bool) -> None:  # noqa: FBT001 -- a table's column
    one = [*people(strangers, 100), *people(30)]
    assert may_be_same_people(one, [*people(1, 200), *people(60)]) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (["Alec Radford", "Jong Wook Kim"], ["Radford, A.", "Kim, J."], True),
        (["Alec Radford", "Jong Wook Kim"], ["Kim, J.", "Radford, A."], False),
        (["Alec Radford", "Jong Wook Kim"], ["Radford, A."], False),
        ([], [], True),
    ],
)
def test_the_same_people_must_be_in_the_same_order(one: list[str], other: list[str], same: bool) -> None:  # noqa: FBT001 -- a table's column
    assert same_people([parse_name(name) for name in one], [parse_name(name) for name in other]) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (["Lee"], ["Ann Lee"], True),
        (["Ann Lee"], ["Lee"], True),
        (["Lee"], ["Ann Leeson"], False),
        (["Eric Anschuetz"], ["Eric Anschütz"], True),
    ],
)
def test_a_lone_family_name_matches_any_given_name(one: list[str], other: list[str], same: bool) -> None:  # noqa: FBT001 -- a table's column
    assert may_be_same_people([parse_name(name) for name in one], [parse_name(name) for name in other]) is same


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("Christopher De Sa", "De Sa"),
        ("Chris De Sa", "De Sa"),
        ("Christopher M De Sa", "De Sa"),
        ("Nicola De Cao", "De Cao"),
        ("Thomas De Min", "De Min"),
        ("Jian De Sun", "Sun"),
        ("The De Vu", "Vu"),
        ("Wang De Sa", "Sa"),
        ("De Cheng", "Cheng"),
        ("Kiet Van Nguyen", "Nguyen"),
    ],
)
def test_a_de_before_an_east_asian_family_name_depends_on_the_given_name(text: str, family: str) -> None:
    assert parse_name(text).family == family


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("张, 伟", "张伟", True),
        ("伟 张", "张伟", True),
        ("张, 伟", "张敏", False),
        ("李, 伟", "张伟", False),
        ("张, 伟", "Wei Zhang", False),
    ],
)
def test_a_name_in_a_script_without_spaces_may_be_undivided(one: str, other: str, same: bool) -> None:  # noqa: FBT001 -- a table's column
    first, second = parse_name(one), parse_name(other)
    assert (same_person(first, second), same_person(second, first)) == (same, same)
    assert may_be_same_people([first], [second]) is same


@pytest.mark.parametrize(
    ("family", "first", "name"),
    [
        ("Gool", "Luc Van", "Van Gool, Luc"),
        ("Maaten", "Laurens van der", "van der Maaten, Laurens"),
        ("Torre", "Fernando De la", "De la Torre, Fernando"),
        ("Ayed", "Ismail Ben", "Ben Ayed, Ismail"),
        ("Oord", "A\u00e4ron van den", "van den Oord, A\u00e4ron"),
        ("Nguyen", "Thi Van", "Nguyen, Thi Van"),
        ("Mildenhall", "Ben", "Mildenhall, Ben"),
        ("Gool", "Van", "Gool, Van"),
        ("Van Gool", "Luc", "Van Gool, Luc"),
        ("Doe", "", "Doe"),
    ],
)
def test_particles_after_given_names_belong_to_the_family_name(family: str, first: str, name: str) -> None:
    assert joined_name(family, first) == name
    assert joined_name(family, first, "Jr.") == Name(
        joined_name(family, first).family, joined_name(family, first).given, "Jr."
    )


@pytest.mark.parametrize("suffix", ["Jr", "Jr.", "SR.", "iii.", "IV"])
def test_a_suffix_of_any_length_is_no_given_name(suffix: str) -> None:
    assert Name("Lamp", "", suffix).parts == ("Lamp", "", suffix)
    assert Name("Lamp", f"{suffix}x").parts == ("Lamp", f"{suffix}x", "")


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("Anna Maria Lamp", "Lamp"),
        ("Anna M. J.-P. Lamp", "Lamp"),
        ("Martin Luther King Jr", "King"),
        ("Luc Van Gool", "Van Gool"),
        ("Anna Lamp III", "Lamp"),
        ("The Lamp Group", "The Lamp Group"),
        ("Van Gool", "Gool"),
    ],
)
def test_the_last_of_plain_words_is_the_family_name_unless_it_is_a_suffix(text: str, family: str) -> None:
    spaced = text.replace(" ", "  ")  # read by the general rules
    assert parse_name(text).family == parse_name(spaced).family == family
    assert parse_name(text) == parse_name(spaced)

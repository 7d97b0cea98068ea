"""A short name of several works means the one that is of the field of the note."""

from __future__ import annotations

from vlbib.core.field_of_study import field_of
from vlbib.core.known import KnownTitle, Naming, TitleFacts, TitleList
from vlbib.core.text import squeeze
from vlbib.matching.recognition.names.names_of_field import title_alone, title_recorded, titles_meant, work_of_field

RIVER = "ELMAR: Quiet Rivers of the North"
LAMP = "ELMAR: Lamps for Tall Towns"
OWN = "Boats on Rivers"
FIELD = field_of(["Wide Rivers", "Rivers of the South", "North and South"])


def known(*titles: tuple[str, str, bool]) -> TitleList:
    rows = (KnownTitle(title, squeeze(title), frozenset({name} - {""}), well) for title, name, well in titles)
    return TitleList(tuple(rows), frozenset(name for _, name, _ in titles if name))


def test_the_work_of_the_field_is_meant() -> None:
    assert work_of_field("ELMAR", FIELD, known((RIVER, "", False), (LAMP, "", True))) == RIVER
    assert work_of_field("ELMAR", FIELD, known((LAMP, "", True))) == ""
    assert work_of_field("OAK", FIELD, known((RIVER, "", False))) == ""


def test_one_word_of_the_field_is_not_enough() -> None:
    for title in ("ELMAR: Rivers by Day", "ELMAR: The North"):
        assert work_of_field("ELMAR", FIELD, known((title, "", False))) == ""
    for title in ("ELMAR: Rivers, North", "ELMAR: The North and South"):
        assert work_of_field("ELMAR", FIELD, known((title, "", False))) == title


def test_two_words_of_which_one_is_common_are_enough_and_a_third_of_the_fit_is_little() -> None:
    field = field_of(["Wide Rivers", "Rivers of the South", "A Language"])
    title = "ELMAR: Rivers by Language"  # fits as 4 and 1
    assert work_of_field("ELMAR", field, known((title, "", False))) == title
    assert (
        work_of_field("ELMAR", FIELD, known(("ELMAR: Rivers, North", "", False), ("ELMAR: Wide Lamps", "", False)))
        != ""
    )


def test_no_work_is_meant_if_another_one_fits_more_than_half_as_well() -> None:
    half, more = "ElmQ: The South", "ElmQ: The South, River of Lamps"  # fit as 4 and 8 to 8
    own = "ElmQ: Quiet Rivers of the North, South"
    assert work_of_field("ElmQ", FIELD, known((own, "", False), (half, "", False))) != ""
    assert work_of_field("ElmQ", FIELD, known((own, "", False), (more, "", False))) == ""


def test_for_a_plain_word_or_an_abbreviation_another_one_may_fit_a_third_as_well() -> None:
    other = "ELMAR: The South"  # fits as 4 to 8
    assert work_of_field("ELMAR", FIELD, known((f"{RIVER}, South", "", False), (other, "", False))) == ""
    rivals = known(("Code: Quiet Rivers, North, South", "code", True), ("Code: The South", "code", True))
    assert work_of_field("Code", FIELD, rivals) == ""  # a plain word
    rivals = known(("Code: Quiet Rivers, North", "code", True), ("Code: The North", "code", True))  # 6 to 2
    assert work_of_field("Code", FIELD, rivals) != ""


def test_the_only_work_of_a_coined_name_needs_less_fit() -> None:
    field = field_of(["Wide Rivers", "Lamps and a Language", "A Language of Birds"])  # fits: rivers 2, language 2
    for name, title in (("ElmNet", "ElmNet: A River, its Lamps"), ("ELMAR", "")):
        own = f"{name}: A River, its Lamps"
        assert work_of_field(name, field, known((own, "", False))) == title
    assert work_of_field("ElmNet", field, known(("ElmNet: A River", "", False))) == ""
    field = field_of(["Wide Rivers", "A Language"])
    assert work_of_field("ElmNet", field, known(("ElmNet: River Language", "", False))) != ""  # fits as 3


def test_titles_that_go_on_alike_or_have_the_people_and_the_year_are_of_one_work() -> None:
    first, second = "ElmNet: Quiet Rivers of the North", "ElmNet: Wide Rivers of the North"
    rows = tuple(KnownTitle(title, squeeze(title)) for title in (first, second))
    own = TitleFacts(("lee", "kim"), 2020)
    for other, meant in ((own, second), (TitleFacts(("lee", "kim"), 2024), ""), (TitleFacts((), 2020), "")):
        world = TitleList(rows, facts={squeeze(first): (own,), squeeze(second): (other,)})
        assert work_of_field("ElmNet", FIELD, world) == meant
    alike = (first, f"{first} and South")
    world = TitleList(tuple(KnownTitle(title, squeeze(title)) for title in alike))
    assert work_of_field("ElmNet", FIELD, world) == alike[1]


def test_the_work_that_the_note_names_is_meant_unless_the_catalogue_has_another_one() -> None:
    field = field_of([OWN])
    assert work_of_field("OAK", field, known((OWN, "oak", True), ("OAK: Rest", "", False))) == OWN
    assert work_of_field("OAK", field, known((OWN, "oak", True), ("OAK: Rest", "", True))) == ""
    assert work_of_field("OAK", field_of([OWN, "OAK: Rest"]), known((OWN, "oak", True), ("OAK: Rest", "", False))) == ""


def test_only_a_name_that_records_give_to_one_work_has_a_title_of_its_own() -> None:
    body = known((OWN, "oak", True), (LAMP, "", True))
    assert title_recorded("OAK", body) == OWN
    assert title_recorded("ELMAR", body) == ""


def test_a_name_may_mean_each_of_its_works_beside_one_other_of_the_catalogue() -> None:
    titles = [f"ELM: Work {number} of Them" for number in "ABC"]

    def meant(count: int) -> list[str]:
        """Return what may be meant if the catalogue has so many of the works."""
        return sorted(titles_meant("ELM", known(*((title, "", at < count) for at, title in enumerate(titles)))))

    assert [meant(count) for count in range(4)] == [titles, titles, titles[:2], []]


def test_a_name_in_mixed_capitals_means_no_work_that_spells_it_otherwise() -> None:
    boats, lamps, lost = "OakLand: Boats", "OakLAND: Lamps", "Oakland: Wide Rivers"
    body = known((boats, "", False), (lamps, "", True), (lost, "", False))
    assert set(titles_meant("OakLand", body)) == {boats, lost}
    assert titles_meant("Oakland", known(("OAKLAND: Boats in Oakland", "oakland", True))) != ()
    assert set(titles_meant("OAKLAND", known(("OAKLAND: Boats", "", False), ("OAKLaND: Lamps", "oakland", True)))) == {
        "OAKLAND: Boats",
        "OAKLaND: Lamps",
    }


def test_a_plain_word_and_a_name_of_several_works_mean_well_known_works_only() -> None:
    field = field_of(["Wide Rivers", "Rivers of the South", "North and South", "A Language"])
    amber, little = "AMBER: Rivers, South", "AMBER: Rivers, North, Language"  # fit as 8 and 7
    assert work_of_field("AMBER", field, known((amber, "", True))) == amber
    assert work_of_field("AMBER", field, known((amber, "", False))) == ""
    assert work_of_field("AMBER", field, known((little, "", True))) == ""
    assert work_of_field("ELMAR", field, known(("ELMAR: Rivers, North", "", False))) != ""


class OfSeveral(TitleList):
    """Known works that records call by one name."""

    def naming(self, name: str) -> Naming:
        return Naming.SHARED if squeeze(name) == "deepoak" else super().naming(name)


def test_a_name_of_several_words_and_works_means_none_whose_title_lacks_it() -> None:
    first, second = "Wide Rivers, Quiet Rivers", "Deep Oaks on Rivers"
    own = known((first, "deepoak", True), (second, "deepoak", True))
    shared = OfSeveral(own.titles, frozenset())
    assert titles_meant("Deep Oak", shared) == (second,)
    assert titles_meant("DeepOak", shared) == (first, second)
    assert titles_meant("Deep Oak", own) == (first, second)


def test_a_word_of_a_dictionary_with_one_capital_means_a_well_known_work_only() -> None:
    for name, meant in (("Elmnet", True), ("Umami", False)):
        title = f"{name}: Quiet Rivers of the North"
        assert (work_of_field(name, FIELD, known((title, "", False))) == title) is meant
        assert work_of_field(name, FIELD, known((title, "", True))) == title


def test_a_name_in_small_letters_that_no_dictionary_has_needs_as_little_as_a_coined_one() -> None:
    field = field_of(["Wide Rivers", "A Language"])  # fits as 3
    for name, meant in (("elmnet", True), ("umami", False)):
        title = f"{name.title()}: River Language"
        assert (work_of_field(name, field, known((title, name, True))) == title) is meant


def test_an_abbreviation_of_four_letters_means_a_well_known_work_that_fits_very_well() -> None:
    title = "ELM: Quiet Rivers of the North and South"  # fits as 8
    assert work_of_field("ELM", FIELD, known((title, "", True))) == title
    assert work_of_field("ELM", FIELD, known((title, "", False))) == ""
    assert work_of_field("ELM", FIELD, known((RIVER.replace("ELMAR", "ELM"), "", True))) == ""
    assert work_of_field("ELMA", FIELD, known((title.replace("ELM", "ELMA"), "", False))) == ""
    longer = title.replace("ELM", "ELMAR")
    assert work_of_field("ELMAR", FIELD, known((longer, "", False))) == longer


class _Shared(TitleList):
    def naming(self, name: str) -> Naming:
        return super().naming(name) and Naming.SHARED


def test_a_name_that_one_source_gives_to_one_work_means_it_alone() -> None:
    def alone(name: str, *titles: tuple[str, str, bool]) -> str:
        return title_alone(name, _Shared(known(*titles).titles, frozenset((squeeze(name),))))

    assert alone("DOQ", (RIVER, "doq", True)) == ""  # a work with a name of its own uses it
    assert alone("ELMAR", (RIVER, "elmar", True)) == RIVER
    assert alone("DOQ", (OWN, "doq", True)) == OWN
    assert alone("DOQ", (OWN, "doq", False)) == ""  # a work that is little known
    assert alone("DOQ", (OWN, "doq", True), ("DOQ: Lamps", "", False)) == ""
    assert title_alone("DOQ", known((OWN, "doq", True))) == ""  # records give it to this work alone


def test_a_title_of_capitalised_words_is_a_name_of_its_work_alone() -> None:
    world = known(("Deep Rivers", "", True), ("Deep nets", "", True), ("Rivers", "", True), ("Old Boats", "", False))
    names = ("Deep Rivers", "Deep nets", "Rivers", "Old Boats")
    assert [title_alone(name, world) for name in names] == ["Deep Rivers", "", "", ""]

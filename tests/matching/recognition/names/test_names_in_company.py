"""Names that may mean other things, listed with a sure name: they mean the well-known work called so."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.matching.recognition.known_names import Headed

from vlbib.core.known import KnownTitle, Naming, TitleFacts
from vlbib.core.segment import Place, Segment, Sighting
from vlbib.core.text import squeeze
from vlbib.matching.recognition.names.names_in_company import names_in_company


def known(text: str, *names: str) -> KnownTitle:
    return KnownTitle(text, squeeze(text), frozenset(map(squeeze, names)), well_known=True)


LAMP = known("Lamps of Old Towns for Rivers", "LampNet")
MAST = known("MaST: Trees and Rivers", "MaST")
POP = known("Popular Rivers of the North", "POP")
TIN = known("Tin Boxes and Cats", "TIN")
PEBBLE = known("Pebblet: Stones", "Pebblet")
BOTH = (known("TWIN: Stones of One", "TWIN"), known("TWIN: Boxes of Another", "TWIN"))
ELSEWHERE = KnownTitle("MaST: Another One", "mastanotherone")
LITTLE = KnownTitle("GRIN: Laughing Cats", "grinlaughingcats")
RIVAL = KnownTitle("Quartzy: Another Stone", "quartzyanotherstone")
QUARTZ = known("Quartzy: Kinds of Stone", "Quartzy")


class Sharing(Headed):
    """Works that share names, and one name of only one work."""

    def naming(self, name: str) -> Naming:
        shared = {"anil", "mast", "pop", "tin", "pebblet", "twin", "quartzy", "vgg16"}
        return Naming.SHARED if squeeze(name) in shared else super().naming(name)


KNOWN = Sharing(
    (
        LAMP,
        MAST,
        ELSEWHERE,
        known("Seas of Sand", "ANIL"),
        POP,
        TIN,
        PEBBLE,
        *BOTH,
        LITTLE,
        QUARTZ,
        RIVAL,
        known("GOLD: Rings", "GOLD"),
    ),
    frozenset(("lampnet", "imagenet", "whisper", "lamp2", "linlamper", "oldtrees")),
)


RECORDED = Sharing(
    tuple(
        known(title, name)
        for title, name in (
            (LAMP.text, "LampNet"), ("Weak Supervision for Ears", "Whisper"), ("Lamps Again", "Lamp 2"),
            ("Linear Lamps", "Linlamper"), ("Trees of Old", "Old Trees"),
        )
    ),
    KNOWN.names,
)  # fmt: skip


def meant(text: str, place: Place = Place.ITEM, taken: tuple[Sighting, ...] = ()) -> dict[str, str]:
    segment = Segment(file="a.md", line=1, text=text, place=place)
    found = list(names_in_company(segment, KNOWN, taken))
    assert all(each.is_name or each.called == text[each.start : each.end] for each in found)
    return {text[each.start : each.end]: each.text for each in found}


@pytest.mark.parametrize(
    "text",
    [
        "LampNet, MaST",
        "MaST → LampNet",
        "read LampNet and MaST tonight",
        "LampNet(2021) > MaST",
        "LampNet-7B、MaST (only numbers)",
        "LampNet\nsee LampNet vs. MaST",
        "LampNet <-> MaST",
        "LampNet, TWIN, MaST",  # the list has a sure name
    ],
)
def test_a_name_listed_with_a_sure_one_is_that_of_the_only_well_known_work(text: str) -> None:
    assert meant(text) == {"MaST": MAST.text}


@pytest.mark.parametrize(
    "text",
    [
        "MaST",
        "LampNet on MaST",  # no list
        "LampNet, and then MaST",
        "LampNet\nMaST",  # two lines
        "LampNet, TWIN",  # two well-known works
        "LampNet, GRIN",  # none that is well known
        "LampNet, MaST 2",  # another version
        "LampNet, MaST II",
        "LampNet, MaST Captions",  # a longer name
        "LampNet, TIN",  # three letters, and no word in common
        "TWIN, MaST",  # no sure name
        "ImageNet, MaST",  # a measure or data for many
        "LampNet, mast",
        "LampNet, Pebbl",
        "LampNet, Quartzy",  # a plain word that another title begins with
        "LampNet 70.9, MaST",  # a result
        "LampNet, MaST (2404.19149)",  # whose work the id says
    ],
)
def test_names_outside_lists_of_several_works_and_of_other_versions_are_none(text: str) -> None:
    assert meant(text) == {}


def test_a_plain_word_is_no_name_that_its_title_lacks() -> None:
    assert meant("LampNet and ANIL") == {"ANIL": "Seas of Sand"}
    assert meant("LampNet and Anil") == {}


def test_three_letters_need_a_word_that_both_titles_have_and_a_plain_word_five() -> None:
    assert meant("LampNet, POP") == {"POP": POP.text}
    assert meant("LampNet, Pebblet") == {"Pebblet": PEBBLE.text}


def test_each_bound_of_letters_has_a_case_on_either_side() -> None:
    titles = (
        known("Rivers of Long Towns", "LoTa"), known("Rivers of Short Towns", "LoT"), known("Octi: Rivers"),
        known("Oct: Rivers of Towns"),
    )  # fmt: skip
    body = Sharing((*KNOWN.titles, *titles), frozenset(("lota", "lot")))

    def count(text: str) -> int:
        segment = Segment(file="a.md", line=1, text=text, place=Place.ITEM)
        return len(list(names_in_company(segment, body, ())))

    assert (count("LoTa, MaST"), count("LoT, MaST")) == (1, 0)  # a sure name beside it: four letters, three
    assert (count("LoTa, Octi"), count("LoTa, Oct")) == (1, 0)  # a plain word


def test_a_title_only_by_its_beginning_counts_if_no_other_begins_so() -> None:
    assert meant("LampNet, GOLD") == {"GOLD": "GOLD: Rings"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("LampNet, Whisper", {"Whisper": "Whisper"}),
        ("Old Trees – Whisper – Cats", {"Old Trees": "Old Trees", "Whisper": "Whisper"}),  # a pair
        ("Linlamper, Whisper", {"Whisper": "Whisper"}),  # a plain word, but no everyday one
        ("Lamp 2 → Whisper", {"Lamp 2": "Lamp 2", "Whisper": "Whisper"}),
        ("Lamp 3 → Whisper", {}),
        ("LampNet, whisper", {}),
        ("Whisper, Cats", {}),  # none that is sure by itself
        ("LampNet-Whisper", {}),
    ],
)
def test_a_plain_name_that_records_give_to_a_work_is_its_name_in_such_a_list(text: str, names: dict[str, str]) -> None:
    segment = Segment(file="a.md", line=1, text=text, place=Place.ITEM)
    found = list(names_in_company(segment, RECORDED, ()))
    assert {text[each.start : each.end]: each.text for each in found} == names
    assert all(each.is_name for each in found)


def test_a_name_of_several_works_means_the_one_that_shares_most_with_the_works_beside_it() -> None:
    boats, birds = known("TWIN: Lamps for Rivers", "TWIN"), known("TWIN: Old Birds", "TWIN")
    cats = known("Cats on Sofas", "CatNet")
    body = Sharing((*KNOWN.titles, boats, birds, cats), KNOWN.names | {"catnet"})

    def found(text: str) -> list[str]:
        segment = Segment(file="a.md", line=1, text=text, place=Place.ITEM)
        return [each.text for each in names_in_company(segment, body, ())]

    assert found("LampNet, TWIN") == [boats.text]
    assert found("CatNet, TWIN") == []


def test_a_little_known_work_and_one_with_the_letters_of_a_name_inside_a_word_are_not_meant() -> None:
    little = KnownTitle("TWIN: Lamps for Rivers", "twinlampsforrivers", frozenset(["twin"]))
    inside = known("Entwined Lamps for Rivers", "TWIN")
    for title in (little, inside):
        segment = Segment(file="a.md", line=1, text="LampNet, TWIN", place=Place.ITEM)
        assert list(names_in_company(segment, Sharing((LAMP, *BOTH, title), KNOWN.names), ())) == []


@pytest.mark.parametrize(
    ("name", "title", "is_meant"),
    [
        ("TWIN", "TWIN: Language, Images", True),  # fits as 2, and records give the name
        ("TWIN", "TWIN: Lamps", False),  # as 2, but by one word
        ("TWIN", "TWIN: Language", False),
        ("FERN", "FERN: Language, Images", False),  # only titles begin with it
        ("FERN", "FERN: Lamps, Language", True),
        ("TWIN", "Lamps, Towns", False),  # the title has it not
        ("TWIN", "Lamps, Towns, Language", True),
    ],
)
def test_the_weaker_a_name_the_more_its_title_shares_with_those_beside_it(
    name: str,
    title: str,
    is_meant: bool,  # noqa: FBT001
) -> None:
    sure, other = known("Lamps, Language and Images of Towns", "LampNet"), known(f"{name}: Boxes", name)
    body = Sharing((sure, known(title, name), other), frozenset(("lampnet",)))
    segment = Segment(file="a.md", line=1, text=f"LampNet, {name}", place=Place.ITEM)
    assert [each.text for each in names_in_company(segment, body, ())] == [title] * is_meant


def test_a_work_twice_as_near_as_another_is_meant() -> None:
    def count(other: str) -> int:
        sure = known("Lamps and Language of Towns", "LampNet")
        body = Sharing((sure, known("TWIN: Lamps, Towns", "TWIN"), known(other, "TWIN")), frozenset(("lampnet",)))
        segment = Segment(file="a.md", line=1, text="LampNet, TWIN", place=Place.ITEM)
        return len(list(names_in_company(segment, body, ())))

    assert (count("TWIN: Language"), count("TWIN: Lamps"), count("TWIN: Lamps, Language")) == (1, 1, 0)  # 1, 2, 3 to 4


def test_a_work_found_in_a_list_helps_to_find_the_next() -> None:
    first, second = known("TWIN: Towns, Lamps, Bells, Whistles", "TWIN"), known("POP: Bells and Whistles", "POP")
    third = known("POP: Stones and Whistles", "POP")
    body = Sharing((LAMP, *BOTH, first, second, third), KNOWN.names)
    segment = Segment(file="a.md", line=1, text="LampNet, TWIN, POP", place=Place.ITEM)
    assert [each.text for each in names_in_company(segment, body, ())] == [first.text, second.text]


def test_headings_results_long_lines_and_defined_names_do_not_count() -> None:
    text = "LampNet, MaST"
    assert meant(text, Place.HEADING) == meant(text, Place.COMMENT) == {}
    segment = Segment(file="a.md", line=1, text=text, place=Place.ROW)
    assert len(list(names_in_company(segment, KNOWN, ()))) == 1
    assert list(names_in_company(replace(segment, results=True), KNOWN, ())) == []
    assert (len(meant(text.ljust(400))), len(meant(text.ljust(401)))) == (1, 0)
    defined = "LampNet, MaST = Old Boxes"
    title = Sighting(defined.index("Old"), len(defined), "Old Boxes")
    assert meant(defined, taken=(title,)) == {}


def test_two_words_that_begin_a_well_known_title_are_a_sure_name_and_count_beside_another_one() -> None:
    trees = known("Walking Trees: Woods That Move")
    body = Sharing((LAMP, MAST, trees), frozenset(("lampnet",)))

    def found(text: str) -> dict[str, str]:
        segment = Segment(file="a.md", line=1, text=text, place=Place.ITEM)
        return {each.called: each.text for each in names_in_company(segment, body, ())}

    assert found("MaST, Walking Trees") == {"MaST": MAST.text, "Walking Trees": trees.text}
    assert found("LampNet, Walking Trees") == {"Walking Trees": trees.text}
    for count, names in ((4, [trees.text]), (5, [])):  # words with which many titles begin are a topic
        others = tuple(known(f"Walking Trees of Town {number}") for number in range(count))
        world = Sharing((LAMP, MAST, trees, *others), frozenset(("lampnet",)))
        world.facts = {squeeze(each.text): (TitleFacts(year=2020 + (each is not trees)),) for each in (trees, *others)}
        line = Segment(file="a.md", line=1, text="LampNet and Walking Trees", place=Place.ITEM)
        assert [each.text for each in names_in_company(line, world, ())] == names
    assert found("Walking Trees") == found("Walking Trees, Cats") == {}
    little = Sharing((LAMP, MAST, replace(trees, well_known=False)), frozenset(("lampnet",)))
    segment = Segment(file="a.md", line=1, text="MaST, Walking Trees", place=Place.ITEM)
    assert list(names_in_company(segment, little, ())) == []


def test_a_little_known_work_that_fits_better_leaves_the_name_open() -> None:
    meant_work = known("Goldwood: Lamps for Rivers of Stone", "Goldwood")
    for rival, titles in (("Goldwood: Lamps of Old Towns for Rivers", []), ("Goldwood: Rings", [meant_work.text])):
        bodies = (LAMP, meant_work, KnownTitle(rival, squeeze(rival)))
        segment = Segment(file="a.md", line=1, text="LampNet, Goldwood", place=Place.ITEM)
        world = Headed(bodies, frozenset(("lampnet",)))
        world.naming = lambda name: Naming.RECORDED if name == "LampNet" else Naming.SHARED  # type: ignore[method-assign]
        assert [each.text for each in names_in_company(segment, world, ())] == titles

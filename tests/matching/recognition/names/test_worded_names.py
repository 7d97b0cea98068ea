"""Names that only a title gives, beside words of that title."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.matching.recognition.known_names import Headed, headed

from vlbib.core.known import KnownTitle, Naming
from vlbib.core.segment import Place, Segment, Sighting
from vlbib.matching.recognition.names.worded_names import names_told_apart, worded_names

KNOWN = headed(
    "MUBox: Multi-User Aware Personal Cloud Storage",
    "SpeechDPR: End-To-End Spoken Passage Retrieval for Answering Questions",
    "Privado: Practical and Secure DNN Inference with Enclaves",
    "EPIC-T: Efficient Prompts for Personal Storage",
    "EPIC-T: Personal Storage of Clouds",
    "ResNet: Learning Deep Networks of Data",
)


def named(text: str, place: Place = Place.ITEM, taken: tuple[Sighting, ...] = ()) -> list[str]:
    segment = Segment(file="a.md", line=1, text=text, place=place)
    return [text[start:end] for start, end in worded_names(segment, KNOWN, taken)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("MUBox – multi-user personal cloud storage (2015)", "MUBox"),
        ("and\nSpeechDPR goes end to end over audio passages", "SpeechDPR"),
        ("cloud storage: use MUBox", "MUBox"),
        ("safe personal cloud storage for towns with MUBox", "MUBox"),
        ("Privado - secure enclave DNN inference", "Privado"),
    ],
)
def test_two_telling_words_of_its_title_beside_a_name_say_which_work_is_meant(text: str, name: str) -> None:
    assert named(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "MUBox – personal",  # one word
        "ResNet: learning of deep networks on data",  # words of many titles
        "EPIC-T - personal storage",  # of two works
        "MUBox 2: Multi-User Aware Cloud Storage",  # another version
        "MUBox: Personal Cloud Storage of Maps",  # another title after the name
        "MUBox: Map-Aware Multi-Cloud Storage",
        "MUBox without Boxes: Personal Cloud Storage",
        "Safe Personal Cloud Storage for Towns with MUBox",  # at the end of a title
        "MUBox ICML 2021 Personal Cloud Storage",
        "MUBox: cloud storage of maps, cats, lights and lines",  # too many other words
        "Old MUBox personal cloud storage",  # part of a longer name
        "Privado - enclave inference",  # two words beside a plain word
        "the Privado of secure enclave DNN inference",  # a plain word in a sentence
    ],
)
def test_fewer_words_other_versions_and_parts_of_names_are_none(text: str) -> None:
    assert named(text) == []


def test_each_bound_of_the_words_beside_a_name_has_a_case_on_either_side() -> None:
    known = headed(
        "MaXM: Secured Lights, Rivers and Towns",
        "Lamp: Secured Lights, Rivers and Towns",
        "AbC: Secured Lights of Towns",
    )

    def count(text: str) -> int:
        segment = Segment(file="a.md", line=1, text=text, place=Place.ITEM)
        return len(list(worded_names(segment, known, ())))

    assert (count("MaXM - lights, rivers"), count("AbC - lights, towns")) == (1, 0)  # four letters, three letters
    assert (count("Lamp - lights, rivers, towns"), count("Lamp - lights, rivers")) == (1, 0)
    assert (count("MaXM - secures rivers"), count("MaXM - securing rivers")) == (1, 0)  # six first letters, five
    assert count("MaXM: lights of rivers, towns, cats, dogs") == 1  # three of five words after the colon
    assert count("MaXM: secured lights of rivers, towns, cats, dogs, cars") == 0  # four of seven
    long = "MaXM - lights, rivers"
    assert (count(long.ljust(400, "-")), count(long.ljust(401, "-"))) == (1, 0)


def test_headings_results_and_words_of_other_titles_do_not_count() -> None:
    text = "MUBox – multi-user personal cloud storage"
    assert named(text, Place.HEADING) == []
    assert named(text, taken=(Sighting(8, len(text), text[8:]),)) == []
    results = Segment(file="a.md", line=1, text=text, place=Place.ROW, results=True)
    assert list(worded_names(results, KNOWN, ())) == []


def told_apart(text: str) -> list[tuple[str, str]]:
    segment = Segment(file="a.md", line=1, text=text, place=Place.ITEM)
    return [(text[each.start : each.end], each.text) for each in names_told_apart(segment, KNOWN, ())]


def test_words_of_just_one_of_its_titles_tell_the_works_of_a_name_apart() -> None:
    efficient = "EPIC-T: Efficient Prompts for Personal Storage"
    assert told_apart("the prompts of EPIC-T, for personal use") == [("EPIC-T", efficient)]
    assert told_apart("EPIC-T - the one on clouds and storage") == [("EPIC-T", "EPIC-T: Personal Storage of Clouds")]


@pytest.mark.parametrize(
    "text",
    [
        "EPIC-T - personal storage",  # both have these
        "EPIC-T - personal",
        "MUBox – multi-user personal cloud storage",  # the name of one work
        "EPIC-T 2: prompts and personal storage",
    ],
)
def test_words_of_several_titles_and_too_few_tell_no_work(text: str) -> None:
    assert told_apart(text) == []


def test_a_name_that_an_equals_sign_explains_by_another_title_is_not_told_by_words() -> None:
    text = (
        "personal cloud storage à la MUBox (=Old Maps of Towns), and EPIC-T = Old Maps of Towns, with efficient prompts"
    )
    titles = tuple(
        Sighting(at, at + len("Old Maps of Towns"), "Old Maps of Towns")
        for at in (text.index("Old Maps"), text.rindex("Old Maps"))
    )
    assert named(text) == ["MUBox"]
    assert named(text, taken=titles) == []
    segment = Segment(file="a.md", line=1, text=text, place=Place.ITEM)
    assert list(names_told_apart(segment, KNOWN, titles)) == []


@pytest.mark.parametrize(
    ("after", "names"),
    [
        (" (EPIC-T)", []),
        (" (EPIC-T), again", []),
        (" x(EPIC-T)", ["EPIC-T"]),
        (", VLDB'18 (EPIC-T)", []),
        ("，VLDB 2018（EPIC-T）", []),
        (" and its cost (EPIC-T)", ["EPIC-T"]),
        (", EPIC-T", ["EPIC-T"]),
    ],
)
def test_a_name_in_brackets_after_a_title_is_its_own_whatever_else_has_words_of_the_title(
    after: str, names: list[str]
) -> None:
    title = "Personal Prompts in Old Maps"
    segment = Segment(file="a.md", line=1, text=f"{title}{after}", place=Place.ITEM)
    found = names_told_apart(segment, KNOWN, (Sighting(0, len(title), title),))
    assert [segment.text[each.start : each.end] for each in found] == names


def test_a_name_in_brackets_after_a_name_is_told_by_words() -> None:
    segment = Segment(file="a.md", line=1, text="prompts of MUBox (EPIC-T), personal", place=Place.ITEM)
    found = names_told_apart(segment, KNOWN, (Sighting(11, 16, "MUBox", is_name=True),))
    assert [segment.text[each.start : each.end] for each in found] == ["EPIC-T"]


LOCKER = KnownTitle(
    "Opening Stored Passages of Spoken Towns", "openingstoredpassagesofspokentowns", frozenset(("lkr",))
)
OTHER = KnownTitle("Opening Locked Boxes in Gardens", "openinglockedboxesingardens", frozenset(("lkr",)))


class Sharing(Headed):
    """Works that share a short name, which no title begins."""

    def naming(self, name: str) -> Naming:
        return Naming.SHARED if name in ("LKR", "CARD") else super().naming(name)


SHARED = Sharing(
    (
        *KNOWN.titles, LOCKER, OTHER,
        KnownTitle("OakReader: Answers from Passages of Spoken Books", "oakreader", frozenset(("oakreader",))),
        KnownTitle("CARD: Passages of Spoken Rivers", "cardpassagesofspokenrivers", frozenset(("card",))),
        KnownTitle("CARD: Boxes", "cardboxes", frozenset(("card",))),
    ),
    frozenset(("oakreader",)),
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("LKR, OakReader", {"LKR": LOCKER.text}),  # the title of the other work has two of its words
        ("OakReader → LKR → CARD", {"LKR": LOCKER.text, "CARD": "CARD: Passages of Spoken Rivers"}),
        ("CARD 42: OakReader", {}),  # a number
        ("CARD #42: OakReader", {}),
        ("LKR opens boxes in a garden", {"LKR": OTHER.text}),
        ("LKR, EPIC-T", {}),  # a name of several works tells nothing
        ("LKR", {}),
        ("LK, OakReader", {}),
    ],
)
def test_titles_of_the_other_works_on_a_line_tell_the_works_of_a_name_apart(text: str, told: dict[str, str]) -> None:
    segment = Segment(file="a.md", line=1, text=text, place=Place.ITEM)
    found = list(names_told_apart(segment, SHARED, ()))
    assert {each.called: each.text for each in found} == told
    assert all(each.called == text[each.start : each.end] for each in found)


def test_a_title_on_the_line_tells_the_works_of_a_name_apart_but_not_one_right_behind_it() -> None:
    title = "Spoken Passages of Old Books"
    for text, told in ((f"LKR / {title}", [LOCKER.text]), (f"LKR: {title}", []), (f"LKR 『{title}』", [])):
        taken = (Sighting(text.index(title), text.index(title) + len(title), title),)
        segment = Segment(file="a.md", line=1, text=text, place=Place.ITEM)
        assert [each.text for each in names_told_apart(segment, SHARED, taken)] == told
    below = Segment(file="a.md", line=1, text=f"LKR\n{title}", place=Place.ITEM)
    assert list(names_told_apart(below, SHARED, (Sighting(4, 4 + len(title), title),))) == []


def test_words_of_a_little_known_work_do_not_tell_it_if_a_well_known_one_has_the_name() -> None:
    segment = Segment(file="a.md", line=1, text="EPIC-T - the one on clouds and storage", place=Place.ITEM)
    for well_known, count in (("", 1), ("EPIC-T: Efficient Prompts for Personal Storage", 0)):
        titles = [replace(title, well_known=title.text == well_known) for title in KNOWN.titles]
        assert len(list(names_told_apart(segment, Headed(titles), ()))) == count

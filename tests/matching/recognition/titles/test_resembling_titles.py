from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec import structs

from vlbib.core.ids import Id
from vlbib.core.known import KnownTitle, TitleList
from vlbib.core.segment import Mark, Place, Segment, Sighting, Stretch
from vlbib.core.text import squeeze
from vlbib.matching.recognition.titles.resembling_titles import resembling_titles_in

if TYPE_CHECKING:
    from collections.abc import Sequence

TITLE = "Searchable Mathematics in Large Encyclopedias"
LONG = "Maps for Rivers: Restoring Old Drawings of Lakes by Hand for Everyone"


def known(*titles: str) -> TitleList:
    return TitleList(tuple(KnownTitle(title, squeeze(title)) for title in titles))


KNOWN = known(TITLE, LONG)


def seen(text: str, place: Place = Place.ITEM, *marks: Stretch, body: TitleList = KNOWN) -> list[str]:
    segment = Segment(file="a.md", line=1, text=text, reading=text, place=place, marks=marks)
    return [sighting.text for sighting in resembling_titles_in(segment, body, ())]


def quoted(text: str, part: str, body: TitleList = KNOWN) -> list[str]:
    start = text.index(part)
    return seen(text, Place.PARAGRAPH, Stretch(Mark.QUOTED, start, start + len(part)), body=body)


@pytest.mark.parametrize(
    "slip",
    [
        "Saerchable Mathematics in Large Encyclopedias",
        "Searchable Mathematcs in Large Encyclopedias",
        "Sesrchable Mathematics in Large Encyclopefias",  # unexplained typos: it waits
    ],
)
@pytest.mark.parametrize("frame", ["{}", "handwritten slip: {}", "the reviewer meant {} I think", "reading {}, again"])
def test_a_title_misspelt_anywhere_is_recognised_in_and_out_of_sentences(slip: str, frame: str) -> None:
    assert seen(frame.format(slip), Place.PARAGRAPH if frame != "{}" else Place.ITEM) == [slip]


TITLES = (
    "Great Maps of Tall Trees in Town",
    "Huge Maps of Red Trees with Towns",
    "Sweet Maps of Tall Freighters Abroad",
)


@pytest.mark.parametrize(
    ("text", "is_seen"),
    [
        ("Great Mpas of Tlal Trees in Town", True),
        ("Great Maps of Tall Treees in Town", True),
        ("Great Mpas of Tlal Trees in Twon", False),
        ("Sweet Laps of Tall Breighters Abroad", True),  # in the first letters: it waits
        ("Sweet Laps of Fall Breighters Abroad", False),
        ("Great Maps of Tall Trees ni Town", False),
        ("Huge Maps of Rde Trees with Towns", False),
    ],
)
def test_few_words_of_four_letters_or_more_may_have_one_wrong_letter(text: str, *, is_seen: bool) -> None:
    assert (seen(text, body=known(*TITLES)) == [text]) is is_seen


@pytest.mark.parametrize(
    "text",
    [
        "Searchable Mathematics in Small Encyclopedias for Everyone",
        "Fast Searchable Mathematics in Large Encyclopedias",
        "Sesrchable Mathematics in Large Encyclopefias for Children",
        "Reply to Searchable Mathematcs in Large Encyclopedias",
    ],
)
def test_another_title_with_many_of_its_words_does_not_count(text: str) -> None:
    assert seen(text) == []


@pytest.mark.parametrize("cut", ["…", " …", "...", " ..", " [...]"])
def test_a_beginning_cut_off_by_dots_is_recognised_with_its_dots(cut: str) -> None:
    text = f"he sent “Searchable Mathematics in{cut}” yesterday"
    assert quoted(text, f"Searchable Mathematics in{cut}") == ["Searchable Mathematics in…"]
    assert seen(f"two of Searchable Mathematics in{cut}", Place.PARAGRAPH) == ["Searchable Mathematics in…"]
    assert seen(f"two of searchable mathematics in{cut}", Place.PARAGRAPH) == []
    assert seen(f"two of Searchable Mathematics{cut}", Place.PARAGRAPH) == []


@pytest.mark.parametrize(("cut", "count"), [("Seascgable Maps ins", 1), ("Seascgable Map ins", 0)])
def test_of_seventeen_letters_before_dots_one_may_be_wrong(cut: str, count: int) -> None:
    body = known(f"{cut.replace('g', 'h')} and Some More Words of It")
    assert len(seen(f"all of {cut}…", Place.PARAGRAPH, body=body)) == count


@pytest.mark.parametrize(
    ("title", "slip", "count"),
    [
        ("Searchable Mathematics for Valley Encyclopedias", "Sesrchable Mathematics for Valey Encyclopedias", 1),
        ("Searchable Mathematics for Lakes Encyclopedias", "Sesrchable Mathematics for Laks Encyclopedias", 0),
        ("Searchable Mathematics for Drawing Encyclopedias", "Sesrchable Mathematics for Drawyng Encyclopedias", 1),
        ("Searchable Mathematics for Some Encyclopedias", "Searchable Mathematics for Some Encyclopxdiqs", 0),
        ("Searchable Maps Encyclopedias", "Sesrchable Maps Encyclopefias", 0),
    ],
)
def test_in_a_title_of_four_words_those_of_six_letters_may_be_misspelt(title: str, slip: str, count: int) -> None:
    assert len(seen(f"print: {slip}", Place.PARAGRAPH, body=known(title))) == count


def test_a_remark_that_the_rest_is_forgotten_also_cuts_a_title_off() -> None:
    assert seen("Searchable Mathematics in (forgot the rest), Ida", Place.PARAGRAPH) == ["Searchable Mathematics in…"]


@pytest.mark.parametrize(
    ("part", "count"),
    [
        ("restoring old drawings of lakes by hand for everyone", 1),  # the end after a colon
        ("old drawings of lakes by hand for everyone", 0),  # another end
        ("maps for rivers restoring", 1),  # a beginning of 22 letters
        ("maps for rivers restorin", 1),
        ("maps for rivers restori", 0),  # ends inside a word
        ("maps for rivers", 0),  # three words
    ],
)
def test_a_marked_beginning_or_end_is_recognised(part: str, count: int) -> None:
    assert len(quoted(f"the one on “{part}” is long", part)) == count


@pytest.mark.parametrize(("letters", "count"), [("Restoring Mapsof Riv Go", 1), ("Restoring Mapsof Ri Go", 0)])
def test_a_marked_beginning_has_twenty_letters(letters: str, count: int) -> None:
    body = known(f"{letters} and Some More Words of It for All")
    assert len(quoted(f"he said “{letters}” there", letters, body=body)) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Restoring Internationalize Map Go", 1),  # 30 letters
        ("Restoring Internationaliz Map Go", 0),
        ("Restoring Internationalizations Maps", 0),  # three words
    ],
)
def test_a_beginning_without_marks_has_thirty_letters_and_four_words(text: str, count: int) -> None:
    body = known(f"{text} With Some More Words of It for All")
    assert len(seen(f"he meant {text}, probably", Place.PARAGRAPH, body=body)) == count
    other = known(f"{text} With Some More Words of It for All", f"{text} Without Any")
    assert seen(f"he meant {text}, probably", Place.PARAGRAPH, body=other) == []


def test_a_line_with_an_id_or_an_item_with_nothing_but_a_claim_is_skipped() -> None:
    slip = "Saerchable Mathematics in Large Encyclopedias"
    plain = Segment(file="a.md", line=1, text=slip, reading=slip, place=Place.ITEM)

    def count(**changes: object) -> int:
        return len(list(resembling_titles_in(structs.replace(plain, **changes), KNOWN, ())))

    def beside(title: str, **changes: object) -> list[str]:
        line = structs.replace(plain, text=f"{title}; {slip}", **changes)
        found = resembling_titles_in(line, KNOWN, (Sighting(0, len(title), title),))
        return [line.text[each.start : each.end] for each in found]

    assert count() == 1
    assert beside("Another Title", year=2020) == [slip]  # the year is of the other work
    assert beside("Another Title", ids=(Id("arxiv", "2301.00001"),)) == []
    assert count(ids=(Id("arxiv", "2301.00001"),)) == count(year=2020) == count(venue="ICML") == 0
    assert count(place=Place.COMMENT) == count(heading=("Films",)) == 0


def test_a_heading_names_a_whole_title_of_several_words_and_no_part_of_one() -> None:
    for text, number in (
        ("Saerchable Mathematics in Large Encyclopedias", 1),
        ("Slide 7 — Deep Drawings", 0),
        ("Restoring Internationalize Map Go", 0),
    ):
        segment = Segment(file="a.md", line=1, text=text, reading=text, place=Place.HEADING)
        titles = (f"{text} With Some More Words of It for All", "Searchable Mathematics in Large Encyclopedias")
        body = known("Deep Drawings", *titles)
        assert len(list(resembling_titles_in(segment, body, ()))) == number


def test_each_line_without_a_title_may_name_one() -> None:
    slips = ["Saerchable Mathematics in Large Encyclopedias", "Restoring Old Drawngs of Lakes by Hand for Everyone"]
    text = "\n".join([*slips, "words of ours"])
    segment = Segment(file="a.md", line=1, text=text, place=Place.PARAGRAPH)
    assert [each.text for each in resembling_titles_in(segment, KNOWN, ())] == slips
    titles = (Sighting(3, 9, "chable"),)
    assert [each.text for each in resembling_titles_in(segment, KNOWN, titles)] == slips[1:]


def test_a_longer_line_is_not_read() -> None:
    slip = "Saerchable Mathematics in Large Encyclopedias"
    assert seen(f"{slip}, {'x' * (398 - len(slip))}", Place.PARAGRAPH) == [slip]
    assert seen(f"{slip}, {'x' * (399 - len(slip))}", Place.PARAGRAPH) == []


def test_a_title_ends_with_its_own_bracket() -> None:
    body = known("Generating Time Series with Common Sources (COSCI)")
    slip = "Generrating Time Series with Common Sources (COSCI)"
    assert seen(slip, body=body) == [slip]
    assert seen(f"he meant {slip}, probably", Place.PARAGRAPH, body=body) == [slip]


def test_the_name_of_a_later_version_beside_a_title_makes_it_another() -> None:
    body = TitleList((KnownTitle(TITLE, squeeze(TITLE), frozenset({"seam"})),))
    slip = "Saerchable Mathematics in Large Encyclopedias"
    assert seen(f"SeaM: {slip}", Place.PARAGRAPH, body=body) == [slip]
    assert seen(f"SeaM++: {slip}", Place.PARAGRAPH, body=body) == []


class Asked(TitleList):
    """A list of titles that records the look-ups."""

    texts: list[str]

    def resembling(self, text: str) -> Sequence[KnownTitle]:
        self.texts.append(text)
        return super().resembling(text)


def test_a_remark_is_not_looked_up() -> None:
    body = Asked(KNOWN.titles)
    body.texts = []
    assert seen("we restored old drawings of lakes by hand", Place.PARAGRAPH, body=body) == []
    assert body.texts == []


def test_a_beginning_counts_only_if_no_words_continue_it() -> None:
    begun = "Maps for Rivers: Restoring Old Drawings of Lakes"
    assert seen(f"{begun}, for Ida") == [begun]
    assert seen(f"{begun} for Children and Teachers") == []
    assert seen(f"{begun} and Seas") == []
    assert seen(f"As in Many Great Old Works on {begun}") == []
    assert seen("Saerchable Mathematics in Large Encyclopedias and Libraries of Towns") == []
    assert seen("I liked Saerchable Mathematics in Large Encyclopedias and went home", Place.PARAGRAPH) != []


def test_beside_a_title_another_may_be_misspelt() -> None:
    slip = "Saerchable Mathematics in Large Encyclopedias"
    for joint in ("; ", " vs. ", ", then "):
        text = f"{LONG}{joint}{slip}"
        segment = Segment(file="a.md", line=1, text=text, reading=text, place=Place.ITEM)
        taken = (Sighting(0, len(LONG), LONG),)
        assert [each.text for each in resembling_titles_in(segment, KNOWN, taken)] == [slip]


def test_several_misspelt_titles_of_a_line_are_recognised() -> None:
    slip, other = "Saerchable Mathematics in Large Encyclopedias", "Restoring Old Drawigns of Lakes"
    body = known(TITLE, "Restoring Old Drawings of Lakes")
    assert seen(f"{slip}; {other}", body=body) == [slip, other]


def test_the_exact_words_of_a_title_that_do_not_count_are_not_taken_as_misspelt() -> None:
    frame = "Elastic-Link for {} in Towns: Links and Lines"
    assert seen(frame.format("Saerchable Mathematics in Large Encyclopedias").partition(" in Towns")[0]) != []
    assert seen(frame.format(TITLE).partition(" in Towns")[0]) == []


def test_the_subtitle_of_another_main_title_is_no_title_of_its_own() -> None:
    body = known("PreTrained Models: Past, Present and Future")
    for before, count in (("Models of Large Faces — ", 0), ("Models of Large Faces: ", 0), ("", 1)):
        text = f"[7] Ida Lee. {before}Past, Present, and Future. In Proceedings, 2021."
        segment = Segment(file="a.md", line=1, text=text, place=Place.PARAGRAPH)
        assert len(list(resembling_titles_in(segment, body, ()))) == count


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("restoring old drawings of lakes internationally", 1),
        ("restoring drawings of lakes internationally", 0),  # five words
    ],
)
def test_a_part_of_a_title_in_lower_case_without_marks_has_six_words(text: str, count: int) -> None:
    assert len(seen(text, body=known(f"Maps of Rivers: {text.title()}"))) == count


VAES = "Counting Trees with Variational Autoencoders in Town: A Guide"


@pytest.mark.parametrize(
    ("text", "place", "part"),
    [
        ("counting trees with VAEs in town", Place.ITEM, "counting trees with VAEs in town"),
        ("counting trees with VAEs in town", Place.PARAGRAPH, "counting trees with VAEs in town"),
        ("Counting Trees with VAEs in Town (long)", Place.ITEM, "Counting Trees with VAEs in Town"),
        ("counting trees with GNNs in town", Place.ITEM, None),
        ("counting trees with Vaes in town", Place.PARAGRAPH, None),
        ("the counting trees with VAEs in town are tall", Place.PARAGRAPH, None),
    ],
)
def test_a_title_with_initials_for_its_words_is_recognised(text: str, place: Place, part: str | None) -> None:
    assert seen(text, place, body=known(VAES)) == ([part] if part else [])


def test_an_item_with_a_year_is_read_if_a_remark_follows_a_dash() -> None:
    slip = "Searchable Mathematcs in Large Encyclopedias"
    for text, expected in ((f"{slip} — nice, 2020", [slip]), (f"{slip}, 2020", [])):
        segment = Segment(file="a.md", line=1, text=text, reading=text, place=Place.ITEM, year=2020)
        assert [sighting.text for sighting in resembling_titles_in(segment, KNOWN, ())] == expected

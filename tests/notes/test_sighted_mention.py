from __future__ import annotations

import pytest
from msgspec.structs import replace

from vlbib.core.segment import Mark, Place, Segment, Sighting, Stretch
from vlbib.core.work import Kind, Link, Mention
from vlbib.notes.sighted_mention import (
    renamed_mention,
    sighted_mention,
    with_sighted_claims,
    without_claims_of_title,
    without_ids_beside,
)

TITLE = "Counting Lines in Old Maps"


def segment(text: str, place: Place = Place.ITEM) -> Segment:
    return Segment(file="a.md", line=1, text=text, place=place, year=2020, venue="CVPR")


@pytest.mark.parametrize(
    ("after", "year", "venue"),
    [
        (" (ICCV 2021)", 2021, "ICCV"),
        (" (Rossi et al., 2019)", 2019, None),
        (" (Rossi & Bianchi, ICCV 2021) - the old one", 2021, "ICCV"),
        ("\n(Rossi et al., 2019)", 2019, None),
        ("\n[Rossi et al., 2019] Another", 2020, "CVPR"),
        (" and more", 2020, "CVPR"),
    ],
)
def test_claims_in_brackets_after_a_title_win_over_those_of_its_line(after: str, year: int, venue: str | None) -> None:
    mention = sighted_mention(segment(TITLE + after), Sighting(0, len(TITLE), TITLE), alone=True)
    assert (mention.text, mention.year, mention.venue) == (TITLE, year, venue)


def test_the_year_that_made_a_title_count_is_claimed_unless_the_line_has_one() -> None:
    read = Mention(file="a.md", line=1, text=TITLE, kind=Kind.LINE)
    sighting = Sighting(0, len(TITLE), TITLE, year=2019)
    assert with_sighted_claims(read, sighting).year == 2019
    assert with_sighted_claims(replace(read, year=2021), sighting).year == 2021


def test_a_venue_and_year_that_are_words_of_the_title_are_no_claims() -> None:
    title = "SeaCatID2022: A Long List of Cats"
    read = Mention(file="a.md", line=1, text=title, kind=Kind.LINE, year=2022, venue="SeaCatID")
    sighting = Sighting(0, len(title), title)
    bare = without_claims_of_title(read, segment(title), sighting)
    assert (bare.year, bare.venue) == (None, None)
    assert without_claims_of_title(read, segment(f"{title} (2022)"), sighting) == read
    named = replace(read, authors=(title, "Rossi"))
    assert without_claims_of_title(named, segment(title), sighting).authors == ("Rossi",)
    placed = replace(read, venue="WACV")
    assert without_claims_of_title(placed, segment(title), sighting) == placed


@pytest.mark.parametrize(
    ("after", "authors"), [(" (Rossi et al.) or", ("Rossi",)), (" (Rossi) or", ()), (" (Old Ones)", ())]
)
def test_people_cited_in_brackets_after_a_title_need_no_year(after: str, authors: tuple[str, ...]) -> None:
    mention = sighted_mention(segment(TITLE + after), Sighting(0, len(TITLE), TITLE), alone=False)
    assert (mention.authors, mention.year) == (authors, None)


@pytest.mark.parametrize("between", [", ", " ", ": "])
def test_people_and_a_year_in_brackets_right_before_a_title_are_its_own(between: str) -> None:
    before = f"others (Bianchi et al., 2017) too. See (Rossi et al., 2019){between}"
    mention = sighted_mention(
        segment(f"{before}{TITLE}."), Sighting(len(before), len(before) + len(TITLE), TITLE), alone=False
    )
    assert (mention.authors, mention.year) == (("Rossi",), 2019)
    bare = "see (again), "
    mention = sighted_mention(segment(f"{bare}{TITLE}."), Sighting(13, 13 + len(TITLE), TITLE), alone=False)
    assert (mention.authors, mention.year) == ((), None)


@pytest.mark.parametrize(
    ("before", "authors"),
    [
        ("GraphNet (Rossi et al., 2019), ", ()),
        ("GraphNet by design (Rossi et al., 2019), ", ()),
        ("연속 GraphNet(Rossi et al. 2019), ", ()),
        ("(Rossi et al., 2019) ", ("Rossi",)),
        ("Old. (Rossi et al., 2019), ", ("Rossi",)),
        ("as in (Rossi et al., 2019), ", ("Rossi",)),
    ],
)
def test_people_in_brackets_after_another_name_are_not_those_of_the_name_after_them(
    before: str, authors: tuple[str, ...]
) -> None:
    sighting = Sighting(len(before), len(before) + 7, "MapNets", is_name=True)
    mention = sighted_mention(segment(f"{before}MapNets too"), sighting, alone=False)
    assert mention.authors == authors


@pytest.mark.parametrize(("after", "authors"), [(" et, en face, Rossi et al. 2019", ()), (", Rossi 2019", ("Rossi",))])
def test_people_behind_a_title_and_the_word_and_are_those_of_another_work(after: str, authors: tuple[str, ...]) -> None:
    line = replace(segment(f"{TITLE}{after}"), authors=("Rossi",))
    assert sighted_mention(line, Sighting(0, len(TITLE), TITLE), alone=True).authors == authors


def test_one_of_several_titles_on_a_line_gets_no_claims_of_the_line() -> None:
    mention = sighted_mention(segment(f"{TITLE} and more"), Sighting(0, len(TITLE), TITLE), alone=False)
    assert (mention.year, mention.venue, mention.authors) == (None, None, ())


@pytest.mark.parametrize(
    ("after", "claim"),
    [
        ('," in IROS, 2018.', (2018, "IROS")),
        ('," in IROS, 2018.\nAnother line', (2018, "IROS")),
        ('," IROS.', (None, None)),
        ('," 2018.', (None, None)),
        ('," in IROS, 2018, and we liked it.', (None, None)),
    ],
)
def test_one_of_several_titles_has_the_venue_and_year_that_end_its_line(
    after: str, claim: tuple[int | None, str | None]
) -> None:
    mention = sighted_mention(segment(TITLE + after), Sighting(0, len(TITLE), TITLE), alone=False)
    assert (mention.year, mention.venue) == claim


@pytest.mark.parametrize(
    ("place", "is_name", "kind"),
    [(Place.HEADING, False, Kind.HEADING), (Place.ITEM, False, Kind.LINE), (Place.HEADING, True, Kind.ALIAS)],
)
def test_the_kind_of_a_mention_depends_on_its_place_or_is_a_short_name(place: Place, is_name: bool, kind: Kind) -> None:  # noqa: FBT001
    sighting = Sighting(0, len(TITLE), TITLE, is_name=is_name)
    assert sighted_mention(segment(TITLE, place), sighting, alone=True).kind is kind


def test_the_link_of_the_next_name_is_not_that_of_the_name_before_it() -> None:
    text = "OldLines, NewLines"
    urls = ("https://arxiv.org/abs/2104.00021", "https://arxiv.org/abs/2104.00022")
    marks = (Stretch(Mark.LINK, 0, 8, urls[0]), Stretch(Mark.LINK, 10, 18, urls[1]))
    line = replace(segment(text), marks=marks, links=tuple(Link(url=url, label="") for url in urls))
    mention = sighted_mention(line, Sighting(0, 8, "OldLines", is_name=True), alone=False)
    assert [link.url for link in mention.links] == [urls[0]]


def test_a_linked_name_has_no_further_links_and_a_title_with_a_link_none_on_the_next_line() -> None:
    urls = ("https://arxiv.org/abs/2104.00021", "https://arxiv.org/abs/2104.00022")

    def own(text: str, *places: tuple[int, int]) -> list[str]:
        marks = tuple(Stretch(Mark.LINK, *place, url) for place, url in zip(places, urls, strict=True))
        line = replace(segment(text), marks=marks, links=tuple(Link(url=url, label="") for url in urls))
        mention = sighted_mention(line, Sighting(0, 8, "OldLines", is_name=True), alone=False)
        return [link.url for link in mention.links]

    assert own("OldLines roads", (0, 8), (9, 14)) == [urls[0]]
    assert own("OldLines (pdf) \n", (10, 13), (16, 16)) == [urls[0]]


@pytest.mark.parametrize(
    ("bracket", "authors", "venue"),
    [
        ("Rossi, ICCV 21", ("Rossi",), "ICCV"),
        ("Müller, ICCV 21", ("Müller",), "ICCV"),
        ("McRossi , ICCV 21", ("McRossi",), "ICCV"),
        ("Oral, ICCV 2021", (), "ICCV"),
        ("Google, ICCV 2021", (), "ICCV"),
        ("SJTU, ICCV 2021", (), "SJTU, ICCV"),
        ("Rossi, Oslo 2021", (), "Rossi, Oslo"),
    ],
)
def test_one_word_before_a_conference_after_a_short_name_is_its_first_author(
    bracket: str, authors: tuple[str, ...], venue: str
) -> None:
    line = segment(f"OldLines ({bracket})")
    mention = sighted_mention(line, Sighting(0, 8, "OldLines", is_name=True), alone=True)
    assert (mention.authors, mention.venue, mention.year) == (authors, venue, 2021)


LAKES = "https://arxiv.org/abs/2104.00021"


@pytest.mark.parametrize(("called", "ids"), [("", []), ("OldLines", ["2104.00021"])])
def test_the_id_of_a_link_belongs_to_its_label_not_to_the_title_before_it(called: str, ids: list[str]) -> None:
    text, at = f"{TITLE}, OldLines", len(TITLE) + 2
    line = replace(
        segment(text), marks=(Stretch(Mark.LINK, at, len(text), LAKES),), links=(Link(url=LAKES, label="OldLines"),)
    )
    named = Sighting(0, len(TITLE), TITLE, called=called)
    beside = Sighting(at, len(text), "OldLines", is_name=True)
    mention = sighted_mention(line, named, alone=False)
    own = without_ids_beside(mention, line, named, (named, beside))
    assert ([each.value for each in own.ids], len(own.links)) == (ids, len(ids))


@pytest.mark.parametrize(
    ("after", "authors"),
    [('" by Rossi & Bianchi', ("Rossi", "Bianchi")), (" by Rossi & Bianchi", ()), ('" by us', ())],
)
def test_people_after_by_and_a_quoted_title_are_its_authors(after: str, authors: tuple[str, ...]) -> None:
    sighting = Sighting(1, 1 + len(TITLE), TITLE)
    text = segment(f'"{TITLE}{after}')
    assert sighted_mention(text, sighting, alone=True).authors == authors
    read = Mention(file="a.md", line=1, text=f"{TITLE} by", kind=Kind.LINE)
    assert renamed_mention(read, text, sighting, alone=True).authors == authors


@pytest.mark.parametrize(
    ("before", "authors"),
    [
        ("Source: Rossi et al., ", ("Rossi",)),
        ("Rossi and Bianchi (2016): ", ("Rossi", "Bianchi")),
        ("Rossi and Bianchi: ", ()),
        ("as Rossi et al., ", ()),
    ],
)
def test_people_cited_before_a_short_name_are_the_authors_of_its_work(before: str, authors: tuple[str, ...]) -> None:
    text = segment(f"{before}Old Maps")
    sighting = Sighting(len(before), len(text.text), "Old Maps", is_name=True)
    assert sighted_mention(text, sighting, alone=True).authors == authors
    assert sighted_mention(text, as_title(sighting), alone=True).authors == ()
    read = Mention(file="a.md", line=1, text=text.text, kind=Kind.LINE)
    assert renamed_mention(read, text, sighting, alone=True).authors == authors


def as_title(sighting: Sighting) -> Sighting:
    """Return the same sighting as that of a title."""
    return Sighting(sighting.start, sighting.end, sighting.text)


def test_the_evidence_that_made_a_title_count_is_claimed_and_all_else_stays() -> None:
    mention = Mention(file="a.md", line=1, text="Gates", year=2020, venue="CVPR", authors=("Rossi",))
    assert with_sighted_claims(mention, Sighting(0, 5, "Gates")) is mention
    people = with_sighted_claims(mention, Sighting(0, 5, "Gates", people=("Minka",)))
    assert (people.authors, people.year, people.venue, people.listed) == (("Minka",), 2020, "CVPR", False)
    placed = with_sighted_claims(mention, Sighting(0, 5, "Gates", year=2008, venue="NIPS"))
    assert (placed.authors, placed.year, placed.venue) == (("Rossi",), 2008, "NIPS")
    assert with_sighted_claims(mention, Sighting(0, 5, "Gates", listed=True)).listed


@pytest.mark.parametrize(
    ("after", "year"),
    [
        (". It was shown by them (Gustafson, 2019).", None),
        (".\nThe wide road itself can be walked (Gustafson, 2019).", None),
        (". It is long (Gustafson, 2019).", 2019),  # too short a sentence to be sure
        (", as it was shown by them (Gustafson, 2019).", 2019),
        (" + its sequel (Gustafson, 2019)", None),  # another work is joined to it
        (" et la suite sur les cartes (Gustafson, 2019)", None),
        (" + code (Gustafson, 2019)", 2019),  # of this work
    ],
)
def test_people_and_a_year_in_a_later_sentence_are_another_work_s(after: str, year: int | None) -> None:
    text = f"See {TITLE}{after}"
    segment = Segment(
        file="a.md", line=1, text=text, place=Place.PARAGRAPH, year=2019, authors=("Gustafson",), reading=TITLE
    )
    found = sighted_mention(segment, Sighting(4, 4 + len(TITLE), TITLE), alone=True)
    read = Mention(file="a.md", line=1, text=text, kind=Kind.LINE, year=2019, authors=("Gustafson",))
    renamed = renamed_mention(read, segment, Sighting(4, 4 + len(TITLE), TITLE), alone=True)
    for each in (found, renamed):
        assert (each.year, each.authors) == (year, ("Gustafson",) if year else ())


@pytest.mark.parametrize(
    ("before", "authors"),
    [
        ("Gustafson (2019) walks and walks.\nThe maps are old.\n", ()),
        ("Gustafson (2019) walks and walks.\n", ("Gustafson",)),  # it may be the line of the authors
        ("Gustafson (2019) walks and\nThe maps are old and\n", ("Gustafson",)),
        ("Gustafson (2019) walks and walks.\nGustafson again.\n", ("Gustafson",)),
        ("See Gustafson (2019): ", ("Gustafson",)),
    ],
)
def test_people_in_a_sentence_two_lines_above_a_title_are_another_work_s(before: str, authors: tuple[str, ...]) -> None:
    text = f"{before}{TITLE}, it is"
    start = len(before)
    paragraph = Segment(
        file="a.md", line=1, text=text, place=Place.PARAGRAPH, year=2019, authors=("Gustafson",), reading=TITLE
    )
    found = sighted_mention(paragraph, Sighting(start, start + len(TITLE), TITLE), alone=True)
    assert (found.year, found.authors) == (2019 if authors else None, authors)


def authors_of_name(before: str, after: str, authors: tuple[str, ...]) -> tuple[str, ...]:
    """Return the authors of the short name `OakNet` in a paragraph that cites some."""
    text = f"{before}OakNet{after}"
    paragraph = replace(segment(text, Place.PARAGRAPH), authors=authors)
    sighting = Sighting(len(before), len(before) + len("OakNet"), "OakNet", is_name=True)
    return sighted_mention(paragraph, sighting, alone=True).authors


def test_people_cited_on_the_line_above_a_short_name_are_not_its_authors() -> None:
    assert authors_of_name("count the oaks (Rossi et al. 2019)\n", " is new", ("Rossi",)) == ()
    assert authors_of_name("", " is new (Rossi et al. 2019)", ("Rossi",)) == ("Rossi",)
    assert authors_of_name("", " is\nnew, says Rossi", ("Rossi",)) == ("Rossi",)


def test_two_people_in_brackets_right_after_a_name_keep_others_of_the_paragraph_from_it() -> None:
    after = " (Petrov & Macdonald) is new.\nRossi et al. too."
    assert authors_of_name("", after, ("Rossi",)) == ()
    assert authors_of_name("", " (Petrov & Macdonald) is new.", ("Petrov, A.",)) == ("Petrov, A.",)
    mention = Mention(file="a.md", line=1, text="OakNet is new", authors=("Rossi",))
    paragraph = replace(segment(f"OakNet{after}", Place.PARAGRAPH), authors=("Rossi",))
    assert renamed_mention(mention, paragraph, Sighting(0, 6, "OakNet", is_name=True), alone=True).authors == ()


@pytest.mark.parametrize(
    ("before", "authors"),
    [
        ('Rossi, Verdi and Bianchi, "', ("Rossi", "Verdi", "Bianchi")),
        ('see Rossi et al.: "', ("Rossi",)),
        ("Rossi & Bianchi’s “", ("Rossi", "Bianchi")),
        ('Rossi and Bianchi like "', ()),
        ("Rossi and Bianchi, ", ()),
        ('Rossi and Bianchi\n, "', ()),
    ],
)
def test_people_right_before_a_quoted_title_are_its_authors(before: str, authors: tuple[str, ...]) -> None:
    text = f"{before}{TITLE}” again"
    read = Segment(file="a.md", line=1, text=text, place=Place.ITEM)
    found = sighted_mention(read, Sighting(len(before), len(before) + len(TITLE), TITLE), alone=False)
    assert found.authors == authors

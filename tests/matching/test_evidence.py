from __future__ import annotations

import pytest
from msgspec import structs

from vlbib.core.names import parse_name
from vlbib.core.record import Record
from vlbib.core.work import Query
from vlbib.matching.evidence import Claim, Evidence, Point, Weighed, as_one, evidence_for, weigh_all
from vlbib.matching.groups import Group
from vlbib.matching.title_agreement import Agreement, Level

WORK = Group(
    (
        Record(
            source="dblp",
            title="MapNet: Counting Lines in Old Maps",
            authors=(parse_name("Ana Rossi"), parse_name("Jonas Weber"), parse_name("Li Wu")),
            year=2021,
            preprint_year=2019,
            venue="IEEE Conf. Comput. Vis. Pattern Recog.",
            aliases=("MapNet", "M", "MN"),
            urls=("https://www.example.org/lines/index.html",),
        ),
    )
)


def answers(query: Query) -> list[bool]:
    return [point.agrees for point in evidence_for(query, WORK).points]


@pytest.mark.parametrize(
    ("year", "agrees"), [(2019, [True]), (2021, [True]), (2018, []), (2022, []), (2017, [False]), (2023, [False])]
)
def test_a_year_may_be_one_off_the_span_from_preprint_to_publication(year: int, agrees: list[bool]) -> None:
    assert answers(Query(title="Lines", year=year)) == agrees


def test_a_year_with_which_people_cite_the_work_is_right() -> None:
    records = tuple(structs.replace(record, possible_years=(2009,)) for record in WORK.records)
    found = [evidence_for(Query(title="Lines", year=year), Group(records)).points for year in (2009, 2010)]
    assert [[point.agrees for point in points] for points in found] == [[True], [False]]


@pytest.mark.parametrize(
    ("venue", "agrees"),
    [
        ("CVPR", [True]),
        ("ICCV", [False]),
        ("arXiv", []),
        ("Journal of Map Studies", []),
        ("ICCV/CVPR", [True]),
        ("ICCV/ECCV", [False]),
    ],
)
def test_a_venue_agrees_contradicts_or_shows_nothing(venue: str, agrees: list[bool]) -> None:
    assert answers(Query(title="Lines", venue=venue)) == agrees


@pytest.mark.parametrize(
    ("authors", "agrees", "certain"),
    [
        (("Rossi",), [True], False),
        (("Rossi", "Weber"), [True], True),
        (("Rossi", "Moreau"), [True], False),
        (("Moreau",), [False], False),
        (("Wu",), [True], False),
        (("罗西",), [], False),
        (("Google",), [], False),
        (("Google", "Moreau"), [False], False),
        (("Google", "Rossi"), [True], False),
    ],
)
def test_two_right_authors_make_a_work_certain(authors: tuple[str, ...], agrees: list[bool], certain: bool) -> None:  # noqa: FBT001 -- a table's column
    evidence = evidence_for(Query(title="Lines", authors=authors), WORK)
    assert ([point.agrees for point in evidence.points], evidence.certain) == (agrees, certain)


@pytest.mark.parametrize(("noted", "recorded"), [("König", "Koenig"), ("Koenig", "König"), ("Müller-Kern", "Mueller")])
def test_an_umlaut_agrees_with_its_transliteration(noted: str, recorded: str) -> None:
    group = Group((structs.replace(WORK.records[0], authors=(parse_name(f"Ana {recorded}"),)),))
    evidence = evidence_for(Query(title="Lines", authors=(noted,)), group)
    assert [point.agrees for point in evidence.points] == [True]


def test_a_name_part_of_two_letters_does_not_count() -> None:
    assert answers(Query(title="Lines", authors=("Li",))) == [False]
    assert answers(Query(title="Lines", authors=("Ana",))) == [True]


@pytest.mark.parametrize(
    ("url", "agrees"),
    [("http://example.org/lines/", [True]), ("https://example.org/lines#top", [True]), ("https://example.org/x", [])],
)
def test_a_link_is_compared_without_scheme_and_index_page(url: str, agrees: list[bool]) -> None:
    assert answers(Query(title="Lines", urls=(url,))) == agrees


@pytest.mark.parametrize(
    ("alias", "agrees"), [("mapnet", [True]), ("Counting Lines in Old Maps", [True]), ("M", []), ("MN", [True])]
)
def test_a_name_is_in_the_records_or_beside_a_separator(alias: str, agrees: list[bool]) -> None:
    assert answers(Query(title="Lines", aliases=(alias,))) == agrees


def test_the_likeliest_work_comes_first() -> None:
    other = Record(source="dblp", title="MapNet: Counting Rivers", authors=(parse_name("Bo Chen"),), year=2021)
    best, second = weigh_all(Query(title="Counting Lines in Old Maps", year=2021), [other, *WORK.records])
    assert (best.group, second.group.records) == (WORK, (other,))


def weighed(supports: int, contradicts: int, likeness: float = 0.5) -> Weighed:
    points = [Point(Claim.YEAR, agrees=number < supports, text=str(number)) for number in range(supports + contradicts)]
    return Weighed(WORK, Agreement(level=Level.NEAR, likeness=likeness), Evidence(tuple(points)))


def test_a_contradiction_weighs_as_much_as_two_claims_that_fit() -> None:
    assert weighed(2, 1).rank == weighed(0, 0).rank
    assert weighed(3, 1).rank > weighed(0, 0).rank > weighed(1, 1).rank


def test_the_review_shows_the_similarity_to_three_decimals() -> None:
    assert weighed(0, 0, likeness=2 / 3).candidate().score == 0.667


@pytest.mark.parametrize(
    ("label", "level"),
    [("Ana Rossi", Level.SAME), ("A. Rossi", Level.SAME), ("Rossi", Level.NONE), ("Ada Rossi", Level.NONE)],
)
def test_an_author_before_a_colon_is_not_part_of_the_title(label: str, level: Level) -> None:
    (weighed,) = weigh_all(Query(title=f"{label}: MapNet: Counting Lines in Old Maps"), WORK.records)
    assert (weighed.title.level is Level.SAME) is (level is Level.SAME)
    (short,) = weigh_all(Query(title=f"{label}: Old Maps"), WORK.records)
    assert not short.title.agrees


TELLING = (
    Query(title="Lines", venue="CVPR"),
    Query(title="Lines", venue="CVPR", year=2021),
    Query(title="Lines", authors=("Rossi",)),
    Query(title="Lines", authors=("Weber", "Wu")),
    Query(title="Lines", urls=("https://example.org/lines",)),
)
NOT_TELLING = (
    Query(title="Lines", year=2021),
    Query(title="Lines", venue="CVPR", year=2020),
    Query(title="Lines", venue="arXiv", year=2019),
    Query(title="Lines", authors=("Wu",)),
    Query(title="Lines", authors=("Weber", "Lovelace")),
)


@pytest.mark.parametrize("query", [*TELLING, *NOT_TELLING])
def test_a_venue_with_year_a_first_author_or_a_link_distinguishes_works_of_one_name(query: Query) -> None:
    preprint = Record(source="arxiv", title="MapNet", venue="arXiv", year=2019)
    assert evidence_for(query, Group((*WORK.records, preprint))).telling is (query in TELLING)


def test_a_venue_without_a_year_in_the_record_distinguishes_a_work_too() -> None:
    undated = Group((Record(source="a", title="MapNet", venue="CVPR"),))
    assert evidence_for(Query(title="Lines", venue="CVPR", year=2020), undated).telling


def test_another_title_is_no_objection_to_a_work_with_the_name_or_sharing_it() -> None:
    shared = structs.replace(WORK.records[0], aliases=(), shared_names=("MN",))
    named, sharing, neither = (
        weigh_all(Query(title="MN"), (record,))[0]
        for record in (WORK.records[0], shared, structs.replace(shared, shared_names=()))
    )
    assert [each.named or each.sharing for each in (named, sharing, neither)] == [True, True, False]
    assert [bool(each.candidate().against) for each in (named, sharing, neither)] == [False, False, True]


def test_people_are_neither_right_nor_wrong_if_the_records_name_none() -> None:
    nameless = Group((Record(source="a", title="MapNet"),))
    assert evidence_for(Query(title="MapNet", authors=("Rossi",)), nameless).points == ()
    assert evidence_for(Query(title="MapNet"), WORK).points == ()


def test_the_review_shows_all_evidence_for_a_work() -> None:
    asked = Query(title="MapNet: Counting Lines in Old Maps", year=2021)
    (whole,) = weigh_all(asked, WORK.records)
    assert whole.candidate().reasons == ("the title is the same", "the year 2021 fits")
    (named,) = weigh_all(structs.replace(asked, title="MapNet"), WORK.records)
    assert named.candidate().reasons[-2:] == ("the records carry this short name", "the year 2021 fits")
    shared = structs.replace(WORK.records[0], aliases=(), shared_names=("MN",))
    (sharing,) = weigh_all(Query(title="MN"), (shared,))
    assert sharing.candidate().reasons == ("the records carry this short name, as those of other works do",)


def test_two_versions_as_one_have_the_evidence_for_either_or_else_that_against_the_first() -> None:
    later = structs.replace(WORK.records[0], title="MapNet: Counting Line in Old Maps", aliases=())

    def one(year: int, title: str = "MapNet") -> Weighed | None:
        return as_one([weigh_all(Query(title=title, year=year), [record])[0] for record in (later, *WORK.records)])

    right, wrong = one(2021), one(1999)
    assert right
    assert wrong
    assert (right.evidence.support, right.evidence.against) == (("the year 2021 fits",), ())
    assert (wrong.evidence.support, wrong.evidence.against) == ((), ("the note says 1999, the records 2019-2021",))
    assert [each.named for each in (right, wrong)] == [True, True]
    assert [each.sharing for each in (right, wrong)] == [False, False]


def test_each_claim_is_weighed_alone_and_reported_in_words() -> None:
    url = "https://example.org/lines"
    right = Query(title="X", year=2021, venue="CVPR", authors=("Rossi", "Wu"), urls=(url,), aliases=("MN",))
    assert evidence_for(right, WORK).points == (
        Point(Claim.YEAR, agrees=True, text="the year 2021 fits"),
        Point(Claim.VENUE, agrees=True, text="the venue CVPR fits", telling=True),
        Point(Claim.AUTHORS, agrees=True, text="the author Rossi fits", certain=True, telling=True, complete=True),
        Point(Claim.LINK, agrees=True, text=f"the link {url} is the work's", telling=True),
        Point(Claim.NAME, agrees=True, text="the name 'MN' fits"),
    )
    wrong = Query(
        title="X", year=2017, venue="ECCV", authors=("Lovelace",), urls=("https://example.com",), aliases=("Z",)
    )
    assert evidence_for(wrong, WORK).points == (
        Point(Claim.YEAR, agrees=False, text="the note says 2017, the records 2019-2021"),
        Point(Claim.VENUE, agrees=False, text=f"the note says ECCV, the records {WORK.records[0].venue}"),
        Point(Claim.AUTHORS, agrees=False, text="the note says Lovelace, the records Rossi"),
    )


@pytest.mark.parametrize(
    ("given", "same"),
    [
        ("EXAMPLE.org/lines", True),
        ("http://www.example.org/lines/#top", True),
        ("https://example.org/lines/index", True),
        ("https://example.org/lines.git/", True),
        ("https://example.org/lines.git", True),
        ("https://example.org/lines//", True),
        ("https://example.org/lines?next=https://example.org/other", False),
        ("https://example.org/outlines", False),
    ],
)
def test_a_page_is_the_same_in_any_spelling_of_its_url(given: str, *, same: bool) -> None:
    assert bool(evidence_for(Query(title="X", urls=(given,)), WORK).points) is same


def test_works_keep_their_order_from_the_sources() -> None:
    other = Record(source="dblp", title="Rivers of the Moon", authors=(parse_name("Bo Chen"),), year=2021)
    weighed_all = weigh_all(Query(title="Rivers of the Moon"), [*WORK.records, other])
    assert [(one.group.records[0].title, one.place) for one in weighed_all] == [
        ("Rivers of the Moon", 1),
        (WORK.records[0].title, 0),
    ]


def test_an_author_before_a_title_is_reported() -> None:
    (one,) = weigh_all(Query(title="Ana Rossi: MapNet: Counting Lines in Old Maps"), WORK.records)
    assert one.title.reasons == ("the author Ana Rossi stands before it", "the title is the same")


def test_evidence_for_one_version_alone_counts_for_both() -> None:
    undated = structs.replace(WORK.records[0], year=None, preprint_year=None, aliases=(), shared_names=("MN",))
    for records in ((undated, *WORK.records), (*WORK.records, undated)):
        several = [weigh_all(Query(title="MN", year=2021), [record])[0] for record in records]
        both = as_one(several)
        assert both
        assert (both.evidence.support, both.named, both.sharing) == (("the year 2021 fits",), True, True)


def test_the_size_of_a_model_is_no_part_of_the_name_of_another() -> None:
    nett = Group((Record(source="a", title="Old Maps in Nets", aliases=("NETS",)),))
    assert weigh_all(Query(title="NetS"), nett.records)[0].named
    assert not weigh_all(Query(title="Net-S"), nett.records)[0].named

"""Near titles that other claims of the note confirm."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec import structs

from vlbib.core.names import parse_name
from vlbib.core.record import Record
from vlbib.core.work import Kind, Mention, Status, Work
from vlbib.matching.verdict import judge

TITLE = "Safe Reinforcement Learning with Strong Stability Guarantees"
FOUND = Record(
    source="dblp",
    title=TITLE,
    authors=(parse_name("Felix Berken"), parse_name("Ann Lee")),
    year=2017,
    venue_short="NeurIPS",
    url="https://dblp.org/rec/conf/nips/1",
)
BY = {"authors": ("Berken",)}


def status(text: str, *records: Record, **claims: Any) -> Status:
    work = Work(mentions=(Mention(file="notes.md", line=1, text=text, kind=Kind.LINE, **claims),))
    return judge(work, records or (FOUND,)).status


@pytest.mark.parametrize(
    "text",
    [
        "Safe Reinforcement Learning Strong Stability",
        "Safe Reinforcement Learning with",
    ],
)
def test_an_end_left_out_counts_with_the_first_author_or_the_venue_of_the_year(
    text: str,
) -> None:
    found = structs.replace(FOUND, title=f"{text} for All Guarantees")
    assert status(text, found, **BY) is status(text, found, venue="NeurIPS", year=2017) is Status.ACCEPTED
    if not text.endswith(" with"):  # a small word at the end shows that the title goes on
        assert status(text, found, venue="arXiv") is status(text, found, authors=("Lee",)) is Status.DOUBTFUL


def test_a_beginning_of_three_words_counts_with_several_authors_and_the_year() -> None:
    both = ("Berken", "Lee")
    assert status("Safe Reinforcement Learning", authors=both, year=2017) is Status.ACCEPTED
    assert status("Safe Reinforcement Learning", authors=both) is not Status.ACCEPTED
    assert status("Safe Reinforcement Learning", authors=both[:1], year=2017) is not Status.ACCEPTED
    assert status("Safe Reinforcement", authors=both, year=2017) is not Status.ACCEPTED
    reply = structs.replace(FOUND, title="Safe Reinforcement Learning: A Reply")
    assert status("Safe Reinforcement Learning", reply, authors=both, year=2017) is Status.ACCEPTED


def test_all_short_words_before_a_colon_count_with_the_first_author_or_the_venue_of_the_year() -> None:
    whole = structs.replace(FOUND, title="To Go or Not to Go: A Walk of Robots")
    assert status("To Go or Not to Go", whole, **BY) is Status.ACCEPTED
    assert status("To Go or Not to Go", whole, venue="NeurIPS", year=2017) is Status.ACCEPTED
    assert status("To Go or Not to Go", whole, authors=("Lee",)) is Status.DOUBTFUL
    longer = structs.replace(FOUND, title="To Go or Not to Go by Night: A Walk of Robots")
    assert status("To Go or Not to Go", longer, **BY) is Status.DOUBTFUL


def test_a_typo_in_a_short_word_of_a_short_title_counts_with_the_first_author_or_the_venue_of_the_year() -> None:
    short = structs.replace(FOUND, title="Safe Learning with Strong Guarantees")
    text = "Sfae Learning with Strong Guarantees"
    assert status(text, short, **BY) is status(text, short, venue="NeurIPS", year=2017) is Status.ACCEPTED
    assert status(text, short, venue="arXiv") is status(text, short, authors=("Lee",)) is Status.DOUBTFUL


def test_authors_may_follow_a_title_without_a_sign_between() -> None:
    first, *_ = FOUND.authors
    name = f"{first.given} {first.family}"
    assert status(f"{FOUND.title} {name}") is Status.ACCEPTED
    assert status(f"{FOUND.title} {first.family}") is Status.DOUBTFUL
    assert status(f"{FOUND.title} {first.family} Lakes") is Status.DOUBTFUL


def test_a_long_beginning_counts_with_the_year_alone_and_a_short_one_does_not() -> None:
    begin = "Safe Reinforcement Learning with Strong Stability"
    assert status(begin, structs.replace(FOUND, title=f"{begin} for Robots"), year=2017) is Status.ACCEPTED
    shorter = begin.removesuffix(" Stability")
    assert status(shorter, structs.replace(FOUND, title=f"{shorter} for Robots"), year=2017) is not Status.ACCEPTED


def test_a_beginning_of_seven_words_counts_by_itself_if_no_other_title_begins_so_and_nothing_contradicts() -> None:
    begin = "Safe Reinforcement Learning with Strong Stability Error Bounds"
    found = structs.replace(FOUND, title=f"{begin} Between Robots")
    assert status(begin, found) is Status.ACCEPTED
    assert status(begin, structs.replace(FOUND, title=f"{begin} for Robots")) is Status.ACCEPTED
    shorter = begin.removesuffix(" Error Bounds")
    assert status(shorter, found) is Status.ACCEPTED
    for more in (f"{begin.removesuffix(' Bounds')} for Robots", f"{begin.removesuffix(' Bounds')}: A Walk"):
        assert (
            status(more.partition(" for")[0].partition(":")[0], structs.replace(FOUND, title=more)) is Status.ACCEPTED
        )
    for small in ("for", "over", "to", "based on"):  # the title may end there
        assert status(shorter, structs.replace(FOUND, title=f"{shorter} {small} Robots")) is Status.DOUBTFUL
    assert status(
        "Safe Learning with Stability", structs.replace(FOUND, title="Safe Learning with Stability Bounds")
    ) is (Status.DOUBTFUL)
    assert status(
        "Safe Learning with Strong Stability",
        structs.replace(FOUND, title="Safe Learning with Strong Stability Bounds"),
    ) is (Status.ACCEPTED)
    assert status(begin, found, year=2009) is Status.DOUBTFUL
    twin = structs.replace(FOUND, title=f"{begin} Between Cars", authors=(parse_name("Bo Li"),))
    assert status(begin, found, twin) is Status.DOUBTFUL
    assert status(begin, structs.replace(FOUND, title=f"{begin} Revisited")) is Status.DOUBTFUL


@pytest.mark.parametrize(
    ("text", "title", "is_near"),
    [
        ("Old Maps of Big Red Towns with Roads", "Old Maps of Big Red Towns with Roads and Lines", True),
        ("Old Mpas of Big Red Tonws with Roads", "Old Maps of Big Red Towns with Roads", True),
        ("Old Maps of Big Rde Towns with Roads", "Old Maps of Big Red Towns with Roads", False),
        ("Old Mpas of Big Red Tonws with Raods", "Old Maps of Big Red Towns with Roads", False),
        ("Survey of the Big Red Towns", "Survey on Big Red Towns", True),
        ("Survey of the Big Towns", "Survey on Big Towns", False),
        ("Mapppr: Big Towns with Roads", "Mapper: Big Towns with Roads", True),
        ("Mappp: Big Towns with Roads", "Mappe: Big Towns with Roads", False),
    ],
)
def test_a_word_of_four_letters_may_have_a_typo_a_name_needs_six_and_one_word_in_three_may_be_wrong(
    text: str, title: str, *, is_near: bool
) -> None:
    assert (status(text, structs.replace(FOUND, title=title), **BY) is Status.ACCEPTED) is is_near


def test_claims_that_contradict_and_a_second_title_that_begins_so_leave_it_open() -> None:
    text = "Safe Reinforcement Learning with Strong Stability"
    twin = structs.replace(FOUND, title=f"{text} Margins", authors=(parse_name("Bo Li"),))
    assert status(text, FOUND, twin, **BY) is Status.DOUBTFUL
    assert status(text, **BY, year=2012) is Status.DOUBTFUL


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (TITLE, f"{TITLE}: A Reply"),
        (TITLE, f"{TITLE} Revisited"),
        ("Safe Reinforcement Learning in 3 Steps for Robots", "Safe Reinforcement Learning in 4 Steps for Robots"),
        ("Safe Imitation Learning with Strong Stability Guarantees", TITLE),
    ],
)
def test_a_text_about_the_work_another_number_and_another_word_are_another_title(text: str, title: str) -> None:
    assert status(text, structs.replace(FOUND, title=title), **BY) is not Status.ACCEPTED


def test_a_beginning_with_three_words_of_the_subtitle_counts_by_itself() -> None:
    found = structs.replace(FOUND, title="Safe Learners: Rethinking Strong Guarantees with Maps")
    assert status("Safe Learners: Rethinking Strong Guarantees", found) is Status.ACCEPTED
    assert status("Safe Learners: Rethinking Strong", found) is Status.DOUBTFUL


def test_a_beginning_with_two_words_of_the_subtitle_needs_more_words_or_other_evidence() -> None:
    begin = "Safe Learning Walks: Strong Bounds"
    assert status(begin, structs.replace(FOUND, title=f"{begin} for Robots")) is Status.DOUBTFUL
    assert status(f"{begin} Guaranteed", structs.replace(FOUND, title=f"{begin} Guaranteed for Robots")) is (
        Status.ACCEPTED
    )

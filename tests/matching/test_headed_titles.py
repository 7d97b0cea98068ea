"""A title that begins with the name looked up, and what else must fit."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec import structs

from vlbib.core.ids import Id
from vlbib.core.names import parse_name
from vlbib.core.record import Record
from vlbib.core.work import Kind, Mention, Status, Work
from vlbib.matching.verdict import judge

HEADED = Record(
    source="dblp",
    title="DeepPS2: Two Differently Lit Images",
    authors=(parse_name("Ashish Tiwari"),),
    year=2022,
    venue="ECCV",
    url="https://dblp.org/rec/conf/eccv/1",
)


def asking(text: str, kind: Kind = Kind.ALIAS, **claims: Any) -> Work:
    return Work(mentions=(Mention(file="notes.md", line=1, text=text, kind=kind, **claims),))


@pytest.mark.parametrize("kind", [Kind.LINE, Kind.ALIAS])
@pytest.mark.parametrize("claims", [{"venue": "ECCV"}, {"authors": ("Tiwari",)}])
def test_the_only_title_that_begins_with_a_name_is_accepted_if_year_and_venue_or_people_fit(
    claims: dict[str, Any], kind: Kind
) -> None:
    rest = structs.replace(HEADED, title="Photometric Stereo with DeepPS2", authors=(parse_name("Ann Lee"),))
    assert judge(asking("DeepPS2", kind, year=2022, **claims), [rest, HEADED]).records == (HEADED,)


@pytest.mark.parametrize(
    "asked",
    [
        asking("DPS2", venue="ECCV"),
        asking("DPS2", year=2022),
        asking("DPS2", year=2022, venue="ECCV", authors=("Lee",)),
        asking("DPS", year=2022, venue="ECCV"),
    ],
)
def test_a_title_that_begins_with_a_short_name_waits_if_less_fits(asked: Work) -> None:
    headed = structs.replace(HEADED, title="DPS2: Two Differently Lit Images")
    assert judge(asked, [headed]).status is not Status.ACCEPTED


def test_titles_that_begin_with_one_name_or_with_a_plain_word_wait() -> None:
    later = structs.replace(HEADED, title="DeepPS2: One Image", authors=(parse_name("Ann Lee"),))
    assert judge(asking("DeepPS2", year=2022, venue="ECCV"), [HEADED, later]).status is Status.DOUBTFUL
    plain = structs.replace(HEADED, title="Attention: Two Differently Lit Images")
    assert judge(asking("Attention", year=2022, venue="ECCV"), [plain]).status is Status.DOUBTFUL


def test_a_rare_plain_word_that_only_one_title_begins_with_is_enough_if_year_and_venue_fit() -> None:
    headed = structs.replace(HEADED, title="Marten: Two Differently Lit Images")
    assert judge(asking("Marten", year=2022, venue="ECCV"), [headed]).records == (headed,)
    for claims in ({"year": 2022}, {"venue": "ECCV"}, {"year": 2021, "venue": "ECCV"}):
        assert judge(asking("Marten", **claims), [headed]).status is Status.DOUBTFUL


def test_two_plain_words_that_only_one_title_begins_with_are_enough_if_year_and_venue_fit() -> None:
    headed = structs.replace(HEADED, title="Deep Attention: Two Differently Lit Images")
    assert judge(asking("Deep Attention", year=2022, venue="ECCV"), [headed]).records == (headed,)
    by_year_and_author = judge(asking("Deep Attention", year=2022, authors=("Tiwari",)), [headed])
    assert "the title begins with the name, and no other found does" in by_year_and_author.reasons


def test_the_first_author_is_enough_for_a_plain_word_if_everybody_named_is_an_author() -> None:
    plain = structs.replace(HEADED, title="Attention: Two Differently Lit Images")
    other = structs.replace(HEADED, title="Attention: One Image", authors=(parse_name("Ann Lee"),))
    assert judge(asking("Attention", authors=("Tiwari",)), [other, plain]).records == (plain,)
    assert judge(asking("Attention", authors=("Tiwari", "Lee")), [plain]).status is Status.DOUBTFUL
    assert judge(asking("Attention", authors=("Tiwari",), year=2011), [plain]).status is Status.DOUBTFUL


def test_the_titles_that_begin_with_a_name_are_the_first_candidates() -> None:
    near = structs.replace(HEADED, title="Attention Lanterns", year=2020)
    headed = structs.replace(HEADED, title="Attention Lantern: Two Differently Lit Images", authors=())
    verdict = judge(asking("Attention Lantern"), [near, headed])
    assert [candidate.records[0].title for candidate in verdict.candidates][:1] == [headed.title]


def test_words_of_its_title_beside_a_name_are_enough_if_no_other_title_begins_with_it_and_nothing_contradicts() -> None:
    headed = structs.replace(HEADED, title="DPS2: Two Differently Lit Images")
    later = structs.replace(HEADED, title="DPS2: One Image", authors=(parse_name("Ann Lee"),))
    assert judge(asking("DPS2", listed=True), [headed]).records == (headed,)
    assert judge(asking("DPS2", listed=True), [headed, later]).status is Status.DOUBTFUL
    assert judge(asking("DPS2", listed=True, year=2011), [headed]).status is Status.DOUBTFUL


@pytest.mark.parametrize(("name", "status"), [("PG-Net", Status.ACCEPTED), ("PGNet", Status.DOUBTFUL)])
def test_words_of_the_title_beside_a_name_count_only_if_the_title_has_it_with_the_same_hyphens(
    name: str, status: Status
) -> None:
    headed = structs.replace(HEADED, title="PG-Net: Two Differently Lit Images")
    assert judge(asking(name, listed=True), [headed]).status is status


@pytest.mark.parametrize(("name", "status"), [("DPS2", Status.DOUBTFUL), ("DePS2", Status.ACCEPTED)])
def test_a_name_of_four_letters_beside_an_id_that_no_record_has_waits_unless_more_fits(
    name: str, status: Status
) -> None:
    headed = structs.replace(HEADED, title=f"{name}: Two Differently Lit Images")
    ids = (Id("doi", "10.5555/1234567"),)
    assert judge(asking(name, listed=True, ids=ids), [headed]).status is status
    assert judge(asking(name, listed=True, ids=ids, authors=("Tiwari",)), [headed]).status is Status.ACCEPTED
    assert judge(asking(name, listed=True), [headed]).status is Status.ACCEPTED

from __future__ import annotations

import pytest
from msgspec import structs

from vlbib.core.ids import Id
from vlbib.core.names import parse_name
from vlbib.core.record import Record
from vlbib.core.work import Mention, Status, Work
from vlbib.matching.skeletons import is_skeleton, why_too_bare
from vlbib.matching.verdict import judge

TITLE = "Adaptive Sampling Strategies for Stochastic Optimization"
REJECTED = Record(source="paperlists", title=TITLE, authors=(parse_name("Raghu Bollapragada"),), year=2018)
NAMED = Work(mentions=(Mention(file="a.md", line=1, text=TITLE, year=2018),))


@pytest.mark.parametrize(
    "more",
    [
        {"venue": "SIAM J. Optim."},
        {"venue_short": "ICLR"},
        {"publisher": "Springer"},
        {"url": "https://proceedings.example.org/1"},
        {"ids": (Id("arxiv", "1710.11258"),)},
        {"ids": (Id("doi", "10.1137/17M1154679"),)},
    ],
)
def test_one_public_place_is_enough(more: dict[str, object]) -> None:
    whole = structs.replace(REJECTED, **more)
    assert not is_skeleton(whole)
    assert judge(NAMED, [whole]).status is Status.ACCEPTED
    assert is_skeleton(structs.replace(whole, authors=()))


@pytest.mark.parametrize("more", [{}, {"ids": (Id("s2", "1"),)}, {"ids": (Id("openreview", "B1"),)}, {"type": "misc"}])
def test_a_record_of_a_submission_is_only_a_candidate(more: dict[str, object]) -> None:
    verdict = judge(NAMED, [structs.replace(REJECTED, **more)])
    assert (verdict.status, len(verdict.candidates), verdict.records) == (Status.DOUBTFUL, 1, ())
    assert "another source must confirm it" in verdict.reasons[0]


def test_an_entry_of_the_owners_needs_no_other_source() -> None:
    assert judge(NAMED, [structs.replace(REJECTED, source="library/bib")]).status is Status.ACCEPTED
    assert judge(NAMED, [structs.replace(REJECTED, source="library/bib", authors=())]).status is Status.ACCEPTED


def test_a_record_without_authors_settles_nothing_alone_but_joins_one_with_authors() -> None:
    bare = Record(source="cvpr_papers_list", title=TITLE, year=2018, venue="CVPR")
    whole = structs.replace(REJECTED, source="dblp", venue="CVPR")
    assert judge(NAMED, [bare]).status is Status.DOUBTFUL
    assert set(judge(NAMED, [bare, whole]).records) == {bare, whole}


def test_a_bare_record_gives_way_to_one_whose_whole_title_agrees() -> None:
    bare = Record(source="landmarks", title=TITLE, year=2018, ids=(Id("arxiv", "1710.11258"),))
    named = structs.replace(REJECTED, source="dblp", title=f"AdaSam: {TITLE}", venue="ICML")
    assert judge(NAMED, [bare, named]).records == (named,)
    longer = structs.replace(named, title=f"{TITLE}: A Theory of It")
    assert judge(NAMED, [bare, longer]).status is Status.DOUBTFUL


def test_two_bare_records_do_not_suffice_and_a_pin_needs_none() -> None:
    bare = Record(source="cvpr_papers_list", title=TITLE, year=2018, venue="CVPR", ids=(Id("doi", "10.1/x"),))
    assert judge(NAMED, [bare, REJECTED]).status is Status.DOUBTFUL
    pinned = Work(mentions=(Mention(file="a.md", line=1, text=TITLE, ids=bare.ids, pinned=True),))
    assert judge(pinned, [bare]).status is Status.ACCEPTED


def test_the_reason_names_each_source_once_and_what_they_lack() -> None:
    bare = Record(source="cvpr_papers_list", title=TITLE, year=2018, venue="CVPR")
    assert why_too_bare([bare, structs.replace(bare, source="dblp"), bare]) == (
        "only cvpr_papers_list, dblp has it, without authors: another source must confirm it"
    )
    assert why_too_bare([REJECTED, bare]) == (
        "only paperlists, cvpr_papers_list has it, without a venue, an arXiv id, a DOI or a URL: "
        "another source must confirm it"
    )
    assert why_too_bare([bare, structs.replace(REJECTED, venue="CVPR")]) == ""

"""What short names beside a part of a title, and names in sentences, come to."""

from __future__ import annotations

from msgspec import structs
from tests.matching.papers import paper, work

from vlbib.core.ids import Id
from vlbib.core.work import Kind, Status, Work
from vlbib.matching.verdict import judge


def test_a_work_is_meant_by_its_recorded_short_name_and_the_beginning_of_its_title() -> None:
    title = "Momentum Contrast for Unsupervised Learning"
    record = structs.replace(paper(title, "Ann Lee", year=2020), aliases=("MoCo",))
    other = paper("Momentum Contrast Between Two Shores", "Bo Li", year=2019)
    for asked in ("MoCo: momentum contrast", "Momentum contrast (MoCo)"):
        verdict = judge(work(asked), [other, record])
        assert verdict.records == (record,)
        assert "the short name 'MoCo' stands beside a part of the title" in verdict.reasons
    assert judge(work("MoCo: momentum contrast", year=2012), [record]).status is Status.DOUBTFUL
    assert judge(work("ReCo: momentum contrast"), [other, record]).status is not Status.ACCEPTED
    twice = structs.replace(other, aliases=("MoCo",))
    assert judge(work("MoCo: momentum contrast"), [twice, record]).status is Status.DOUBTFUL


def test_what_only_names_in_sentences_name_waits_until_its_owner_decides_or_something_else_names_it() -> None:
    wukong = paper("Wukong: A Benchmark", "Jiaxi Gu", year=2022, aliases=("Wukong",), ids=(Id("arxiv", "2202.06767"),))
    aside = work("Wukong", kind=Kind.ALIAS, aside=True)
    verdict = judge(aside, [wukong])
    assert verdict.status is Status.DOUBTFUL
    assert verdict.reasons == ("a sentence has its short name, which may be a part of somebody's work there",)
    assert [one.records for one in verdict.candidates] == [(wukong,)]
    also = Work(mentions=(*aside.mentions, *work("Wukong", kind=Kind.ALIAS).mentions))
    pinned = work("Wukong", kind=Kind.ALIAS, aside=True, pinned=True, ids=wukong.ids)
    assert [judge(each, [wukong]).status for each in (also, pinned)] == [Status.ACCEPTED, Status.ACCEPTED]

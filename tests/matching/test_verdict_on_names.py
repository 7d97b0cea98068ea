"""Verdicts on short names beside a part of a title, and on names in sentences."""

from __future__ import annotations

import pytest
from msgspec import structs
from tests.matching.papers import paper, work

from vlbib.core.ids import Id
from vlbib.core.work import Kind, Status, Work
from vlbib.matching.verdict import judge


def test_a_recorded_short_name_and_the_beginning_of_its_title_mean_the_work() -> None:
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


def test_a_work_named_only_in_sentences_waits_until_its_owner_decides_or_a_line_names_it() -> None:
    wukong = paper("Wukong: A Benchmark", "Jiaxi Gu", year=2022, aliases=("Wukong",), ids=(Id("arxiv", "2202.06767"),))
    aside = work("Wukong", kind=Kind.ALIAS, aside=True)
    verdict = judge(aside, [wukong])
    assert verdict.status is Status.DOUBTFUL
    assert verdict.reasons == (
        "only its short name is there: in a sentence or table, or beside works of another field, it may mean another",
    )
    assert [one.records for one in verdict.candidates] == [(wukong,)]
    other = paper("Wukong: The Game", "Bo Li", year=2023, ids=(Id("arxiv", "2302.06767"),))
    assert judge(aside, [other, wukong]).candidates[0].records == (wukong,)
    also = Work(mentions=(*aside.mentions, *work("Wukong", kind=Kind.ALIAS).mentions))
    pinned = work("Wukong", kind=Kind.ALIAS, aside=True, pinned=True, ids=wukong.ids)
    assert [judge(each, [wukong]).status for each in (also, pinned)] == [Status.ACCEPTED, Status.ACCEPTED]


def test_a_name_of_few_letters_beside_an_id_that_no_record_has_waits() -> None:
    als = paper("ALS: Pruning by Layers", "Wei Li", year=2024, venue="NeurIPS", ids=(Id("arxiv", "2402.00001"),))
    als = structs.replace(als, source="catalogue/paperlists")
    unknown = (Id("doi", "10.21437/Interspeech.2020-3071"),)
    assert judge(work("ALS", kind=Kind.ALIAS), [als]).status is Status.ACCEPTED
    verdict = judge(work("ALS", kind=Kind.ALIAS, ids=unknown), [als])
    assert (verdict.status, verdict.candidates[0].records) == (Status.DOUBTFUL, (als,))
    assert verdict.reasons[0].startswith("no record has the id in the note")
    longer = structs.replace(als, title="LayerDrop: Pruning by Layers")
    assert judge(work("LayerDrop", kind=Kind.ALIAS, ids=unknown), [longer]).status is Status.ACCEPTED


def test_a_known_name_before_words_of_no_title_waits_with_its_work_as_candidate() -> None:
    clip = paper("Learning Transferable Visual Models", "Alec Radford", year=2021, aliases=("CLIP",))
    verdict = judge(work("CLIP: images and text in one space of vectors"), [clip])
    assert (verdict.status, verdict.records) == (Status.DOUBTFUL, ())
    assert verdict.reasons == ("no record has this title; the work whose short name it begins with may be meant",)
    assert verdict.candidates[0].records == (clip,)


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("CLIP: images and text in one space of vectors", {"authors": ("Bungert", "Raab")}),
        ("CLIP: images and text in one space of vectors", {"year": 2010}),
        ("ALIGN: images and text in one space of vectors", {}),
        ("We see CLIP and images and text of vectors", {}),
    ],
)
def test_the_work_of_another_name_or_one_that_the_note_contradicts_is_no_candidate(
    text: str, claims: dict[str, object]
) -> None:
    clip = paper("Learning Transferable Visual Models", "Alec Radford", year=2021, aliases=("CLIP",))
    assert judge(work(text, **claims), [clip]).status is Status.UNRESOLVED

"""One line never takes the work away from another line of the same title."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec import structs

from vlbib.core.ids import Id
from vlbib.core.names import parse_name
from vlbib.core.record import Record
from vlbib.core.work import Kind, Mention, Status, Work
from vlbib.matching.contradicted_mentions import judge_apart

TITLE = "Finding Small Objects in a Large Field"


def paper(author: str, year: int, title: str = TITLE, **more: Any) -> Record:
    return Record(source="dblp", title=title, authors=(parse_name(author),), year=year, **more)


def line(number: int, **claims: Any) -> Mention:
    return Mention(file="a.md", line=number, text=TITLE, **claims)


def lines(work: Work) -> list[int]:
    return [mention.line for mention in work.mentions]


OURS = paper("Ada Lovelace", 2017, ids=(Id("arxiv", "1701.00001"),))


def test_a_contradicted_line_waits_and_the_others_are_accepted_in_either_order() -> None:
    wrong, right, silent = line(1, year=2023), line(2, year=2017), line(3)
    for mentions in ((wrong, right, silent), (right, wrong, silent), (silent, wrong, right), (wrong, silent)):
        verdict, apart = judge_apart(Work(mentions=mentions), [OURS])
        assert (verdict.status, verdict.records) == (Status.ACCEPTED, (OURS,))
        ((waiting, doubt),) = apart
        assert (lines(waiting), doubt.status) == ([1], Status.DOUBTFUL)
        assert "the note says 2023" in doubt.reasons[0]


def test_lines_that_fit_or_claim_what_the_records_leave_open_stay_together() -> None:
    together = Work(mentions=(line(1, year=2017), line(2, year=2018), line(3, authors=("Ada Lovelace",))))
    verdict, apart = judge_apart(together, [OURS])
    assert (verdict.status, apart) == (Status.ACCEPTED, ())


def test_lines_that_are_all_contradicted_wait_together() -> None:
    verdict, apart = judge_apart(Work(mentions=(line(1, year=2023), line(2, year=2010))), [OURS])
    assert (verdict.status, apart) == (Status.DOUBTFUL, ())


def test_an_id_of_another_paper_takes_only_its_own_line() -> None:
    other = paper("Alan Turing", 2012, "Losing the Thread of an Argument", ids=(Id("arxiv", "1201.00002"),))
    wrong = line(1, ids=other.ids)
    verdict, apart = judge_apart(Work(mentions=(wrong, line(2, year=2017), line(3))), [OURS, other])
    assert (verdict.status, verdict.records) == (Status.ACCEPTED, (OURS,))
    assert [(lines(waiting), doubt.status) for waiting, doubt in apart] == [([1], Status.DOUBTFUL)]


def test_an_id_that_no_record_has_contradicts_nothing() -> None:
    elsewhere = line(1, ids=(Id("doi", "10.1234/elsewhere"),))
    verdict, apart = judge_apart(Work(mentions=(elsewhere, line(2, year=2017))), [OURS])
    assert (verdict.status, apart) == (Status.ACCEPTED, ())


def test_two_works_of_one_title_are_two_and_a_line_that_fits_neither_waits() -> None:
    theirs = paper("Alan Turing", 1950, url="https://dblp.org/rec/1")
    mentions = (line(1, authors=("Ada Lovelace",)), line(2, authors=("Alan Turing",)), line(3))
    verdict, apart = judge_apart(Work(mentions=mentions), [OURS, theirs])
    assert (verdict.status, verdict.records) == (Status.ACCEPTED, (OURS,))
    assert [(lines(each), doubt.status, doubt.records) for each, doubt in apart] == [
        ([2], Status.ACCEPTED, (theirs,)),
        ([3], Status.DOUBTFUL, ()),
    ]


def test_a_pinned_work_is_not_split() -> None:
    mentions = (line(1, year=2023), line(2, year=2017, pinned=True, ids=OURS.ids))
    assert judge_apart(Work(mentions=mentions), [OURS])[1] == ()


def test_lines_that_are_all_wrong_stay_together() -> None:
    published = paper("Ada Lovelace", 2017, ids=(Id("doi", "10.1109/ICCV.2017.450"),), venue="ICCV")
    preprint = Record(source="pool", title=TITLE, year=2017, ids=(Id("arxiv", "1701.00001"),))
    claims = {"year": 2017, "venue": "CVPR"}
    _, apart = judge_apart(
        Work(mentions=(line(1, **claims), line(2, **claims, ids=preprint.ids))), [published, preprint]
    )
    assert apart == ()


NET = paper("Ada Lovelace", 2023, title="MiniNet-4: Small Models of Large Fields", ids=(Id("arxiv", "2304.00001"),))


def names(*texts: str, **claims: Any) -> Work:
    return Work(
        mentions=tuple(
            Mention(file="a.md", line=number, text=text, kind=Kind.ALIAS, ids=NET.ids, **claims)
            for number, text in enumerate(texts, 1)
        )
    )


@pytest.mark.parametrize("stranger", ["InstructNet", "BigNet", "MaxNet-5"])
def test_another_name_beside_the_id_of_a_paper_named_correctly_elsewhere_waits(stranger: str) -> None:
    for order in (("Mini-Net4", stranger), (stranger, "Mini-Net4")):
        verdict, apart = judge_apart(names(*order), [NET])
        ((waiting, doubt),) = apart
        assert (verdict.status, verdict.records) == (Status.ACCEPTED, (NET,))
        assert (waiting.first.text, doubt.status) == (stranger, Status.DOUBTFUL)
        assert "which another line calls by its own name" in doubt.reasons[0]
        assert doubt.candidates == verdict.candidates, "the owner may still choose among them"


@pytest.mark.parametrize("name", ["MiniNet-4-7B", "Small Models", "MiniNet4", "the first one", "Net"])
def test_a_text_that_contains_the_paper_s_name_or_is_no_name_stays_with_the_paper(name: str) -> None:
    verdict, apart = judge_apart(names("MiniNet-4", name), [NET])
    assert (verdict.status, apart) == (Status.ACCEPTED, ())


def test_an_unknown_name_alone_or_pinned_is_judged_by_its_id() -> None:
    assert judge_apart(names("InstructNet", "BigNet"), [NET])[1] == ()
    assert judge_apart(names("MiniNet-4", "InstructNet", pinned=True), [NET])[1] == ()


BORNE = paper("Alan Turing", 2021, "A Work of Other Words", ids=(Id("arxiv", "2101.00002"),), aliases=("InstructNet",))


@pytest.mark.parametrize("kind", [Kind.LINE, Kind.LINK])
def test_the_short_name_of_another_work_beside_an_id_takes_only_its_own_lines(kind: Kind) -> None:
    plain = Mention(file="a.md", line=3, text=NET.title, kind=kind, ids=NET.ids)
    (stranger, again) = names("InstructNet", "instruct-net").mentions
    for mentions in ((stranger, again, plain), (plain, stranger, again)):
        verdict, apart = judge_apart(Work(mentions=mentions), [NET, BORNE])
        ((waiting, doubt),) = apart
        assert (verdict.status, verdict.records) == (Status.ACCEPTED, (NET,))
        assert (lines(waiting), doubt.status) == ([1, 2], Status.DOUBTFUL)
        assert {each.records for each in doubt.candidates} == {(NET,), (BORNE,)}


def test_names_of_other_works_on_all_lines_of_an_id_wait_separately() -> None:
    third = structs.replace(BORNE, title="A Third Work of Words", aliases=("BigNet",), ids=(Id("arxiv", "2101.00003"),))
    for several in (("InstructNet",), ("InstructNet", "BigNet")):
        verdict, apart = judge_apart(names(*several), [NET, BORNE, third])
        assert verdict.status is Status.DOUBTFUL
        assert [(each.first.text, doubt.status) for each, doubt in apart] == [
            (name, Status.DOUBTFUL) for name in several[1:]
        ]


ELSEWHERE = paper("Ida Rhodes", 2020, "Watching the Steps of Others", ids=(Id("arxiv", "2001.00009"),))


@pytest.mark.parametrize("records", [[NET], [NET, ELSEWHERE]])
def test_another_title_beside_an_id_waits_even_if_a_bare_link_has_the_id_too(records: list[Record]) -> None:
    link = Mention(file="a.md", line=1, text="https://arxiv.org/abs/2304.00001", kind=Kind.LINK, ids=NET.ids)
    wrong = Mention(file="b.md", line=1, text=ELSEWHERE.title, ids=NET.ids)
    for mentions in ((link, wrong), (wrong, link)):
        verdict, apart = judge_apart(Work(mentions=mentions), records)
        ((waiting, doubt),) = apart
        assert (verdict.status, verdict.records) == (Status.ACCEPTED, (NET,))
        assert (waiting.mentions, doubt.status) == ((wrong,), Status.DOUBTFUL)


def test_the_title_of_a_work_and_remarks_stay_with_the_bare_link_of_its_id() -> None:
    link = Mention(file="a.md", line=1, text="https://arxiv.org/abs/2304.00001", kind=Kind.LINK, ids=NET.ids)
    titled, remark = (Mention(file="b.md", line=1, text=text, ids=NET.ids) for text in (NET.title, "the net paper"))
    for mentions in ((link, titled, remark), (remark, titled, link)):
        verdict, apart = judge_apart(Work(mentions=mentions), [NET, ELSEWHERE])
        assert (verdict.status, apart) == (Status.ACCEPTED, ())


def test_a_short_title_of_another_work_waits_if_both_have_records() -> None:
    twin = paper("Ida Rhodes", 2020, "Losing the Thread", ids=(Id("arxiv", "2001.00010"),))
    link = Mention(file="a.md", line=1, text="https://arxiv.org/abs/2304.00001", kind=Kind.LINK, ids=NET.ids)
    wrong = Mention(file="b.md", line=1, text=twin.title, ids=NET.ids)
    verdict, apart = judge_apart(Work(mentions=(link, wrong)), [NET, twin])
    assert (verdict.records, [waiting.mentions for waiting, _ in apart]) == ((NET,), [(wrong,)])


def test_a_name_without_an_id_is_its_own_work_even_if_it_is_beside_another_s_id_elsewhere() -> None:
    (stranger,) = names("InstructNet").mentions
    silent = Mention(file="b.md", line=7, text="InstructNet", kind=Kind.ALIAS)
    link = Mention(file="a.md", line=1, text="https://arxiv.org/abs/2304.00001", kind=Kind.LINK, ids=NET.ids)
    verdict, apart = judge_apart(Work(mentions=(silent, stranger, link)), [NET, BORNE])
    assert (verdict.status, verdict.records) == (Status.ACCEPTED, (NET,))
    assert [(each.mentions, doubt.status, doubt.records) for each, doubt in apart] == [
        ((silent,), Status.ACCEPTED, (BORNE,)),
        ((stranger,), Status.DOUBTFUL, ()),
    ]
    verdict, apart = judge_apart(Work(mentions=(silent, stranger)), [NET, BORNE])
    assert (verdict.status, verdict.records) == (Status.ACCEPTED, (BORNE,))
    assert [(each.mentions, doubt.status) for each, doubt in apart] == [((stranger,), Status.DOUBTFUL)]


def test_if_all_texts_of_an_id_are_other_works_each_keeps_its_own_lines() -> None:
    third = structs.replace(BORNE, title="A Third Work of Words", aliases=("BigNet",), ids=(Id("arxiv", "2101.00003"),))
    wrong, other = names("InstructNet", "BigNet").mentions
    silent = [
        Mention(file="b.md", line=at, text=text, kind=Kind.ALIAS) for at, text in ((8, "InstructNet"), (9, "BigNet"))
    ]
    verdict, apart = judge_apart(Work(mentions=(wrong, other, *silent)), [NET, BORNE, third])
    found = [(verdict.records, None), *((doubt.records, lines(each)) for each, doubt in apart)]
    assert found[0][0] == (BORNE,)
    assert sorted(found[1:], key=str) == sorted([((), [1]), ((), [2]), ((third,), [9])], key=str)


def test_a_title_beside_the_ids_of_two_other_papers_waits_on_both_lines() -> None:
    link = Mention(file="a.md", line=1, text="https://arxiv.org/abs/2304.00001", kind=Kind.LINK, ids=NET.ids)
    other = paper("Ida Noddack", 2021, "Counting the Leaves of Trees at Night", ids=(Id("doi", "10.1/leaves"),))
    title = "Watching the Steps of Others"
    wrong = [Mention(file="b.md", line=at, text=title, ids=one.ids) for at, one in ((2, NET), (3, other))]
    verdict, apart = judge_apart(Work(mentions=(link, *wrong)), [NET, other])
    assert verdict.records == (NET,)
    assert [(each.mentions, doubt.status) for each, doubt in apart] == [(tuple(wrong), Status.DOUBTFUL)]


OTHER = paper("Grace Hopper", 2023, "Another Name for It", ids=(Id("arxiv", "2301.00002"),))


def test_a_work_is_recognised_with_all_its_lines_by_the_id_found_before() -> None:
    silent, wrong = (Mention(file="a.md", line=number, text="Its Early Name") for number in (1, 2))
    wrong = structs.replace(wrong, year=1999)
    verdict, apart = judge_apart(Work(mentions=(silent, wrong)), [OTHER], OTHER.ids)
    assert (verdict.status, verdict.records) == (Status.ACCEPTED, (OTHER,))
    assert [lines(each) for each, _ in apart] == [[2]]
    assert judge_apart(Work(mentions=(silent,)), [OTHER], OTHER.ids)[0].status is Status.ACCEPTED

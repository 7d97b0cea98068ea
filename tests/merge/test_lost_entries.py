"""When all entries of the lock are missing from a library, and the owner has not deleted them."""

from __future__ import annotations

import pytest
from tests.merge.test_plan import opened

from vlbib.core.ids import Id
from vlbib.core.names import parse_name
from vlbib.core.record import Draft, Record, Value
from vlbib.core.work import Mention, Status, Verdict, Work
from vlbib.lock.file import Lock
from vlbib.lock.recall import recall_all
from vlbib.lock.settled import SettledWork, settled_work
from vlbib.merge.plan import Plan, plan

PEOPLE = ("Ada Lovelace", "Max Planck", "Emmy Noether", "Alan Turing")
TITLES = ("Tides of Small Harbours", "Quays and Their Lamps", "Ropes That Float on Water", "Gulls Above the Pier")
OTHER = "@book{other, title = {Another Book Altogether}, author = {Stranger, Sam}, year = {1999}}\n"


def _settled(number: int) -> SettledWork:
    title, names, ids = TITLES[number], (parse_name(PEOPLE[number]),), (Id("doi", f"10.1000/{number}"),)
    fields = {"title": title, "author": names[0].family, "year": "2020", "doi": ids[0].value}
    draft = Draft(type="article", fields={name: Value(text, "dblp") for name, text in fields.items()}, ids=ids)
    record = Record(source="dblp", title=title, authors=names, ids=ids)
    verdict = Verdict(status=Status.ACCEPTED, records=(record,))
    return settled_work(Work(mentions=(Mention(file="a.md", line=number, text=title),)), verdict, draft)


def _synced(count: int) -> Plan:
    return plan(None, Lock(), [_settled(number) for number in range(count)])


def _again(text: str | None, before: Plan) -> Plan:
    """Plan again for another text; the works are those in the lock."""
    works = [_settled(number) for number in range(len(before.lock.works))]
    recalled = [work for work in recall_all(before.lock, [work.work for work in works]) if work]
    return plan(None if text is None else opened(text), before.lock, recalled)


def _entries(done: Plan) -> list[str]:
    return [f"@{part}" for part in done.data.decode().split("@")[1:]]


@pytest.mark.parametrize("text", [OTHER, "", "\n \n", "% mine\n", "no library\n", "@string{a = {b}}\n"])
def test_a_library_with_none_of_its_four_entries_has_lost_them(text: str) -> None:
    assert _again(text, _synced(4)).lost == 4


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("text", [OTHER, "", "% mine\n  % and more\n", "\ufeff", "@comment{mine}\n"])
def test_up_to_three_entries_may_be_deleted_at_once_if_there_are_no_more(text: str, count: int) -> None:
    assert _again(text, _synced(count)).lost == 0


@pytest.mark.parametrize("text", ["# Reading\n\n- a list\n", "% mine\n<html>\n", "{}", "\ufeffwords\n"])
def test_a_text_that_is_not_bibtex_has_lost_even_a_single_entry(text: str) -> None:
    assert _again(text, _synced(1)).lost == 1


def test_one_remaining_entry_shows_that_the_owner_deleted_the_others() -> None:
    before = _synced(4)
    assert [_again(entry, before).lost for entry in _entries(before)] == [0, 0, 0, 0]


def test_an_entry_that_cannot_be_read_is_not_lost() -> None:
    before = _synced(4)
    assert _again(_entries(before)[0].rstrip().removesuffix("}"), before).lost == 0


def test_an_entry_with_another_key_is_not_lost() -> None:
    before = _synced(4)
    assert _again(_entries(before)[0].replace(before.keys[0], "mine"), before).lost == 0


def test_a_missing_library_has_lost_nothing_and_neither_has_one_whose_entries_were_deleted_before() -> None:
    before = _synced(4)
    assert _again(None, before).lost == 0
    assert _again(OTHER, _again(OTHER, before)).lost == 0


def test_orphans_are_among_the_lost_entries() -> None:
    assert plan(opened(OTHER), _synced(4).lock, []).lost == 4


def test_a_file_of_remarks_with_a_byte_order_mark_may_be_a_library() -> None:
    before = _synced(2)
    assert _again("\ufeff% nothing yet\n\n  % but this\n", before).lost == 0
    assert _again("nothing yet\n", before).lost == 2

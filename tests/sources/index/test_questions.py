from __future__ import annotations

from msgspec import structs

from vlbib.core.ids import Id
from vlbib.core.work import Query
from vlbib.sources.index.features import id_key, title_features
from vlbib.sources.index.questions import asked_tables

TITLE = Query(title="Counting Lines in Old Maps with Networks")
NAME, COINED = Query(title="Mapper", alias=True), Query(title="MapNet", alias=True)
DOI = Id("doi", "10.1234/a")


def test_ids_come_before_the_keys_of_the_title() -> None:
    keys = asked_tables([(TITLE, (DOI,))]).keys
    assert keys[0] == (0, 0, id_key(DOI), 0)
    assert [place for _, place, _, _ in keys] == list(range(len(keys)))
    assert any(whole for *_, whole in keys[1:])


def test_a_title_is_searched_by_features_and_a_short_name_only_by_keys() -> None:
    asked = asked_tables([(NAME, ()), (TITLE, ())])
    assert {number for number, _ in asked.features} == {1}
    assert [feature for _, feature in asked.features] == sorted(title_features(TITLE.title))
    assert {number for number, *_ in asked.keys} == {0, 1}
    assert not any(whole for number, _, _, whole in asked.keys if number == 0)


def test_a_coined_word_is_searched_by_features_too_because_earlier_titles_may_have_it() -> None:
    asked = asked_tables([(COINED, ()), (structs.replace(COINED, title="MapNet-2"), ())])
    assert [feature for _, feature in asked.features] == sorted(title_features("MapNet"))


def test_a_title_of_which_only_whole_ones_are_wanted_is_searched_by_keys() -> None:
    asked = asked_tables([(structs.replace(TITLE, whole=True), ())])
    assert list(asked.features) == []
    assert asked.keys == asked_tables([(TITLE, ())]).keys


def test_features_are_made_only_for_titles_that_are_not_settled() -> None:
    asked = asked_tables([(TITLE, ()), (NAME, ()), (TITLE, ())])
    assert {number for number, _ in asked.features} == {0, 2}
    assert {number for number, _ in asked.features_without({2})} == {0}


def test_an_id_given_twice_is_searched_once() -> None:
    keys = asked_tables([(NAME, (DOI, DOI))]).keys
    assert [key for _, _, key, _ in keys].count(id_key(DOI)) == 1

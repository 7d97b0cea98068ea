"""The keys of a record are those that a question for it searches."""

from __future__ import annotations

from itertools import pairwise

import pytest

from vlbib.core.ids import Id
from vlbib.core.record import Record
from vlbib.core.work import Query
from vlbib.sources.index.features import (
    pair_features,
    query_keys,
    record_keys,
    split_name,
    title_features,
    url_to_compare,
    word_features,
)

OFA = Record(
    source="s",
    title="OFA: Unifying Architectures and Tasks",
    aliases=("OFA",),
    urls=("https://github.com/OFA-Sys/OFA.git",),
    ids=(Id("doi", "10.1000/A"),),
)


@pytest.mark.parametrize(
    ("title", "name", "rest"),
    [
        ("OFA: Unifying Architectures", "OFA", "Unifying Architectures"),
        ("OFA_ Unifying Architectures", "OFA", "Unifying Architectures"),
        ("OFA - Unifying Architectures", "OFA", "Unifying Architectures"),
        ("OFA – Unifying Architectures", "OFA", "Unifying Architectures"),
        ("OFA — Unifying Architectures", "OFA", "Unifying Architectures"),
        ("OFA：Unifying Architectures", "OFA", "Unifying Architectures"),
        ("One two three four: abcdefghijkl", "One two three four", "abcdefghijkl"),
        ("One two three four five: abcdefghijkl", "", ""),
        ("OFA: abcdefghijkl", "OFA", "abcdefghijkl"),
        ("OFA: abcdefghijk", "", ""),
        (f"{'x' * 39}: Unifying Architectures", "x" * 39, "Unifying Architectures"),
        (f"{'x' * 40}: Unifying Architectures", "", ""),
        ("Well-known Unifying Architectures", "", ""),
    ],
)
def test_a_name_before_a_separator_is_split_off_if_enough_remains(title: str, name: str, rest: str) -> None:
    assert split_name(title) == (name, rest)


@pytest.mark.parametrize(
    "query",
    [
        Query(title="ofa unifying architectures, and tasks"),
        Query(title="Unifying Architectures and Tasks"),
        Query(title="OFA", alias=True),
        Query(title="ofa", alias=True),
        Query(title="A page", urls=("http://www.github.com/ofa-sys/ofa/",)),
    ],
)
def test_a_question_shares_a_key_with_the_record_that_answers_it(query: Query) -> None:
    assert set(query_keys(query)) & set(record_keys(OFA))


@pytest.mark.parametrize(
    "query",
    [
        Query(title="Unifying Architectures"),
        Query(title="BLIP", alias=True),
        Query(title="A page", urls=("https://github.com/ofa-sys/other",)),
    ],
)
def test_other_questions_share_no_key_with_the_record(query: Query) -> None:
    assert not set(query_keys(query)) & set(record_keys(OFA))


def test_a_title_of_up_to_four_words_is_searched_as_a_short_name_too() -> None:
    short, longer = Query(title="a b c d"), Query(title="a b c d e")
    assert set(query_keys(short)) & set(record_keys(Record(source="s", title="x", aliases=("a b c d",))))
    assert not set(query_keys(longer)) & set(record_keys(Record(source="s", title="x", aliases=("a b c d e",))))


def test_a_title_of_one_word_is_searched_as_a_name_before_a_separator_too() -> None:
    assert set(query_keys(Query(title="ofa"))) & set(record_keys(Record(source="s", title="OFA: Unifying the Tasks")))


def test_a_url_is_compared_without_scheme_www_slash_and_fragment() -> None:
    assert url_to_compare("HTTPS://www.A.org/b/?q=1#c") == "a.org/b?q=1"
    assert url_to_compare("a.org/b.git") == "a.org/b"


@pytest.mark.parametrize(
    ("query", "asks"),
    [
        (Query(title="Wee LCP", alias=True), True),
        (Query(title="Gates", alias=True), False),
        (Query(title="Gates", alias=True, authors=("Minka",)), True),
    ],
)
def test_a_short_name_that_may_be_a_title_is_searched_as_one_too(query: Query, *, asks: bool) -> None:
    record = Record(source="s", title=query.title)
    assert bool(set(record_keys(record)) & set(query_keys(query))) is asks


def test_the_feature_of_a_pair_is_the_weighted_sum_of_the_features_of_its_words() -> None:
    words = [next(iter(word_features([word]))) for word in ("counting", "long", "lines")]
    sums = [first * 0x9E3779B97F4A7C15 + second * 0xC2B2AE3D27D4EB4F for first, second in pairwise(words)]
    pairs = [(value >> 16) % (1 << 48) - (1 << 47) for value in sums]
    assert min(words) < 0 < max(words)
    assert pair_features("Counting long lines") == pairs
    assert {*words, *pairs} < title_features("Counting long lines")


@pytest.mark.parametrize("title", ["MoCo: momentum contrast", "MoCo - momentum contrast", "Momentum contrast (MoCo)"])
def test_the_name_in_a_title_is_searched_as_a_short_name(title: str) -> None:
    named = Record(source="s", title="Momentum Contrast for Unsupervised Learning", aliases=("MoCo",))
    assert set(query_keys(Query(title=title))) & set(record_keys(named))


def test_a_technical_report_is_listed_by_the_name_of_its_model() -> None:
    record = Record(source="s", title="Kimi-VL Technical Report")
    assert set(query_keys(Query(title="Kimi-VL", alias=True))) & set(record_keys(record))
    assert not set(query_keys(Query(title="Walks of Old Technical Report"))) & set(record_keys(record))

from __future__ import annotations

import random
import re
import time
from difflib import get_close_matches
from typing import TYPE_CHECKING

import pytest

from vlbib.core.citation import Citation
from vlbib.tex.comparison import KnownKeys, compare_citations
from vlbib.tex.paper import PaperCitations

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.core.bib import Library

BIB = """@string{icml = "Int. Conf. on Machine Learning"}
@inproceedings{radford2021clip, title = {Learning}, booktitle = icml # { 2021}, month = jul, year = 2021}
@inproceedings{child2020, title = {Child}, crossref = {volume2020}}
@proceedings{volume2020, title = {The Volume}, year = 2020}
@misc{Other, title = {Other}, ids = {old-other, older}}
"""


def citing(*keys: str) -> PaperCitations:
    return PaperCitations(tuple(Citation(key, "paper.tex", number, 1) for number, key in enumerate(keys, start=1)))


def test_missing_keys_have_suggestions(library: Callable[[str], Library]) -> None:
    found = compare_citations(citing("radford2020clip", "nobody"), library(BIB))
    assert [(missing.citation.key, missing.suggestions) for missing in found.missing] == [
        ("radford2020clip", ("radford2021clip",)),
        ("nobody", ()),
    ]


def test_a_key_in_another_case_is_not_missing(library: Callable[[str], Library]) -> None:
    found = compare_citations(citing("Radford2021CLIP", "old-other"), library(BIB))
    assert [cited.key for cited in found.other_case] == ["radford2021clip"]
    assert found.missing == ()
    assert found.used == ("radford2021clip", "Other")


def test_unused_entries_are_reported_unless_all_are_cited(library: Callable[[str], Library]) -> None:
    assert compare_citations(citing("child2020"), library(BIB)).unused == ("radford2021clip", "volume2020", "Other")
    assert compare_citations(citing("*"), library(BIB)).unused == ()


def test_a_short_key_suggests_the_longer_one() -> None:
    assert KnownKeys(["radford2021clip", "wang2022ofa"]).suggestions("radford2021") == ("radford2021clip",)


@pytest.mark.parametrize(
    ("key", "candidate"),
    [("lin2014coco", "lin2014microsoft"), ("LIN2014coco", "Lin2014microsoft"), ("lin_2014_co", "lin_2014_microsoft")],
)
def test_a_key_of_the_same_author_and_year_is_suggested_whatever_its_last_word(key: str, candidate: str) -> None:
    assert KnownKeys([candidate, "lin2015microsoft", "lindt2014microsoft"]).suggestions(key) == (candidate,)


def test_a_key_without_a_year_has_no_namesakes() -> None:
    assert KnownKeys(["lin2014microsoft"]).suggestions("lincoco") == ()


def test_a_missing_key_is_reported_once_at_its_first_citation(library: Callable[[str], Library]) -> None:
    found = compare_citations(citing("nobody", "radford2021clip", "nobody"), library(BIB))
    assert [(missing.citation.key, missing.citation.line) for missing in found.missing] == [("nobody", 1)]


@pytest.mark.parametrize(
    ("key", "candidates", "expected"),
    [
        ("clip", ["2021clip"], ("2021clip",)),
        ("cli", ["2021cli"], ()),
        ("2021clip", ["clip"], ("clip",)),
        ("2021cli", ["cli"], ()),
        ("abcdef", ["abcdxy"], ()),
        ("abcdefgh", ["abcdefxy"], ("abcdefxy",)),
        ("radford", ["radford1", "radford2", "radford3", "radford4"], ("radford4", "radford3", "radford2")),
    ],
)
def test_a_key_is_suggested_if_it_is_similar_or_contained(
    key: str, candidates: list[str], expected: tuple[str, ...]
) -> None:
    assert KnownKeys(candidates).suggestions(key) == expected


def difflib_suggestions(key: str, keys: list[str]) -> tuple[str, ...]:
    """Return the suggestions that difflib gives, key by key."""
    lower = {candidate.lower(): candidate for candidate in keys}
    near = get_close_matches(key.lower(), lower, n=3, cutoff=0.75)
    parts = [each for each in sorted(lower) if len(key) > 3 and (key in each or (len(each) > 3 and each in key))]
    begin = re.match(r"[^\W\d_]+[\W_]?\d{4}", key)
    namesakes = [each for each in sorted(lower) if begin and each.startswith(begin[0])]
    return tuple(lower[each] for each in dict.fromkeys([*near, *parts, *namesakes]))[:3]


def test_the_suggestions_are_the_same_as_difflibs() -> None:
    draw = random.Random(7)
    stems = ["lin", "lindt", "radford", "abcd", "he", "vaswani"]
    words = ["", "clip", "coco", "microsoft", "attention", "a"]
    keys = [f"{draw.choice(stems)}{draw.randint(2018, 2023)}{draw.choice(words)}" for _ in range(150)]
    known = KnownKeys(keys)
    for _ in range(150):
        letters = list(draw.choice(keys))
        letters[draw.randrange(len(letters))] = draw.choice("abc019")
        key = "".join(letters[draw.randrange(3) :])
        assert known.suggestions(key) == difflib_suggestions(key, keys)


def test_a_hundred_missing_keys_are_compared_with_ten_thousand_in_a_second() -> None:
    draw = random.Random(8)
    keys = ["".join(draw.choices("abcdefghij", k=18)) for _ in range(10_000)]
    known = KnownKeys(keys)
    began = time.process_time()
    for key in keys[:100]:
        known.suggestions(key[::-1])
    assert time.process_time() - began < 1.0  # difflib takes ten


def test_the_key_that_an_entry_has_now_is_suggested_first_for_a_key_that_it_had(
    library: Callable[[str], Library],
) -> None:
    today = {"radford2020clip": "Other", "gone": "nowhere"}
    (changed, gone) = compare_citations(citing("radford2020clip", "gone"), library(BIB), today.get).missing
    assert (changed.today, changed.suggestions) == ("Other", ("Other", "radford2021clip"))
    assert (gone.today, gone.suggestions) == ("", ())

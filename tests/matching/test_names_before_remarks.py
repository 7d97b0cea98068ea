"""A short name before other words: the work is meant if its first author is named, else it waits."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec import structs

from vlbib.core.names import parse_name
from vlbib.core.record import Record
from vlbib.core.work import Kind, Mention, Status, Work
from vlbib.matching.verdict import judge

SYNTH = Record(
    source="dblp",
    title="Drawing Words into Pictures of Towns",
    authors=(parse_name("Ankush Gupton"), parse_name("Andrea Vedal")),
    year=2016,
    aliases=("SynthDraw",),
    url="https://dblp.org/rec/conf/cvpr/2",
)


def asking(text: str, kind: Kind = Kind.ALIAS, **claims: Any) -> Work:
    return Work(mentions=(Mention(file="notes.md", line=1, text=text, kind=kind, **claims),))


@pytest.mark.parametrize(
    "text", ["SynthDraw: Gupton, Vedal, Lane", "SynthDraw : lire Gupton d'abord", "SynthDraw :: pictures only, Gupton"]
)
def test_a_short_name_and_the_first_author_in_what_follows_it_name_the_work(text: str) -> None:
    assert judge(asking(text, Kind.LINE), [SYNTH]).records == (SYNTH,)


@pytest.mark.parametrize(
    "text", ["SynthDraw: Vedal, Lane, Moor", "SynthDraw: guptons of towns read", "Gupton: SynthDraw and others"]
)
def test_a_short_name_before_other_words_without_the_first_author_waits(text: str) -> None:
    assert judge(asking(text, Kind.LINE), [SYNTH]).status is not Status.ACCEPTED


def test_a_short_name_before_other_words_waits_if_two_of_its_works_are_by_that_author() -> None:
    later = structs.replace(SYNTH, title="More Words in Towns", year=2019)
    assert judge(asking("SynthDraw: Gupton, Vedal", Kind.LINE), [SYNTH, later]).status is Status.DOUBTFUL
    song = structs.replace(SYNTH, authors=(parse_name("Ann Song"), parse_name("Andrea Vedal")))
    assert judge(asking("SynthDraw: Song of the towns", Kind.LINE), [song]).status is Status.DOUBTFUL


def test_a_first_author_of_four_letters_is_told_from_a_word_and_one_of_three_is_not() -> None:
    lund, liu = (structs.replace(SYNTH, authors=(parse_name(f"Mia {name}"),)) for name in ("Lund", "Liu"))
    assert judge(asking("SynthDraw: Lund, Vedal", Kind.LINE), [lund]).status is Status.ACCEPTED
    assert judge(asking("SynthDraw: Liu, Vedal", Kind.LINE), [liu]).status is Status.DOUBTFUL


def test_a_name_of_several_works_means_the_one_by_exactly_the_people_named() -> None:
    shared = structs.replace(SYNTH, aliases=(), shared_names=("SynthDraw",))
    people = (*SYNTH.authors, parse_name("Mia Lane"))
    later = structs.replace(shared, title="Old Maps Seen at Night", authors=people)
    both = asking("SynthDraw", year=2016, authors=("Gupton", "Vedal"))
    assert judge(both, [shared, later]).records == (shared,)
    assert judge(asking("SynthDraw", year=2016, authors=("Gupton",)), [shared, later]).status is Status.DOUBTFUL

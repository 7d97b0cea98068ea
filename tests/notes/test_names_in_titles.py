"""A line that would be looked up whole as a title is not, if a known name on it says more than its look."""

from __future__ import annotations

import pytest

from vlbib.core.ids import Id
from vlbib.core.segment import Place, Segment
from vlbib.core.work import Mention
from vlbib.notes.names_in_titles import without_names_as_titles

NAMES = {"OakFormer": "OakFormer: Trees of Some Old Towns"}


def kept(line: str, ids: tuple[Id, ...] = ()) -> list[str]:
    segment = Segment(file="a.md", line=7, text=line, place=Place.ITEM)
    return [each.text for each in without_names_as_titles(segment, [Mention(file="a.md", text=line, ids=ids)], NAMES)]


@pytest.mark.parametrize(
    "line", ["OakFormer and ELM, the Dutch pair", "OakFormer ······ flew it on the kite", "OakFormer(Ida,2020)→ more"]
)
def test_words_about_a_sure_name_are_no_title(line: str) -> None:
    assert kept(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "OakFormer",
        "OakFormer: Some Words on Other Towns",  # may be another work of this name
        "Inducing Relational Knowledge From OakFormer Trees",
        "Maps of Old Rivers",
    ],
)
def test_a_name_alone_and_what_may_be_an_unknown_title_is_still_looked_up(line: str) -> None:
    assert kept(line) == [line]


def test_a_line_with_an_id_is_still_looked_up() -> None:
    line = "OakFormer and ELM, the Dutch pair"
    assert kept(line, (Id("arxiv", "1706.03762"),)) == [line]

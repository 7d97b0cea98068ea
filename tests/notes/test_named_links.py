"""A link after only a short name belongs to the name; in a sentence, or after a topic, it is a mention of its own."""

from __future__ import annotations

import pytest

from vlbib.core.known import TitleList
from vlbib.core.work import Kind
from vlbib.matching.recognition.recognise import recognise
from vlbib.notes.reader import read_note
from vlbib.notes.recognised import with_sightings

LINK = "https://arxiv.org/abs/2001.00001"


def named(text: str) -> list[tuple[str, Kind, list[str]]]:
    note = read_note(text, "a.md")
    mentions, _ = with_sightings(note, recognise(note.segments, TitleList((), frozenset(("clip", "seeknet")))))
    return [(each.text, each.kind, [identity.value for identity in each.ids]) for each in mentions]


@pytest.mark.parametrize("before", ["CLIP:", "CLIP", "CLIP -", "**CLIP**:", "1. CLIP,", "CLIP paper:", "CLIP (pdf):"])
def test_a_bare_link_after_a_short_name_and_labels_belongs_to_the_name(before: str) -> None:
    assert named(f"- {before} {LINK}\n") == [("CLIP", Kind.ALIAS, ["2001.00001"])]


@pytest.mark.parametrize("before", ["Backbone:", "Paper:", "see CLIP:", "as strong as CLIP:", "CLIP was beaten by"])
def test_a_bare_link_after_other_words_is_a_mention_of_its_own(before: str) -> None:
    read = named(f"- {before} {LINK}\n")
    assert ["2001.00001"] in [ids for _, kind, ids in read if kind is not Kind.ALIAS]


def test_a_name_with_a_paper_s_link_of_its_own_takes_no_second_one() -> None:
    read = named(f"- [CLIP](https://arxiv.org/abs/2001.00002) {LINK}\n")
    assert {tuple(ids) for _, _, ids in read} == {("2001.00002",), ("2001.00001",)}

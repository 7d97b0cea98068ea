"""Words spelled like short names that name no work."""

from __future__ import annotations

from tests.matching.recognition.known_names import Hinting, seen

from vlbib.core.known import KnownTitle, TitleList
from vlbib.core.segment import Mark, Place, Segment, Stretch
from vlbib.matching.recognition.names.short_names import names_in
from vlbib.notes.reader import read_note


def test_an_entry_of_a_table_of_contents_names_nothing() -> None:
    assert seen("CLIP ICML 2021", Place.ITEM, Stretch(Mark.LINK, 0, 14, "#clip")) == []
    assert seen("CLIP", Place.ITEM, Stretch(Mark.LINK, 0, 4, "clip.md")) == ["CLIP"]
    assert seen("CLIP and more", Place.ITEM, Stretch(Mark.LINK, 9, 13, "#clip")) == ["CLIP"]


def test_a_plain_word_is_not_the_name_that_a_title_has_in_capitals() -> None:
    titles = (KnownTitle("ALBERT: A Lite Model", "albertalitemodel", frozenset({"albert"})),)
    known = TitleList(titles, frozenset({"albert"}))
    texts = ("Thomas, Albert, Ada Lovelace, and Alan Turing. 2017.", "ALBERT (Turing et al., 2017)", "- ALBERT")
    named = [
        [each.text for part in read_note(f"{text}\n", "a.md").segments for each in names_in(part, known, ())]
        for text in texts
    ]
    assert named == [[], ["ALBERT"], ["ALBERT"]]


def test_a_grade_of_two_characters_is_no_name_even_if_a_title_begins_with_it() -> None:
    titles = (KnownTitle("G2: Graphs of Graphs", "g2graphsofgraphs"), KnownTitle("G2X: Graphs", "g2xgraphs"))
    note = read_note("- G2\n- G2X\n", "a.md")
    named = [each.text for part in note.segments for each in names_in(part, Hinting(titles), ())]
    assert named == ["G2X"]


def test_two_words_are_not_the_name_of_one_word_that_they_spell() -> None:
    known = TitleList(
        (KnownTitle("MambaOut: A Lite Model", "mambaoutalitemodel", frozenset({"mambaout"})),), frozenset({"mambaout"})
    )
    for text, count in (("Mamba out", 0), ("MambaOut", 1)):
        segment = Segment(file="a.md", line=1, text=text, place=Place.ITEM)
        assert len(names_in(segment, known, ())) == count

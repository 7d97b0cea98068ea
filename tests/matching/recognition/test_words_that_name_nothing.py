"""What is spelled like a short name and names no work."""

from __future__ import annotations

from vlbib.core.known import KnownTitle, Naming, TitleList
from vlbib.core.segment import Mark, Place, Segment, Stretch
from vlbib.matching.recognition.short_names import names_in
from vlbib.notes.reader import read_note

NAMES = TitleList(
    (KnownTitle("Segment Anything", "segmentanything"),),
    frozenset((
        "dinov2", "pdf", "arxiv", "clip", "bert", "gpt3", "flamingo", "resnet", "sam", "gpt4", "r",
        "r1", "bigopenclip2", "bigopenfreeclip2", "showandtell", "showattendandtell", "fasterrcnn", "sam2",
    )),
)  # fmt: skip


class Hinting(TitleList):
    def naming(self, name: str) -> Naming:  # noqa: ARG002 -- as its parent's
        return Naming.HINT


class Sharing(TitleList):
    def naming(self, name: str) -> Naming:  # noqa: ARG002 -- as its parent's
        return Naming.SHARED


def seen(
    text: str, place: Place = Place.ITEM, *marks: Stretch, heading: str = "", known: TitleList = NAMES
) -> list[str]:
    segment = Segment(file="a.md", line=1, text=text, place=place, marks=marks, heading=(heading,) if heading else ())
    return [text[name.start : name.end] for name in names_in(segment, known, ())]


def test_an_entry_of_a_list_of_contents_names_nothing() -> None:
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


def test_a_grade_of_two_signs_is_no_name_though_a_title_begins_with_it() -> None:
    titles = (KnownTitle("G2: Graphs of Graphs", "g2graphsofgraphs"), KnownTitle("G2X: Graphs", "g2xgraphs"))
    note = read_note("- G2\n- G2X\n", "a.md")
    named = [each.text for part in note.segments for each in names_in(part, Hinting(titles), ())]
    assert named == ["G2X"]

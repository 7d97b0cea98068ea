from __future__ import annotations

from vlbib.core.known import KnownTitle, TitleList
from vlbib.core.segment import Place, Segment
from vlbib.matching.recognise import recognise

KNOWN = TitleList(
    (
        KnownTitle("Attention Is All You Need", "attentionisallyouneed"),
        KnownTitle("Video Instance Segmentation", "videoinstancesegmentation"),
    ),
    frozenset(("clip", "bert", "gpt3")),
)


def note(*lines: tuple[Place, int, str]) -> list[list[str]]:
    segments = [
        Segment(
            file="a.md", line=number, text=text, place=place, level=level, group=level if place is Place.ITEM else 0
        )
        for number, (place, level, text) in enumerate(lines, 1)
    ]
    return [[sighting.text for sighting in seen] for seen in recognise(segments, KNOWN)]


def test_a_name_above_two_works_is_their_topic_and_above_one_it_is_not() -> None:
    above, first, second = (Place.ITEM, 1, "CLIP"), (Place.ITEM, 2, "BERT"), (Place.ITEM, 2, "GPT-3")
    assert note(above, first, second)[0] == []
    assert note(above, first)[0] == ["CLIP"]


def test_a_heading_above_a_work_is_its_topic_and_alone_it_is_the_work() -> None:
    assert note((Place.HEADING, 2, "CLIP"), (Place.PARAGRAPH, 0, "Attention Is All You Need"))[0] == []
    assert note((Place.HEADING, 2, "CLIP"), (Place.PARAGRAPH, 0, "remarks"), (Place.HEADING, 2, "BERT")) == [
        ["CLIP"],
        [],
        ["BERT"],
    ]


def test_a_short_title_as_a_heading_above_works_is_their_topic() -> None:
    heading = (Place.HEADING, 2, "Video Instance Segmentation")
    assert note(heading, (Place.ITEM, 1, "Attention Is All You Need"))[0] == []
    assert note(heading)[0] == ["Video Instance Segmentation"]


def test_an_item_that_repeats_a_heading_is_an_entry_of_contents() -> None:
    assert note((Place.ITEM, 1, "CLIP"), (Place.HEADING, 2, "CLIP"), (Place.PARAGRAPH, 0, "text"))[0] == []

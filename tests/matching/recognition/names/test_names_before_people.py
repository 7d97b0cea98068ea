"""Short names in a clause that ends with their authors and a year."""

from __future__ import annotations

import pytest

from vlbib.core.known import KnownTitle, TitleFacts, TitleList
from vlbib.core.segment import Place, Segment
from vlbib.matching.recognition.names.names_before_people import names_before_people
from vlbib.matching.recognition.names.short_names import names_in

TITLE = "A Text Encoder of Many Things"
KNOWN = TitleList(
    (KnownTitle(TITLE, "atextencoderofmanythings", frozenset(("blip2", "deformabledetr"))),),
    frozenset(("blip2", "deformabledetr", "detr")),
    facts={"atextencoderofmanythings": (TitleFacts(("li", "vandermaaten", "hoi"), 2022),)},
)


def segment(text: str, place: Place = Place.ITEM) -> Segment:
    return Segment(file="a.md", line=1, text=text, place=place, level=1, group=1)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the Q-Former of BLIP-2 diverges (Li et al., 2022)", "BLIP-2"),
        ("the Q-Former of BLIP-2 diverges (Li et al., ICML 2023), alas", "BLIP-2"),
        ("复现 BLIP-2 的 Q-Former（Li et al., 2021）", "BLIP-2"),
        ("We run it. Then Deformable DETR was slow (Li & Hoi, 2022)", "Deformable DETR"),
        ("BLIP-2 is slow (Li and Hoi, 2022)", "BLIP-2"),
        (f"BLIP-2 {'s' * 112} (Li and Hoi, 2022)", "BLIP-2"),
        ("v2.0 of BLIP-2 is slow (Li and Hoi, 2022)", "BLIP-2"),
    ],
)
def test_a_name_whose_records_have_the_people_and_the_year_counts(text: str, name: str) -> None:
    ((start, end, cited),) = names_before_people(segment(text), KNOWN)
    assert (text[start:end], cited.names[0]) == (name, "Li")
    (sighting,) = names_in(segment(text), KNOWN, ())
    assert (sighting.text, sighting.people, sighting.year) == (name, cited.names, cited.year)


@pytest.mark.parametrize(
    "text",
    [
        "BLIP-2 with a resampler (Alayrac et al., 2022)",
        "BLIP-2 with a resampler (Hoi et al., 2022)",
        "BLIP-2 with a resampler (Li & Hu, 2022)",
        "BLIP-2 with a resampler (Li et al., 2020)",
        "BLIP-2 with a resampler (Li et al., 2024)",
        "BLIP-2 with a resampler (Li et al.)",
        "BLIP-2 is slow. A resampler is not (Li et al., 2022)",
        "BLIP-2 (ours) with a resampler (Li et al., 2022)",
        "BLIP-2; a resampler (Li et al., 2022)",
        "Blip with a resampler (Li et al., 2022)",
        f"BLIP-2 {'s' * 113} (Li et al., 2022)",
    ],
)
def test_other_people_another_year_or_another_clause_confirm_no_name(text: str) -> None:
    assert list(names_before_people(segment(text), KNOWN)) == []


def test_names_in_headings_and_rows_do_not_count_this_way() -> None:
    text = "the Q-Former of BLIP-2 diverges (Li et al., 2022)"
    assert list(names_before_people(segment(text, Place.HEADING), KNOWN)) == []
    assert list(names_before_people(segment(text, Place.ROW), KNOWN)) == []

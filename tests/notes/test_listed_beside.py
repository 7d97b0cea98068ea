from __future__ import annotations

import pytest

from vlbib.core.segment import Place, Segment
from vlbib.core.work import Kind, Mention
from vlbib.notes.listed_beside import list_parts, listed_beside


def beside(text: str, *named: str, place: Place = Place.ITEM, kind: Kind = Kind.ALIAS) -> list[tuple[int, str]]:
    lines = text.split("\n")
    mentions = [
        Mention(file="a.md", line=3 + next(at for at, line in enumerate(lines) if name in line), text=name, kind=kind)
        for name in named
    ]
    segment = Segment(file="a.md", line=3, text=text, place=place)
    return [(each.line, each.text) for each in listed_beside(segment, mentions)]


@pytest.mark.parametrize(
    "text",
    [
        "待读：SigLIP、EVA-CLIP、InternVL",
        "to read: SigLIP, EVA-CLIP and InternVL",
        "SigLIP / EVA-CLIP / InternVL",
        "SigLIP + EVA-CLIP + InternVL.",
        "SigLIP (2023), EVA-CLIP (2023), InternVL (all frozen)",
        "- [ ] SigLIP, InternVL, EVA-CLIP, ...",
        "数据：SigLIP + InternVL + EVA-CLIP，去重用 CLIP embedding",
    ],
)
def test_an_unknown_name_in_a_list_of_known_ones_is_looked_up(text: str) -> None:
    assert beside(text, "SigLIP", "InternVL") == [(3, "EVA-CLIP")]


def test_the_name_has_its_own_line_in_the_text() -> None:
    text = "Some words\nSigLIP, EVA-CLIP, InternVL"
    assert beside(text, "SigLIP", "InternVL", place=Place.PARAGRAPH) == [(4, "EVA-CLIP")]


def test_two_known_names_are_a_list_and_one_is_not() -> None:
    assert beside("SigLIP, EVA-CLIP, InternVL, Qwen-VL", "SigLIP", "InternVL") == [(3, "EVA-CLIP"), (3, "Qwen-VL")]
    assert beside("SigLIP, EVA-CLIP, InternVL", "SigLIP") == []
    assert beside("SigLIP, CLIP, EVA-CLIP, Qwen-VL, InternVL", "SigLIP", "CLIP") == []


@pytest.mark.parametrize(
    "text",
    [
        "SigLIP, InternVL, lunch at noon",
        "SigLIP, Anna, InternVL",
        "Backbones: SigLIP, ViT-B/16, InternVL",
        "we compare SigLIP, InternVL and EVA-CLIP features of all layers",
        "see EVA-CLIP, SigLIP and InternVL",
    ],
)
def test_a_line_with_words_people_or_parts_is_no_list_of_works(text: str) -> None:
    assert beside(text, "SigLIP", "InternVL") == []


def test_a_plain_word_beside_three_known_names_may_be_one() -> None:
    assert beside("SigLIP, InternVL, BLIP-2, Tarsier", "SigLIP", "InternVL", "BLIP-2") == [(3, "Tarsier")]
    assert beside("SigLIP, InternVL, BLIP-2, Tarsier, Anna", "SigLIP", "InternVL", "BLIP-2") == []


def test_of_two_words_on_a_line_one_may_be_unknown() -> None:
    assert beside("2023 SDXL, PixArt-α", "SDXL") == [(3, "PixArt-α")]
    assert beside("SDXL, Anna", "SDXL") == []
    assert beside("SDXL, PixArt-α too", "SDXL") == []


def test_titles_and_tables_of_results_are_no_such_lists() -> None:
    text = "SigLIP, EVA-CLIP, InternVL"
    assert beside(text, "SigLIP", "InternVL", kind=Kind.LINE) == []
    assert beside(text, "SigLIP", "InternVL", place=Place.ROW) == []


def test_a_name_whose_line_tells_which_work_it_means_is_known_by_the_title_of_that_work() -> None:
    known = Mention(file="a.md", line=3, text="SigLIP", kind=Kind.ALIAS)
    told = Mention(file="a.md", line=3, text="Contrastive Captioners", kind=Kind.LINE, called="CoCa")
    segment = Segment(file="a.md", line=3, text="SigLIP → CoCa", place=Place.ITEM)
    assert list(listed_beside(segment, [known, told])) == []
    assert [each.text for each in listed_beside(segment, [known])] == ["CoCa"]


def test_a_ticked_box_is_no_part_of_the_list() -> None:
    assert list_parts("[x] CLIP, SigLIP") == list_parts("- [ ] CLIP, SigLIP") == ["CLIP", "SigLIP"]

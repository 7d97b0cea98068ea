"""A line without its names keeps longer words and names that contain them."""

from __future__ import annotations

import pytest

from vlbib.core.work import Kind, Mention
from vlbib.notes.rest_of_line import without_names, without_words


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("CLIP and BLIP", " ,  and BLIP"),
        ("CLIP, OpenCLIP, CLIP", " , , OpenCLIP,  , "),
        ("CLIP-S, X-CLIP, CLIPs", "CLIP-S, X-CLIP, CLIPs"),
        ("CLIP로 하고 用CLIP做", " , 로 하고 用 , 做"),
        ("BERT", "BERT"),
    ],
)
def test_a_word_is_taken_out_wherever_it_is_no_part_of_a_longer_one(line: str, rest: str) -> None:
    assert without_words(line, "CLIP") == rest


def test_words_of_a_row_are_taken_out_together_or_each() -> None:
    assert without_words("see CLIP, BLIP", "CLIP, BLIP") == "see  , "
    assert without_words("BLIP or CLIP", "CLIP, BLIP") == " ,  or  , "
    assert without_words("BLIP", "") == "BLIP"


def test_a_name_is_taken_out_once_and_a_title_everywhere() -> None:
    def rest(line: str, text: str, kind: Kind, called: str = "") -> str:
        return without_names(line, [Mention(file="a.md", line=1, text=text, kind=kind, called=called)])

    assert rest("CLIP, CLIP", "CLIP", Kind.ALIAS) == " , , CLIP"
    assert rest("Fair Maps, Fair Maps", "Fair Maps", Kind.LINE) == " , ,  , "
    assert rest("FM, Fairly", "Fair Maps", Kind.LINE, "FM") == " , , Fairly"

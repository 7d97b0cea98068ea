"""People written with their initials, which are no short names."""

from __future__ import annotations

import time

import pytest
from tests.matching.recognition.known_names import headed

from vlbib.core.segment import Place, Segment
from vlbib.matching.recognition.context.people_listed import people_listed, without_people
from vlbib.matching.recognition.names.every_name import every_name_in
from vlbib.matching.recognition.recognise import works_in


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("[5] CHO J, YOON S, KALE A, et al. Counting Maps", ["CHO J, YOON S, KALE A, et al"]),
        ("LI L H, YIN D, et al. Counting Maps", ["LI L H, YIN D, et al"]),
        ("KALE A, et al. Counting Maps", ["KALE A, et al"]),
        ("Ida Ford, Jake T. Lussier, and Bo Lee. 2010.", ["Jake T. Lussier"]),
        ("Gan, Z., Chen, Y.-C. (2020)", ["Gan, Z.", "Chen, Y.-C."]),
        ("FLORENCE, P. et al. Counting Maps", ["FLORENCE, P."]),
        ("ViT B, Swin L", []),
        ("use CLIP, A. Radford et al.", []),
        ("We use CLIP. A model", []),
        ("trained with BERT L. Then more", []),
        ("see Appendix A. RoBERTa is best", []),
        ("compare ViT B, Swin L, ConvNeXt L, DeiT S", []),
        ("我们使用模型 A 等方法", []),
        ("Jürgen T. Schmidhuber", ["Jürgen T. Schmidhuber"]),
    ],
)
def test_people_have_initials_beside_their_names(text: str, people: list[str]) -> None:
    assert [text[start:end] for start, end in people_listed(text)] == people


def test_people_are_replaced_letter_by_letter() -> None:
    text = "by Jake T. Lussier, 2010"
    assert without_people(text) == f"by {'|' * len('Jake T. Lussier')}, 2010"


def test_no_person_is_a_short_name() -> None:
    body = headed("KALE: Drawing Maps", "JakeT: Drawing Rivers")
    line = "[5] CHO J, YOON S, KALE A, et al. Counting Maps of Tall Towns[C]. 2022."
    assert not list(every_name_in(line, body))
    assert not list(every_name_in("Ida Ford, Jake T. Lussier, and Bo Lee. 2010.", body))
    segment = Segment(file="a.md", line=1, text=line, place=Place.ITEM)
    works = works_in(segment, body)
    assert (works.titles, works.names, works.lone) == ((), (), ())
    apart = works_in(Segment(file="a.md", line=1, text="KALE", place=Place.ITEM), body)
    assert [*apart.titles, *apart.names, *apart.lone]


def test_many_apostrophes_take_no_long_time() -> None:
    started = time.process_time()
    assert list(people_listed("O'Neil'" * 4000)) == []
    assert time.process_time() - started < 1

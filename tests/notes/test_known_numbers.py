from __future__ import annotations

import pytest

from vlbib.core.ids import Id
from vlbib.core.segment import Place, Segment
from vlbib.notes.known_numbers import ids_of_numbers

KNOWN = {Id("arxiv", "1706.03762"), Id("arxiv", "1512.03385"), Id("arxiv", "1210.2388"), Id("arxiv", "1408.6271")}


def numbers(text: str, place: Place = Place.PARAGRAPH, *, results: bool = False) -> list[str]:
    segment = Segment(file="a.md", line=1, text=text, place=place, results=results)
    read = ids_of_numbers(segment, lambda identity: ("A Title",) if identity in KNOWN else ())
    return [identity.value for identity in read]


@pytest.mark.parametrize(
    "text",
    [
        "Emre asked about 1706.03762 again, the one of 2017",
        "The numbers in 1706.03762 (table 4) differ",
        "1706.03762v3 #driving",
        'Bo: "1706.03762 is the one"',
        "from the talk: 1706.03762, slide 14",
        "<2024-11-06 Wed> 1706.03762 is next",
        "1bit-foo  -> 1706.03762, only there",
        "foo => 1706.03762",
        "ATTN=1706.03762",
        "to download:1706.03762;x",
        "备忘:1706.03762 这篇说",
        "1706.03762 = the appendix",
    ],
)
def test_a_known_number_with_five_decimals_is_an_id_among_any_words(text: str) -> None:
    assert numbers(text) == ["1706.03762"]


@pytest.mark.parametrize(
    "text",
    ["1706.03763", "1706.03762 ms", "1706.03762 %", "= 1706.03762", "€1706.03762", "1706.037621", "1766.03762",
     "x1706.03762", "1706.03762.1", "1706.03762 kg of it", "~ 1706.03762",
     "it > 1706.03762", "lr=1706.03762", "1706.03762 = 12", "12:1706.03762"],
)  # fmt: skip
def test_measures_unknown_numbers_and_parts_of_other_numbers_are_not_ids(text: str) -> None:
    assert numbers(text) == []


def test_a_number_with_four_decimals_counts_on_a_line_of_numbers_and_tags() -> None:
    assert numbers("1210.2388 / 1706.03762") == ["1210.2388", "1706.03762"]
    assert numbers("words\n1408.6271 #boats") == ["1408.6271"]
    assert numbers("1210.2388 of it") == numbers("it is 1210.2388") == []
    assert numbers("- RNN-T: 1210.2388") == ["1210.2388"]
    assert numbers("- RMSE: 1210.2388") == numbers("- price: 1210.2388") == numbers("RNN-T: 1210.2388 s") == []


def test_a_number_with_four_decimals_counts_after_a_word_of_reference_but_not_before_a_unit() -> None:
    assert numbers("see 1210.2388, it is good") == numbers("参考1210.2388") == ["1210.2388"]
    assert numbers("which result of 1210.2388 is it") == numbers("Lemma 3.2 in 1210.2388") == ["1210.2388"]
    assert numbers("a sum of 1210.2388 is due") == []
    assert numbers("I see 1210.2388 GB") == numbers("oversee 1210.2388") == []


def test_numbers_with_four_decimals_count_before_words_that_begin_a_line() -> None:
    assert numbers("1408.6271, 1210.2388 old stuff") == ["1408.6271", "1210.2388"]
    assert numbers("11/14 1408.6271 brain source") == ["1408.6271"]
    assert numbers("- 1408.6271 (byzantine)") == numbers(": 1408.6271 and 1706.03762")[:1] == ["1408.6271"]
    assert numbers("Feb 20. 1408.6271 : brain source") == numbers("May 3 1408.6271 old stuff") == ["1408.6271"]
    assert numbers("1408.6271 филогенетика") == ["1408.6271"]
    assert numbers("Room 20b 1408.6271 brain source") == []
    assert numbers("1408.6271 GB each") == numbers("a 1408.6271 old stuff") == []


def test_a_number_after_a_name_and_an_equals_sign_counts_but_after_a_setting_it_does_not() -> None:
    assert numbers("SCST = 1706.03762") == ["1706.03762"]
    assert numbers("loss = 1706.03762") == []


def test_an_unknown_number_counts_on_a_line_that_says_arxiv() -> None:
    segment = Segment(file="a.md", line=1, text="arxiv tabs still open: 2310.09478 2310.02239", place=Place.ITEM)
    assert [identity.value for identity in ids_of_numbers(segment, lambda _: ())] == ["2310.09478", "2310.02239"]


def test_results_comments_and_file_names_have_none_and_own_ids_are_not_repeated() -> None:
    for place in (Place.COMMENT, Place.FILE):
        assert numbers("some 1706.03762", place) == []
    assert numbers("ref: 1706.03762", Place.COMMENT) == ["1706.03762"]  # it gives a source
    assert numbers("1706.03762", results=True) == []
    own = Segment(file="a.md", line=1, text="1706.03762", place=Place.ITEM, ids=(Id("arxiv", "1706.03762"),))
    assert ids_of_numbers(own, lambda _: ("A Title",)) == ()


def test_in_a_note_without_other_works_a_number_counts_beside_its_paper_s_title() -> None:
    for text, is_read in (("1706.03762 A title, it is", True), ("1706.03762 another one", False)):
        segment = Segment(file="a.md", line=1, text=text, place=Place.ITEM)
        assert bool(ids_of_numbers(segment, lambda _: ("A Title",), titled=True)) is is_read


@pytest.mark.parametrize(
    ("comment", "read"),
    [
        ('attn = "1706.03762", #', ["1706.03762"]),
        ("x = ['1706.03762', '1210.2388']", ["1706.03762", "1210.2388"]),
        ('"1706.03762, 1210.2388"', ["1706.03762", "1210.2388"]),
        ("tp=2 -> 41% (1706.03762)", ["1706.03762"]),
        ("1706.03762 / 1210.2388 / 1512.03385", ["1706.03762", "1210.2388", "1512.03385"]),
        ("ids: 1706.03762, 1512.03385", ["1706.03762", "1512.03385"]),
        ("lr: 1706.03762", []),
        ("lr = 1706.03762", []),
        ("f(1706.03762)", []),
        ("x = [1706.03762, 1512.03385]", []),
        ("f = (1210.2388)", []),
        ("1706.03762 in words", []),
        ('"21706.03762"', []),
    ],
)
def test_in_comments_and_code_a_known_number_counts_if_it_is_set_off_or_among_numbers(
    comment: str, read: list[str]
) -> None:
    assert numbers(comment, Place.COMMENT) == read

from __future__ import annotations

from vlbib.app.verify.manuscripts import split_references


def test_numbered_references_are_split_at_their_numbers_and_joined_over_lines_and_pages() -> None:
    lines = [
        "[1] A. Rossi, “Counting lines in old",
        "maps,” CVPR, 2021.",
        "12",
        "[2] J. Weber, “Rivers,” pp. 1–9,",
        "[4] and after.",
    ]
    assert split_references(lines) == [
        "[1] A. Rossi, “Counting lines in old maps,” CVPR, 2021.",
        "[2] J. Weber, “Rivers,” pp. 1–9, [4] and after.",
    ]


def test_a_word_divided_at_the_end_of_a_line_is_joined() -> None:
    assert split_references(["1. Rossi. Count-", "ing lines.", "2. Weber. Rivers."])[0] == "1. Rossi. Counting lines."


def test_labelled_references_are_split_at_their_labels() -> None:
    assert len(split_references(["[Ros21] Rossi. Lines.", "In Maps.", "[Web+20] Weber. Rivers."])) == 2


def test_references_without_marks_are_split_where_names_follow_an_end() -> None:
    lines = ["Rossi, A. Counting lines in old", "Maps and rivers. CVPR, 2021.", "Weber, J. Rivers. ICCV, 2019."]
    assert split_references(lines) == [
        "Rossi, A. Counting lines in old Maps and rivers. CVPR, 2021.",
        "Weber, J. Rivers. ICCV, 2019.",
    ]


def test_paragraphs_are_references_each() -> None:
    assert split_references(["Rossi. Lines", "Weber. Rivers"], paragraphs=True) == ["Rossi. Lines", "Weber. Rivers"]

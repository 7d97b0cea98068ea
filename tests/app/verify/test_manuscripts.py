from __future__ import annotations

import pytest

from vlbib.app.verify.manuscripts import split_references
from vlbib.app.verify.pdf_lines import PrintedLine


def _split(lines: list[str], *, paragraphs: bool = False) -> list[str]:
    return split_references([PrintedLine(line) for line in lines], paragraphs=paragraphs)


def test_numbered_references_are_split_at_their_numbers_and_joined_over_lines_and_pages() -> None:
    lines = [
        "[1] A. Rossi, “Counting lines in old",
        "maps,” CVPR, 2021.",
        "12",
        "[2] J. Weber, “Rivers,” pp. 1–9,",
        "[4] and after.",
    ]
    assert _split(lines) == [
        "[1] A. Rossi, “Counting lines in old maps,” CVPR, 2021.",
        "[2] J. Weber, “Rivers,” pp. 1–9, [4] and after.",
    ]


def test_a_word_divided_at_the_end_of_a_line_is_joined() -> None:
    assert _split(["1. Rossi. Count-", "ing lines.", "2. Weber. Rivers."])[0] == "1. Rossi. Counting lines."


def test_labelled_references_are_split_at_their_labels() -> None:
    assert len(_split(["[Ros21] Rossi. Lines.", "In Maps.", "[Web+20] Weber. Rivers."])) == 2


def test_a_label_that_begins_with_a_particle_begins_a_reference() -> None:
    lines = ["[Ros21] Rossi. Lines.", "In Maps.", "[vdRW04] van der Rossi. Rivers.", "[ÖW20] Öz. Hills."]
    assert len(_split(lines)) == 3


def test_references_without_marks_are_split_at_names_after_the_end_of_a_reference() -> None:
    lines = ["Rossi, A. Counting lines in old", "Maps and rivers. CVPR, 2021.", "Weber, J. Rivers. ICCV, 2019."]
    assert _split(lines) == [
        "Rossi, A. Counting lines in old Maps and rivers. CVPR, 2021.",
        "Weber, J. Rivers. ICCV, 2019.",
    ]


def test_each_paragraph_is_a_reference() -> None:
    assert _split(["Rossi. Lines", "Weber. Rivers"], paragraphs=True) == ["Rossi. Lines", "Weber. Rivers"]


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("Count-", "ing lines", "Counting lines"),
        ("Few-", "Shot lines", "Few-Shot lines"),
        ("Maps-", "2020 list", "Maps-2020 list"),
        ("doi:10.1000/maps.", "2020.3", "doi:10.1000/maps.2020.3"),
        ("https://example.org/a/", "b", "https://example.org/a/b"),
        ("https://example.org/a.", "Accessed 2020", "https://example.org/a. Accessed 2020"),
        ("doi:10.18653/v1/N19-", "1423 it", "doi:10.18653/v1/N19-1423 it"),
    ],
)
def test_lines_are_joined_according_to_their_ends(before: str, after: str, joined: str) -> None:
    assert _split([f"1. {before}", after, "2. Weber."])[0] == f"1. {joined}"


def test_divided_initials_are_joined() -> None:
    assert (
        _split(["[1] A. Rossi, P.-", "Y. Weber, Lines, 2015.", "[2] B. Weber"])[0]
        == "[1] A. Rossi, P.-Y. Weber, Lines, 2015."
    )


def test_a_divided_page_range_is_joined() -> None:
    assert _split(["[1] A. Rossi, Lines, 2015, pp. 1895–", "1903.", "[2] B. Weber"])[0].endswith("pp. 1895–1903.")


def test_a_lost_number_is_skipped_if_the_numbering_continues() -> None:
    lines = ["[1] One.", "[2] Two. lost [3] Three.", "[4] Four.", "[5] Five."]
    assert len(_split(lines)) == 4
    assert len(_split(["[1] One.", "[2] Two. See", "[4] for more."])) == 2


def test_indented_lines_begin_no_reference_even_if_odd_pages_begin_to_the_right_of_them() -> None:
    even, odd = [(72.0, 82.9), (108.0, 118.9)]
    pages = [(even, at) for at in range(5)] + [(odd, at) for at in range(5)]
    lines = [
        PrintedLine(text, left)
        for (edge, indent), at in pages
        for left, text in ((edge, f"Rossi, A. Lines of map {'abcde'[at]},"), (indent, "Mapmaking"), (indent, "Press."))
    ]
    references = split_references(lines)
    assert len(references) == 10
    assert references[7] == "Rossi, A. Lines of map c, Mapmaking Press."


def test_references_begin_at_the_edges_of_two_columns_but_not_at_a_third_edge() -> None:
    lines = [
        PrintedLine(text, left)
        for edge in (50.0, 300.0)
        for at in range(4)
        for left, text in ((edge, f"Weber, J. Rivers {'abcd'[at]}."), (edge + 10, "In Maps."), (edge + 20, "Press."))
    ]
    assert len(split_references(lines)) == 8


@pytest.mark.parametrize("marks", [("[1]", "[2]", "[3]"), ("[Ros21]", "[Web+20]", "[Nov19]")])
def test_a_mark_counts_even_if_the_blank_after_it_is_lost(marks: tuple[str, ...]) -> None:
    assert len(_split([f"{marks[0]}A. Rossi. Lines", f"{marks[1]}J. Weber. Rivers", f"{marks[2]} E. Novak. Maps"])) == 3
    assert len(_split(["1. Rossi. Version", "2.5 of the lines.", "2. Weber. Rivers.", "3. Novak. Maps."])) == 3

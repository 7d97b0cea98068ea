from __future__ import annotations

from pathlib import Path

import pytest
from tests.app.verify.printed_pdf import Placed, pdf, tex_font

from vlbib.app.verify.manuscripts import printed_references
from vlbib.app.verify.pdf_lines import pdf_lines


def _texts(*pages: list[Placed]) -> list[str]:
    return [line.text for line in pdf_lines(pdf(*pages))]


def _column(*texts: str, left: float = 50, top: float = 700) -> list[Placed]:
    return [(left, top - 12 * at, text) for at, text in enumerate(texts)]


def test_a_line_has_its_position() -> None:
    lines = pdf_lines(pdf([(50, 700, "Rossi, A. Lines in"), (60, 688, "old maps.")]))
    assert [(line.text, round(line.left)) for line in lines] == [("Rossi, A. Lines in", 50), ("old maps.", 60)]


def test_ligatures_quotes_and_accents_of_tex_fonts_are_decoded() -> None:
    assert _texts(_column("\x10Di\x1busion by scienti\x1cc M¨uller\x11")) == ["“Diffusion by scientific Müller”"]


@pytest.mark.parametrize(
    ("differences", "blank"),
    [(b"44 /comma /hyphen", 531), (b"31 /ffl /visiblespace 44 /comma", 531), (b"44 /comma", 333), (b"44 /comma", 0)],
)
def test_a_narrow_gap_separates_words_if_a_font_has_another_glyph_in_place_of_the_blank(
    differences: bytes, blank: int
) -> None:
    data = pdf(_column("Anna\u2009Rossi.\u2009Lines"), font=tex_font(differences=differences, blank=blank))
    assert [line.text for line in pdf_lines(data)] == ["Anna Rossi. Lines"]


@pytest.mark.parametrize("differences", [b"32 /space", b"31 /ffl /space /exclam"])
def test_a_font_with_a_wide_blank_of_its_own_keeps_its_width(differences: bytes) -> None:
    data = pdf(_column("Anna\u2009Rossi"), font=tex_font(differences=differences, blank=531))
    assert [line.text for line in pdf_lines(data)] == ["AnnaRossi"]


def test_running_heads_of_several_pages_are_left_out_whatever_their_page_number() -> None:
    pages = [
        _column(f"Proceedings of Maps, page {at}", f"Line {word} of", "the text", "goes on", "to the foot")
        for at, word in ((1, "one"), (2, "two"))
    ]
    assert _texts(*pages) == ["Line one of", "the text", "Line two of", "the text"]


def _under(head: str, distance: float, *texts: str) -> list[Placed]:
    return [(50, 700 + distance, head), *_column(*texts)]


REFERENCES = ("Rossi, A. Lines in", "old maps. 2021.", "Weber, J. Walls of", "towns. 2022.")


@pytest.mark.parametrize(
    ("head", "distance", "is_left_out"),
    [
        ("2 A. Person and B. Other", 36, True),
        ("2 A. Person and B. Other", 27, True),
        ("of rivers. 2020.", 20, False),
        ("References", 36, False),
    ],
)
def test_a_running_head_of_a_single_page_is_recognised_by_its_distance(
    head: str, distance: float, *, is_left_out: bool
) -> None:
    texts = _texts(_column("On maps", "Text."), _under(head, distance, *REFERENCES))
    assert (head not in texts) is is_left_out
    assert texts[-4:] == list(REFERENCES)


def test_a_first_reference_is_no_running_head_if_others_are_as_far_apart() -> None:
    apart = [(50.0, 700.0 - 12 * at - 16 * (at // 2), text) for at, text in enumerate(REFERENCES * 3)]
    texts = _texts(_column("On maps", "Text."), [(50, 728, "of rivers. 2020."), *apart])
    assert texts[2] == "of rivers. 2020."


def test_the_first_line_of_the_first_page_is_no_running_head() -> None:
    assert _texts(_under("On maps", 60, *REFERENCES))[0] == "On maps"


def test_line_numbers_are_removed() -> None:
    counted = _column(*(f"Line of the manuscript {word}{at}" for at, word in enumerate("abcdefgh", start=11)))
    assert _texts(counted)[0] == "Line of the manuscript a"
    years = _column("Published in 2020", "then in 2021", "and much later", "and never", "after that", "at all")
    assert _texts(years)[0] == "Published in 2020"


def test_references_in_two_columns_are_split_at_lines_without_indentation() -> None:
    left: list[Placed] = [
        (50, 700, "References"),
        (50, 688, "Rossi, A. (2020). Lines in"),
        (60, 676, "old maps. In Maps."),
        (50, 664, "Weber, J. (2021). Rivers on"),
        (60, 652, "paper. Geo. Springer."),
    ]
    right: list[Placed] = [
        (300, 700, "In the same year. A note"),
        (310, 688, "without people."),
        (300, 676, "Zhu, D. (2022). Ponds"),
        (310, 664, "and lakes. In Water."),
        (300, 652, "Appendix A: more"),
    ]
    assert printed_references(Path("paper.pdf"), pdf(left + right)) == [
        "Rossi, A. (2020). Lines in old maps. In Maps.",
        "Weber, J. (2021). Rivers on paper. Geo. Springer.",
        "In the same year. A note without people.",
        "Zhu, D. (2022). Ponds and lakes. In Water.",
    ]

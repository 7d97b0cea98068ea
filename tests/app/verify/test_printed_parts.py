from __future__ import annotations

import pytest

from vlbib.app.verify.printed_parts import PrintedParts, cut_reference
from vlbib.app.verify.printed_people import printed_people
from vlbib.core.known import KnownTitle
from vlbib.core.text import squeeze

ROSSI = "Rossi, A., & Weber, J."


def _cut(text: str, *titles: str) -> PrintedParts | None:
    return cut_reference(
        text, lambda letters: [KnownTitle(t, squeeze(t)) for t in titles if letters.startswith(squeeze(t))]
    )


@pytest.mark.parametrize(
    "text",
    [
        "A. Rossi and J. Weber, “Counting lines in old maps,” in Conference on Maps, Rome, May 3, 2021, 2021.",
        "Rossi, A., & Weber, J. (2021). Counting lines in old maps. In Conference on Maps, Rome, May 3, 2021.",
        "Anna Rossi and Jonas Weber. 2021. Counting lines in old maps. In Conference on Maps, Rome, May 3, 2021.",
        "Rossi, Anna and Jonas Weber (2021). “Counting lines in old maps”. In: Conference on Maps, Rome, May 3, 2021.",
        "Rossi, A., Weber, J.: Counting lines in old maps. In: Conference on Maps, Rome, May 3, 2021 (2021)",
        "A. Rossi, J. Weber, Counting lines in old maps, in: Conference on Maps, Rome, May 3, 2021, 2021.",
        "Anna Rossi and Jonas Weber. Counting lines in old maps. In Conference on Maps, Rome, May 3, 2021, 2021.",
    ],
)
def test_a_reference_with_an_unknown_title_is_cut_by_its_style(text: str) -> None:
    parts = _cut(text)
    assert parts is not None
    assert (parts.title, parts.year) == ("Counting lines in old maps", 2021)
    assert parts.venue.startswith("Conference on Maps, Rome")
    assert "Weber" in parts.names
    assert "2021" not in parts.names


@pytest.mark.parametrize("people", ["A. Rossi, " * 2000 + "and J. Weber. ", "Rossi A, " * 2000 + "Weber J. "])
def test_a_reference_with_two_thousand_authors_is_cut_after_them(people: str) -> None:
    parts = _cut(f"{people}Counting lines in old maps. In Conference on Maps, 2021.", "Counting lines in old maps")
    assert parts is not None
    assert parts.title == "Counting lines in old maps"


def test_a_known_title_is_cut_as_a_whole_whatever_punctuation_it_has() -> None:
    title = "Lines, maps. What else? A view, from above"
    for text in (f"{ROSSI} (2021). {title}. In Maps.", f"A. Rossi, J. Weber, {title}, in: Maps, 2021."):
        parts = _cut(text, title, "A view from")
        assert parts is not None
        assert (parts.title, parts.venue, parts.year) == (title, "Maps", 2021)


def test_a_known_title_after_a_comma_counts_after_authors_or_with_five_words() -> None:
    known = ("Lines in maps", "Lines in very old maps")
    parts = _cut("A. Rossi, Lines in maps, Geo 3 (2021) 1–9.", *known)
    assert parts is not None
    assert parts.title == "Lines in maps"
    assert _cut("A. R§ssi, Lines in maps, Geo.", *known) is None
    parts = _cut("A. R§ssi, Lines in very old maps, Geo.", *known)
    assert parts is not None
    assert parts.title == "Lines in very old maps"


def test_quotes_inside_a_title_do_not_belong_to_the_style() -> None:
    parts = _cut("Anna Rossi. Revisiting “why should I care?” once more. In Maps, 2021.")
    assert parts is not None
    assert parts.title == "Revisiting “why should I care?” once more"


@pytest.mark.parametrize(
    ("after", "title"),
    [
        ("Good news, everyone! Captions for maps. In Maps, 2021.", "Good news, everyone! Captions for maps"),
        ("Are lines all you need? In Maps, 2021.", "Are lines all you need?"),
        ("Are lines all you need?. In Maps, 2021.", "Are lines all you need?"),
        ("All the lines we know! In Maps, 2021.", "All the lines we know!"),
        ("3D lines in old maps. In Maps, 2021.", "3D lines in old maps"),
    ],
)
def test_a_title_ends_if_what_follows_cannot_be_part_of_it(after: str, title: str) -> None:
    for people in ("Anna Rossi.", "Anna Rossi. 2021."):
        parts = _cut(f"{people} {after}")
        assert parts is not None
        assert parts.title == title


def test_two_words_are_not_a_title() -> None:
    assert _cut("Anna Rossi. Old maps. Geo, 2021.") is None


@pytest.mark.parametrize(
    ("rest", "venue"),
    [
        ("In Maps, pages 1–9. Springer, 2021.", "Maps"),
        ("Transactions on Lines, Maps, and Rivers, 12(3):1–9, 2021.", "Transactions on Lines, Maps, and Rivers"),
        ("Proc. Maps Endow. 12, 3 (2021), 1–9.", "Proc. Maps Endow"),
        ("In: Maps, vol. 3, pp. 1–9. Springer (2021)", "Maps"),
        ("arXiv preprint arXiv:1912.00001, 2021.", "arXiv preprint"),
        ("https://arxiv.org/abs/1912.00001, 2021.", ""),
    ],
)  # fmt: skip
def test_venue_and_year_are_read_after_the_title(rest: str, venue: str) -> None:
    parts = PrintedParts(people="Anna Rossi", title="A title", rest=rest)
    assert (parts.venue, parts.year) == (venue, 2021)


def test_numbers_in_ids_and_pages_are_no_years() -> None:
    assert PrintedParts(people="Anna Rossi", title="T", rest="arXiv:2012.2019, doi:10.1/2018, 2001–2015").year is None


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "D. Rumelhart, G. Hinton, Learning lines by maps, Nature 323 (6088) (1986) 533.",
            "Learning lines by maps",
        ),
        ("C. Bohren and D. Huffman, Scattering of light by maps. John Wiley, 2008.", "Scattering of light by maps"),
        ("A. Rossi, J. Weber, and H. Xu, Lines, maps and rivers, MIT Press, 2008.", "Lines, maps and rivers"),
        ("A. Rossi, J. Weber, Counting lines in maps (2008). arXiv:0801.00001.", "Counting lines in maps"),
        ("A. Rossi, J. Weber, Maps - how many lines?, PLOS ONE (2008).", "Maps - how many lines"),
        ("Rossi A, Weber J. Counting lines in old maps (Lom). In: Maps; 2008.", "Counting lines in old maps (Lom)"),
        (
            "Rossi A, Weber J. Counting lines (in red). For old maps. In: Maps; 2008.",
            "Counting lines (in red). For old maps",
        ),
    ],
)
def test_journals_and_books_between_commas_and_years_after_titles_are_cut(text: str, title: str) -> None:
    parts = _cut(text)
    assert parts is not None
    assert parts.work_title == title
    assert parts.year in (1986, 2008)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "A. Rossi and J. Weber. Rivers or roads? Counting lines in maps. In Maps, 2021.",
            "Rivers or roads? Counting lines in maps",
        ),
        (
            "A. Rossi and J. Weber. Are there any? Where? Counting lines. In Maps, 2021.",
            "Are there any? Where? Counting lines",
        ),
        ("A. Rossi and J. Weber. Are there any lines? Maps and Rivers, 2021.", "Are there any lines?"),
        ("A. Rossi and J. Weber. Are there any lines? In Maps and Rivers, 2021.", "Are there any lines?"),
    ],
)
def test_a_title_continues_after_a_question_if_the_book_is_named_one_sentence_later(text: str, title: str) -> None:
    parts = _cut(text)
    assert parts is not None
    assert parts.title == title


def test_a_title_ends_at_a_year_in_brackets() -> None:
    parts = PrintedParts(people="Rossi, A.", title="Lines in maps (2020), available at: https://a", rest="")
    assert (parts.work_title, parts.year) == ("Lines in maps", 2020)


@pytest.mark.parametrize(
    "text",
    [
        "Rossi A, Weber J. Counting lines in old maps. In: Conference on Maps, Rome; 2021.",
        "Rossi AM, Weber JX. Counting lines in old maps. Conference on Maps, Rome; 2021.",
        "Rossi, A., Weber, J. Counting lines in old maps. In Conference on Maps, Rome, 2021.",
        "Rossi, A. M., and Weber, J.-K. Counting lines in old maps. In Conference on Maps, Rome, 2021.",
        "Weber, J. Counting lines in old maps. In Conference on Maps, Rome, 2021.",
        "Rossi, A. & Weber, J. Counting lines in old maps. Conference on Maps, Rome 1, 2–3 (2021).",
        "Rossi, A.; Weber, J. Counting lines in old maps. Conference on Maps, Rome, 2021, 19, 1234.",
        "Rossi A., Weber J. Counting lines in old maps // Conference on Maps, Rome. 2021. P. 1–2.",
        "A. Rossi, J. Weber. Counting lines in old maps. In Conference on Maps, Rome, 2021.",
        "Rossi, A. and Weber, J. (2021) ‘Counting lines in old maps’, Conference on Maps, Rome, 12(3), pp. 1–2.",
        "Rossi A, Weber J (2021) Counting lines in old maps. Conference on Maps, Rome 12:3–4",
    ],
)
def test_a_list_of_authors_that_ends_in_an_initial_ends_at_its_full_stop(text: str) -> None:
    parts = _cut(text)
    assert parts is not None
    assert (parts.title, parts.year) == ("Counting lines in old maps", 2021)
    assert parts.venue.startswith("Conference on Maps, Rome")
    assert printed_people(parts.names)[-1].family == "Weber"


@pytest.mark.parametrize(
    "people", ["Rossi Q. Lee", "Anna Q. Rossi and Bo Z. Weber", "Anna Q. Rossi, B. Lee, and T. Xu"]
)
def test_an_initial_inside_a_name_does_not_end_the_list(people: str) -> None:
    parts = _cut(f"{people}. Counting lines in old maps. In Conference on Maps, 2021.")
    assert parts is not None
    assert (parts.names, parts.title) == (people, "Counting lines in old maps")


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Proc. ICLR", "Proc. ICLR"),
        ("Adv. Neural Inf. Process. Syst.", "Adv. Neural Inf. Process. Syst"),
        ("Proc. Int. Conf. Mach. Learn. PMLR", "Proc. Int. Conf. Mach. Learn"),
        ("Conference on Maps. Atlas Press", "Conference on Maps"),
        ("CVPR. IEEE", "CVPR"),
    ],
)
def test_a_full_stop_in_an_abbreviated_name_does_not_end_the_venue(printed: str, name: str) -> None:
    parts = _cut(f"A. Rossi and J. Weber. Counting lines in old maps. In {printed}, 2021.")
    assert parts is not None
    assert parts.venue == name


def test_a_known_title_after_a_colon_is_cut_even_without_authors_before_it() -> None:
    title = "Lines in very old maps"
    parts = _cut(f"Anonymous: {title}. In: Maps (2021)", title)
    assert parts is not None
    assert (parts.names, parts.title, parts.venue) == ("Anonymous", title, "Maps")

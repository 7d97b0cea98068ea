from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.app.verify.reference_strings import reference_of_string
from vlbib.core.ids import Id
from vlbib.core.known import KnownTitle

if TYPE_CHECKING:
    from vlbib.verification.reference import BibReference

KNOWN = KnownTitle("Attention Is All You Need", "attentionisallyouneed")


def _known(letters: str) -> list[KnownTitle]:
    return [KNOWN] if letters.startswith(KNOWN.key) else []


def _read(text: str, blocks: tuple[str, ...] = ()) -> BibReference | None:
    return reference_of_string(text, "key", 7, _known, blocks)


@pytest.mark.parametrize(
    "text",
    [
        'A. Vaswani, N. Shazeer, and N. Parmar, "Attention is all you need," in Proc. NeurIPS, 2017, pp. 1–11.',
        "[3] Vaswani, A., Shazeer, N., & Parmar, N. (2017). Attention is all you need. In NeurIPS (pp. 1-11).",
        "Ashish Vaswani, Noam Shazeer, and Niki Parmar. Attention is all you need. In NeurIPS, 2017.",
        "Ashish Vaswani, Noam Shazeer, and Niki Parmar. 2017. Attention is all you need. In NeurIPS, pages 1–11.",
        "[12] Vaswani A, Shazeer N, Parmar N. Attention is all you need[J]. NeurIPS, 2017, 30.",
    ],
)
def test_authors_title_and_year_are_read_in_any_style(text: str) -> None:
    reference = _read(text)
    assert reference is not None
    assert (reference.title, reference.year, reference.line) == (KNOWN.text, 2017, 7)
    assert [name.family for name in reference.authors] == ["Vaswani", "Shazeer", "Parmar"]


def test_a_list_that_ends_in_et_al_has_other_authors() -> None:
    reference = _read("Vaswani A, Shazeer N, et al. Attention is all you need[J]. NeurIPS, 2017.")
    assert reference is not None
    assert reference.others


def test_a_title_marked_by_the_style_is_used() -> None:
    blocks = ("Anna Rossi and Jonas Weber.", "Counting lines in old maps.", "In Conference on Maps, 2021.")
    reference = _read(" ".join(blocks), blocks)
    assert reference is not None
    assert (reference.title, reference.venue, reference.year) == (
        "Counting lines in old maps",
        "Conference on Maps",
        2021,
    )


def test_an_id_alone_is_a_reference_but_words_without_a_title_are_not() -> None:
    reference = _read("arXiv:2103.00020")
    assert reference is not None
    assert (reference.title, reference.ids) == ("", (Id("arxiv", "2103.00020"),))
    assert _read("Personal communication.") is None


def test_a_text_with_the_ids_of_several_works_is_no_reference() -> None:
    one = "A. Rossi, “Lines in old maps,” arXiv:2103.00020, doi:10.1000/a, doi:10.1000/b, 2021."
    assert _read(one) is not None
    assert _read(f"{one} J. Weber, “Rivers,” arXiv:2103.00021, 2021.") is None
    assert _read(f"{one} J. Weber, “Rivers,” doi:10.1000/c, 2021.") is None


def test_a_full_stop_with_a_blank_before_it_ends_a_title() -> None:
    reference = _read("Berne, Bruce and Robert Pecora (2000). Light and its many lines . Courier Corporation.")
    assert reference is not None
    assert reference.title == "Light and its many lines"


def test_a_block_with_more_than_authors_is_cut_as_printed() -> None:
    text = "A. Rossi, J. Weber, Counting lines in old maps, in: Maps Conference, 2021, pp. 1-8."
    reference = _read(f"{text} doi:10.1/x", (text, "doi:10.1/x"))
    assert reference is not None
    assert (reference.title, reference.year) == ("Counting lines in old maps", 2021)
    assert [name.family for name in reference.authors] == ["Rossi", "Weber"]


def test_a_document_type_mark_ends_a_marked_title() -> None:
    blocks = ("ROSSI A, WEBER J.", "Counting lines in old maps[C/OL]//Maps Conference.", "Publisher, 2021: 1-8.")
    reference = _read(" ".join(blocks), blocks)
    assert reference is not None
    assert (reference.title, [str(name) for name in reference.authors]) == (
        "Counting lines in old maps",
        ["ROSSI, A", "WEBER, J"],
    )


@pytest.mark.parametrize(
    ("text", "title", "venue", "year"),
    [
        ("ROSSI A, WEBER J. Old maps[C]//Conference on Maps. 2016: 1998-2010.", "Old maps", "Conference on Maps", 2016),
        ("Rossi A, Weber J. Old maps[C]// Conference on Maps. Press, 2021: 1.", "Old maps", "Conference on Maps", 2021),
        ("Rossi A, Weber J. Old maps[C/OL]//Maps. 2021. https://a.b/2020.", "Old maps", "Maps", 2021),
        (
            "ROSSI A, WEBER J, et al. Maps: old. Or new[J]. Rivers, 2022, 4(3): 1-20.",
            "Maps: old. Or new",
            "Rivers",
            2022,
        ),
        ("A. Rossi, J. Weber. Old maps [EB/OL]. (2023-04-17)[2024-01-01]. https://a.b/c.", "Old maps", "", None),
        ("Rossi A, Weber J (2021). Old maps[J]. Rivers.", "Old maps", "Rivers", 2021),
    ],
)
def test_a_document_type_mark_ends_the_title_of_a_printed_reference(
    text: str, title: str, venue: str, year: int | None
) -> None:
    reference = _read(f"[7] {text}")
    assert reference is not None
    assert (reference.title, reference.venue, reference.year) == (title, venue, year)
    assert [name.family.title() for name in reference.authors] == ["Rossi", "Weber"]


@pytest.mark.parametrize("comma", [", ", "，"])
def test_a_chinese_reference_is_read(comma: str) -> None:
    reference = _read(comma.join(("[4] 张三", "李四", "等. 老地图的综述[J]. 自动化学报", "2022", "48(3): 1-20.")))
    assert reference is not None
    assert (reference.title, reference.venue, reference.year) == ("老地图的综述", "自动化学报", 2022)
    assert ([str(name) for name in reference.authors], reference.others) == (["张三", "李四"], True)


def test_a_title_with_a_mark_needs_no_authors_but_a_sentence_before_it_may_be_anything() -> None:
    reference = _read("Old maps[J]. Rivers, 2021.")
    assert reference is not None
    assert (reference.title, reference.authors, reference.year) == ("Old maps", (), 2021)
    assert _read("Committee for 7 things. Old maps[S]. 2021.") is None


def test_a_known_title_counts_before_a_mark_only_as_a_whole() -> None:
    for title in (KNOWN.text, f"{KNOWN.text}. Or not"):
        reference = _read(f"Vaswani A. {title.upper()}[J]. Maps, 2021.")
        assert reference is not None
        assert reference.title == (KNOWN.text if title == KNOWN.text else title.upper())


def test_a_reference_in_a_style_without_titles_has_its_ids() -> None:
    blocks = ("", "", "A. Rossi and J. Weber, in Proceedings of the Maps Conference (2021) doi:10.1000/x")
    reference = _read(blocks[2], blocks)
    assert reference is not None
    assert (reference.title, reference.doi, reference.year) == ("", "10.1000/x", 2021)
    assert _read("A. Rossi, in Maps Conference", ("", "", "A. Rossi")) is None


def test_two_words_are_a_title_if_the_style_marks_them() -> None:
    blocks = (
        "Anna Rossi and Jonas Weber.",
        "Latent maps.",
        "In Maps Conference, 2014.",
        "https://maps.example/a14.html",
    )
    reference = _read(" ".join(blocks), blocks)
    assert reference is not None
    assert (reference.title, len(reference.authors)) == ("Latent maps", 2)


def test_an_address_is_no_title() -> None:
    reference = _read("O. Weber. Maps. In Proc. of Maps. URL http://proceedings.mlr.press/v32/weber14.html.")
    assert reference is not None
    assert reference.title == ""


@pytest.mark.parametrize(
    "label", ["[Rossi and Weber, 2021]", "[Rossi et al., 2021a]", "[Cohen-Rossi and O'Neill 2021]"]
)
def test_a_label_with_authors_and_year_is_removed(label: str) -> None:
    reference = _read(f"{label} Rossi, A. and Weber, J. (2021). Counting lines in old maps. In Maps.")
    assert reference is not None
    assert [name.family for name in reference.authors] == ["Rossi", "Weber"]
    assert not reference.others


@pytest.mark.parametrize(
    ("id_text", "told"),
    [("arXiv:1915.00231", ["1915.00231"]), ("arXiv:1905.00231", []), ("https://arxiv.org/abs/1905.0023 1", [])],
)
def test_an_impossible_arxiv_id_is_kept_as_such(id_text: str, told: list[str]) -> None:
    reference = _read(f"A. Rossi and J. Weber. Counting lines in old maps. {id_text}, 2019.")
    assert reference is not None
    assert [value for _, value in reference.impossible] == told


def test_a_label_is_removed_even_if_the_blank_after_it_is_lost() -> None:
    reference = _read("[12]A. Rossi and J. Weber, “Counting lines in old maps,” in Maps, 2021.")
    assert reference is not None
    assert [str(name) for name in reference.authors] == ["Rossi, A.", "Weber, J."]


def test_an_address_in_the_block_of_the_title_is_no_title() -> None:
    people = "S. Rossi, J. Weber, et al., Counting lines in old maps, in: Maps, 2021, pp. 1–9."
    blocks = (people, "doi:10.1109/MAPS.2021.01514.", "https://doi.org/10.1109/MAPS.2021.01514")
    reference = _read(" ".join(blocks), blocks)
    assert reference is not None
    assert (reference.title, reference.year, reference.others) == ("Counting lines in old maps", 2021, True)


def test_initials_separated_by_a_blank_belong_to_one_name() -> None:
    reference = _read("A. Rossi and J. -K. Weber. Counting lines in old maps. In Maps, 2021.")
    assert reference is not None
    assert reference.title == "Counting lines in old maps"
    assert [str(name) for name in reference.authors] == ["Rossi, A.", "Weber, J.-K."]

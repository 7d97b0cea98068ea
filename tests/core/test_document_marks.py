from __future__ import annotations

import pytest

from vlbib.core.document_marks import document_mark, is_document_type


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("Maps of ice[J]. Rivers, 2020.", "Maps of ice", ". Rivers, 2020."),
        ("Maps of ice [C]//Proc. of Maps. 2020.", "Maps of ice", "Proc. of Maps. 2020."),
        ("Maps of ice[C] // Proc. of Maps. 2020.", "Maps of ice", "Proc. of Maps. 2020."),
        (
            "Maps of ice?[EB/OL]. (2020-01-02)[2021-01-02]. https://a.b",
            "Maps of ice?",
            ". (2020-01-02)[2021-01-02]. https://a.b",
        ),
        ("Maps of ice[EB/OL] (2020-01-02)", "Maps of ice", " (2020-01-02)"),
        ("Maps of ice[J/OL](arXiv:2101.00001)", "Maps of ice", "(arXiv:2101.00001)"),
        ("Maps of ice [PP/OL]", "Maps of ice", ""),
        ("冰川地图［M］．北京: 科学出版社", "冰川地图", "．北京: 科学出版社"),
        ("冰川地图【D】。北京大学", "冰川地图", "。北京大学"),
    ],
)
def test_the_mark_of_a_documents_type_ends_a_title(text: str, before: str, after: str) -> None:
    match = document_mark(text)
    assert match is not None
    assert (text[: match.start()], text[match.end() :]) == (before, after)


@pytest.mark.parametrize(
    "text", ["LLaVA [P] [C]", "[J] Maps of ice. Rivers", "Maps [CVPR]. 2020", "Maps [Z] of ice", "a[i]."]
)
def test_labels_of_links_and_letters_in_a_sentence_are_no_marks(text: str) -> None:
    assert document_mark(text) is None


def test_types_and_carriers_are_those_of_the_standard() -> None:
    assert all(map(is_document_type, ("J", "C/OL", "EB/OL", "DB/MT", "CP/DK", "M/CD", "DS", "PP/OL")))
    assert not any(map(is_document_type, ("", "j", "CC", "CVPR", "J/XX", "/OL", "PDF")))

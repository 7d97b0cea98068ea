"""The heads of a table's columns."""

from __future__ import annotations

import pytest

from vlbib.core.table_heads import AUTHORS, TITLES, VENUES, YEARS, is_head


@pytest.mark.parametrize(
    ("names", "heads"),
    [
        (TITLES, ("Title", "Titre", "Tittel", "Tytuł", "Название", "论文标题", "タイトル", "제목")),
        (YEARS, ("Year", "Année", "Año", "Год", "Rok", "发表年份"[2:], "연도")),
        (VENUES, ("Venue", "Konferenz", "Revista", "会议", "학회")),
        (AUTHORS, ("Authors", "Auteurs", "Autores", "Forfattere", "Авторы", "作者", "저자")),
    ],
)
def test_the_heads_of_columns_are_known_in_many_languages(names: frozenset[str], heads: tuple[str, ...]) -> None:
    assert all(is_head(head, names) for head in heads)


def test_a_head_may_have_a_word_or_two_more() -> None:
    assert is_head("First author", AUTHORS)
    assert is_head("Année de publication", YEARS)
    assert not is_head("year that the first run was made", YEARS)
    assert not is_head("", YEARS)
    assert not is_head("AR@100", YEARS)  # a measure

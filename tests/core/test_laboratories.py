"""A laboratory named instead of authors is recognised by its name."""

from __future__ import annotations

import pytest

from vlbib.core.laboratories import is_laboratory


@pytest.mark.parametrize(
    "name", ["Google", "Google DeepMind", "FAIR", "Tsinghua University", "the University of Oxford"]
)
def test_a_laboratory_is_recognised_by_its_whole_name(name: str) -> None:
    assert is_laboratory(name)


@pytest.mark.parametrize("name", ["Oxford, Emily", "Research", "Kaiming He", "Apple Tree"])
def test_people_and_plain_words_are_not_laboratories(name: str) -> None:
    assert not is_laboratory(name)

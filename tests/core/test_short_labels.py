from __future__ import annotations

import pytest

from vlbib.core.short_labels import is_short_name

TITLE = "Finding Small Objects in a Large Field"
FAMILIES = {"lovelace", "turing"}


@pytest.mark.parametrize(
    "label", ["FSO", "Finder", "FindNet-2", "Small Objects", "Turing Machine", "Part of a Large Field"]
)
def test_a_name_or_plain_words_may_be_a_short_name(label: str) -> None:
    assert is_short_name(label, TITLE, FAMILIES)


@pytest.mark.parametrize(
    "label",
    ["A", "cs.CV", "astro-ph.IM", "Lovelace et al.", "Lovelace/Turing", "Turing", "Lovelace and Turing", "Titre :",
     "Título", "Aufsatz", "精读", "【精读】Finding Small Objects in a Large Field", TITLE],
)  # fmt: skip
def test_people_fields_categories_priorities_and_the_title_itself_are_not_aliases(label: str) -> None:
    assert not is_short_name(label, TITLE, FAMILIES)

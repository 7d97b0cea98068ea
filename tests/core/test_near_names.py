from __future__ import annotations

import pytest

from vlbib.core.near_names import hint


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("catalog", "; did you mean `catalogue`?"),
        ("Catalogue", "; did you mean `catalogue`?"),
        ("arxive", "; did you mean `arxiv`?"),
        ("zotero", ""),
        ("", ""),
    ],
)
def test_the_nearest_name_is_proposed_and_a_far_one_is_not(name: str, told: str) -> None:
    assert hint(name, ("arxiv", "catalogue", "index")) == told

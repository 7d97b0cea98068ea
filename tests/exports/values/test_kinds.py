from __future__ import annotations

import pytest

from vlbib.exports.values.kinds import Type, kind_by_name


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("PhD thesis", Type.THESIS),
        ("mathesis", Type.THESIS),
        ("{Doctoral Dissertation}", Type.THESIS),
        ("Data set", Type.DATASET),
        ("Standard", Type.STANDARD),
        ("Thesis abstract", None),
        ("Memo", None),
    ],
)
def test_the_type_of_a_work_is_known_by_its_name(words: str, kind: Type | None) -> None:
    assert kind_by_name(words) is kind

from __future__ import annotations

import pytest

from vlbib.exports.values.stray_eprints import put_eprint_right


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("note", "arXiv:2103.00020 [cs]"),
        ("number", "arXiv:2103.00020"),
        ("howpublished", "arXiv preprint arXiv:2103.00020v2"),
        ("eid", "arXiv:2103.00020"),
    ],
)
def test_the_id_of_a_preprint_is_moved_to_its_own_field(name: str, value: str) -> None:
    values = {"title": "T", name: value, "journaltitle": "arXiv e-prints"}
    put_eprint_right(values)
    assert values == {
        "title": "T", "journaltitle": "arXiv e-prints", "eprint": "2103.00020", "eprinttype": "arxiv",
    }  # fmt: skip


@pytest.mark.parametrize(
    "values",
    [
        {"note": "arXiv:2103.00020", "journaltitle": "Maps"},
        {"note": "Extended version of arXiv:2103.00020"},
        {"note": "arXiv:2103.00020", "eprint": "2103.00021"},
        {"note": "read"},
    ],
)
def test_what_says_more_or_is_of_a_published_work_stays(values: dict[str, str]) -> None:
    before = dict(values)
    put_eprint_right(values)
    assert values == before

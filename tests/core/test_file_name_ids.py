"""Ids in the names of files."""

from __future__ import annotations

import pytest

from vlbib.core.ids import find_ids


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("10.1000_x.12.pdf (old)", ["doi:10.1000/x.12"]),
        ("10.1000@x.12.PDF", ["doi:10.1000/x.12"]),
        ("10.1000_x.12", []),
        ("v10.1000_x.12.pdf", []),
        ("old_maps_of_towns-2301.00001.pdf", ["arxiv:2301.00001"]),
        ("old_maps_of_towns_2301.00001v2.pdf", ["arxiv:2301.00001"]),
        ("2301.00001v1.pdf", ["arxiv:2301.00001"]),
        ("2301.00001_old_maps_of_towns.pdf", ["arxiv:2301.00001"]),
        ("2301.00001-old-maps.txt", []),
        ("0912.1234 (1).pdf", ["arxiv:0912.1234"]),
        ("10.1000_x.12 old maps.pdf", ["doi:10.1000/x.12"]),
        ("10.1000_x.12.pdf and more.pdf", ["doi:10.1000/x.12"]),
        ("2301.00001 old maps.pdf", ["arxiv:2301.00001"]),
        ("costs 1205.1234 in my report.pdf", []),
        ("old_maps-2301.00001.txt", []),
        ("report_0912.1234.pdf", []),  # a version or a day
        ("12-2301.00001.pdf", []),
    ],
)
def test_the_name_of_a_pdf_file_has_an_id_with_the_signs_that_file_names_allow(name: str, ids: list[str]) -> None:
    assert find_ids(name) == ids

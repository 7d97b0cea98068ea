"""The dates of entries whose id, or only seemingly their DOI, tells when a preprint came out."""

from __future__ import annotations

import pytest
from tests.checks.small_library import codes_in

from vlbib.checks.selection import Selection

_ENTRY = "@inproceedings{{a, title = {{T}}, year = 2010, booktitle = {{Proceedings of ICML 2011}}, {0}}}"


@pytest.mark.parametrize(
    ("id_field", "is_preprint"),
    [
        ("eprint = {1005.54001}", False),  # five digits came later
        ("eprint = {1005.5400}", True),
        ("doi = {10.1109/CVPR.1005.5400}", False),
        ("url = {https://doi.org/10.1109/CVPR.1005.5400}", False),
        ("doi = {10.48550/arXiv.1005.5400}", True),
        ("url = {https://doi.org/10.1000/papers/1005.5400}", True),
        ("doi = {10.48550/arXi%76.1005.5400}", True),
        ("url = {https://arxiv.org/abs/1005.5400}", True),
    ],
)
def test_the_month_is_that_of_an_id_that_arxiv_issued(id_field: str, *, is_preprint: bool) -> None:
    assert codes_in(_ENTRY.format(id_field), Selection(select=("V035",))) == ["V035"] * is_preprint

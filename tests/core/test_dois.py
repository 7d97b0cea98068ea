"""How a DOI is written: one set of patterns for ids, checks, exports and PDF text."""

from __future__ import annotations

import re

import pytest

from vlbib.core.dois import ARXIV_DOI, DOI_LEAD, DOI_PREFIX
from vlbib.core.ids import Id, doi_id


@pytest.mark.parametrize(
    ("text", "matches"),
    [
        ("10.1000/", True),
        ("10.1000.10/", True),
        ("10.100/", False),
        ("10.1234567890/", False),
        ("10.1000", False),
        ("11.1000/", False),
    ],
)
def test_a_registrant_has_four_to_nine_digits_and_perhaps_subdivisions(text: str, matches: bool) -> None:  # noqa: FBT001 -- pytest passes by name
    assert (re.fullmatch(DOI_PREFIX, text) is not None) is matches


@pytest.mark.parametrize(
    "lead", ["https://doi.org/", "http://dx.doi.org/", "https://doi.acm.org/", "doi:", "DOI: ", "doi "]
)
def test_the_text_before_a_doi_is_removed(lead: str) -> None:
    assert re.fullmatch(DOI_LEAD, lead, re.IGNORECASE)
    assert doi_id(f"{lead}10.1145/3292500.3330701") == Id("doi", "10.1145/3292500.3330701")


def test_an_arxiv_doi_is_recognised_by_its_prefix() -> None:
    assert re.match(ARXIV_DOI, "10.48550/arXiv.2103.00020", re.IGNORECASE)
    assert not re.match(ARXIV_DOI, "10.48550/other.2103.00020", re.IGNORECASE)

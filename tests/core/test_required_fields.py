"""The required fields of a type are those in btxdoc.tex, section 3.1, and their modern equivalents."""

from __future__ import annotations

import pytest

from vlbib.core.entry_types import ALL_TYPES, BIBTEX_TYPES
from vlbib.core.required_fields import BIBTEX_ONLY, MISPLACED, REQUIRED

# As in btxdoc: a space between fields, `|` between alternatives.
BTXDOC = {
    "article": "author title journal year",
    "book": "author|editor title publisher year",
    "booklet": "title",
    "conference": "author title booktitle year",
    "inbook": "author|editor title chapter|pages publisher year",
    "incollection": "author title booktitle publisher year",
    "inproceedings": "author title booktitle year",
    "manual": "title",
    "mastersthesis": "author title school year",
    "misc": "",
    "phdthesis": "author title school year",
    "proceedings": "title year",
    "techreport": "author title institution year",
    "unpublished": "author title note",
}


def test_every_bibtex_type_and_no_unknown_one_has_required_fields() -> None:
    assert set(BTXDOC) == BIBTEX_TYPES <= set(REQUIRED) <= ALL_TYPES
    assert set(BIBTEX_ONLY) <= BIBTEX_TYPES


@pytest.mark.parametrize("entry_type", BTXDOC)
def test_a_bibtex_type_requires_exactly_what_btxdoc_says(entry_type: str) -> None:
    groups = [*REQUIRED[entry_type], *BIBTEX_ONLY.get(entry_type, ())]
    demands = [set(demand.split("|")) for demand in BTXDOC[entry_type].split()]
    assert len(groups) == len(demands)
    assert all(any(demand <= set(group) for group in groups) for demand in demands)


@pytest.mark.parametrize("entry_type", REQUIRED)
def test_a_misplaced_field_counts_for_the_required_one(entry_type: str) -> None:
    for group in REQUIRED[entry_type]:
        assert group[0] not in MISPLACED or MISPLACED[group[0]] in group
        assert "year" not in group or "date" in group, "biblatex writes dates"

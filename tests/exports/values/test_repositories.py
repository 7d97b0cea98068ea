from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.exports.values.kinds import Type
from vlbib.exports.values.repositories import repository_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.exports.item import Item


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"doi": "https://doi.org/10.6084/m9.figshare.7654321.v1"}, "figshare"),
        ({"doi": "10.5061/DRYAD.abc12"}, "Dryad"),
        ({"doi": "10.7910/DVN/AB12CD"}, "Harvard Dataverse"),
        ({"doi": "10.5281/zenodo.1", "publisher": "CERN"}, ""),
        ({"doi": "10.6084/m9.figshare.1", "journaltitle": "Maps"}, ""),
        ({"doi": "10.5555/figshare"}, ""),
        ({}, ""),
    ],
)
def test_a_doi_tells_the_repository_of_what_nobody_else_published(values: dict[str, str], name: str) -> None:
    assert repository_of(values) == name


def test_an_article_of_a_repository_is_data(items: Callable[[str], tuple[Item, ...]]) -> None:
    figshare, journal = items(
        "@article{a, title = {T}, doi = {10.6084/m9.figshare.1}}"
        "@article{b, title = {T}, doi = {10.6084/m9.figshare.1}, journal = {J}}"
    )
    assert (figshare.type, figshare.publisher) == (Type.DATASET, "figshare")
    assert (journal.type, journal.publisher) == (Type.ARTICLE, "")

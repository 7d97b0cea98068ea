from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.exports.values.kinds import Type
from vlbib.exports.values.repositories import repository_of, server_of_page

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
def test_a_doi_gives_the_repository_of_a_work_without_a_publisher(values: dict[str, str], name: str) -> None:
    assert repository_of(values) == name


@pytest.mark.parametrize(
    ("kind", "values", "name"),
    [
        ("misc", {"url": "https://openreview.net/forum?id=aB3"}, "OpenReview"),
        ("online", {"url": "https://www.medrxiv.org/content/10.1101/2020.04.06.20055624v1"}, "medRxiv"),
        ("misc", {"url": "https://openreview.net/group?id=ICLR"}, ""),
        ("misc", {"url": "https://openreview.net/forum?id=aB3", "howpublished": "Blog"}, ""),
        ("inproceedings", {"url": "https://openreview.net/forum?id=aB3"}, ""),
        ("misc", {}, ""),
    ],
)
def test_a_url_gives_the_preprint_server_of_an_entry_without_a_venue(
    kind: str, values: dict[str, str], name: str
) -> None:
    assert server_of_page(values, kind) == name


def test_an_article_in_a_repository_is_a_data_set(items: Callable[[str], tuple[Item, ...]]) -> None:
    figshare, journal = items(
        "@article{a, title = {T}, doi = {10.6084/m9.figshare.1}}"
        "@article{b, title = {T}, doi = {10.6084/m9.figshare.1}, journal = {J}}"
    )
    assert (figshare.type, figshare.publisher) == (Type.DATASET, "figshare")
    assert (journal.type, journal.publisher) == (Type.ARTICLE, "")

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.exports.places_in_words import place_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.exports.item import Item


@pytest.mark.parametrize(
    ("entry", "place"),
    [
        ("@misc{a, eprint = {2103.00020}}", "arXiv"),
        ("@article{a, journal = {bioRxiv}, doi = {10.1101/009589}}", "bioRxiv"),
        ("@patent{a, number = {7}, type = {patentus}, holder = {{Lamp Ltd}}}", "U.S. patent 7, Lamp Ltd"),
        ("@techreport{a, number = {TR-7}, institution = {Lamp Office}}", "TR-7, Lamp Office"),
        ("@report{a, institution = {Lamp Office}}", "Lamp Office"),
        ("@audio{a, series = {The Lamp Hour}, publisher = {P}}", "The Lamp Hour"),
        ("@book{a, series = {Lamps}, publisher = {P}}", "P"),
        ("@inproceedings{a, booktitle = {Lamp Days}, publisher = {P}}", "Lamp Days"),
        ("@unpublished{a, eventtitle = {Lamp Days}}", "Lamp Days"),
        ("@artwork{a, howpublished = {Ink}}", "Ink"),
        ("@misc{a}", ""),
    ],
)
def test_where_a_work_was_published_is_said_in_words(
    entry: str, place: str, items: Callable[[str], tuple[Item, ...]]
) -> None:
    assert place_words(*items(entry)) == place

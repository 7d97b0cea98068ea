from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.core.names import Name
from vlbib.exports.csl_json import data, person, render
from vlbib.exports.format import ExportOptions

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.exports.item import Item

    Items = Callable[[str], tuple[Item, ...]]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        (Name(family="Doe", given="Jane"), {"family": "Doe", "given": "Jane"}),
        (Name(family="OpenAI", literal=True), {"literal": "OpenAI"}),
        (Name(family="Plato"), {"literal": "Plato"}),
        (
            Name(family="van den Oord", given="Aäron"),
            {"family": "Oord", "given": "Aäron", "non-dropping-particle": "van den"},
        ),
        (Name(family="Doe", given="Jane", suffix="Jr"), {"family": "Doe", "given": "Jane", "suffix": "Jr"}),
    ],
)
def test_a_name_has_its_parts_and_a_body_is_literal(name: Name, parts: dict[str, str]) -> None:
    assert person(name) == parts


@pytest.mark.parametrize(
    ("fields", "variable", "value"),
    [
        ("@article{a, number = {3}}", "issue", "3"),
        ("@techreport{a, number = {3}}", "number", "3"),
        ("@software{a, number = {3}}", "version", "3"),
        ("@misc{a, eprint = {2103.00020}, archiveprefix = {arXiv}}", "number", "arXiv:2103.00020"),
        ("@misc{a, date = {2021-03}}", "issued", {"date-parts": [[2021, 3]]}),
        ("@misc{a, year = {in press}}", "issued", {"literal": "in press"}),
        ("@misc{a, keywords = {x, y}}", "keyword", "x, y"),
    ],
)
def test_a_field_becomes_the_variable_of_its_type(fields: str, variable: str, value: object, items: Items) -> None:
    assert data(items(fields)[0])[variable] == value


def test_what_csl_cannot_say_is_told(items: Items) -> None:
    entry = "@software{a, title = {T}, author = {Doe, Jane and others}}"
    dropped = render(items(entry), ExportOptions()).dropped
    assert [(item.field, item.reason) for item in dropped] == [
        ("author", "CSL JSON cannot say `and others`"),
        ("", "type software is written as book"),
    ]

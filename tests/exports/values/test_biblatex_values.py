"""The values of an entry under biblatex's names."""

from __future__ import annotations

import pytest
from tests.exports.conftest import library_of

from vlbib.exports.values.biblatex_values import biblatex_values


@pytest.mark.parametrize(
    ("fields", "values"),
    [
        ("journal = {Towns}", {"journaltitle": "Towns"}),
        ("journal = {~}, journaltitle = {Towns}", {"journaltitle": "Towns"}),  # a blank one counts as absent
        ("title = {A}, title = {B}", {"title": "A"}),
        ("note = {}, pages = { }", {}),
        ("note = {Maps,%\n  Towns}", {"note": "Maps,Towns"}),  # a percent sign joins lines
        ("url = {https://x.org/a%20b}", {"url": "https://x.org/a%20b"}),  # a percent sign of a link is no comment
    ],
)
def test_the_first_value_that_is_not_blank_has_the_name_that_biblatex_uses(fields: str, values: dict[str, str]) -> None:
    (entry,) = library_of(f"@article{{a, {fields}}}\n").entries
    assert biblatex_values(entry) == values

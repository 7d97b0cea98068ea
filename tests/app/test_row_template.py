"""Rows of a list, formatted with a user's template."""

from __future__ import annotations

import pytest

from vlbib.app.row_template import fill, read_template
from vlbib.core.faults import CannotUse

NAMES = ("key", "title", "year")


def test_escapes_are_replaced_and_doubled_braces_stay() -> None:
    template = read_template(r"{key}\t{{x}}\\n\n", NAMES)
    assert template == "{key}\t{{x}}\\n\n"
    assert fill(template, {"key": "a"}) == "a\t{x}\\n\n"


@pytest.mark.parametrize(
    ("template", "advice"),
    [("{key", "write {{ for a brace"), ("{tilte}", "did you mean `title`"), ("{}", "every field")],
)
def test_an_invalid_template_is_refused(template: str, advice: str) -> None:
    with pytest.raises(CannotUse) as refused:
        read_template(template, NAMES)
    assert advice in str(refused.value)


def test_a_format_that_strings_lack_is_refused() -> None:
    with pytest.raises(CannotUse, match="year:d"):
        fill("{year:d}", {"year": "2020"})

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.exports.bibliography import LAYOUTS, Reference, plainly

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.exports.item import Item

REFERENCES = [Reference("a<b", "1", "Text <i>one</i>"), Reference("c", "12", "Text two")]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("text", "[1] Text <i>one</i>\n[12] Text two\n"),
        ("markdown", "[1] Text <i>one</i>\n\n[12] Text two\n"),
        (
            "html",
            (
                '<ul class="references">\n<li id="a&lt;b"><span class="label">[1]</span> Text <i>one</i></li>\n'
                '<li id="c"><span class="label">[12]</span> Text two</li>\n</ul>\n'
            ),
        ),
    ],
)
def test_a_list_is_written_in_each_markup(markup: str, text: str) -> None:
    assert LAYOUTS[markup](REFERENCES) == text


def test_a_latex_list_has_the_widest_label_and_no_harmful_command() -> None:
    text = LAYOUTS["latex"]([Reference("a", "1", r"\input{x} \emph{y}"), Reference("b", "12", "T")])
    assert text.startswith("\\begin{thebibliography}{12}\n")
    assert r"\input" not in text
    assert r"\emph{y}" in text


def test_a_reference_without_a_style_is_written_plainly(items: Callable[[str], tuple[Item, ...]]) -> None:
    item = items("@article{a, title = {A. Title.}, author = {Doe, Jane}, journal = {J & K}, year = {2021}}")[0]
    assert plainly(item, "text") == "Jane Doe. A. Title. J & K. 2021."
    assert plainly(item, "html") == "Jane Doe. A. Title. J &amp; K. 2021."

"""References in a pybtex style."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.exports import references
from vlbib.exports.bibliography import LAYOUTS
from vlbib.exports.bibtex import CLASSIC
from vlbib.exports.format import ExportOptions
from vlbib.exports.references import render

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.exports.item import Item

    Items = Callable[[str], tuple[Item, ...]]


BAD = r"@article{bad, title = {No {Author} 50\%}}" + "\n"


GOOD = r"@article{good, author = {M{\"u}ller, J}, title = {Good \& Fine}, journal = {J}, year = 2020}"


SIGNS = r"@misc{a, author = {B, C}, title = {Gets 100\% of A \& B\_1 for \$5 \#2: a \textless{} b\^{}c}, year = 2020}"


@pytest.mark.parametrize("style", ["plain", "unsrt", "alpha", "unsrtalpha"])
@pytest.mark.parametrize("markup", list(LAYOUTS))
def test_one_bad_entry_never_ends_the_list(style: str, markup: str, items: Items) -> None:
    written = references.render(items(BAD + GOOD), ExportOptions(style=style, markup=markup))
    assert "Author 50" in written.text
    assert "ller" in written.text
    assert [one.key for one in written.dropped] in ([], ["bad"])


@pytest.mark.parametrize(
    ("markup", "title"),
    [
        ("text", "Gets 100% of A & B_1 for $5 #2: a < b^c."),
        ("markdown", r"Gets 100% of A &amp; B\_1 for $5 \#2: a &lt; b^c\."),
        ("html", "Gets 100% of A &amp; B_1 for $5 #2: a &lt; b^c"),
        ("latex", r"Gets 100\% of A \& B\_1 for \$5 \#2: a {\textless} b{\textasciicircum}c"),
    ],
)
def test_a_reference_shows_every_character_of_its_title(markup: str, title: str, items: Items) -> None:
    written = references.render(items(SIGNS), ExportOptions(markup=markup))
    assert title in written.text
    assert written.dropped == ()


def test_a_reference_has_an_address_once_and_dropped_fields_are_reported(items: Items) -> None:
    text = r"@misc{a, author = {B, C and others}, title = {T}, howpublished = {\url{https://x.org/a}}, abstract = {W}}"
    written = references.render(items(text), ExportOptions())
    assert written.text.count("https://x.org/a") == 1
    assert [one.field for one in written.dropped] == ["abstract"]


@pytest.mark.parametrize(
    ("entry", "shown"),
    [
        ("@thesis{a, title = {T}, type = {bathesis}, institution = {U}, year = 2020}", "Bachelor's thesis, U, 2020."),
        ("@report{a, title = {T}, type = {techreport}, number = 3, institution = {U}, year = 2020}",
         "Technical Report 3, U, 2020."),
        ("@book{a, title = {T}, subtitle = {S}, publisher = {P}, year = 2020}", "T: S. P, 2020."),
        ("@book{a, title = {T}, publisher = {P}, date = {1988/1992}, translator = {Roe, Jo}}",
         "P, 1988–1992. Translated by Jo Roe."),
        ("@misc{a, title = {T}, eprint = {2103.00020}, doi = {10.48550/arXiv.2103.00020}, year = 2021}",
         "T. arXiv:2103.00020, 2021."),
        ("@article{a, title = {T}, journal = {J}, eprint = {2103.00020}, year = 2021}", "J, 2021. arXiv:2103.00020."),
        ("@dataset{a, title = {T}, version = 2, publisher = {P}, year = 2021}", "T. Version 2, P, 2021."),
        ("@movie{a, title = {T}, editor = {Roe, Jo}, editortype = {director}, year = 2021}", "Jo Roe. T. 2021."),
        (r"@misc{a, title = {T}, howpublished = {\url{https://x.org/a\_b}}, version = 2, year = 2021}",
         "T. Version 2, 2021. URL: https://x.org/a_b."),
        ("@software{a, title = {T}, repository = {https://x.org/a_b}, year = 2021}", "T. 2021. URL: https://x.org/a_b."),
        ("@article{a, title = {T}, journal = {J}, year = {in press}, note = {N}}", "J, in press. N."),
        ("@article{a, title = {T}, journal = {J}, volume = 5, number = 2, year = 2020}", "J, 5(2), 2020."),
        ("@article{a, title = {T}, journal = {J}, volume = 5}", "J, 5."),
        ("@inproceedings{a, title = {T}}", "Jane Doe. T."),
        ("@phdthesis{a, title = {T}}", "T. PhD thesis."),
        ("@article{a, title = {T}, journal = {J}, pages = {1-2}, year = 2020, volume = 3}", "J, 3:1–2, 2020."),
        (r"@misc{a, title = {T}, note = {See \url{https://x.org/a_b} and \href{https://x.org}{C}}, year = 2021}",
         "T. 2021. See https://x.org/a_b and C (https://x.org)."),
    ],
)  # fmt: skip
def test_a_reference_is_printed_as_bibtex_prints_it(entry: str, shown: str, items: Items) -> None:
    entry = entry.replace("title = {T}", "author = {Doe, Jane}, title = {T}") if "editor" not in entry else entry
    assert render(items(entry), ExportOptions()).text.strip().endswith(shown)


@pytest.mark.parametrize("kind", sorted(CLASSIC))
def test_an_entry_without_required_fields_is_still_formatted(kind: str, items: Items) -> None:
    assert render(items(f"@{kind}{{a, note = {{Seen}}}}"), ExportOptions()).dropped == ()


@pytest.mark.parametrize("style", ["plain", "alpha", "unsrt"])
def test_pybtex_plugins_are_looked_up_once_and_styles_keep_no_state(
    style: str, items: Items, monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = items(
        "@misc{a, title = {T}, author = {Doe, Jo}, year = 2020} @misc{b, title = {U}, author = {Doe, Jo}, year = 2020}"
    )
    first = render(entries, ExportOptions(style=style)).text
    monkeypatch.setattr("pybtex.plugin.find_plugin", None)
    monkeypatch.setattr("pybtex.plugin.entry_points", None, raising=False)
    assert render(entries, ExportOptions(style=style)).text == first

"""biblatex: each value in a field that the data model has for the type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.exports import biblatex
from vlbib.exports.format import ExportOptions

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.exports.item import Item

    Items = Callable[[str], tuple[Item, ...]]


def test_biblatex_maps_the_classic_dialect_to_its_own_fields(items: Items) -> None:
    text = """@misc{a, author = {R, A}, title = {T}, year = 2021, month = feb, eprint = {2103.00020},
      archiveprefix = {arXiv}, primaryclass = {cs.CV}, publisher = {P}}
    @phdthesis{b, author = {B, B}, title = {T}, school = {TU}, address = {Here}, year = 2019}
    @software{c, title = {T}, publisher = {Zenodo}, isbn = {1}}"""
    written = biblatex.render(items(text), ExportOptions())
    assert "@online{a," in written.text
    assert (
        "date = {2021-02},\n  eprint = {2103.00020},\n  eprinttype = {arxiv},\n  eprintclass = {cs.CV}" in written.text
    )
    assert "organization = {P},\n  pubstate = {prepublished}" in written.text
    assert "@thesis{b," in written.text
    assert "institution = {TU},\n  location = {Here}" in written.text
    assert "type = {phdthesis}" in written.text
    assert "organization = {Zenodo}" in written.text
    assert [(one.key, one.field) for one in written.dropped] == [("c", "isbn")]


def test_a_report_of_arxiv_is_a_preprint_without_the_kind_of_a_report(items: Items) -> None:
    text = "@techreport{a, title = {T}, institution = {arXiv}, number = {2103.00020}, year = 2019}"
    written = biblatex.render(items(text), ExportOptions()).text
    assert written.startswith("@online{a,")
    assert "eprint = {2103.00020}" in written
    assert "techreport" not in written


def test_letters_that_are_names_are_kept_in_the_title_of_a_book(items: Items) -> None:
    text = "@incollection{a, title = {T}, booktitle = {Computer Vision -- ECCV 2020}}"
    assert "booktitle = {Computer Vision -- {ECCV} 2020}" in biblatex.render(items(text), ExportOptions()).text
    paper = text.replace("incollection", "inproceedings")
    assert "booktitle = {Computer Vision -- ECCV 2020}" in biblatex.render(items(paper), ExportOptions()).text

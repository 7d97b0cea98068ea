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


def test_a_body_with_an_and_in_its_name_is_one(items: Items) -> None:
    text = "@book{a, title = {T}, publisher = {Press for Lamps and Wicks}, location = {Oslo and Rome}}"
    written = biblatex.render(items(text), ExportOptions()).text
    assert "publisher = {{Press for Lamps and Wicks}}" in written
    assert "location = {Oslo and Rome}" in written
    for kept in ("{{Lamps and Wicks}}", "{{Lamps} and {Wicks}}", "{Lamps and Wicks and Oil}"):
        text = f"@book{{a, title = {{T}}, publisher = {kept}}}"
        assert f"publisher = {kept}" in biblatex.render(items(text), ExportOptions()).text


def test_what_people_write_about_an_address_comes_into_the_fields_for_it(items: Items) -> None:
    note = "{[Online; accessed 3 May 2019]}"
    text = rf"@misc{{a, title = {{T}}, howpublished = {{YouTube, \url{{https://x.org/1}}}}, note = {note}}}"
    written = biblatex.render(items(text), ExportOptions()).text
    assert "howpublished = {YouTube}" in written
    assert "url = {https://x.org/1}" in written
    assert "urldate = {2019-05-03}" in written
    assert "note" not in written


def test_a_series_that_says_the_type_of_a_report_is_left_out_and_told(items: Items) -> None:
    text = "@report{{a, title = {{T}}, type = {{Working Paper}}, series = {{{}}}, number = {{7}}}}"
    said, other = (biblatex.render(items(text.format(series)), ExportOptions()) for series in ("Working Papers", "S"))
    assert ("Working Papers" in said.text, [loss.field for loss in said.dropped]) == (False, ["series"])
    assert ("addendum = {S}" in other.text, other.dropped) == (True, ())


def test_the_town_of_who_runs_a_server_is_not_the_place_of_a_preprint(items: Items) -> None:
    text = "@article{a, title = {T}, place = {Cambridge}, journal = {ChemRxiv}, doi = {10.26434/chemrxiv-2022-zz999}}"
    assert "location" not in biblatex.render(items(text), ExportOptions()).text

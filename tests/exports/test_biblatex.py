"""biblatex: each value in a field that the data model allows for the type."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.exports.test_classic import written as written_fields

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


def test_a_report_of_arxiv_is_a_preprint_without_a_report_type(items: Items) -> None:
    text = "@techreport{a, title = {T}, institution = {arXiv}, number = {2103.00020}, year = 2019}"
    written = biblatex.render(items(text), ExportOptions()).text
    assert written.startswith("@online{a,")
    assert "eprint = {2103.00020}" in written
    assert "techreport" not in written


def test_acronyms_are_protected_in_a_book_title_but_not_in_proceedings(items: Items) -> None:
    text = "@incollection{a, title = {T}, booktitle = {Computer Vision -- ECCV 2020}}"
    assert "booktitle = {Computer Vision -- {ECCV} 2020}" in biblatex.render(items(text), ExportOptions()).text
    paper = text.replace("incollection", "inproceedings")
    assert "booktitle = {Computer Vision -- ECCV 2020}" in biblatex.render(items(paper), ExportOptions()).text


def test_a_body_with_an_and_in_its_name_is_not_split(items: Items) -> None:
    text = "@book{a, title = {T}, publisher = {Press for Lamps and Wicks}, location = {Oslo and Rome}}"
    written = biblatex.render(items(text), ExportOptions()).text
    assert "publisher = {{Press for Lamps and Wicks}}" in written
    assert "location = {Oslo and Rome}" in written
    for kept in ("{{Lamps and Wicks}}", "{{Lamps} and {Wicks}}", "{Lamps and Wicks and Oil}"):
        text = f"@book{{a, title = {{T}}, publisher = {kept}}}"
        assert f"publisher = {kept}" in biblatex.render(items(text), ExportOptions()).text


def test_site_and_date_of_access_are_moved_to_their_fields(items: Items) -> None:
    note = "{[Online; accessed 3 May 2019]}"
    text = rf"@misc{{a, title = {{T}}, howpublished = {{YouTube, \url{{https://x.org/1}}}}, note = {note}}}"
    written = biblatex.render(items(text), ExportOptions()).text
    assert "howpublished = {YouTube}" in written
    assert "url = {https://x.org/1}" in written
    assert "urldate = {2019-05-03}" in written
    assert "note" not in written


def test_a_series_that_repeats_the_report_type_is_left_out_and_reported(items: Items) -> None:
    text = "@report{{a, title = {{T}}, type = {{Working Paper}}, series = {{{}}}, number = {{7}}}}"
    said, other = (biblatex.render(items(text.format(series)), ExportOptions()) for series in ("Working Papers", "S"))
    assert ("Working Papers" in said.text, [loss.field for loss in said.dropped]) == (False, ["series"])
    assert ("addendum = {S}" in other.text, other.dropped) == (True, ())


def test_the_town_of_a_servers_operator_is_not_the_place_of_a_preprint(items: Items) -> None:
    text = "@article{a, title = {T}, place = {Cambridge}, journal = {ChemRxiv}, doi = {10.26434/chemrxiv-2022-zz999}}"
    assert "location" not in biblatex.render(items(text), ExportOptions()).text


@pytest.mark.parametrize(
    ("entry", "field", "value"),
    [
        ("@video{a, editor = {Doe, Jane}, editortype = {producer}}", "addendum", "Produced by Jane Doe"),
        ("@book{a, editor = {Doe, Jane}, editortype = {compiler}}", "editortype", "compiler"),
        ("@book{a, author = {A}, editor = {Doe, Jane}, editortype = {collaborator}}", "addendum",
         "In collaboration with Jane Doe"),
        ("@letter{a, author = {A}, editora = {Doe, Jane}, editoratype = {recipient}}", "addendum", "To Jane Doe"),
        ("@book{a, author = {A}, series = {S}, editorb = {Doe, Jane}, editorbtype = {redactor}}", "addendum",
         "Series edited by Jane Doe"),
        ("@audio{a, author = {A}, series = {S}, editora = {Doe, Jane}, editoratype = {guest}}", "addendum",
         "S. With Jane Doe"),
        ("@patent{a, number = {7}, yearfiled = {1995}}", "addendum", "Filed in 1995"),
        ("@patent{a, number = {7}, nationality = {Norway}}", "location", "Norway"),
        ("@incollection{a, booktitle = {B}, bookauthor = {Doe, Jane}}", "TYPE", "inbook"),
        ("@article{a, journal = {PhD thesis, MIT}}", "TYPE", "thesis"),
        ("@misc{a, type = {PhD thesis}, institution = {MIT}}", "TYPE", "thesis"),
        ("@article{a, journal = {IEEE Std 1-2019}}", "TYPE", "report"),
        ("@article{a, journal = {IEEE Std 1-2019}}", "number", "IEEE Std 1-2019"),
        ("@article{a, note = {[Erratum: 76, 99]}}", "note", "Erratum: 76, 99"),
        ("@article{a, note = {[One] and [two]}}", "note", "[One] and [two]"),
        ("@music{a, booktitle = {Songs of the Weir}}", "titleaddon", "{Songs of the Weir}"),
        ("@performance{a, venue = {Opera House}, location = {Riga}}", "howpublished", "Opera House"),
        ("@article{a, title = {A Lamp in CMOS}}", "title", "A Lamp in {CMOS}"),
        ("@article{a, title = {Lamps of H$_2$O}}", "title", "Lamps of {H$_2$O}"),
        ("@misc{a, type = {Computer Program}, version = {3.2}}", "TYPE", "software"),
        ("@misc{a, type = {Poster}}", "TYPE", "misc"),
        (r"@misc{a, howpublished = {\url{https://x.org/a}}, journal = {The Site}}", "url", "https://x.org/a"),
        (r"@misc{a, howpublished = {\url{https://x.org/a}}, journal = {The Site}}", "howpublished", "The Site"),
        ("@inbook{a, editor = {B}, booktitle = {Light: 5th Workshop, Oslo}}", "booktitle",
         "{Light: 5th Workshop, Oslo}"),
    ],
)  # fmt: skip
def test_values_are_written_where_biblatex_styles_print_them_correctly(
    entry: str, field: str, value: str, items: Items
) -> None:
    assert written_fields("biblatex", entry, items)[field] == value

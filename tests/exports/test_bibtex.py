"""Classic BibTeX: the biblatex dialect in the types and fields that every style knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.exports import bibtex
from vlbib.exports.format import ExportOptions

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.exports.item import Item

    Items = Callable[[str], tuple[Item, ...]]


def test_bibtex_maps_the_biblatex_dialect_to_classic_fields(items: Items) -> None:
    text = """@online{a, author = {Radford, Alec}, title = {T}, date = {2021-02-26}, eprint = {2103.00020},
      eprinttype = {arxiv}, eprintclass = {cs.CV}}
    @article{b, author = {B, B}, title = {T}, journaltitle = {J}, date = {2020-05}, location = {Here}}
    @thesis{c, author = {C, C}, title = {T}, institution = {TU}, type = {mathesis}, date = {2019}}"""
    written = bibtex.render(items(text), ExportOptions()).text
    assert "@misc{a," in written
    assert "howpublished = {arXiv:2103.00020 [cs.CV]}" in written
    assert "arxivid = {2103.00020}" in written
    assert "year = {2021},\n  month = feb,\n  day = 26" in written
    assert "journal = {J},\n  year = {2020},\n  month = may,\n  address = {Here}" in written
    assert "@mastersthesis{c," in written
    assert "school = {TU}" in written


def test_a_child_is_written_with_the_fields_of_its_parent(items: Items) -> None:
    text = "@inproceedings{c, title = {C}, crossref = {p}}\n@proceedings{p, title = {P}, year = 2020}"
    written = bibtex.render(items(text), ExportOptions()).text
    assert "booktitle = {P}" in written
    assert "crossref" not in written

from __future__ import annotations

from vlbib.exports.values.datamodel import biblatex_fields


def test_biblatex_has_a_place_by_type_and_some_for_all() -> None:
    assert {"journaltitle", "date", "urldate", "doi", "keywords"} <= biblatex_fields("article")
    assert "journaltitle" not in biblatex_fields("book")
    assert {"eventdate", "origdate"} <= biblatex_fields("inproceedings")


def test_a_type_without_a_list_of_its_own_takes_what_misc_takes() -> None:
    assert biblatex_fields("movie") == biblatex_fields("misc")

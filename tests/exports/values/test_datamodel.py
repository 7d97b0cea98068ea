from __future__ import annotations

from vlbib.exports.values.datamodel import biblatex_fields


def test_biblatex_fields_depend_on_the_type() -> None:
    assert {"journaltitle", "date", "urldate", "doi", "keywords"} <= biblatex_fields("article")
    assert "journaltitle" not in biblatex_fields("book")
    assert {"eventdate", "origdate"} <= biblatex_fields("inproceedings")


def test_a_type_without_its_own_list_has_the_fields_of_misc() -> None:
    assert biblatex_fields("movie") == biblatex_fields("misc")

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml

from vlbib.exports import cff
from vlbib.exports.format import ExportOptions

if TYPE_CHECKING:
    from collections.abc import Callable

    from vlbib.exports.item import Item

    Items = Callable[[str], tuple[Item, ...]]


def reference(entry: str, items: Items) -> dict[str, Any]:
    """Return the first of two references."""
    data = yaml.safe_load(cff.render(items(f"{entry}\n@misc{{second, title = {{S}}}}"), ExportOptions()).text)
    assert {"cff-version", "title", "message", "authors"} <= data.keys()
    found: dict[str, Any] = data["references"][0]
    return found


@pytest.mark.parametrize(
    ("entry", "field", "value"),
    [
        ("@article{a, journal = {J}, number = 3}", "issue", "3"),
        ("@article{a, pages = {10--20}}", "end", "20"),
        ("@inproceedings{a, booktitle = {B}, eventtitle = {E}}", "conference", {"name": "E"}),
        ("@inproceedings{a, eventtitle = {E}, venue = {V}, eventdate = {2016-08-30/2016-09-02}}", "conference",
         {"name": "E", "date-start": "2016-08-30", "date-end": "2016-09-02", "location": "V"}),
        ("@inproceedings{a, eventtitle = {E}, eventdate = {2016-08-30}}", "conference",
         {"name": "E", "date-start": "2016-08-30", "date-end": "2016-08-30"}),
        ("@inproceedings{a, eventtitle = {E}, eventdate = {2016-08/2016-09}}", "conference", {"name": "E"}),
        ("@incollection{a, booktitle = {B}}", "collection-title", "B"),
        ("@thesis{a, type = {bathesis}, institution = {U}}", "thesis-type", "Bachelor's thesis"),
        ("@thesis{a, institution = {U}}", "institution", {"name": "U"}),
        ("@article{a, author = {{A Body} and Roe, Jane and King, Jr., M}}", "authors",
         [{"name": "A Body"}, {"family-names": "Roe", "given-names": "Jane"},
          {"family-names": "King", "given-names": "M", "name-suffix": "Jr."}]),
        ("@book{a, editor = {Roe, Jane}}", "authors", [{"family-names": "Roe", "given-names": "Jane"}]),
        ("@misc{a, title = {T}}", "authors", [{"name": "anonymous"}]),
        ("@misc{a, eprint = {2103.00020}}", "status", "preprint"),
        ("@article{a, journal = {bioRxiv}, publisher = {Sample Press}}", "publisher", {"name": "bioRxiv"}),
        ("@periodical{a, title = {Maps}, issuetitle = {On Lines}}", "journal", "Maps"),
        ("@misc{a, eprint = {2103.00020}}", "url", "https://arxiv.org/abs/2103.00020"),
        ("@article{a, year = {in press}}", "status", "in-press"),
        ("@article{a, doi = {10.1000/6<391>3}}", "identifiers", [{"type": "other", "value": "doi:10.1000/6<391>3"}]),
        ("@book{a, date = {1999-02-03}, origdate = {1954}}", "year-original", 1954),
        ("@book{a, date = {1999-02-03}}", "date-published", "1999-02-03"),
        ("@book{a, date = {0000}}", "year", 0),
        ("@book{a, langid = {ngerman}}", "languages", ["de"]),
        ("@book{a, series = {Maps}, serieseditor = {Roe, Jane}}", "editors-series",
         [{"family-names": "Roe", "given-names": "Jane"}]),
        ("@patent{a, number = {9}, location = {countryde}}", "patent-states", ["Germany"]),
        ("@book{a, location = {Oslo}}", "location", {"name": "Oslo"}),
    ],
)  # fmt: skip
def test_values_are_written_in_the_fields_of_the_format(entry: str, field: str, value: object, items: Items) -> None:
    assert reference(entry, items)[field] == value


def test_a_conference_with_the_name_of_the_proceedings_is_left_out(items: Items) -> None:
    for entry in ("booktitle = {Days}", "booktitle = {Days}, eventtitle = {{Days}}"):
        paper = reference(f"@inproceedings{{a, {entry}}}", items)
        assert paper["collection-title"] == "Days"
        assert "conference" not in paper


@pytest.mark.parametrize("entry", ["@book{a, isbn = {none}}", "@book{a, issn = {1}}", "@book{a, pmcid = {PMC1}}"])
def test_values_that_the_schema_rejects_are_left_out(entry: str, items: Items) -> None:
    assert not {"isbn", "issn", "pmcid"} & reference(entry, items).keys()


def test_one_program_describes_itself(items: Items) -> None:
    text = """@software{a, author = {Roe, Jane}, title = {T}, version = {1.2}, license = {MIT}, date = {2020-02-29},
      swhid = {swh:1:dir:0a}, repository = {https://x.org/a.git}}"""
    assert yaml.safe_load(cff.render(items(text), ExportOptions()).text) == {
        "cff-version": "1.2.0", "type": "software", "date-released": "2020-02-29", "title": "T",
        "authors": [{"family-names": "Roe", "given-names": "Jane"}], "version": "1.2", "license": "MIT",
        "identifiers": [{"type": "swh", "value": "swh:1:dir:0a"}], "repository-code": "https://x.org/a.git",
        "message": "Please cite it as below.",
    }  # fmt: skip


def test_a_licence_that_is_not_in_the_list_is_reported(items: Items) -> None:
    (dropped,) = cff.render(items("@software{a, title = {T}, license = {My own}}"), ExportOptions()).dropped
    assert (dropped.key, dropped.field) == ("a", "license")

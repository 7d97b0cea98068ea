from __future__ import annotations

from vlbib.core.names import Name
from vlbib.core.record import Record
from vlbib.matching.disagreement import Disagreement, disagreements

VALUES = {
    "author": "Marsh, Ada and Reed, Bo",
    "title": "Counting {Pelicans}",
    "booktitle": "Proceedings of the 38th International Conference on Machine Learning",
    "year": "2021",
}


def record(source: str, **said: object) -> Record:
    facts = {"title": "Counting Pelicans", "authors": (Name("Marsh", "Ada"), Name("Reed", "Bo")), "year": 2021} | said
    return Record(source=source, **facts)  # type: ignore[arg-type]  # facts of several types


def test_sources_that_differ_only_in_style_are_not_reported() -> None:
    records = [record("dblp", venue_short="ICML"), record("arxiv", title="COUNTING pelicans", authors=())]
    assert disagreements(VALUES, records) == ()


def test_each_different_value_is_reported_once_with_all_its_sources() -> None:
    records = [
        record("arxiv", year=2020),
        record("semantic_scholar", year=2020, venue="Neural Information Processing Systems"),
        record("crossref", title="Counting Gulls", authors=(Name("Stone", "Cy"),)),
    ]
    assert disagreements(VALUES, records) == (
        Disagreement("author", ("crossref",), "Stone, Cy"),
        Disagreement("title", ("crossref",), "Counting Gulls"),
        Disagreement("booktitle", ("semantic_scholar",), "Neural Information Processing Systems"),
        Disagreement("year", ("arxiv", "semantic_scholar"), "2020"),
    )


def test_a_field_that_the_entry_lacks_is_no_disagreement() -> None:
    assert disagreements({"title": "Counting Pelicans"}, [record("arxiv", venue="ICML", year=1999)]) == ()


def test_people_are_compared_as_bibtex_and_other_values_as_text() -> None:
    values = VALUES | {"author": r"M{\"u}ller, Ada and {Bo and Company}", "title": r"Counting P{\'e}licans"}
    said = record("dblp", title="Counting P\u00e9licans", authors=(Name("M\u00fcller", "Ada"), Name("Stone", "Cy")))
    assert [one.field for one in disagreements(values, [said])] == ["author"]


def test_each_source_is_reported_once_in_order_and_a_venue_needs_a_field() -> None:
    records = [record("dblp", year=2020), record("arxiv", year=2020), record("dblp", year=2020)]
    assert disagreements(VALUES, records) == (Disagreement("year", ("dblp", "arxiv"), "2020"),)
    without = {name: value for name, value in VALUES.items() if name != "booktitle"}
    assert disagreements(without, [record("dblp", venue="Nature")]) == ()

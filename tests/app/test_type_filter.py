from __future__ import annotations

from vlbib.app.type_filter import unknown_types


def test_an_unknown_type_is_reported_with_the_nearest_one() -> None:
    assert list(unknown_types(["thesys"], [])) == ["thesys: no entry is of this type; did you mean `thesis`?"]
    assert list(unknown_types(["qqqq"], [])) == ["qqqq: no entry is of this type"]


def test_the_types_of_bibtex_biblatex_and_the_library_are_known_in_any_case() -> None:
    assert list(unknown_types(["Article", "online", "preprint", "Poem"], ["poem"])) == []

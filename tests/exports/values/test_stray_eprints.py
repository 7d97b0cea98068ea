from __future__ import annotations

import pytest

from vlbib.exports.values.stray_eprints import put_eprint_right


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("note", "arXiv:2103.00020 [cs]"),
        ("number", "arXiv:2103.00020"),
        ("howpublished", "arXiv preprint arXiv:2103.00020"),
        ("eid", "arXiv:2103.00020"),
        ("volume", "abs/2103.00020"),
    ],
)
def test_the_id_of_a_preprint_is_moved_to_eprint(name: str, value: str) -> None:
    values = {"title": "T", name: value, "journaltitle": "arXiv e-prints"}
    put_eprint_right(values)
    assert values == {
        "title": "T", "journaltitle": "arXiv e-prints", "eprint": "2103.00020", "eprinttype": "arxiv",
    }  # fmt: skip


@pytest.mark.parametrize(
    "values",
    [
        {"note": "arXiv:2103.00020", "journaltitle": "Maps"},
        {"note": "Extended version of arXiv:2103.00020"},
        {"note": "arXiv:2103.00020", "eprint": "2103.00021"},
        {"note": "read"},
        {"volume": "abs/2103.00020", "journaltitle": "Maps"},
        {"note": "arXiv:2103.00021", "eprint": "2103.00020", "journaltitle": "Maps"},
        {"note": "See also arXiv:2103.00020", "eprint": "2103.00020", "journaltitle": "Maps"},
        {"eprint": "2103.00020"},
        {"eprint": "hep-th/9901001", "eprinttype": "arxiv"},
        {"eprint": "10.26434/chemrxiv-2021-x1", "doi": "10.5555/maps.1"},
        {"hal_id": "hal-01234567", "note": "working paper or preprint", "journaltitle": "Maps"},
        {"hal_id": "hal-01234567", "note": "Draft"},
    ],
)
def test_notes_that_say_more_and_ids_of_published_works_are_unchanged(values: dict[str, str]) -> None:
    before = dict(values)
    put_eprint_right(values)
    assert values == before


@pytest.mark.parametrize(
    ("place", "name"),
    [
        ("journaltitle", "number"),
        ("institution", "number"),
        ("publisher", "eid"),
        ("journaltitle", "pages"),
        ("archive", "archivelocation"),
    ],
)
def test_a_bare_number_is_moved_to_eprint_if_arxiv_issued_it(place: str, name: str) -> None:
    values = {place: "arXiv", name: "2103.00020"}
    put_eprint_right(values)
    assert values == {place: "arXiv", "eprint": "2103.00020", "eprinttype": "arxiv"}
    other = {place: "Maps", name: "2103.00020"}
    put_eprint_right(other)
    assert other == {place: "Maps", name: "2103.00020"}


@pytest.mark.parametrize(
    ("note", "rest"),
    [
        ("arXiv:2103.00020 [cs]\nComment: 15 pages", "Comment: 15 pages"),
        ("arXiv:2103.00020 [cs]; 15 pages; read", "15 pages; read"),
        ("arXiv:2103.00020v2 [cs]", None),
    ],
)
def test_a_preprints_note_keeps_all_but_the_number(note: str, rest: str | None) -> None:
    values = {"note": note, "publisher": "arXiv"}
    put_eprint_right(values)
    assert (values["eprint"], values.get("note")) == ("2103.00020", rest)
    assert ("version" in values) is ("v2" in note)


@pytest.mark.parametrize(
    ("eprint", "fields"),
    [
        ("arXiv:2103.00020", {}),
        ("https://arxiv.org/abs/2103.00020", {}),
        ("10.48550/arXiv.2103.00020", {}),
        ("2103.00020v3 [cs.CV]", {"version": "3", "eprintclass": "cs.CV"}),
        ("arXiv:2103.00020[cs]", {"eprintclass": "cs"}),
    ],
)
def test_an_eprint_is_reduced_to_its_number(eprint: str, fields: dict[str, str]) -> None:
    values = {"eprint": eprint}
    put_eprint_right(values)
    assert values == {"eprint": "2103.00020", "eprinttype": "arXiv", **fields}


def test_a_published_work_loses_a_note_that_repeats_the_eprint_and_keeps_its_version() -> None:
    values = {"eprint": "arXiv:2103.00020v3", "journaltitle": "Maps"}
    put_eprint_right(values)
    assert values["eprint"] == "2103.00020v3"
    values = {"eprint": "2103.00020", "note": "arXiv:2103.00020 [cs]", "booktitle": "ICML"}
    put_eprint_right(values)
    assert values == {"eprint": "2103.00020", "booktitle": "ICML"}


@pytest.mark.parametrize("doi", [None, "10.26434/chemrxiv-2021-X1"])
def test_a_doi_in_eprint_is_moved_to_doi(doi: str | None) -> None:
    values = {"eprint": "https://doi.org/10.26434/chemrxiv-2021-x1", "eprinttype": "ChemRxiv"} | (
        {"doi": doi} if doi else {}
    )
    put_eprint_right(values)
    assert values == {"eprinttype": "ChemRxiv", "doi": doi or "10.26434/chemrxiv-2021-x1"}


def test_a_working_paper_of_hal_gets_its_number_as_eprint() -> None:
    values = {"hal_id": "hal-01234567", "note": "{working paper or preprint}"}
    put_eprint_right(values)
    assert values == {"hal_id": "hal-01234567", "eprint": "hal-01234567", "eprinttype": "HAL"}


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ({"title": "[2103.00020] Counting lines"}, {"title": "Counting lines"}),
        (
            {"title": "Counting lines. arXiv:2103.00020", "journaltitle": "Maps"},
            {"title": "Counting lines", "journaltitle": "Maps"},
        ),
        ({"type": "arXiv preprint", "number": "2103.00020"}, {}),
        (
            {"type": "arXiv preprint", "number": "2103.00020", "institution": "Lamp Office"},
            {"type": "arXiv preprint", "institution": "Lamp Office"},
        ),
        ({"institution": "arXiv:2103.00020"}, {"institution": "arXiv"}),
        ({"series": "arXiv:2103.00020"}, {}),
        (
            {"biburl": "https://dblp.org/rec/journals/corr/abs-2103-00020.bib", "journaltitle": "CoRR"},
            {"biburl": "https://dblp.org/rec/journals/corr/abs-2103-00020.bib", "journaltitle": "CoRR"},
        ),
    ],
)
def test_an_id_in_another_field_becomes_the_eprint_of_a_preprint(written: dict[str, str], left: dict[str, str]) -> None:
    values = dict(written)
    put_eprint_right(values)
    assert values == {**left, "eprint": "2103.00020", "eprinttype": "arxiv"}


@pytest.mark.parametrize(
    "values",
    [
        {"adsurl": "https://ui.adsabs.harvard.edu/abs/2021arXiv210300020R", "journaltitle": "Maps"},
        {"adsurl": "https://ui.adsabs.harvard.edu/abs/2021arXiv210300020R", "eprint": "2103.00021"},
        {"title": "[2103.00020] Counting lines", "eprint": "2103.00021"},
        {"institution": "arXiv:2103.00020", "eprint": "2103.00021"},
    ],
)
def test_an_id_in_another_field_is_ignored_for_published_works_and_other_eprints(values: dict[str, str]) -> None:
    before = dict(values)
    put_eprint_right(values)
    assert values == before


def test_other_field_names_for_the_arxiv_number_are_renamed() -> None:
    values = {"arxiv-id": "2103.00020"}
    put_eprint_right(values)
    assert values == {"arxivid": "2103.00020"}

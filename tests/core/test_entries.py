from __future__ import annotations

import pytest

from vlbib.core.bib import Entry, Field
from vlbib.core.entries import entry_ids, entry_venue, is_preprint_entry


def entry(kind: str = "article", **values: str) -> Entry:
    fields = tuple(Field(name, value, f"{{{value}}}", line) for line, (name, value) in enumerate(values.items(), 2))
    return Entry(kind, "rossi2021lines", fields, 1)


@pytest.mark.parametrize(
    ("fields", "ids"),
    [
        ({"doi": "10.5555/12345678"}, ["doi:10.5555/12345678"]),
        ({"doi": r"10.5555/a\_b"}, ["doi:10.5555/a_b"]),
        ({"doi": "10.48550/arXiv.2103.00020"}, ["arxiv:2103.00020"]),
        ({"eprint": "2103.00020v2"}, ["arxiv:2103.00020"]),
        ({"eprint": "{2103.00020}", "archiveprefix": "arXiv"}, ["arxiv:2103.00020"]),
        ({"eprint": "2103.00020", "eprinttype": "hal"}, []),
        ({"arxivid": "2103.00020"}, ["arxiv:2103.00020"]),
        ({"url": "https://arxiv.org/abs/2103.00020"}, ["arxiv:2103.00020"]),
        ({"url": "https://example.org/maps"}, []),
        ({"journal": "arXiv preprint arXiv:2103.00020"}, ["arxiv:2103.00020"]),
        ({"journal": "CoRR", "volume": "abs/2103.00020"}, ["arxiv:2103.00020"]),
        ({"howpublished": r"\url{https://doi.org/10.5555/12345678}"}, ["doi:10.5555/12345678"]),
        ({"note": "see arXiv:2103.00020"}, []),
        ({"eprint": "2103.00020", "doi": "10.5555/1"}, ["arxiv:2103.00020", "doi:10.5555/1"]),
    ],
)
def test_the_ids_of_an_entry_are_read_from_where_people_put_them(fields: dict[str, str], ids: list[str]) -> None:
    assert list(dict.fromkeys(map(str, entry_ids(fields)))) == ids


def test_a_note_is_searched_only_where_asked() -> None:
    assert [str(identity) for identity in entry_ids({"note": "arXiv:2103.00020"}, ("note",))][:1] == [
        "arxiv:2103.00020"
    ]


@pytest.mark.parametrize(
    ("values", "preprint"),
    [
        ({"journal": "CoRR"}, True),
        ({"journal": "Journal of Map Studies", "eprint": "2103.00020"}, False),
        ({"eprint": "2103.00020"}, True),
        ({"eprint": "2103.00020", "doi": "10.48550/arXiv.2103.00020"}, True),
        ({"eprint": "2103.00020", "doi": "10.5555/12345678"}, False),
        ({"title": "Lines"}, False),
        ({"title": "Lines", "url": "https://arxiv.org/abs/2103.00020"}, True),
        ({"title": "Lines", "note": "arXiv:2103.00020"}, True),
        ({"title": "Lines", "note": "arXiv:2103.00020", "doi": "10.5555/12345678"}, False),
        ({"title": "Lines", "howpublished": "bioRxiv"}, True),
        ({"title": "Lines", "publisher": "Map Press"}, False),
        ({"kind": "inproceedings", "eprint": "2103.00020"}, False),
        ({"kind": "misc", "eprint": "2103.00020"}, True),
        ({"kind": "inproceedings", "booktitle": "arXiv preprint"}, True),
    ],
)
def test_a_preprint_has_a_server_or_nothing_for_its_venue(values: dict[str, str], preprint: bool) -> None:  # noqa: FBT001 -- a table's column
    assert is_preprint_entry(entry(**values)) is preprint


def test_the_booktitle_comes_before_the_journal() -> None:
    assert entry_venue(entry(journal="Maps", booktitle="Proceedings")) == "Proceedings"
    assert entry_venue(entry(journaltitle="Maps")) == "Maps"
    assert entry_venue(entry(title="Lines")) == ""

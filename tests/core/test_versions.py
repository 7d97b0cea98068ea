"""Which fields belong to one version, and when two entries describe one."""

from __future__ import annotations

import pytest

from vlbib.core.bib import Entry, Field
from vlbib.core.versions import (
    Version,
    beside_server,
    is_preprint_entry,
    mixture,
    same_publication,
    same_version,
    two_venues,
)

ICML = Version(
    "inproceedings", {"booktitle": "Proceedings of ICML", "year": "2021", "volume": "139", "pages": "8748--8763"}
)
PREPRINT = Version("misc", {"eprint": "2103.00020", "year": "2021"})


def entry(kind: str = "article", **values: str) -> Entry:
    fields = tuple(Field(name, value, line) for line, (name, value) in enumerate(values.items(), 2))
    return Entry(kind, "rossi2021lines", fields, 1)


@pytest.mark.parametrize(
    ("values", "preprint"),
    [
        ({"journal": "CoRR"}, True),
        ({"journal": "Journal of Map Studies", "eprint": "2103.00020"}, False),
        ({"journal": r"\aap", "eprint": "2103.00020"}, False),
        ({"journal": r"\myjournal", "eprint": "2103.00020"}, False),
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
def test_the_venue_of_a_preprint_is_a_server_or_missing(values: dict[str, str], preprint: bool) -> None:  # noqa: FBT001 -- a table's column
    assert is_preprint_entry(entry(**values)) is preprint


@pytest.mark.parametrize(
    ("kind", "values", "preprint"),
    [
        ("misc", {"publisher": "arXiv", "number": "arXiv:2103.00020"}, True),
        ("misc", {"publisher": "{arXiv}"}, True),
        ("misc", {"publisher": "OpenAI", "eprint": "2103.00020"}, False),
        ("techreport", {"institution": "arXiv"}, True),
        ("techreport", {"institution": "OpenAI", "eprint": "2103.00020"}, False),
        ("misc", {"howpublished": r"\\url{https://arxiv.org/abs/2103.00020}"}, True),
        ("misc", {"howpublished": r"\\url{https://example.org}"}, False),
        ("misc", {"note": "arXiv:2103.00020 [cs]"}, True),
        ("misc", {"note": "Follows arXiv:2103.00020"}, False),
        ("article", {"journal": "bioRxiv", "doi": "10.1101/2021.01.01.425001"}, True),
        ("article", {"journal": "SSRN Electronic Journal"}, True),
        ("article", {"publisher": "Cold Spring Harbor Laboratory", "doi": "10.1101/2021.10.04.463034"}, True),
        ("article", {"publisher": "Cold Spring Harbor Laboratory", "doi": "10.1101/gr.123456.111"}, False),
        ("misc", {"doi": r"10.21203/rs.3.rs-123456/v1"}, True),
        ("techreport", {"institution": "Map Office", "doi": "10.2139/ssrn.1234567"}, False),
        ("article", {"journal": "Nature", "doi": "10.1101/2021.10.04.463034"}, False),
        ("article", {"journal": "arXiv: Computation and Language"}, True),
        ("inproceedings", {"booktitle": "arXiv preprint arXiv:2103.00020"}, True),
        ("inproceedings", {"booktitle": "ICLR", "publisher": "OpenReview.net"}, False),
        ("inproceedings", {"eprint": "2103.00020"}, False),
        ("phdthesis", {"eprint": "2103.00020"}, False),
        ("article", {"journal": "CoRR", "booktitle": "Proceedings of ICML"}, False),
    ],
)
def test_a_server_as_journal_publisher_or_institution_makes_a_preprint(
    kind: str,
    values: dict[str, str],
    preprint: bool,  # noqa: FBT001 -- a table's column
) -> None:
    assert Version(kind, values).is_preprint is preprint


def like_icml(kind: str = "inproceedings", **values: str) -> Version:
    return Version(kind, {"booktitle": "International Conference on Machine Learning", "year": "2021", **values})


@pytest.mark.parametrize(
    ("version", "same"),
    [
        (like_icml(), True),
        (like_icml(pages="1--10"), True),
        (like_icml(year="2020"), False),
        (like_icml(year="2020", pages="8748-8763"), True),
        (like_icml(booktitle="NeurIPS"), False),
        (like_icml(booktitle="ICML Workshop on Maps"), False),
        (like_icml(booktitle="A Meeting on Maps"), False),
        (like_icml("article", booktitle="", journal="ICML"), True),
        (like_icml(booktitle="A Meeting on Maps", pages="8748--8763"), True),
        (like_icml(booktitle="Findings of ICML"), False),
        (like_icml(booktitle="ZZZ"), False),
        (like_icml(booktitle=""), True),
        (like_icml("misc", booktitle=""), False),
        (Version("misc", {"eprint": "2103.00020", "year": "2021"}), False),
    ],
)
def test_two_entries_describe_one_version_by_venue_and_year_or_by_pages(
    version: Version,
    same: bool,  # noqa: FBT001 -- a table's column
) -> None:
    assert (same_version(version, ICML), same_version(ICML, version)) == (same, same)


MAPS = Version("inproceedings", {"booktitle": "Meeting on Maps", "year": "2021", "pages": "5--9"})


@pytest.mark.parametrize(
    ("version", "same"),
    [
        (Version("inproceedings", {"booktitle": "Maps", "year": "2021"}), True),
        (Version("inproceedings", {"booktitle": "Maps", "year": "2021", "pages": "7--9"}), False),
        (Version("article", {"journal": "Maps", "year": "2021"}), False),
        (Version("inproceedings", {"booktitle": "Maps"}), True),
        (Version("inproceedings", {"booktitle": "Symposium of Clocks", "year": "2021"}), False),
    ],
)
def test_an_unknown_venue_counts_if_nothing_contradicts_it(
    version: Version,
    same: bool,  # noqa: FBT001 -- a table's column
) -> None:
    assert same_version(version, MAPS) is same


def test_two_dois_are_two_versions_and_one_doi_is_one() -> None:
    first, second = (Version("article", {"doi": doi, "year": "2020"}) for doi in ("10.5555/1", "10.5555/2"))
    assert not same_version(first, second)
    assert same_version(first, Version("inproceedings", {"doi": "10.5555/1", "booktitle": "ZZZ", "year": "2022"}))


def test_preprints_on_two_servers_are_one_version() -> None:
    assert same_version(PREPRINT, Version("article", {"journal": "CoRR", "year": "2022"}))


@pytest.mark.parametrize(
    ("version", "same"),
    [
        (like_icml(year="1999", pages="1--2"), True),
        (like_icml(booktitle="NeurIPS"), False),
        (like_icml(booktitle="ZZZ"), False),
        (like_icml("article", booktitle=""), False),
        (PREPRINT, False),
    ],
)
def test_a_source_may_correct_year_and_pages_of_one_publication(
    version: Version,
    same: bool,  # noqa: FBT001 -- a table's column
) -> None:
    assert same_publication(version, ICML) is same


def test_the_doi_of_a_preprint_is_not_that_of_another_publication() -> None:
    mine = Version("article", {"journal": "Nature", "year": "2023", "doi": "10.1101/2021.10.04.463034"})
    assert same_version(mine, Version("article", {"journal": "Nature", "year": "2023", "doi": "10.5555/1"}))


def test_another_type_alone_makes_no_other_publication() -> None:
    assert same_publication(Version("misc", {"title": "Maps"}), Version("article", {"title": "Maps"}))


def test_the_year_is_read_from_a_date_too() -> None:
    assert Version("article", {"date": "2021-03-01"}).year == "2021"
    assert Version("article", {"year": "in press"}).year == ""


def test_two_containers_of_two_venues_are_reported() -> None:
    assert two_venues(Version("article", {"journal": "TPAMI", "booktitle": "CVPR"})) == ("booktitle", "journal")
    assert two_venues(Version("article", {"journal": "CoRR", "booktitle": "A Meeting on Maps"})) == (
        "booktitle",
        "journal",
    )
    assert two_venues(Version("article", {"journal": "NIPS", "booktitle": "NeurIPS 2020"})) is None
    assert two_venues(Version("article", {"journal": "CoRR", "journaltitle": "arXiv"})) is None


@pytest.mark.parametrize(
    ("values", "pair"),
    [
        ({"booktitle": "ICML", "publisher": "{arXiv}"}, ("booktitle", "publisher")),
        ({"booktitle": "ICLR", "publisher": "OpenReview.net"}, None),
        ({"journal": "arXiv preprint arXiv:2103.00020", "publisher": "arXiv"}, None),
        ({"booktitle": "ICML", "publisher": "bioRxiv"}, ("booktitle", "publisher")),
        ({"journal": "Nature", "institution": "medRxiv"}, ("journal", "institution")),
        ({"journal": "Nature", "institution": "Map Office"}, None),
        ({"journal": "Nature", "publisher": "Research Square"}, ("journal", "publisher")),
        ({"publisher": "arXiv"}, None),
        ({"booktitle": "ICML", "publisher": "PMLR"}, None),
    ],
)
def test_a_server_publishes_no_paper_of_a_venue(values: dict[str, str], pair: tuple[str, str] | None) -> None:
    assert two_venues(Version("inproceedings", values)) == pair


@pytest.mark.parametrize(
    ("values", "names"),
    [
        ({"journal": "arXiv:2103.00020 [cs]", "volume": "139", "pages": "8748--8763"}, ("volume", "pages")),
        ({"journal": "CoRR", "volume": "abs/2103.00020", "pages": "1--20"}, ()),
        ({"journal": "CoRR", "pages": "2--20"}, ("pages",)),
        ({"journal": "CoRR", "booktitle": "~", "pages": "2--20"}, ("pages",)),
        ({"journal": "CoRR", "booktitle": "{~}", "pages": "2--20"}, ("pages",)),
        ({"journal": "Computing Research Repository", "volume": "139"}, ("volume",)),
        ({"journal": "CoRR", "publisher": "arXiv"}, ()),
        ({"journal": "CoRR", "publisher": "PMLR"}, ("publisher",)),
        ({"journal": "Maps", "volume": "139"}, ()),
        ({"journal": "SSRN Electronic Journal", "volume": "139"}, ("volume",)),
        ({"journal": "Available at SSRN", "volume": "3441643"}, ()),
        ({"journal": "BioRxiv", "pages": "2019--04", "publisher": "Cold Spring Harbor Laboratory"}, ()),
        ({"journal": "BioRxiv", "pages": "2019--2104"}, ("pages",)),
        ({"journal": "medRxiv", "publisher": "Springer"}, ("publisher",)),
        ({"journal": "Open Review", "volume": "62", "pages": "1--62"}, ("volume",)),
        ({"journal": "Research Square", "pages": "12--20", "publisher": "Research Square Platform LLC"}, ("pages",)),
        ({"journal": "Preprints", "publisher": "MDPI AG"}, ()),
        ({"publisher": "PMLR"}, ()),
    ],
)
def test_fields_of_a_publication_are_reported_beside_a_server(values: dict[str, str], names: tuple[str, ...]) -> None:
    assert beside_server(Version("article", values)) == names


def test_a_mixture_is_reported_in_words() -> None:
    assert mixture(Version("article", {"journal": "CoRR", "volume": "139"})) == "journal = CoRR, volume = 139"
    assert mixture(ICML) == ""

from __future__ import annotations

import pytest

from vlbib.core.preprint_servers import (
    may_name_server,
    preprint_server,
    registering_server,
    runs_server,
    server_inside,
    server_of_doi,
)
from vlbib.core.venues import is_preprint


@pytest.mark.parametrize(
    ("name", "server"),
    [
        ("arXiv preprint arXiv:2103.00020 [cs]", "arXiv"),
        ("CoRR", "arXiv"),
        ("CoRR abs/2103.00020", "arXiv"),
        ("Computing Research Repository", "arXiv"),
        ("bioRxiv preprint", "bioRxiv"),
        ("ChemRxiv", "ChemRxiv"),
        ("SSRN Electronic Journal", "SSRN"),
        ("Available at SSRN 3441643", "SSRN"),
        ("Social Science Research Network", "SSRN"),
        ("bioRxiv : the preprint server for biology", "bioRxiv"),
        ("medRxiv (Cold Spring Harbor Laboratory)", "medRxiv"),
        ("PsyArXiv Preprints", "PsyArXiv"),
        ("Submitted to OpenReview", "OpenReview"),
        ("Authorea Preprints", "Authorea"),
        ("OpenReview.net", "OpenReview"),
        ("Research Square", "Research Square"),
        ("Open Review", "OpenReview"),
        ("Preprints", "Preprints.org"),
        ("Preprints.org", "Preprints.org"),
        ("HAL", "HAL"),
        ("HAL Open Science", "HAL"),
        ("TechRxiv", "TechRxiv"),
    ],
)
def test_a_server_is_recognised_by_each_of_its_names(name: str, server: str) -> None:
    assert preprint_server(name) == server
    assert is_preprint(f"{{{name}}}")
    assert may_name_server(name)


@pytest.mark.parametrize(
    "name", ["Corrosion Science", "Proceedings of ICLR", "Halifax Review", "The Square", "ICLR (OpenReview)"]
)
def test_a_venue_is_not_a_server(name: str) -> None:
    assert preprint_server(name) == ""
    assert not is_preprint(name)


def test_a_known_venue_with_arxiv_beside_it_is_the_venue() -> None:
    assert not is_preprint("ICML 2021 (arXiv:2103.00020)")


@pytest.mark.parametrize(
    ("doi", "server"),
    [
        ("10.48550/arXiv.2103.00020", "arXiv"),
        ("10.1101/2021.10.04.463034", "bioRxiv"),
        ("10.1101/009589", "bioRxiv"),
        ("10.1101/2020.04.06.20055624v1", "medRxiv"),
        ("10.1101/19001234", "medRxiv"),
        ("10.1101/gr.123456.111", ""),
        ("10.26434/chemrxiv-2021-abc12-v2", "ChemRxiv"),
        ("10.31234/osf.io/cvpuw", "PsyArXiv"),
        ("10.2139/ssrn.1234567", "SSRN"),
        ("10.21203/rs.3.rs-123456/v1", "Research Square"),
        ("10.20944/preprints202301.0123.v1", "Preprints.org"),
        ("10.36227/techrxiv.17054882.v1", "TechRxiv"),
        ("10.5555/10.2139/ssrn.1", ""),
        ("10.5555/12345678", ""),
    ],
)
def test_a_doi_gives_the_server_that_registered_it(doi: str, server: str) -> None:
    assert server_of_doi(doi) == server


@pytest.mark.parametrize(
    ("body", "server", "runs"),
    [
        ("Cold Spring Harbor Laboratory Press", "medRxiv", True),
        ("Cold Spring Harbor Laboratory Press", "arXiv", False),
        ("Elsevier BV", "SSRN", True),
        ("MDPI AG", "Preprints.org", True),
        ("arXiv", "SSRN", True),
        ("PMLR", "arXiv", False),
        ("", "arXiv", False),
    ],
)
def test_the_operator_of_a_server_is_no_other_publisher(body: str, server: str, runs: bool) -> None:  # noqa: FBT001 -- a table's column
    assert runs_server(body, server) is runs


@pytest.mark.parametrize(
    ("named", "doi", "server"),
    [
        ("Authorea", "10.36227/techrxiv.12.v1", "TechRxiv"),
        ("OSF Preprints", "10.31234/osf.io/abcde", "PsyArXiv"),
        ("Authorea", "10.22541/au.12.34/v1", "Authorea"),
        ("medRxiv", "10.2139/ssrn.2315570", "medRxiv"),
        ("SSRN", "10.5555/1", "SSRN"),
        ("", "10.36227/techrxiv.12.v1", ""),
    ],
)
def test_a_server_that_displays_another_s_preprint_is_not_its_server(named: str, doi: str, server: str) -> None:
    assert registering_server(named, doi) == server


def test_a_server_is_found_in_a_url() -> None:
    assert server_inside(r"\url{https://www.medrxiv.org/content/10.1101/19001234}") == "medRxiv"
    assert server_inside("https://example.org/corr/1") == ""
    assert not may_name_server("Journal of Map Studies")

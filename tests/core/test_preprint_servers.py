from __future__ import annotations

import pytest

from vlbib.core.preprint_servers import preprint_server
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
    ],
)
def test_a_server_is_known_by_the_names_that_it_gives_itself(name: str, server: str) -> None:
    assert preprint_server(name) == server
    assert is_preprint(f"{{{name}}}")


@pytest.mark.parametrize(
    "name", ["Corrosion Science", "Proceedings of ICLR", "Halifax Review", "The Square", "ICLR (OpenReview)"]
)
def test_a_venue_is_no_server(name: str) -> None:
    assert preprint_server(name) == ""
    assert not is_preprint(name)


def test_a_known_venue_that_names_arxiv_beside_it_is_the_venue() -> None:
    assert not is_preprint("ICML 2021 (arXiv:2103.00020)")

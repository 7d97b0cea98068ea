from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.exports import cff, ris, zotero_rdf
from vlbib.exports.coins import coins
from vlbib.exports.format import ExportOptions
from vlbib.exports.preprints import is_own_address, not_of_server, numbered, place, says_number
from vlbib.exports.values.kinds import Type

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import ModuleType

    from vlbib.exports.item import Item

    Items = Callable[[str], tuple[Item, ...]]


@pytest.mark.parametrize(
    ("entry", "where"),
    [
        (
            "@misc{a, eprint = {2103.00020}, archiveprefix = {arXiv}, primaryclass = {cs.CV}}",
            "arXiv:2103.00020 [cs.CV]",
        ),
        ("@misc{a, eprint = {2103.00020}}", "arXiv:2103.00020"),
        ("@article{a, journal = {arXiv preprint arXiv:2103.00020}}", "arXiv:2103.00020"),
        ("@article{a, journal = {CoRR}, volume = {abs/2103.00020}}", "arXiv:2103.00020"),
        ("@misc{a, url = {https://arxiv.org/abs/2103.00020}}", "arXiv:2103.00020"),
        ("@article{a, journal = {bioRxiv}, doi = {10.1101/009589}}", "bioRxiv 009589"),
        ("@misc{a, howpublished = {medRxiv}, doi = {10.1101/2023.07.14.23292578}}", "medRxiv 2023.07.14.23292578"),
        ("@misc{a, howpublished = {medRxiv}, doi = {10.2139/ssrn.2315570}}", "medRxiv"),
        ("@article{a, journal = {PsyArXiv}, doi = {10.31234/osf.io/abcde}}", "PsyArXiv abcde"),
        ("@misc{a, publisher = {ChemRxiv}, doi = {10.26434/chemrxiv-2021-zz999}}", "ChemRxiv 2021-zz999"),
        ("@misc{a, publisher = {Research Square}, doi = {10.21203/rs.3.rs-1/v1}}", "Research Square rs-1/v1"),
        (
            "@online{a, organization = {OpenReview}, url = {https://openreview.net/forum?id=aB_c-1}}",
            "OpenReview, https://openreview.net/forum?id=aB_c-1",
        ),
        (
            "@online{a, eprinttype = {HAL}, eprint = {hal-01}, url = {https://hal.science/hal-01v3}}",
            "HAL, https://hal.science/hal-01v3",
        ),
        ("@article{a, journal = {PsyArXiv}, doi = {10.31234/x}}", "PsyArXiv"),
        ("@article{a, journal = {Authorea Preprints}, doi = {10.36227/techrxiv.12.v1}}", "TechRxiv 12.v1"),
        ("@article{a, journal = {OSF Preprints}, doi = {10.31234/osf.io/abcde}}", "PsyArXiv abcde"),
        ("@article{a, journal = {Authorea Preprints}, doi = {10.22541/au.12.34/v1}}", "Authorea 12.34/v1"),
        ("@article{a, journal = {EarthArXiv}, doi = {10.31223/X5AB12}}", "EarthArXiv X5AB12"),
        ("@misc{a, publisher = {engrXiv}, doi = {10.31224/2345}}", "engrXiv 2345"),
        ("@misc{a, publisher = {MDPI AG}, doi = {10.20944/preprints202301.9999.v1}}", "Preprints.org 202301.9999.v1"),
        ("@article{a, journal = {arXiv preprint 99-1}}", "arXiv preprint 99-1"),
        (
            "@misc{a, publisher = {American Chemical Society (ACS)}, doi = {10.26434/chemrxiv-2021-ab12c-v2}}",
            "ChemRxiv 2021-ab12c-v2",
        ),
        ("@misc{a, eprint = {2103.00020v2 [cs.CV]}, archiveprefix = {arXiv}}", "arXiv:2103.00020v2 [cs.CV]"),
        ("@article{a, journal = {Available at SSRN}, volume = {3441643}}", "SSRN 3441643"),
        ("@misc{a, eprint = {2103.00020}, version = {v2}, primaryclass = {cs.CV}}", "arXiv:2103.00020v2 [cs.CV]"),
        ("@misc{a, eprint = {2103.00020}, version = {two}}", "arXiv:2103.00020"),
        ("@online{a, eprinttype = {hal}, eprint = {hal-01}, version = {3}}", "HAL hal-01v3"),
        ("@misc{a, publisher = {SSRN}, doi = {10.2139/ssrn.2315570}, version = {3}}", "SSRN 2315570"),
        ("@misc{a, publisher = {SSRN}, doi = {10.2139/ssrn.2315570}}", "SSRN 2315570"),
        ("@article{a, journal = {Available at SSRN 3441643}}", "SSRN 3441643"),
        ("@article{a, journal = {bioRxiv : the preprint server for biology}}", "bioRxiv"),
        ("@online{a, eprinttype = {HAL}, eprint = {hal-01234567}}", "HAL hal-01234567"),
    ],
)
def test_a_preprint_is_written_with_its_server_and_number(entry: str, where: str, items: Items) -> None:
    (item,) = items(entry)
    assert item.type is Type.PREPRINT
    assert place(item) == where


@pytest.mark.parametrize(
    "entry",
    [
        "@article{a, journal = {Journal of HAL}, eprint = {2103.00020}}",
        "@inproceedings{a, booktitle = {ICML}, eprint = {2103.00020}}",
        "@misc{a, howpublished = {A page}}",
    ],
)
def test_a_work_with_a_venue_or_without_a_server_is_no_preprint(entry: str, items: Items) -> None:
    assert items(entry)[0].type is not Type.PREPRINT


def test_only_addresses_that_repeat_the_arxiv_number_are_redundant(items: Items) -> None:
    text = "@misc{a, eprint = {2103.00020}, doi = {%s}, url = {%s}}"
    same, other = items(
        text % ("10.48550/arXiv.2103.00020", "https://arxiv.org/abs/2103.00020")
        + text.replace("{a,", "{b,") % ("10.1000/x", "https://x.org")
    )
    assert [is_own_address(same, field) for field in ("doi", "url", "title")] == [True, True, False]
    assert [is_own_address(other, field) for field in ("doi", "url")] == [False, False]


def test_a_number_that_the_address_contains_is_shown_once(items: Items) -> None:
    text = "@online{a, eprinttype = {HAL}, eprint = {hal-01}, url = {https://hal.science/hal-01}%s}"
    apart, with_doi = items(text % "" + (text % ", doi = {10.1000/hal-01}").replace("{a,", "{b,"))
    assert [says_number(apart), numbered(apart)] == [True, "HAL hal-01"]
    assert [says_number(with_doi), place(with_doi)] == [False, "HAL hal-01"]


@pytest.mark.parametrize("form", [cff, ris, zotero_rdf])
def test_a_number_in_an_unknown_form_is_written_with_the_server(form: ModuleType, items: Items) -> None:
    entries = items("@article{a, title = {T}, author = {B, C}, journal = {arXiv preprint 99-1}}")
    assert "arXiv preprint 99-1" in form.render(entries, ExportOptions()).text
    assert "arXiv%20preprint%2099-1" in coins(entries[0])


@pytest.mark.parametrize(
    ("fields", "beside"),
    [
        ("eprint = {2103.00020}, number = 3", ("number",)),
        ("eprint = {2103.00020}, publisher = {Lamp Press}", ("publisher",)),
        ("eprint = {2103.00020}, publisher = {arXiv}", ()),
        ("eprint = {2103.00020}, journal = {Maps}, number = 3, publisher = {Lamp Press}", ()),
    ],
)
def test_publishers_and_numbers_other_than_the_servers_are_found(
    fields: str, beside: tuple[str, ...], items: Items
) -> None:
    assert not_of_server(*items(f"@article{{a, title = {{T}}, {fields}}}")) == beside

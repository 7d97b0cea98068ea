from __future__ import annotations

from vlbib.ids import Id
from vlbib.matching.merge import merge
from vlbib.model import Record
from vlbib.names import parse_name

ARXIV = Record(
    source="arxiv",
    title="Learning Visual Models",
    authors=(parse_name("Alec Radford"), parse_name("J. W. Kim")),
    year=2021,
    type="misc",
    url="http://arxiv.org/abs/2103.00020v1",
    ids=(Id("arxiv", "2103.00020"),),
    primary_class="cs.CV",
)
DBLP = Record(
    source="catalogue/dblp",
    title="Learning Visual Models.",
    authors=(parse_name("Alec Radford"), parse_name("Jong Wook Kim")),
    year=2022,
    type="inproceedings",
    venue="Proceedings of the 38th International Conference on Machine Learning",
    venue_short="ICML",
    pages="8748-8763",
    publisher="PMLR",
)


def test_published_facts_win_and_the_eprint_is_kept() -> None:
    draft = merge([ARXIV, DBLP])
    assert draft.type == "inproceedings"
    assert {name: value.text for name, value in draft.fields.items()} == {
        "author": "Radford, Alec and Kim, Jong Wook",
        "title": "Learning Visual Models",
        "booktitle": "Proceedings of the 38th International Conference on Machine Learning",
        "pages": "8748--8763",
        "year": "2022",
        "publisher": "PMLR",
        "url": "https://arxiv.org/abs/2103.00020",
        "eprint": "2103.00020",
        "archiveprefix": "arXiv",
        "eprinttype": "arxiv",
        "primaryclass": "cs.CV",
    }
    assert draft.fields["year"].source == "catalogue/dblp"
    assert draft.fields["eprint"].source == "arxiv"


def test_a_preprint_alone_is_misc_with_the_arxiv_doi() -> None:
    draft = merge([ARXIV])
    assert draft.type == "misc"
    assert draft.fields["doi"].text == "10.48550/arXiv.2103.00020"
    assert "url" not in draft.fields

from __future__ import annotations

import pytest

from vlbib.core.ids import url_id


@pytest.mark.parametrize(
    ("address", "doi"),
    [
        ("www.nature.com/articles/s41586-021-03819-2", "10.1038/s41586-021-03819-2"),
        ("https://www.nature.com/articles/nature14539.pdf", "10.1038/nature14539"),
        ("https://www.nature.com/articles/s41599-019-0375-x", "10.1057/s41599-019-0375-x"),
        ("https://www.nature.com/articles/srep34468#Sec2", "10.1038/srep34468"),
        ("https://www.science.org/doi/full/10.1126/science.abc1234", "10.1126/science.abc1234"),
        ("https://www.pnas.org/doi/10.1073/pnas.1611835114", "10.1073/pnas.1611835114"),
        ("https://pubs.acs.org/doi/abs/10.1021/acs.jcim.0c00001", "10.1021/acs.jcim.0c00001"),
        ("https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0000001", "10.1371/journal.pone.0000001"),
        ("https://www.biorxiv.org/content/10.1101/2020.01.02.123456v2.full.pdf", "10.1101/2020.01.02.123456"),
        ("https://www.medrxiv.org/content/10.1101/2020.01.02.20012345v1", "10.1101/2020.01.02.20012345"),
        ("https://www.biorxiv.org/content/10.1101/123456", "10.1101/123456"),
        ("https://www.frontiersin.org/articles/10.3389/fnins.2020.00001/full", "10.3389/fnins.2020.00001"),
        ("https://www.isca-speech.org/archive/Interspeech_2019/abstracts/2249.html", "10.21437/Interspeech.2019-2249"),
        ("http://www.isca-speech.org/archive/Interspeech_2017/pdfs/0950.PDF", "10.21437/Interspeech.2017-950"),
        ("https://www.frontiersin.org/journals/x/articles/10.3389/frai.2020.00001", "10.3389/frai.2020.00001"),
        ("https://journals.aps.org/prl/abstract/10.1103/PhysRevLett.1.1", "10.1103/PhysRevLett.1.1"),
        ("https://iopscience.iop.org/article/10.1088/1742-6596/1/1/012001/meta", "10.1088/1742-6596/1/1/012001"),
        ("https://dl.acm.org/doi/pdf/10.1145/3065386", "10.1145/3065386"),
        ("https://link.springer.com/content/pdf/10.1007/978-3-319-10602-1_48.pdf", "10.1007/978-3-319-10602-1_48"),
    ],
)
def test_the_url_of_an_article_gives_its_doi(address: str, doi: str) -> None:
    assert str(url_id(address)) == f"doi:{doi}"


@pytest.mark.parametrize(
    "address",
    [
        "https://www.nature.com/articles/nenergy2016151",  # 10.1038/nenergy.2016.151
        "https://www.nature.com/nature/volumes/1",
        "https://www.science.org/doi/suppl/10.1126/science.abc1234/suppl_file/a.pdf",
        "https://www.biorxiv.org/content/early/recent",
        "https://journals.plos.org/plosone/browse?id=3",
        "https://www.pnas.org/content/117/1/1",
        "https://example.org/doi/10.1126/science.abc1234",
    ],
)
def test_other_pages_give_no_id(address: str) -> None:
    assert url_id(address) is None

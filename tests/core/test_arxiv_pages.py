from __future__ import annotations

import pytest

from vlbib.core.arxiv_pages import arxiv_of_bibcode, arxiv_of_page
from vlbib.core.ids import url_id


@pytest.mark.parametrize(
    ("host", "path", "number"),
    [
        ("arxiv.org", "/abs/2103.00020v2", "2103.00020v2"),
        ("arxiv.org", "/list/cs.CV/recent", ""),
        ("de.arxiv.org", "/pdf/cs/0101001.pdf", "cs/0101001"),
        ("huggingface.co", "/papers/2103.00020", "2103.00020"),
        ("ui.adsabs.harvard.edu", "/abs/2021arXiv210300020R/abstract", "2103.00020"),
        ("adsabs.harvard.edu", "/abs/2008arXiv0801.1234R", "0801.1234"),
        ("adsabs.harvard.edu", "/abs/1997hep.th...11200M", "hep-th/9711200"),
        ("adsabs.harvard.edu", "/abs/2000astro.ph..1234S", "astro-ph/0001234"),
        ("adsabs.harvard.edu", "/abs/2003math......1234P", "math/0301234"),
        ("adsabs.harvard.edu", "/abs/2005coas.conf.5123X", ""),
        ("adsabs.harvard.edu", "/abs/2021ApJ...900..123R", ""),
        ("adsabs.harvard.edu", "/about", ""),
        ("dblp.org", "/rec/journals/corr/abs-2103-00020.bib", "2103.00020"),
        ("dblp.org", "/rec/bib/journals/corr/abs-0704-0001", "0704.0001"),
        ("dblp.uni-trier.de", "/rec/journals/corr/cs-CL-0101001", "cs/0101001"),
        ("dblp.org", "/rec/journals/corr/abs-quant-ph-9711200", "quant-ph/9711200"),
        ("dblp.org", "/rec/journals/corr/RossiB15", ""),
        ("dblp.org", "/rec/conf/cvpr/RossiB21", ""),
        ("example.org", "/rec/journals/corr/abs-2103-00020.bib", ""),
        ("ui.adsabs.harvard.edu", "/abs/arXiv:2103.00020", "2103.00020"),
        ("scirate.com", "/arxiv/2103.00020v2", "2103.00020"),
        ("example.org", "/en/arXiv.2103.00020/index.html", "2103.00020"),
        ("example.org", "/papers/2103.00020", "2103.00020"),
        ("example.org", "/mirror/pdf/2103.00020.pdf", "2103.00020"),
        ("example.org", "/builds/2103.00020", ""),
        ("example.org", "/papers/2103.00020/files", ""),
    ],
)
def test_the_url_of_a_page_has_the_arxiv_id(host: str, path: str, number: str) -> None:
    assert arxiv_of_page(host, path) == number


def test_a_database_url_gives_the_preprint_wherever_urls_are_read() -> None:
    assert str(url_id("https://dblp.org/rec/journals/corr/abs-2103-00020")) == "arxiv:2103.00020"
    assert str(url_id("https://ui.adsabs.harvard.edu/abs/2021arXiv210300020R")) == "arxiv:2103.00020"


def test_the_bibcode_of_a_journal_has_no_arxiv_id() -> None:
    assert arxiv_of_bibcode("2021MNRAS.500.1234R") == ""

from __future__ import annotations

import pytest

from vlbib.core.paper_pages import is_paper_page


@pytest.mark.parametrize(
    "url",
    [
        "https://proceedings.neurips.cc/paper/2020/hash/aeb7b30e-Abstract.html",
        "https://papers.nips.cc/paper/7181-attention-is-all-you-need",
        "http://proceedings.mlr.press/v97/hunt19a.html",
        "https://ieeexplore.ieee.org/document/8237584",
        "ieeexplore.ieee.org/abstract/document/8237584/",
        "https://www.sciencedirect.com/science/article/pii/S0893608014002135",
        "https://www.nature.com/articles/nature14539",
        "https://ojs.aaai.org/index.php/AAAI/article/view/1234",
        "https://www.ijcai.org/proceedings/2020/12",
        "https://www.ecva.net/papers/eccv_2020/papers_ECCV/papers/1.pdf",
        "https://openreview.net/forum?id=P0p33rgyoE",
        "https://papers.ssrn.com/sol3/papers.cfm?abstract_id=1234",
        "https://www.semanticscholar.org/paper/Attention-is-All-you-Need/204e3073870fae3d05bcbc2f6a8e263d9b72e776",
    ],
)
def test_the_page_of_a_paper_is_recognised_by_its_url(url: str) -> None:
    assert is_paper_page(url)


@pytest.mark.parametrize(
    "url",
    [
        "https://github.com/openai/CLIP",
        "https://arxiv.org/list/cs.CV/recent",
        "https://neurips.cc/Conferences/2020",
        "https://notneurips.cc/paper/2020/hash/a.html",
        "https://www.nature.com/",
        "https://[x",
        "",
    ],
)
def test_other_pages_are_not_pages_of_papers(url: str) -> None:
    assert not is_paper_page(url)

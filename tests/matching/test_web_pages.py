from __future__ import annotations

import pytest

from vlbib.core.work import Kind, Link, Mention, Work
from vlbib.matching.web_pages import is_page


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("http://picdataset.com/challenge/index/", True),
        ("https://github.com/openai/CLIP", False),
        ("https://arxiv.org/abs/2103.00020", False),
        ("https://[broken", True),
    ],
)
def test_a_page_is_neither_paper_nor_repository(url: str, page: bool) -> None:  # noqa: FBT001 -- a table's column
    mention = Mention(file="notes.md", line=1, text="Person In Context", kind=Kind.ALIAS, links=(Link(url=url),))
    assert is_page(Work(mentions=(mention,))) is page

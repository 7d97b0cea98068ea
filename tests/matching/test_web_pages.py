from __future__ import annotations

from typing import Any

import pytest

from vlbib.core.ids import Id
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


PAGE = Link(url="http://picdataset.com/")


@pytest.mark.parametrize(
    ("mentions", "page"),
    [
        ([{"kind": Kind.LINK, "links": (PAGE,)}], True),
        ([{"kind": Kind.ALIAS, "links": (PAGE,)}, {"kind": Kind.ALIAS}], True),
        ([{"kind": Kind.ALIAS}], False),
        ([{"kind": Kind.LINE, "links": (PAGE,)}], False),
        ([{"kind": Kind.ALIAS, "links": (PAGE,)}, {"kind": Kind.HEADING}], False),
        ([{"kind": Kind.ALIAS, "links": (PAGE,), "ids": (Id("arxiv", "2103.00020"),)}], False),
        ([{"kind": Kind.ALIAS, "links": (PAGE, Link(url="https://doi.org/10.1145/1122445.1122456"))}], False),
        ([{"kind": Kind.ALIAS, "links": (Link(url="https://proceedings.mlr.press/v139/radford21a.html"),)}], False),
    ],
)
def test_a_page_has_only_names_or_links_and_no_id(
    mentions: list[dict[str, Any]],
    page: bool,  # noqa: FBT001 -- a table's column
) -> None:
    named = tuple(Mention(file="a.md", line=1, text="Person In Context", **each) for each in mentions)
    assert is_page(Work(mentions=named)) is page

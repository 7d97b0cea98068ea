"""Mentions that only name a web page: neither a paper nor code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.ids import url_id
from vlbib.core.paper_pages import is_paper_page
from vlbib.core.sites import Site, site
from vlbib.core.work import Kind

if TYPE_CHECKING:
    from vlbib.core.work import Work

_WORKS = (Site.CODE, Site.MODELS, Site.DEMO)  # sites that may have a work


def is_page(work: Work) -> bool:
    """Tell whether a work has only short names or links, and its links are web pages: no paper, no code."""
    urls = [link.url for mention in work.mentions for link in mention.links]
    if not urls or any(mention.kind not in (Kind.ALIAS, Kind.LINK) or mention.ids for mention in work.mentions):
        return False
    return not any(url_id(url) or is_paper_page(url) or site(url) in _WORKS for url in urls)

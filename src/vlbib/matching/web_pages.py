"""Mentions that only name a page of the web: neither a paper nor code."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from vlbib.core.ids import url_id
from vlbib.core.work import Kind

if TYPE_CHECKING:
    from vlbib.core.work import Work

_REPOSITORIES = ("github.com", "gitlab.com", "bitbucket.org", "huggingface.co", "colab.research.google.com",
                 "modelscope.cn", "gitee.com", "sourceforge.net", "kaggle.com", "zenodo.org", "paperswithcode.com",
                 "youtube.com", "youtu.be")  # fmt: skip


def is_page(work: Work) -> bool:
    """Tell whether a work is named by a short name or nothing but links, and its links are pages: no paper, no code."""
    urls = [link.url for mention in work.mentions for link in mention.links]
    if not urls or any(mention.kind not in (Kind.ALIAS, Kind.LINK) or mention.ids for mention in work.mentions):
        return False
    return not any(url_id(url) or _is_repository(url) for url in urls)


def _is_repository(url: str) -> bool:
    try:
        host = (urlsplit(url if "://" in url else f"https://{url}").hostname or "").removeprefix("www.")
    except ValueError:  # brackets that close nowhere: not a URL
        return False
    return any(host == site or host.endswith(f".{site}") for site in _REPOSITORIES)

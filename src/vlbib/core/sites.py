"""Web sites without papers, by what they have: code, models and data, demos, people's pages."""

from __future__ import annotations

from enum import Enum
from urllib.parse import urlsplit

from vlbib.core.text import holds


class Site(Enum):
    """What a web site has."""

    CODE = "code"
    MODELS = "models"  # and data sets, packages
    DEMO = "demo"  # videos, notebooks, tables of results
    PEOPLE = "people"  # profiles, posts


_SITES = {
    "github.com": Site.CODE,
    "gitlab.com": Site.CODE,
    "bitbucket.org": Site.CODE,
    "codeberg.org": Site.CODE,
    "gitee.com": Site.CODE,
    "sourceforge.net": Site.CODE,
    "huggingface.co": Site.MODELS,
    "modelscope.cn": Site.MODELS,
    "kaggle.com": Site.MODELS,
    "pypi.org": Site.MODELS,
    "colab.research.google.com": Site.DEMO,
    "paperswithcode.com": Site.DEMO,
    "youtube.com": Site.DEMO,
    "youtu.be": Site.DEMO,
    "bilibili.com": Site.DEMO,
    "zhihu.com": Site.PEOPLE,
    "medium.com": Site.PEOPLE,
    "twitter.com": Site.PEOPLE,
    "x.com": Site.PEOPLE,
    "linkedin.com": Site.PEOPLE,
    "orcid.org": Site.PEOPLE,
}
_SHELVES = frozenset({"datasets", "models", "spaces"})  # folders before the owner: huggingface.co/datasets/OWNER/NAME


def site(url: str) -> Site | None:
    """Return what the site of a URL has; None for a site that is not listed, and for what is not a URL.

    >>> site("https://www.github.com/openai/CLIP"), site("https://x.com.example.org/a")
    (<Site.CODE: 'code'>, None)
    """
    return _site_and_path(url)[0] if holds(url.lower(), _SITES) else None


def is_repository(url: str) -> bool:
    """Tell whether a URL leads to a site of code, models or data."""
    return site(url) in (Site.CODE, Site.MODELS)


def repository_name(url: str) -> str:
    """Return the name of the repository of code, models or data that a URL leads to; "" for any other page.

    >>> repository_name("https://huggingface.co/datasets/acme/shapes/tree/main"), repository_name("github.com/acme")
    ('shapes', '')
    """
    kind, path = _site_and_path(url)
    parts = [part for part in path.split("/") if part]
    parts = parts[1:] if parts and parts[0] in _SHELVES else parts
    return parts[1].removesuffix(".git") if kind in (Site.CODE, Site.MODELS) and len(parts) > 1 else ""


def _site_and_path(url: str) -> tuple[Site | None, str]:
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        labels = (parts.hostname or "").split(".")
    except ValueError:  # unbalanced brackets: not a URL
        return None, ""
    hosts = (".".join(labels[at:]) for at in range(len(labels) - 1))
    return next((_SITES[host] for host in hosts if host in _SITES), None), parts.path

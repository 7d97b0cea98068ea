"""Pages of papers: URLs at publishers, proceedings and preprint servers, with or without an id in them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    import re

_PATHS = {
    "neurips.cc": r"/paper(?:_files)?/",
    "nips.cc": r"/(?:paper|book)(?:_files)?/",
    "mlr.press": r"/[vr]\d+/\w+",
    "jmlr.org": r"/(?:papers|proceedings/papers)/\w+",
    "ijcai.org": r"/proceedings/\d|/Proceedings/\d",
    "aaai.org": r"/index\.php/\w+/article/|/ocs/|/Library/|/Papers/",
    "ecva.net": r"/papers/eccv_",
    "thecvf.com": r"/content",
    "bmva.org": r"/bmvc/",
    "bmva-archive.org.uk": r"/bmvc/",
    "roboticsproceedings.org": r"/rss\d+/p\d+",
    "isca-archive.org": r"/\w+/\w+\.(?:html|pdf)",
    "isca-speech.org": r"/archive/",
    "aclanthology.org": r"/[A-Z0-9][\w.-]+",
    "aclweb.org": r"/anthology/\w",
    "openreview.net": r"/(?:forum|pdf|attachment|references/pdf)",
    "arxiv.org": r"/(?:abs|pdf|html|format|e-print|ps)/\S",
    "alphaxiv.org": r"/(?:abs|overview|pdf)/\S",
    "semanticscholar.org": r"/(?:paper|reader|CorpusID)",
    "ieee.org": r"/(?:document|abstract/document|stamp/)",
    "computer.org": r"/csdl/\w",
    "springer.com": r"/(?:article|chapter|content/pdf|book)/\S",
    "nature.com": r"/articles/\w",
    "science.org": r"/doi/\S",
    "sciencedirect.com": r"/science/article/",
    "acm.org": r"/(?:doi|citation\.cfm)",
    "usenix.org": r"/conference/\w+/presentation/|/system/files/",
    "biorxiv.org": r"/content/",
    "medrxiv.org": r"/content/",
    "ssrn.com": r"/abstract=|/sol3/papers\.cfm",
    "iacr.org": r"/\d{4}/\d+",
    "wiley.com": r"/doi/",
    "tandfonline.com": r"/doi/",
    "sagepub.com": r"/doi/",
    "oup.com": r"/\w+/(?:advance-)?article",
    "cambridge.org": r"/core/journals/",
    "mdpi.com": r"/\d{4}-\w{4}/",
    "frontiersin.org": r"/(?:journals/[\w-]+/)?articles/",
    "plos.org": r"/\w+/article",
    "pnas.org": r"/(?:doi|content)/",
    "jstor.org": r"/stable/",
    "nih.gov": r"/(?:pmc/articles/|\d{6,})|/articles/PMC",
    "dblp.org": r"/rec/",
    "papers.cool": r"/\w+/\S",
    "paperswithcode.com": r"/paper/\w",
    "huggingface.co": r"/papers/\d",
    "hf.co": r"/papers/\d",
    "doi.org": r"/10\.",
    "hal.science": r"/\w+-\d+",
    "zenodo.org": r"/records?/\d",
    "inria.fr": r"/\w+-\d+",
    "aps.org": r"/\w+/abstract/",
    "iop.org": r"/article/",
}
_READERS = {host: lazy_pattern(path) for host, path in _PATHS.items()}


def is_paper_page(url: str) -> bool:
    """Tell whether a URL leads to the page or the text of a paper.

    >>> is_paper_page("https://proceedings.neurips.cc/paper/2020/hash/aeb7-Abstract.html")
    True
    >>> is_paper_page("https://github.com/openai/CLIP"), is_paper_page("https://arxiv.org/list/cs.CV/recent")
    (False, False)
    """
    reader, place = _reader_and_place(url)
    return reader is not None and reader.search(place) is not None


def is_service_page(url: str) -> bool:
    """Tell whether a URL is a publisher's or preprint server's page other than a paper: home page, list, login.

    >>> is_service_page("https://openreview.net/login"), is_service_page("https://openreview.net/forum?id=a")
    (True, False)
    """
    reader, place = _reader_and_place(url)
    return reader is not None and reader.search(place) is None


def _reader_and_place(url: str) -> tuple[re.Pattern[str] | None, str]:
    """Return the pattern for papers at a URL's host (None if it has none), and the path with the query."""
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
    except ValueError:  # unbalanced brackets: not a URL
        return None, ""
    labels = (parts.hostname or "").split(".")
    hosts = (".".join(labels[at:]) for at in range(len(labels) - 1))
    return next((_READERS[host] for host in hosts if host in _READERS), None), f"{parts.path}?{parts.query}"

"""DOIs in URLs of publishers: written out in the path or the query, or derived from an article's number."""

from __future__ import annotations

import re

from vlbib.core.dois import DOI_PREFIX
from vlbib.core.lazy_pattern import lazy_pattern

# Hosts whose article URLs have the DOI after `/doi/`, or after the kind of text.
_AFTER_DOI = frozenset(
    {
        "annualreviews.org",
        "dl.acm.org",
        "journals.sagepub.com",
        "link.springer.com",
        "onlinelibrary.wiley.com",
        "pnas.org",
        "pubs.acs.org",
        "royalsocietypublishing.org",
        "science.org",
        "tandfonline.com",
    }
)
_KIND = lazy_pattern(rf"/(?:doi/(?:abs/|pdf/|full/|epdf/)?|article/|chapter/|content/pdf/)({DOI_PREFIX}.+?)(?:\.pdf)?$")
_PREPRINT = lazy_pattern(rf"/content/({DOI_PREFIX}[\d.]*\d)(?:v\d+)?(?:\.(?:full|abstract)[\w.-]*)?/?$")
_PATHS = {
    "biorxiv.org": _PREPRINT,
    "frontiersin.org": lazy_pattern(r"/articles/(10\.3389/[^/]+)(?:/(?:full|abstract|pdf))?/?$"),
    "iopscience.iop.org": lazy_pattern(rf"/article/({DOI_PREFIX}.+?)(?:/(?:meta|pdf))?/?$"),
    "journals.aps.org": lazy_pattern(r"/\w+/(?:abstract|pdf)/(10\.1103/[^/]+)/?$"),
    "medrxiv.org": _PREPRINT,
} | dict.fromkeys(_AFTER_DOI, _KIND)
# Articles of Springer Nature whose DOI is a prefix and their number; the DOIs of older ones have additional dots.
_NATURE = lazy_pattern(r"/articles/(s4\d{4}-\d{3}-\d{4,5}-[0-9xyz]|srep\d{4,5}|ncomms\d{4,5}|nature\d{5})(?:\.pdf)?/?$")
_OTHER_PREFIX = "s41599-"  # Humanities and Social Sciences Communications came from Palgrave
# Pages of ISCA's archive until 2020, whose number is that of the DOI: https://www.isca-speech.org/archive/
_INTERSPEECH = lazy_pattern(r"/archive/Interspeech_(20\d\d)/(?:abstracts|pdfs)/0*([1-9]\d{0,3})\.(?:html|pdf|PDF)")


def doi_of_page(host: str, path: str, query: str) -> str:
    """Return the DOI in the URL of an article, as written there; "" if there is none.

    `host` has no `www.`, `path` no escapes.
    """
    if host == "nature.com":
        article = _NATURE.fullmatch(path)
        prefix = "10.1057" if article and article[1].startswith(_OTHER_PREFIX) else "10.1038"
        return f"{prefix}/{article[1]}" if article else ""
    if host == "journals.plos.org":
        asked = re.search(r"(?:^|&)id=(10\.1371/[^&]+)", query)
        return asked[1] if asked else ""
    if host == "isca-speech.org":
        talk = _INTERSPEECH.fullmatch(path)
        return f"10.21437/Interspeech.{talk[1]}-{talk[2]}" if talk else ""
    pattern = _PATHS.get(host)
    match = pattern.search(path) if pattern else None
    return match[1] if match else ""

"""arXiv ids in URLs: those of arXiv, and those of databases with a page for each preprint.

Bibcodes of ADS: https://ui.adsabs.harvard.edu/help/actions/bibcode. The keys of DBLP's CoRR records end in the arXiv
id: https://dblp.org/db/journals/corr.
"""

from __future__ import annotations

from vlbib.core.lazy_pattern import lazy_pattern

# The archives of ids before April 2007: https://info.arxiv.org/help/arxiv_identifier.html
ARXIV_ARCHIVES = (
    r"(?:acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|"
    r"dg-ga|funct-an|gr-qc|hep-(?:ex|lat|ph|th)|math(?:-ph)?|mtrl-th|nlin|nucl-(?:ex|th)|patt-sol|physics|plasm-ph|"
    r"q-(?:alg|bio)|quant-ph|solv-int|supr-con)"
)
_ARCHIVE = lazy_pattern(ARXIV_ARCHIVES)
_HOSTS = frozenset(
    {"arxiv.org", "ar5iv.org", "ar5iv.labs.arxiv.org", "alphaxiv.org", "arxiv-vanity.com", "huggingface.co", "hf.co"}
)
# A new-style id after a word such as `abs` or `paper`, at the end of a URL: mirrors, and pages about papers
_NUMBERED_PAGE = lazy_pattern(
    r"/(?:[Aa]r[Xx]iv[:/.]|(?:abs|papers?|preprints?|pdf)/(?:arxiv[:.])?)(\d{4}\.\d{4,5})(?:v\d{1,2})?(?:\.pdf|/index\.html?)?/?$"
)
_OF_ARXIV = lazy_pattern(r"/(?:abs|pdf|html|format|papers|overview|src|e-print)/(.+?)(?:\.pdf)?/?$")
_ADS_HOSTS = frozenset({"adsabs.harvard.edu", "ui.adsabs.harvard.edu", "adsabs.org"})
_BIBCODE = lazy_pattern(r"/(?:abs|full|pdf|link_gateway)/(\d{4}[^/]+)")
_NEW_BIBCODE = lazy_pattern(r"\d{4}arXiv(\d{4})\.?(\d{4,5})[A-Za-z.]")
# The archive, with dots for its hyphen and as padding to nine characters; a leading zero of the number may be a dot.
_OLD_BIBCODE = lazy_pattern(r"\d\d(\d\d)([a-z]+(?:\.[a-z]+)?)\.+(\d{4,5})[A-Z.]")
_DBLP_HOSTS = frozenset({"dblp.org", "dblp.uni-trier.de", "dblp.dagstuhl.de", "informatik.uni-trier.de"})
_OF_CORR = lazy_pattern(
    r"/journals/corr/(?:abs-(\d{4})-(\d{4,5})|(?:abs-)?([a-z]+(?:-[a-z]{2,})?)(?:-[A-Z]{2})?-(\d{7}))(?:\.\w+)?/?$"
)


def arxiv_of_page(host: str, path: str) -> str:
    """Return the arXiv id in a URL, as written there; "" if there is none.

    `host` has no `www.`, `path` no escapes.

    >>> arxiv_of_page("dblp.org", "/rec/journals/corr/abs-2103-00020.bib")
    '2103.00020'
    >>> arxiv_of_page("scirate.com", "/arxiv/2103.00020")
    '2103.00020'
    >>> arxiv_of_page("ui.adsabs.harvard.edu", "/abs/1997hep.th...11200M")
    'hep-th/9711200'
    """
    if host in _HOSTS or host.endswith(".arxiv.org"):
        match = _OF_ARXIV.match(path)
        return match[1] if match else ""
    if host in _DBLP_HOSTS:
        return _of_corr(path)
    bibcode = _BIBCODE.match(path) if host in _ADS_HOSTS else None
    numbered = _NUMBERED_PAGE.search(path) if "." in path else None
    return arxiv_of_bibcode(bibcode[1]) if bibcode else numbered[1] if numbered else ""


def arxiv_of_bibcode(code: str) -> str:
    """Return the arXiv id in the ADS bibcode of a preprint; "" for any other bibcode.

    >>> arxiv_of_bibcode("2021arXiv210300020R"), arxiv_of_bibcode("2021ApJ...900..123R")
    ('2103.00020', '')
    """
    if match := _NEW_BIBCODE.fullmatch(code):
        return f"{match[1]}.{match[2]}"
    match = _OLD_BIBCODE.fullmatch(code)
    archive = match[2].replace(".", "-") if match else ""
    return f"{archive}/{match[1]}{match[3]:0>5}" if match and _ARCHIVE.fullmatch(archive) else ""


def _of_corr(path: str) -> str:
    match = _OF_CORR.search(path)
    if match is None:
        return ""
    return f"{match[1]}.{match[2]}" if match[1] else f"{match[3]}/{match[4]}"

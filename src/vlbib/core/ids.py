"""Ids of papers: arXiv ids, DOIs and the like, read from text and URLs, in one normal form.

arXiv identifiers: https://info.arxiv.org/help/arxiv_identifier.html. DOI syntax: the DOI Handbook, section 2.2.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from vlbib.core.anthology import ANTHOLOGY_NUMBER, anthology_doi, anthology_numbers
from vlbib.core.arxiv_numbers import is_plain_arxiv, is_possible_arxiv
from vlbib.core.arxiv_pages import ARXIV_ARCHIVES, arxiv_of_page
from vlbib.core.doi_pages import doi_of_page
from vlbib.core.dois import ARXIV_DOI, DOI_LEAD, DOI_PREFIX, is_serial
from vlbib.core.file_name_ids import numbers_of_file_names
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import CJK, holds
from vlbib.core.wide_pattern import wide_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Self

ARXIV_NEW = r"\d{4}\.\d{4,5}"
ARXIV_OLD = r"[a-z]+(?:-[a-z]+)?(?:\.[A-Z]{2})?/\d{7}"
_ARXIV = lazy_pattern(rf"({ARXIV_NEW}|{ARXIV_OLD})(v\d+)?", re.IGNORECASE)
_WIDE = "，。；：、！？（）【】《》「」『』“”｜"  # Chinese and Japanese punctuation, which ends an id or URL
_NO_ID = f"–—〈〉〔〕［］・…～〜→⇒／＋＝＆{CJK}"  # ends an id, and the address of a paper
_DOI = wide_pattern(rf"{DOI_PREFIX}[^\s\"<>{{}}|\\^`{_WIDE}{_NO_ID}]+")
_PLAIN_DOI = lazy_pattern(rf"{DOI_PREFIX}[A-Za-z0-9()./_-]*[A-Za-z0-9]")  # the common case: nothing to remove
_OF_ARXIV = "10.48550/"
_PREFIX = lazy_pattern(r"^arxiv\s*:\s*", re.IGNORECASE)
_ARXIV_DOI = lazy_pattern(rf"{ARXIV_DOI}(.+)", re.IGNORECASE)
_TRAILING = ".,;:!?'\"*_>([)]}。，；：、）】》"
_NO_URL = rf"\s<>\"`|\\^{{}}{_WIDE}\x1f"
_URL = lazy_pattern(rf"https?://[^{_NO_URL}]+", re.IGNORECASE)
# The common case of a URL: host, path and query without escapes, upper case or trailing punctuation.
_PLAIN_URL = lazy_pattern(
    r"https?://([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?:/|(/[\w./()~-]*[A-Za-z0-9]))?(?:\?([\w=&.-]*[A-Za-z0-9]))?", re.ASCII
)
_DOI_LEAD = lazy_pattern(rf"^{DOI_LEAD}", re.IGNORECASE)
_OLD_ARXIV_DOT = lazy_pattern(r"^([a-z]+(?:-[a-z]+)?)\.[a-z]{2}/", re.IGNORECASE)
_SEEN_ARXIV = rf"(?:{ARXIV_NEW}|{ARXIV_OLD})(?:v\d+)?"
_CATEGORY = lazy_pattern(rf"(?:{ARXIV_ARCHIVES}|econ|eess|q-fin|stat)(?:\.[A-Za-z-]{{2,}})?")
_ARXIV_IN_TEXT = (
    lazy_pattern(
        rf"(?<![A-Za-z\d_])arxiv(?:\s+(?:pre|e-?)prints?)?\s*(?:::|[:\s.#/])?\s*(?:arxiv\s*:\s*)?({_SEEN_ARXIV})(?!\d)",
        re.IGNORECASE,
    ),
    lazy_pattern(rf"\babs/({_SEEN_ARXIV})(?!\d)", re.IGNORECASE),
    # a number after a word such as "read", without a unit after it
    lazy_pattern(
        r"\b(?:see|cf|(?:re-?)?read|skim|print|papers?|preprint|eprint|siehe|vgl|lire|voir|leer|ver)\b[.:]*\s+"
        r"(\d{4}\.\d{5}(?:v\d+)?)(?![\w%°]|[.,]\d|\s?(?:[kMGT]?B|k?g|m?s|[mk]?m|Hz|USD|EUR)\b)",
        re.IGNORECASE,
    ),
    lazy_pattern(rf"(?<![\d.])({ARXIV_NEW}(?:v\d+)?)(?=\s*\[[a-z-]+(?:\.[A-Za-z-]{{2,}})?\])"),
    # in brackets before the title, as in the browser title of an arXiv page
    lazy_pattern(r"\[(\d\d(?:0[1-9]|1[0-2])\.\d{4,5}(?:v\d+)?)\](?=[^\S\n]+[^\W\d_])"),
    lazy_pattern(rf"(?<![\w/.:-])({ARXIV_ARCHIVES}(?:\.[A-Z]{{2}})?/\d{{7}}(?:v\d+)?)(?!\d)"),
)
_NUMBERED = lazy_pattern(r"\b(PMID|PMCID|CorpusID)\s*:\s*(?:PMC)?(\d{1,12})\b", re.IGNORECASE)
_NUMBER_SCHEMES = {"pmid": "pmid", "pmcid": "pmcid", "corpusid": "s2"}
# Hosts of papers, whose URLs also count without `https://`.
PAPER_HOSTS = (
    r"(?:www\.|export\.)?(?:arxiv\.org|alphaxiv\.org|ar5iv(?:\.labs\.arxiv)?\.org|doi\.org|dx\.doi\.org|"
    r"openreview\.net|aclanthology\.org|aclweb\.org|openaccess\.thecvf\.com|proceedings\.mlr\.press|dl\.acm\.org|"
    r"(?:huggingface|hf)\.co/papers)"
)
# URLs of papers have no Chinese, Japanese or Korean letters. Without case folding the sets compile ten times as fast.
BARE_URL = rf"(?:(?:https?://|(?<![\w/.@-])){PAPER_HOSTS}/(?-i:[^{_NO_URL}{_NO_ID}]+)|https?://(?-i:[^{_NO_URL}]+))"
_ANY_URL = wide_pattern(BARE_URL, re.IGNORECASE)


class Id(str):
    """An id in normal form, the text `scheme:value`; schemes are arxiv, doi, s2, acl, dblp, openreview, ...

    An arXiv value has no version. A DOI keeps its case, and compares in lower case through `key`.
    """

    __slots__ = ()

    def __new__(cls, scheme: str, value: str) -> Self:
        """Create an id from its two parts."""
        return str.__new__(cls, f"{scheme}:{value}")

    def __reduce__(self) -> tuple[type[Self], tuple[str, str]]:
        return type(self), (self.scheme, self.value)

    @classmethod
    def read(cls, text: str) -> Self:
        """Return the id for a text `scheme:value`.

        >>> Id.read("doi:10.1000/a:b")
        Id(scheme='doi', value='10.1000/a:b')
        """
        return str.__new__(cls, text)

    @property
    def scheme(self) -> str:
        """The kind of id."""
        return str(self).partition(":")[0]

    @property
    def value(self) -> str:
        """The id within its scheme."""
        return str(self).partition(":")[2]

    def __repr__(self) -> str:
        return f"Id(scheme={self.scheme!r}, value={self.value!r})"

    @property
    def key(self) -> tuple[str, str]:
        """The form to compare by: all ids ignore case."""
        scheme, _, value = self.partition(":")
        return (scheme, value.lower())


def arxiv_id(text: str) -> Id | None:
    """Return the arXiv id that the whole text is, `arXiv:` and version allowed; None if it is none.

    >>> arxiv_id("arXiv:2103.00020v2")
    Id(scheme='arxiv', value='2103.00020')
    """
    if is_plain_arxiv(text):  # the common case
        return Id("arxiv", text)
    bare = _PREFIX.sub("", text.strip())
    match = _ARXIV.fullmatch(bare)
    if match is None or not is_possible_arxiv(match[1]):
        return None
    return Id("arxiv", _OLD_ARXIV_DOT.sub(r"\1/", match[1]) if "/" in match[1] else match[1])


@lru_cache(maxsize=1024)  # an entry's DOI is read as a DOI and as a possible arXiv id
def doi_id(text: str) -> Id | None:
    """Return the DOI that the whole text is, with or without `doi:` or resolver; for an arXiv DOI, the arXiv id.

    None if it is none.

    >>> doi_id("https://doi.org/10.48550/arXiv.2103.00020")
    Id(scheme='arxiv', value='2103.00020')
    """
    if _PLAIN_DOI.fullmatch(text) and not text.startswith(_OF_ARXIV):
        return Id("doi", text)
    match = _DOI.fullmatch(unquote(_DOI_LEAD.sub("", text.strip())))
    if match is None:
        return None
    value = _closed(match[0])
    arxiv = _ARXIV_DOI.fullmatch(value)
    return arxiv_id(arxiv[1]) if arxiv else Id("doi", value)


def _closed(value: str, kept: str = "") -> str:
    """Remove trailing punctuation, but not the characters in `kept`, or a bracket that closes one inside."""
    while value and value[-1] in _TRAILING and value[-1] not in kept:
        opener = {")": "(", "]": "["}.get(value[-1])
        if opener and value.count(opener) >= value.count(value[-1]):
            break
        value = value[:-1]
    return value


def clean_url(url: str) -> str:
    """Return the URL without the punctuation that a sentence put after it; an id of OpenReview may end with `_`."""
    bare = url.strip().strip("<>")
    return _closed(bare, "_" if "openreview.net/" in bare else "")


def find_urls(text: str) -> list[str]:
    """Return the URLs in a text in order, each without trailing punctuation."""
    return [clean_url(match[0]) for match in _URL.finditer(text)]


@lru_cache(maxsize=1024)  # a record's URL is read when it is parsed, and again when it is stored
def url_id(url: str) -> Id | None:
    """Return the id in the URL of a paper; None for a page, a repository or an unknown host."""
    match = _plain_url(url)
    if match:
        return _read_url(match[1], match[2] or "", match[3] or "")
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
    except ValueError:  # unbalanced brackets: not a URL
        return None
    return _read_url(parts.hostname or "", unquote(parts.path), parts.query)


def _read_url(host: str, path: str, query: str) -> Id | None:
    bare = host.removeprefix("www.")
    reader = _READERS.get(bare) or (_s2_url if bare.endswith("semanticscholar.org") else None)
    identity = reader(path, query) if reader else None
    if identity is None and (number := arxiv_of_page(bare, path)):
        identity = arxiv_id(number)
    if identity is not None or reader:
        return identity
    doi = doi_of_page(bare, path, query)
    return doi_id(doi) if doi else None


def is_plain_url(text: str) -> bool:
    """Tell whether the whole text is a URL without escapes, fragment or trailing punctuation."""
    return _plain_url(text) is not None


@lru_cache(maxsize=1024)  # an entry's URL is parsed in several places, and those of a batch one after the other
def _plain_url(text: str) -> re.Match[str] | None:
    return _PLAIN_URL.fullmatch(text)


def _doi_url(path: str, _query: str) -> Id | None:
    number = arxiv_of_page("doi.org", path)
    return (arxiv_id(number) if number else None) or doi_id(path.lstrip("/"))


_OF_ACL = lazy_pattern(rf"/(?:anthology/)?(?:papers/)?({ANTHOLOGY_NUMBER})(?:v\d+)?(?:\.pdf|\.bib)?/?")
_OF_OPENREVIEW = lazy_pattern(r"(?:^|&)id=([A-Za-z0-9_-]+)")
_OF_CVF = lazy_pattern(r"/([^/]+?_(?:CVPR|ICCV|WACV|ECCV|ACCV)\w*_\d{4}_\w*paper)\.(?:html|pdf)$")
_OF_PMLR = lazy_pattern(r"/(v\d+|r\d+)/([a-z0-9-]+)(?:/|\.html|\.pdf|$)")
_OF_NEURIPS = lazy_pattern(r"/(?:paper_files/)?paper/(\d{4})/(?:hash|file)/([0-9a-f]{32})-")


def _acl_url(path: str, _query: str) -> Id | None:
    return _acl_id(match[1]) if (match := _OF_ACL.fullmatch(path)) else None


def _acl_id(value: str) -> Id:
    """Return the DOI of an Anthology paper if its id gives one, else that id."""
    doi = anthology_doi(value)
    return Id("doi", doi) if doi else Id("acl", value)


def _openreview_url(path: str, query: str) -> Id | None:
    match = _OF_OPENREVIEW.search(query) if path in ("/forum", "/pdf") else None
    return Id("openreview", match[1]) if match else None


def _s2_url(path: str, _query: str) -> Id | None:
    match = re.search(r"/([0-9a-f]{40})(?:/|$)", path)
    corpus = re.search(r"CorpusI[dD]:(\d+)", path)
    foreign = re.search(r"/(?:arxiv[:/](?P<arxiv>.+)|doi:(?P<doi>10\..+))$", path, re.IGNORECASE)
    if foreign:
        return arxiv_id(foreign["arxiv"]) if foreign["arxiv"] else doi_id(foreign["doi"])
    return Id("s2paper", match[1]) if match else Id("s2", corpus[1]) if corpus else None


def _cvf_url(path: str, _query: str) -> Id | None:
    match = _OF_CVF.search(path)
    return Id("cvf", match[1]) if match else None


def _pmlr_url(path: str, _query: str) -> Id | None:
    match = _OF_PMLR.match(path)
    return Id("pmlr", f"{match[1]}/{match[2]}") if match else None


def _neurips_url(path: str, _query: str) -> Id | None:
    match = _OF_NEURIPS.match(path)
    return Id("neurips", f"{match[1]}/hash/{match[2]}") if match else None


_READERS = {  # by host, without `www.`
    **dict.fromkeys(("doi.org", "dx.doi.org", "doi.acm.org"), _doi_url),
    **dict.fromkeys(("aclanthology.org", "aclweb.org", "aclanthology.info"), _acl_url),
    "openreview.net": _openreview_url,
    "openaccess.thecvf.com": _cvf_url,
    "proceedings.mlr.press": _pmlr_url,
    **dict.fromkeys(("proceedings.neurips.cc", "papers.neurips.cc", "papers.nips.cc"), _neurips_url),
}


def is_category(text: str) -> bool:
    """Tell whether a text is an arXiv category or archive: https://arxiv.org/category_taxonomy.

    >>> [is_category(text) for text in ("cs.CV", "astro-ph.IM", "math", "hep-th", "SC.CV")]
    [True, True, True, True, False]
    """
    return _CATEGORY.fullmatch(text) is not None


def find_ids(text: str) -> list[Id]:
    """Return the ids in a text in order, each once: URLs of papers, `arXiv:2103.00020`, `doi:10...`, `PMID: 1`.

    A bare number such as `2103.00020` counts only after the word arXiv or a word for reading, before an arXiv category
    (`[cs.CV]`), between punctuation, in brackets before words, or if it is the whole text.
    """
    located = locate_ids(text)
    return list(dict.fromkeys([identity for _, identity in located])) if located else []


def locate_ids(text: str) -> list[tuple[int, Id]]:
    """Return the ids in a text with their offsets, in order."""
    if not _may_hold_id(text) and "/" not in text:
        return []
    is_url = _URL_SIGN.search(text) is not None
    urls = [(match.start(), url_id(clean_url(match[0]))) for match in _ANY_URL.finditer(text)] if is_url else []
    bare = _ANY_URL.sub(lambda match: " " * len(match[0]), text) if urls else text
    places = [*urls, *_bare_ids(bare)]
    return sorted(((place, identity) for place, identity in places if identity is not None), key=lambda pair: pair[0])


_ALONE = lazy_pattern(  # an id between punctuation, joined to another id, or after words in another script
    rf"(?:(?:^[^\S\n]*|[(,;|\x1f—–{_WIDE}]\s*|[{CJK}][^\S\n]*)(?:\[\d+\]\s*)?|(?<=\d)\s*(?:\+|&|and)\s*)({ARXIV_NEW}(?:v\d+)?)"
    rf"(?=\s*(?:$|[),;|\x1f—–{_WIDE}]|(?:\+|&|and)\s*{ARXIV_NEW}))",
    re.MULTILINE,
)

# What every id has: a slash or dot before a digit, a hyphen between digits, or digits after a colon (`PMID:`).
_SLASH_OR_DIGITS = lazy_pattern(r"[/.]\d|:\s*(?:PMC)?\d|\d-\d", re.IGNORECASE)
_ID_SIGNS = ("/", ".", ":", "-")  # cheap to search for
_ARXIV_DIGITS = lazy_pattern(r"\d{4}\.\d{4}|/\d{7}")  # part of every match of an arXiv pattern
_URL_SIGN = lazy_pattern(r"://|\.(?:org|net|com|press|co)/", re.IGNORECASE)  # part of every match of `_ANY_URL`


def _may_hold_id(text: str) -> bool:
    """Tell whether a text has what every id has."""
    return holds(text, _ID_SIGNS) and _SLASH_OR_DIGITS.search(text) is not None


def _bare_ids(text: str) -> Iterator[tuple[int, Id | None]]:
    if not _may_hold_id(text):
        return
    whole = arxiv_id(text.strip(" \t\n[](){}<>.,;:*_`\"'•-"))
    if whole is not None:
        yield 0, whole
        return
    for pattern in (*_ARXIV_IN_TEXT, _ALONE) if _ARXIV_DIGITS.search(text) else ():
        yield from ((_on_line_of(match), arxiv_id(match[1])) for match in pattern.finditer(text))
    yield from ((place, arxiv_id(number) or doi_id(number)) for place, number in numbers_of_file_names(text))
    if "10." in text:
        yield from ((match.start(), doi_id(match[0])) for match in _DOI.finditer(text) if not is_serial(match))
    if "-" in text:
        yield from ((place, _acl_id(number)) for place, number in anthology_numbers(text))
    for match in _NUMBERED.finditer(text) if ":" in text else ():
        yield match.start(), Id(_NUMBER_SCHEMES[match[1].lower()], match[2])


def _on_line_of(match: re.Match[str]) -> int:
    """Return the offset of an id with what leads to it, without what leads to it on lines above."""
    return max(match.start(), match.string.rfind("\n", match.start(), match.start(1)) + 1)


# What looks like an arXiv id; one that continues after a space may be broken at the end of a line.
_ARXIV_PLACE = lazy_pattern(
    r"(?:\barxiv(?:\s+(?:pre|e-?)prints?)?[:\s.#]*(?:arxiv\s*:\s*)?|\barxiv\.org/(?:abs|pdf)/|\babs/)"
    r"(\d{4}\.\d{3,7})(?:v\d+)?(?!\s?\d|\.\d)",
    re.IGNORECASE,
)


def impossible_arxiv_ids(text: str) -> list[str]:
    """Return texts that look like arXiv ids but cannot be, each once.

    >>> impossible_arxiv_ids("arXiv preprint arXiv:1915.00231, not arXiv:1905.00231")
    ['1915.00231']
    """
    return list(dict.fromkeys(match[1] for match in _ARXIV_PLACE.finditer(text) if arxiv_id(match[1]) is None))


def paper_url(identity: Id) -> str | None:
    """Return the page of the paper with an id; None if its scheme has no pages."""
    forms = {
        "arxiv": "https://arxiv.org/abs/{}",
        "doi": "https://doi.org/{}",
        "acl": "https://aclanthology.org/{}",
        "openreview": "https://openreview.net/forum?id={}",
        "neurips": "https://proceedings.neurips.cc/paper/{}-Abstract.html",
        "s2": "https://api.semanticscholar.org/CorpusID:{}",
        "s2paper": "https://www.semanticscholar.org/paper/{}",
    }
    form = forms.get(identity.scheme)
    return form.format(identity.value) if form else None


def are_two_preprints(first: Iterable[Id], second: Iterable[Id]) -> bool:
    """Tell whether two works have arXiv ids and none in common: then a shared DOI does not make them one.

    >>> are_two_preprints([Id("arxiv", "1904.03756"), Id("doi", "10.1/x")], [Id("arxiv", "1904.05980")])
    True
    """
    sides = [{identity.key for identity in ids if identity.scheme == "arxiv"} for ids in (first, second)]
    return all(sides) and sides[0].isdisjoint(sides[1])


def by_scheme(ids: Iterable[Id], scheme: str) -> str | None:
    """Return the value of the first id of a scheme; None if there is none."""
    lead = f"{scheme}:"
    for identity in ids:
        if identity.startswith(lead):
            return identity[len(lead) :]
    return None

r"""Venues in one normal form, so that `NIPS`, `NeurIPS 2022` and the proceedings' full name are one venue.

The names are those in the venues' own proceedings and in DBLP, in full and abbreviated by ISO 4. A workshop is not its
conference, and a venue that is not in the table says little.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.preprint_servers import SERVER_WORDS, preprint_server
from vlbib.core.text import plain, squeeze
from vlbib.core.venue_names import VenueName, venue_name
from vlbib.core.years import YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Acronym in lower case, and the stems of the words in its names, in order; small words and sponsors may be between
# them. `a|b` are alternatives, `j` is a journal, `*` matches any words, `!` comes before what must not follow.
# The first row that matches counts, so the narrower name comes first.
_JOURNALS = (
    ("tpami", "trans pattern anal"),
    ("tip", "trans image proc"),
    ("tomm", "trans multim comp comm app"),
    ("tmm", "trans multim"),
    ("tnnls", "trans neural net learn"),
    ("tog", "trans graph"),
    ("tacl", "trans assoc comp ling"),
    ("tmlr", "trans mach learn res"),
    ("jmlr", "j mach learn res"),
    ("jair", "j artif intell res"),
    ("ijcv", "int j comp vis"),
    ("cacm", "comm acm"),
    ("vldbj", "vldb j"),
    ("ral", "robot autom lett"),
)
_CONFERENCES = (
    ("cvpr", "comp vis pattern recog"),
    ("wacv", "app comp vis"),
    ("accv", "asian conf comp vis"),
    ("eccv", "eur conf comp vis"),
    ("bmvc", "british|br mach vis"),
    ("iccv", "int conf comp vis ! theor|sys|imag|graph"),
    ("iconip", "int conf neural inf proc"),
    ("neurips", "neural inf proc sys"),
    ("iclr", "conf learn repr"),
    ("aistats", "artif intel stat"),
    ("uai", "uncertain artif intel"),
    ("ijcai", "joint|jt conf artif intel"),
    ("icwsm", "aaai conf web soc media"),
    ("aaai", "aaai conf artif intel"),
    ("acml", "asian conf mach learn"),
    ("ecml", "eur conf mach learn"),
    ("ecml", "eur mach learn conf"),
    ("icml", "int conf mach learn ! app|cyb|comput|vis"),
    ("mlsys", "mach learn syst"),
    ("colt", "conf learn theor"),
    ("colt", "annual conf comp learn theor"),
    ("corl", "conf robot learn"),
    ("emnlp", "empir meth nat lang"),
    ("naacl", "north america chap assoc comp ling"),
    ("naacl", "nations america chap assoc comp ling"),
    ("naacl", "chap assoc comp ling * north america"),
    ("eacl", "eur chap assoc comp ling"),
    ("aacl", "asia pacific chap assoc comp ling"),
    ("acl", "meet assoc comp ling"),
    ("coling", "int conf comp ling ! intelligent"),
    ("conll", "comp nat lang learn"),
    ("lrec", "conf lang resour eval"),
    ("interspeech", "conf int speech comm assoc"),
    ("icassp", "conf acoust speech signal"),
    ("pakdd", "pacific asia conf knowl discov"),
    ("kdd", "knowl discov data min"),
    ("www", "world wide web conf"),
    ("www", "conf world wide web"),
    ("www", "the|acm web conf"),
    ("www", "acm on web conf"),
    ("sigir", "res dev inf retr"),
    ("cikm", "inf knowl manag"),
    ("wsdm", "web search data min"),
    ("sdm", "siam int conf data min"),
    ("icdm", "int conf data min"),
    ("sigmod", "conf manag data"),
    ("recsys", "conf recomm sys"),
    ("icmr", "conf multimed retr"),
    ("icme", "conf multimed expo"),
    ("mm", "acm multimed conf"),
    ("mm", "acm on multimed conf"),
    ("mm", "int|acm conf multimed ! model|retr|expo|sys|comput|inf"),
    ("chi", "hum factors comp sys"),
    ("icra", "conf robot autom"),
    ("iros", "intell robots sys"),
    ("rss", "robot sci sys"),
    ("siggraphasia", "siggraph asia"),
    ("miccai", "med image comp comp assist"),
)
_PLAIN_ACRONYMS = frozenset({
    "ccs", "icde", "icip", "icpr", "ijcnn", "ndss", "nsdi", "osdi", "siggraph", "sosp", "vldb",
})  # fmt: skip
_WORD_JOURNALS = frozenset({"nature", "science"})  # these count only as the whole name
_ALIASES = {"nips": "neurips", "nurips": "neurips", "acmmm": "mm", "acmmultimedia": "mm", "pami": "tpami",
            "thewebconf": "www", "webconf": "www", "sigkdd": "kdd"}  # fmt: skip
_JOURNAL_KEYS = frozenset(key for key, _ in _JOURNALS) | _WORD_JOURNALS
_ACRONYMS = _JOURNAL_KEYS | frozenset(key for key, _ in _CONFERENCES) | _PLAIN_ACRONYMS | frozenset(_ALIASES)
# Acronym and full name as printed in a bibliography, without "Proceedings of", number, year, and sponsors that have
# changed; for a journal, as on its title page. A venue in the tables without a row here is printed as given.
_PRINTED = {
    "aaai": ("AAAI", "AAAI Conference on Artificial Intelligence"),
    "accv": ("ACCV", "Asian Conference on Computer Vision"),
    "acl": ("ACL", "Annual Meeting of the Association for Computational Linguistics"),
    "acml": ("ACML", "Asian Conference on Machine Learning"),
    "aistats": ("AISTATS", "International Conference on Artificial Intelligence and Statistics"),
    "bmvc": ("BMVC", "British Machine Vision Conference"),
    "cacm": ("CACM", "Communications of the ACM"),
    "chi": ("CHI", "CHI Conference on Human Factors in Computing Systems"),
    "cikm": ("CIKM", "ACM International Conference on Information and Knowledge Management"),
    "coling": ("COLING", "International Conference on Computational Linguistics"),
    "colt": ("COLT", "Conference on Learning Theory"),
    "conll": ("CoNLL", "Conference on Computational Natural Language Learning"),
    "corl": ("CoRL", "Conference on Robot Learning"),
    "cvpr": ("CVPR", "Conference on Computer Vision and Pattern Recognition"),
    "eacl": ("EACL", "Conference of the European Chapter of the Association for Computational Linguistics"),
    "eccv": ("ECCV", "European Conference on Computer Vision"),
    "emnlp": ("EMNLP", "Conference on Empirical Methods in Natural Language Processing"),
    "icassp": ("ICASSP", "IEEE International Conference on Acoustics, Speech and Signal Processing"),
    "iccv": ("ICCV", "International Conference on Computer Vision"),
    "iclr": ("ICLR", "International Conference on Learning Representations"),
    "icme": ("ICME", "IEEE International Conference on Multimedia and Expo"),
    "icml": ("ICML", "International Conference on Machine Learning"),
    "icra": ("ICRA", "IEEE International Conference on Robotics and Automation"),
    "icwsm": ("ICWSM", "International AAAI Conference on Web and Social Media"),
    "ijcai": ("IJCAI", "International Joint Conference on Artificial Intelligence"),
    "ijcv": ("IJCV", "International Journal of Computer Vision"),
    "interspeech": ("Interspeech", "Annual Conference of the International Speech Communication Association"),
    "iros": ("IROS", "IEEE/RSJ International Conference on Intelligent Robots and Systems"),
    "jair": ("JAIR", "Journal of Artificial Intelligence Research"),
    "jmlr": ("JMLR", "Journal of Machine Learning Research"),
    "kdd": ("KDD", "ACM SIGKDD Conference on Knowledge Discovery and Data Mining"),
    "lrec": ("LREC", "International Conference on Language Resources and Evaluation"),
    "miccai": ("MICCAI", "Medical Image Computing and Computer Assisted Intervention"),
    "mlsys": ("MLSys", "Proceedings of Machine Learning and Systems"),
    "mm": ("ACM MM", "ACM International Conference on Multimedia"),
    "naacl": ("NAACL", "Conference of the North American Chapter of the Association for Computational Linguistics"),
    "neurips": ("NeurIPS", "Advances in Neural Information Processing Systems"),
    "ral": ("RA-L", "IEEE Robotics and Automation Letters"),
    "recsys": ("RecSys", "ACM Conference on Recommender Systems"),
    "rss": ("RSS", "Robotics: Science and Systems"),
    "sdm": ("SDM", "SIAM International Conference on Data Mining"),
    "sigir": ("SIGIR", "International ACM SIGIR Conference on Research and Development in Information Retrieval"),
    "sigmod": ("SIGMOD", "International Conference on Management of Data"),
    "tacl": ("TACL", "Transactions of the Association for Computational Linguistics"),
    "tip": ("TIP", "IEEE Transactions on Image Processing"),
    "tmlr": ("TMLR", "Transactions on Machine Learning Research"),
    "tmm": ("TMM", "IEEE Transactions on Multimedia"),
    "tnnls": ("TNNLS", "IEEE Transactions on Neural Networks and Learning Systems"),
    "tog": ("TOG", "ACM Transactions on Graphics"),
    "tpami": ("TPAMI", "IEEE Transactions on Pattern Analysis and Machine Intelligence"),
    "uai": ("UAI", "Conference on Uncertainty in Artificial Intelligence"),
    "vldbj": ("VLDB J.", "The VLDB Journal"),
    "wacv": ("WACV", "Winter Conference on Applications of Computer Vision"),
    "wsdm": ("WSDM", "ACM International Conference on Web Search and Data Mining"),
}
# Other acronyms in running text: venues without names in the tables above, publishers, servers.
_SPOKEN_WORDS = (
    "3dv access acm arxiv asplos biorxiv blackboxnlp cogsci colm corr cviu dstc8 ecai ecir elsevier fg findings focs "
    "gecco icdar icmi ieee ijcnlp isbi isca ismir itcs itsc iv medrxiv micro mmm neurocomputing openreview pnas "
    "preprint prl semeval sigdial springer stoc taslp tcsvt tvcg uist usenix visapp"
)
_SPOKEN = _ACRONYMS.union(_SPOKEN_WORDS.split())
# Acronyms that are also words: inside a longer name they count only in capitals.
_ORDINARY_WORDS = frozenset({"chi", "colt", "ral", "tip", "tog"})
_PREPRINT = lazy_pattern(
    rf"(?:in |the )?(?:{SERVER_WORDS}|corr|preprint|hal|computing research repository)\b.*|abs \d.*"
)
_PREPRINT_INSIDE = lazy_pattern(rf"\b(?:{SERVER_WORDS}|preprint)\b")
_WORKSHOP = lazy_pattern(r"\bworksh\w*|\bwksp\b|\bwksh\b|\bw\b")
_FINDINGS = lazy_pattern(r"\bfindings\b")
_YEAR = lazy_pattern(rf"{YEAR}|(?<=[A-Za-z])\s?['’]\d\d\b|\b\d\d\b$")
_JOURNAL_WORD = lazy_pattern(
    r"\b(?:journal|j|transactions|trans|letters|lett|magazine|review|annals|access|frontiers)\b"
)
_NO_JOURNAL = lazy_pattern(
    r"\bproceedings of the (?!acm on|ieee$|national academy|vldb)|conference|symposium|workshop|meeting"
)
# Words that do not distinguish venues.
_GENERIC = frozenset({"a", "an", "and", "annual", "for", "in", "of", "on", "proc", "proceedings", "the", "to"})
_MOST_WORDS = 100  # of a text that are searched for a venue's name
_MIN_WORDS = 2  # a name of at least this many words can't be another's acronym


class VenueMatch(Enum):
    """Whether two names are one venue; `UNKNOWN` if the names cannot decide it."""

    SAME = "same"
    DIFFERENT = "different"
    UNKNOWN = "unknown"


class Venue(Struct, frozen=True):
    """A venue: `key` is its acronym in lower case, or its plain full name if the table does not have it."""

    key: str
    known: bool = False
    workshop: bool = False
    findings: bool = False
    journal: bool = False
    preprint: bool = False


@lru_cache(maxsize=8192)
def venue(name: str) -> Venue:
    r"""Parse a venue's name (text or BibTeX value), long or short, with or without year, place and `Proceedings of`.

    >>> venue("NIPS'22") == venue("Advances in Neural Information Processing Systems 35")
    True
    >>> venue("Proc. IEEE Conf. Comput. Vis. Pattern Recog.").key
    'cvpr'
    """
    spoken = _words(name)
    text = plain(" ".join(spoken))
    if _PREPRINT.fullmatch(text):
        return Venue("arxiv", known=True, preprint=True)
    short = _short_workshop(text)
    key = short or _key(text, spoken)
    if key is None and _PREPRINT_INSIDE.search(text):
        return Venue("arxiv", known=True, preprint=True)
    return Venue(
        key or text,
        known=key is not None,
        workshop=short is not None or _WORKSHOP.search(text) is not None,
        findings=_FINDINGS.search(text) is not None,
        journal=key in _JOURNAL_KEYS or (key is None and _looks_like_journal(text)),
    )


def printed_names(key: str) -> tuple[str, str] | None:
    """Return the acronym and the full name as printed of a venue in the tables, by its key; None if there is no row."""
    return _PRINTED.get(key)


def printed_acronym(key: str) -> str:
    """Return the acronym as printed of a venue in the tables, by its key."""
    names = _PRINTED.get(key)
    return names[0] if names else key.upper()


def _words(name: str) -> list[str]:
    bare = name.replace("{", "").replace("}", "").replace("\\&", " and ")
    return re.findall(r"[^\W_]+", _YEAR.sub(" ", bare))


def _short_workshop(text: str) -> str | None:
    """Return the conference of a short workshop name: `cvprw` -> `cvpr`."""
    short = next((w[:-1] for w in text.split() if w.endswith("w") and len(w) > 3 and w[:-1] in _ACRONYMS), None)
    return _ALIASES.get(short, short) if short else None


@lru_cache(maxsize=16384)  # asked of each word that may be a name
def is_conference(name: str) -> bool:
    """Tell whether a whole name is that of a conference in the table, or its acronym; a part is not enough."""
    text = plain(" ".join(_words(name)))
    squeezed = text.replace(" ", "")
    key = _long_name(text) or (squeezed if squeezed in _ACRONYMS else None)
    return key is not None and _ALIASES.get(key, key) not in _JOURNAL_KEYS


def _long_name(text: str) -> str | None:
    """Return the acronym of the first row whose name is in the text."""
    words = text.split()[:_MOST_WORDS]
    return next((name.key for name in _long_names() if name.longest in text and name.is_in(text, words)), None)


def _key(text: str, spoken: Sequence[str]) -> str | None:
    key = _long_name(text) or _acronym(text, spoken)
    return _ALIASES.get(key, key) if key else None


@lru_cache(maxsize=1)
def _long_names() -> tuple[VenueName, ...]:
    """Return the rows of the tables, journals first."""
    return tuple(venue_name(key, stems) for key, stems in (*_JOURNALS, *_CONFERENCES))


def _acronym(text: str, spoken: Sequence[str]) -> str | None:
    """Return the acronym that the whole name is, or else the first one in it as a word; None if there is none."""
    squeezed = text.replace(" ", "")
    if squeezed in _ACRONYMS:
        return squeezed
    return next(_acronyms(spoken), None)


def _acronyms(spoken: Sequence[str]) -> Iterator[str]:
    for word in spoken:
        low = word.lower()
        if low in _ACRONYMS - _WORD_JOURNALS and (word.isupper() or low not in _ORDINARY_WORDS):
            yield low


def _looks_like_journal(text: str) -> bool:
    return _NO_JOURNAL.search(text) is None and _JOURNAL_WORD.search(text) is not None


# A journal whose papers are those of the conference: `ACM Trans. Graph. (SIGGRAPH)`
_PRESENTED = frozenset((frozenset(("tog", "siggraph")), frozenset(("tog", "siggraphasia"))))


def same_venue(first: str, second: str) -> VenueMatch:
    """Tell whether two names are one venue.

    A conference's Findings neither agree nor disagree with the conference; its workshops disagree. Nor do a journal
    and the conference whose papers it prints (`TOG`, `SIGGRAPH`).
    """
    left, right = venue(first), venue(second)
    if frozenset((left.key, right.key)) in _PRESENTED:
        return VenueMatch.UNKNOWN
    if left.key == right.key:
        if left.workshop != right.workshop:
            return VenueMatch.DIFFERENT
        return VenueMatch.UNKNOWN if left.findings != right.findings else VenueMatch.SAME
    if left.known and right.known:
        return VenueMatch.UNKNOWN if left.findings or right.findings else VenueMatch.DIFFERENT
    return VenueMatch.UNKNOWN if left.known or right.known else _same_words(left.key, right.key)


def _same_words(left: str, right: str) -> VenueMatch:
    """Compare two names that are not in the table, word by word; each word may be abbreviated."""
    shorter, longer = sorted((_telling(left), _telling(right)), key=len)
    if shorter and len(shorter) == len(longer) and all(map(_abbreviates, shorter, longer)):
        return VenueMatch.SAME
    if len(shorter) < _MIN_WORDS or all(
        any(_abbreviates(word, longer_word) for longer_word in longer) for word in shorter
    ):
        return VenueMatch.UNKNOWN
    return VenueMatch.DIFFERENT


def _telling(name: str) -> list[str]:
    return [word for word in name.split() if word not in _GENERIC and not word[0].isdigit()]


def _abbreviates(left: str, right: str) -> bool:
    return left.startswith(right) or right.startswith(left)


def is_acronym(word: str) -> bool:
    """Tell whether a word is the acronym of a venue, publisher or preprint server; `CVPR'16` and `CVPRW` count too."""
    bare = squeeze(word.rstrip("0123456789'’"))
    return bare in _SPOKEN or (bare.endswith("w") and bare[:-1] in _SPOKEN)


def is_preprint(name: str | None) -> bool:
    """Tell whether a venue is missing or is a preprint server."""
    if name is None or not name.strip():
        return True
    read = venue(name)
    return read.preprint or (not read.known and bool(_server(name)))


@lru_cache(maxsize=8192)
def _server(name: str) -> str:
    return preprint_server(name.replace("{", "").replace("}", ""))

"""Venues in one normal form, so that `NIPS`, `NeurIPS 2022` and the proceedings' long name are one venue.

What a note says of the venue is evidence only: an unknown venue says nothing, and a workshop is not its conference.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from vlbib.core.text import plain

# Acronym, then words that the long name must hold. The first row that fits wins, so the narrower stands first.
_CONFERENCES: tuple[tuple[str, str], ...] = (
    ("cvpr", r"computer vision and pattern recognition"),
    ("wacv", r"applications of computer vision"),
    ("accv", r"asian conference on computer vision"),
    ("eccv", r"european conference on computer vision|computer vision eccv"),
    ("iccv", r"international conference on computer vision"),
    ("bmvc", r"british machine vision conference"),
    ("neurips", r"(?:advances in )?neural information processing systems"),
    ("acml", r"asian conference on machine learning"),
    ("icml", r"international conference on machine learning(?! and (?:applications|cybernetics))"),
    ("iclr", r"international conference on learning representations"),
    ("aistats", r"conference on artificial intelligence and statistics"),
    ("uai", r"uncertainty in artificial intelligence"),
    ("colt", r"conference on learning theory"),
    ("ijcai", r"international joint conference on artificial intelligence"),
    ("aaai", r"aaai conference on artificial intelligence"),
    ("emnlp", r"empirical methods in natural language processing"),
    ("naacl", r"(?:north|nations of the) american? ?(?:chapter|chap)|chapter of the association for computational .*north america|naacl hlt"),  # noqa: E501
    ("eacl", r"european chapter of the association for computational linguistics"),
    ("aacl", r"asia pacific chapter of the association for computational linguistics"),
    ("tacl", r"transactions of the association for computational linguistics"),
    ("acl", r"annual meeting of the association for computational linguistics"),
    ("coling", r"international conference on computational linguistics"),
    ("conll", r"computational natural language learning"),
    ("interspeech", r"international speech communication association"),
    ("icassp", r"acoustics speech and signal processing"),
    ("kdd", r"knowledge discovery and data mining"),
    ("www", r"world wide web conference|acm on web conference|the web conference|acm web conference"),
    ("sigir", r"research and development in information retrieval"),
    ("cikm", r"information and knowledge management"),
    ("icmr", r"(?:conference on )?multimedia retrieval"),
    ("mm", r"(?:international|acm) conference on multimedia(?! (?:and|retrieval|modeling))"),
    ("chi", r"human factors in computing systems"),
    ("icra", r"international conference on robotics and automation"),
    ("iros", r"intelligent robots and systems"),
    ("corl", r"conference on robot learning"),
    ("rss", r"robotics science and systems"),
    ("siggraph", r"siggraph"),
    ("mlsys", r"machine learning and systems"),
    ("miccai", r"medical image computing and computer assisted intervention"),
    ("lrec", r"language resources and evaluation"),
)  # fmt: skip
_JOURNALS: tuple[tuple[str, str], ...] = (
    ("tpami", r"transactions on pattern analysis and machine intelligence|trans pattern anal mach intell"),
    ("ijcv", r"international journal of computer vision|int j comput vis"),
    ("tip", r"transactions on image processing|trans image process"),
    ("tmm", r"transactions on multimedia|trans multim"),
    ("jmlr", r"journal of machine learning research|j mach learn res"),
    ("tmlr", r"transactions on machine learning research|trans mach learn res"),
    ("jair", r"journal of artificial intelligence research|j artif intell res"),
    ("tacl", r"transactions of the association for computational linguistics|trans assoc comput linguistics"),
    ("cacm", r"communications of the acm|commun acm"),
    ("tog", r"transactions on graphics|trans graph"),
    ("nature", r"nature"),
    ("science", r"science"),
)
_ALIASES = {"nips": "neurips", "nurips": "neurips", "acmmm": "mm", "mm": "mm", "pami": "tpami", "thewebconf": "www",
            "webconf": "www", "sigkdd": "kdd"}  # fmt: skip
_JOURNAL_KEYS = frozenset(key for key, _ in _JOURNALS)
_KEYS = frozenset(key for key, _ in _CONFERENCES) | _JOURNAL_KEYS | frozenset(_ALIASES)
_PREPRINT = re.compile(
    r"(?:arxiv|corr|biorxiv|medrxiv|ssrn|preprint|openreview|hal)(?: preprint| e prints?)?\b.*|abs \d.*"
)
_WORKSHOP = re.compile(r"\bworkshops?\b|\bwksp\b|\bw\b")
_FINDINGS = re.compile(r"\bfindings\b")
_YEAR = re.compile(r"(?:19|20)\d\d|(?<=[a-z])\s?['’]\d\d\b|\b\d\d\b$")


@dataclass(frozen=True, slots=True)
class Venue:
    """A venue: `key` is its acronym in lower case, or the plain long name where the venue is not a known one."""

    key: str
    known: bool = False
    workshop: bool = False
    findings: bool = False
    journal: bool = False
    preprint: bool = False


@lru_cache(maxsize=8192)
def venue(name: str) -> Venue:
    """Read a venue's name, long or short, with or without year, place and `Proceedings of`.

    >>> venue("NIPS'22") == venue("Advances in Neural Information Processing Systems 35")
    True
    """
    text = " ".join(re.findall(r"[^\W_]+", plain(_YEAR.sub(" ", name))))
    if _PREPRINT.fullmatch(text):
        return Venue("arxiv", known=True, preprint=True)
    workshop = bool(_WORKSHOP.search(text)) or _short_workshop(text) is not None
    key = _short_workshop(text) or _key(text)
    return Venue(
        key or text,
        known=key is not None,
        workshop=workshop,
        findings=bool(_FINDINGS.search(text)),
        journal=key in _JOURNAL_KEYS or _looks_like_journal(text),
    )


def _short_workshop(text: str) -> str | None:
    """Return the conference of a short workshop name: `cvprw` -> `cvpr`."""
    return next((w[:-1] for w in text.split() if w.endswith("w") and len(w) > 3 and w[:-1] in _KEYS), None)


def _key(text: str) -> str | None:
    for key, pattern in (*_JOURNALS[:-2], *_CONFERENCES):
        if re.search(pattern, text):
            return key
    if text in ("nature", "science"):
        return text
    found = next((w for w in text.split() if w in _KEYS and w not in ("nature", "science")), None)
    squeezed = text.replace(" ", "")
    found = found or (squeezed if squeezed in _KEYS else None)
    return _ALIASES.get(found, found) if found else None


def _looks_like_journal(text: str) -> bool:
    if re.search(
        r"\bproceedings of the (?!acm on|ieee$|national academy|vldb)|conference|symposium|workshop|meeting", text
    ):
        return False
    return bool(
        re.search(r"\b(?:journal|j|transactions|trans|letters|lett|magazine|review|annals|access|frontiers)\b", text)
    )


def same_venue(one: str, other: str) -> bool | None:
    """Tell whether two names are one venue: True, False, or None where the names do not tell.

    A conference's Findings neither agree nor disagree with the conference; its workshops disagree.
    """
    left, right = venue(one), venue(other)
    if left.key == right.key:
        if left.workshop != right.workshop:
            return False
        return None if left.findings != right.findings else True
    return False if left.known and right.known and not (left.findings or right.findings) else None


def is_preprint(name: str | None) -> bool:
    """Tell whether a venue is none, or a preprint server."""
    return name is None or not name.strip() or venue(name).preprint

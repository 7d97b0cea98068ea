"""Venues by their acronym, so that `CVPR`, `Proc. CVPR` and the long name of the proceedings compare as one.

Names are the field's main venues, as their own proceedings write them; an unknown venue compares by its words.
"""

from __future__ import annotations

import re
from functools import lru_cache

from vlbib.core.text import plain

# Acronym, and the beginnings of the words by which its full and abbreviated names are known, in order.
_STEMS = (
    ("TPAMI", "trans pattern anal"),
    ("TIP", "trans image proc"),
    ("TMM", "trans multimed"),
    ("TNNLS", "trans neural net"),
    ("TOG", "trans graph"),
    ("TACL", "trans assoc comp ling"),
    ("TMLR", "trans machine learning research"),
    ("JMLR", "journal mach learn"),
    ("JMLR", "j mach learn"),
    ("IJCV", "int j comp vis"),
    ("IJCV", "international journal comp vis"),
    ("CVPR", "comp vis pattern recog"),
    ("WACV", "winter app comp vis"),
    ("ECCV", "european comp vis"),
    ("ECCV", "eur conf comp vis"),
    ("ACCV", "asian comp vis"),
    ("BMVC", "british mach vis"),
    ("ICCV", "int conf comp vis"),
    ("NEURIPS", "neural inf proc sys"),
    ("NEURIPS", "neural inform proc sys"),
    ("ICONIP", "int conf neural inf proc"),
    ("ICLR", "learn repr"),
    ("AISTATS", "artificial intelligence and statistics"),
    ("UAI", "uncertainty artificial intelligence"),
    ("IJCAI", "joint conf artificial intelligence"),
    ("AAAI", "aaai artificial intelligence"),
    ("ACML", "asian conf machine learning"),
    ("ECML", "european conf machine learning"),
    ("ICML", "int conf mach learn"),
    ("COLT", "learning theory"),
    ("CORL", "conf robot learning"),
    ("EMNLP", "empirical meth natural language"),
    ("NAACL", "north american comp ling"),
    ("EACL", "european assoc comp ling"),
    ("AACL", "asia assoc comp ling"),
    ("COLING", "int conf comp ling"),
    ("ACL", "meeting assoc comp ling"),
    ("KDD", "knowledge discovery"),
    ("WWW", "world wide web"),
    ("WWW", "web conference"),
    ("SIGIR", "research development inf retrieval"),
    ("CIKM", "information and knowledge management"),
    ("WSDM", "web search data mining"),
    ("ICDM", "int conf data mining"),
    ("ACMMM", "acm conf multimedia"),
    ("ACMMM", "acm int conf multimedia"),
    ("ICASSP", "acoustics speech signal"),
    ("ICRA", "robotics automation"),
    ("IROS", "intelligent robots systems"),
    ("MICCAI", "medical image computing"),
    ("MLSYS", "machine learning and systems"),
)
_ACRONYMS = frozenset({name for name, _ in _STEMS} | {
    "NIPS", "PAMI", "CVPRW", "ICCVW", "ECCVW", "INTERSPEECH", "SIGGRAPH", "ICPR", "ICIP", "ICME", "ICMR", "CHI",
    "LREC", "CONLL", "IJCNN", "RSS", "NSDI", "OSDI", "SOSP", "VLDB", "SIGMOD", "ICDE", "CCS", "NDSS", "RECSYS",
})  # fmt: skip
_SAME = {"NIPS": "NEURIPS", "PAMI": "TPAMI", "TWWW": "WWW"}
_WORKSHOP = re.compile(r"\bworksh|\bwksh|w$")
_PREPRINT = re.compile(r"\b(?:arxiv|corr|biorxiv|medrxiv|ssrn|preprint|computing research repository|openreview)\b")


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the acronyms with the patterns of their names, compiled when the first name is met."""
    gap = r"\w*\W+(?:\w+\W+){0,3}?"
    return tuple((name, re.compile(r"\b" + gap.join(stems.split()))) for name, stems in _STEMS)


@lru_cache(maxsize=1024)
def venue_of(text: str) -> str:
    """Return the venue's acronym, with ` workshop` behind it for a workshop, or its plain words where it is unknown.

    >>> venue_of("Proc. IEEE Conf. Comput. Vis. Pattern Recog.")
    'CVPR'
    """
    bare = plain(text.replace("{", "").replace("}", "").replace("\\&", "and"))
    name = _acronym(text) or next((name for name, pattern in _patterns() if pattern.search(bare)), "")
    if not name:
        return " ".join(re.findall(r"[^\W\d_]+", bare))
    workshop = "" if not (_WORKSHOP.search(bare) or (name.endswith("W") and name != "WWW")) else " workshop"
    return _SAME.get(name, name if name == "WWW" else name.removesuffix("W")) + workshop


def _acronym(text: str) -> str:
    """Return the acronym that stands in the text as a word, if one does and no other name hides it."""
    found = [word.upper() for word in re.findall(r"(?<![\w-])[A-Za-z]+", text) if _is_acronym(word)]
    return found[0] if found else ""


def _is_acronym(word: str) -> bool:
    return word.upper() in _ACRONYMS and sum(c.isupper() for c in word) > 1


def is_known(venue: str) -> bool:
    """Tell whether `venue_of` found an acronym."""
    return venue.removesuffix(" workshop") in _ACRONYMS


def is_preprint(text: str) -> bool:
    """Tell whether the venue is a preprint server, or says that it is a preprint."""
    return _PREPRINT.search(text.lower()) is not None


def same_venue(one: str, other: str) -> bool | None:
    """Tell whether two venues (as `venue_of` gives them) are one; None where it can't be told."""
    if one == other:
        return True
    if is_known(one) and is_known(other):
        return False
    if is_known(one) or is_known(other):
        return None
    lefts, rights = one.split(), other.split()
    shorter, longer = sorted((lefts, rights), key=len)
    if shorter and all(any(w.startswith(part[:4]) or part.startswith(w[:4]) for w in longer) for part in shorter):
        return True
    return None if not shorter else False

"""Words after a short name that comment on its work, and are not the rest of another work's title."""

from __future__ import annotations

import re

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.other_languages import is_of_other_language
from vlbib.core.text import is_cjk
from vlbib.core.titles import is_name_like

_WORD = lazy_pattern(r"(?<![\w-])[A-Za-z][A-Za-z-]{3,}")
# How a reader judges a work, and what they do with it
_JUDGING = lazy_pattern(
    r"(?:very|quite|really|pretty|still|so|too|not|only|just|good|nice|great|cool|neat|solid|decent|weak|bad|meh|ok|okay"
    r"|boring|impressive|interesting|important|reproduced|reimplemented|re-?read|read|skimmed?|cited?|see|look|try|ask"
    r"|check|must[- ]read|my|our|same|like|similar|main|key|core|no|works?|uses?|needs?|beats?|adds?|trains?|gives?"
    r"|shows?|proves?|claims?|argues?|seems?|looks?)\b",
    re.IGNORECASE,
)
# What titles seldom have: first-person words, finite verbs, references to parts of a paper
_SPEAKING = lazy_pattern(
    r"\b(?:we|us|i|me|my|our|it['’]s|they|(?:is|are|do|does|ca|wo)n['’]t|needs|beats|seems|fails|gives|matches|again"
    r"|already|maybe|probably|but|though|tl;?dr|todo|(?:section|sec\.|figure|fig\.|table|eq\.)\s?\d|w/o?)"
    r"(?![\w'’])|!\s*$",
    re.IGNORECASE,
)
# Clauses in a row, without a conjunction: 0.8 % of titles have that after a name
_CLAUSES = lazy_pattern(r"[^,]+(?:,\s[^,]+)+")
_CONJUNCTION = lazy_pattern(r"\b(?:and|or)\b|&")
_LEAST_OF_CLAUSES = 4  # minimum words: two may be settings


def is_in_small_letters(text: str) -> bool:
    """Tell whether fewer than half of the longer words of a text are capitalised, not counting names.

    >>> is_in_small_letters("contrastive training of CLIP"), is_in_small_letters("Contrastive Training of CLIP")
    (True, False)
    """
    words = [word[0] for word in _WORD.finditer(text) if not is_name_like(word[0])]
    capitals = [word for word in words if word[0].isupper()]
    return not words or len(capitals) < len(words) - len(capitals)


def is_about_work(text: str) -> bool:
    """Tell whether the words of a remark are about the work: not English, or a lower-case judgement or clause.

    >>> texts = ("too slow for us", "值得复现", "Expertenwissen, nur erwähnen", "a simple framework for learning")
    >>> [is_about_work(text) for text in texts]
    [True, True, True, False]
    """
    if is_cjk(text[:1]) or is_of_other_language(text):
        return True
    return is_in_small_letters(text) and bool(_JUDGING.match(text) or _SPEAKING.search(text))


def is_in_clauses(text: str) -> bool:
    """Tell whether a text is short clauses in lower case, joined by commas alone; numbers may be settings or results.

    >>> texts = ("blobs, fast, everywhere now", "fast, cheap and good in use", "base, uncased", "size 16, frozen, half")
    >>> [is_in_clauses(text) for text in texts]
    [True, False, False, False]
    """
    if any(map(str.isdigit, text)) or len(text.split()) < _LEAST_OF_CLAUSES or not is_in_small_letters(text):
        return False
    return _CLAUSES.fullmatch(text) is not None and _CONJUNCTION.search(text) is None

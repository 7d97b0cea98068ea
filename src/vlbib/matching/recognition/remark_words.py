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

"""Titles in lower case: there, capitals do not show whether a longer title continues beside them.

The words decide: `prompting improves detection of images` is about detection, and `graphs via random walks` continues a
title. A line that begins in lower case is chat, in which a title can end anywhere.
"""

from __future__ import annotations

import re

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.lead_words import LEADS
from vlbib.core.other_languages import is_of_other_language
from vlbib.core.text import CJK
from vlbib.core.venues import is_acronym
from vlbib.core.wide_pattern import wide_pattern
from vlbib.matching.recognition.context.labels_before import SMALL
from vlbib.matching.recognition.context.words_beside import CITED_YEAR, DAYS, JOINERS, NEXT_WORD, WRAPPERS, text_before
from vlbib.matching.short_name_words import name_like

# Words before a lower-case title that announce a work, besides `LEADS`; after others it is part of the sentence.
_TELLING_WORDS = (
    "called named titled entitled cited skim saw watch use used follow follows followed extends extended discuss "
    "discusses present presents cover covers covered recommend look looks looked looking recommends like liked love "
    "loved reproduced implemented revisit revisited than article work idea ideas term terms lemma theorem trick "
    "tricks recipe namely figure section appendix definition is was"
)
_TELLING = frozenset(_TELLING_WORDS.split())
# Prepositions that continue a lower-case title; for those of a remark see `_REMARKING`.
_ONWARDS_WORDS = "via using with by for through under on in from towards toward without over at into of"
_ONWARDS = frozenset(_ONWARDS_WORDS.split())
_SENTENCE_END = lazy_pattern(r"[.;:!?\x1f]\s+")
_WIDE_BEFORE = wide_pattern(rf"[{CJK}] ?$")
_PURPOSE = lazy_pattern(
    r"\s(?:for|in|at|to|before|from)\s(?:the|our|my|next|this|today's|tomorrow's)\s(?:[\w'’-]+\s){0,2}(?:seminar|meeting|class|lecture|"
    r"talk|thesis|project|exam|group|discussion|demo|report|course|slides|section|chapter|intro|introduction|paper|workshop"
    r"|club|deck|retreat|week|list|survey|review"
    r"|related works?|appendix|background|bibliography|rebuttal|draft|supplement)\b"
)
# More things that a title in lower case is about: `... of centrality and distances in graphs`
_AND_MORE = lazy_pattern(
    r"\s(?:and|or)\s(?P<first>[a-z][a-z-]+)(?:\s[a-z][a-z-]+)?\s(?:of|in|on|for|from|with|via|using)\s(?P<second>[a-z]+)"
)
_WORD = wide_pattern(rf"[^\s{CJK}]+|[{CJK}]")
_REMARKING = frozenset(
    ["our", "my", "your", "his", "her", "their", "this", "that", "these", "those", "us", "it", "me", "you", "we", "i"]
)


def _is_chat(text: str, start: int) -> bool:
    """Tell whether a line begins in lower case, as in chat: case says nothing there."""
    line = (text[:start] + text[start]).rpartition("\n")[-1].lstrip(" \t-*•>\"'“(")
    return line[:1].islower()


def _words_before(text: str, start: int) -> list[str]:
    """Return the lower-cased words before an offset in its sentence, without the marks around them."""
    sentence = _SENTENCE_END.split(text_before(text, start).rpartition("\n")[-1])[-1]
    return [word.strip(WRAPPERS).lower() for word in _WORD.findall(sentence) if word.strip(WRAPPERS)]


def is_inside(text: str, start: int) -> bool:
    """Tell whether a lower-case title follows a word that announces no work: `prompting improves detection of images`.

    Small words between them are skipped: `Algebraic methods for counting graphs`, but not `A paper on counting graphs`.
    """
    if not text[start].islower() or _is_chat(text, start) or _WIDE_BEFORE.search(text_before(text, start)):
        return False
    words = _words_before(text, start)
    if words and (words[-1] in LEADS - SMALL | _TELLING | JOINERS or not _REMARKING.isdisjoint(words)):
        return False
    if is_of_other_language(" ".join(words)):
        return False
    content = [word for word in words if word not in SMALL | JOINERS]
    return bool(content) and content[-1] not in LEADS | _TELLING


def _is_purpose(text: str, end: int) -> bool:
    """Tell whether what follows says what a title is read for: `for the stats seminar`, `in our group meeting`."""
    return _PURPOSE.match(text, end) is not None


def goes_on_plainly(text: str, start: int, end: int) -> bool:
    """Tell whether a preposition continues a lower-case title: `... of graphs via random walks`."""
    words = [word for word in re.findall(r"[^\W\d_]+", text[start:end])[1:] if word not in SMALL]
    if not words or sum(word[0].isupper() for word in words) * 2 >= len(words) or _is_chat(text, start):
        return False
    if _is_purpose(text, end):
        return False
    more = _AND_MORE.match(text, end)
    if more and _REMARKING.isdisjoint(more.groups()):
        return True
    match = NEXT_WORD.match(text, end)
    following = NEXT_WORD.match(text, match.end()) if match and match[1] in _ONWARDS else None
    after = following[1].strip(WRAPPERS) if following else ""
    if not after or after.lower() in _REMARKING or is_acronym(after) or CITED_YEAR.fullmatch(after) or after in DAYS:
        return False
    return after[0].islower() or name_like(after)

"""Words with a preposition before a known title that begin a longer one: `Hallucination of Large Models: A Survey`.

Titles are built this way: a survey of models is a known work, and a survey of their hallucination is another one. What
people write before a title in a note (`Summary of`, `Based on`) is recognised by a list of words, and otherwise by the
endings of nouns.
"""

from __future__ import annotations

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.lead_words import LEADS
from vlbib.core.titles import is_name_word
from vlbib.matching.recognition.context.labels_before import SMALL
from vlbib.matching.recognition.context.words_beside import last_word, unwrapped

# Parts and copies of a work, and what people make of it
_NOTE_WORDS = (
    "abstract abstracts appendix author authors beginning bib bibtex blog bookmark case chapter chapters citation "
    "citations code comment comments conclusion copy cover date demo details diagram discussion draft edition end "
    "equation equations excerpt excerpts fig figure figures file first follow follower followers gist half handout "
    "highlights idea ideas impl implementation impression impressions instead intro introduction journal key last "
    "lecture link links list main mentions minutes most name none note notes one opinion outline overview page pages "
    "part parts pdf photo pic picture preprint presentation presenter print printout proof quote quotes rating recap "
    "recaps recording reimplementation remark remarks repo rest result results review reviewer reviewers reviews "
    "screenshot second section sections sequel slide slides some story summaries summary table tables takeaways talk "
    "text thoughts titles translation tutorial version video walkthrough web"
)
# Beginnings of sentences
_SENTENCE_WORDS = (
    "according ahead all along apart appears aside asked aware back based best builds built came close comes compared "
    "comparison consists contrary contrast contrasts derived different due each either even everything except extends "
    "extension feedback focus focused follows get go goes going good great hint hints identical inspired interested "
    "kind known look looked looks lots many mix more motivated much nearly next nothing only opposed out prior "
    "question questions ready refer refers related relevant reply same set similar something sort spent stick "
    "sticking stop stuck such switched thanks think thinking thought tied two type up used variant variants waiting "
    "went what where which who why work worked works worth"
)
_NOT_HEADS = frozenset((*_NOTE_WORDS.split(), *_SENTENCE_WORDS.split())) | LEADS
# Endings of nouns; before a preposition other than `of` the word may be a verb
_NOUN = lazy_pattern(
    r"(?:tions?|sions?|it(?:y|ies)|ness|ments?|[ae]nces?|[ae]nc(?:y|ies)|ics|sis|ses|isms?|ers|ings?|ches|cks|ces|ures?"
    r"|ages?|als|els|ods|ets|orks|shops?|enges?)$"
)
_OPENING = '"“„«‘「『《'  # opening quotation marks


def begins_longer_title(before: str) -> bool:
    """Tell whether the words right before a known title, which end in a preposition, begin a longer title.

    >>> [begins_longer_title(text) for text in ("Hallucination of", "Bai: Attacks on", "Summary of", "we speak of")]
    [True, True, False, False]
    """
    match = last_word(before)
    preposition = unwrapped(match).lower()
    while match and unwrapped(match).lower() in SMALL:
        before = before[: match.start()].rstrip(" \t")
        match = last_word(before)
    raw, word = (match[0].strip(), unwrapped(match)) if match else ("", "")
    if not word[:1].isupper() or not word.isalpha() or is_name_word(word):
        return False
    if raw[0] in _OPENING or raw[1:2] in _OPENING:
        return True
    if word.lower() in _NOT_HEADS:
        return False
    return preposition == "of" or _NOUN.search(word) is not None

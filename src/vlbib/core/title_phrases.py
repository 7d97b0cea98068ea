"""Phrases that read like titles: a short name in one is part of it, like BERT in `Inducing Knowledge from BERT`.

A title is a noun phrase of several long words. Remarks about a work have other words: pronouns, forms of `be` and
`have`, verbs of reading and trying, words of judgement.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import CJK
from vlbib.core.titles import is_name_like

if TYPE_CHECKING:
    from collections.abc import Iterator

# Words that are common in sentences, but rare in titles
_SENTENCE_WORDS = (
    "read reread re-read reads reading skim skimmed about paper papers article "
    "i we you he she they it me us him them my our your his their mine ours this that these those there here who what "
    "is are was were be been being has have had do does did can could will would shall should may might must cannot "
    "not no never nor none nothing just only still again too already yet so then now today tomorrow yesterday later "
    "soon moved brought maybe perhaps probably simply also really very quite rather if because since while although "
    "though unless whereas but used uses tried tries got gets made went wants want need needs needed said says looks "
    "look gave gives took takes comes came keeps kept worked works failed fails wins lost beats shows showed helps "
    "runs ran differs started put knows know think thought like likes prefer preferred asked asks suggests suggested "
    "wanted mentioned stuff please ok okay yes good bad nice boring cool fine enough better worse monday tuesday "
    "wednesday thursday friday reviewer reviewers followed following includes "
    "und oder ist sind für mit auf nicht wird wir bei das die der des dem den ein eine es vor aus zum zur beim als wie "
    "nur noch auch schon mal dann wenn weil man kann soll muss hat haben wurde werden nach statt ohne "
    "et est sont dans sur avec pour le la les du un une aux a ont au mais nos mes ne pas que qui ou chez "
    "y en una el los para con se lo al como pero sin não com uma os nos mas do da no na em são foi ele ela "
    "het een voor niet ook maar waarom lezen gelezen wordt worden zijn moet gaat il gli di che del della nel sono "
    "anche check checks differently which w/o"
)
_SENTENCE = frozenset(_SENTENCE_WORDS.split())
# Words that begin a remark or a task
_FIRST_WORDS = (
    "try use compare compared comparison check ask run rerun see test train switch switched "
    "reproduce implement reimplement benchmark discuss discussed explain explained replace replaced finish start add "
    "drop skip keep take get write cite mention fine-tune finetune optional required baseline baselines data "
    "results sketch plot fix make review prepare download question questions the someone week"
)
_FIRST = frozenset(_FIRST_WORDS.split())
_SMALL_WORDS = (
    "about across after among around before between beyond during from into onto over than through toward towards "
    "under using versus with within without"
)
_SMALL = frozenset(_SMALL_WORDS.split())
_LETTERS = 4  # minimum letters of a word that counts
_WORDS = 3  # minimum words of a title besides the name
_INNER = 5  # the same within a sentence
_LABELLED = 2  # the same after a name and a colon
_LISTED = 4  # the same if several names are listed
_REACH = 300  # characters on either side of a name that are read
# The separators of phrases in a line; a period before a small letter ends an abbreviation
_BREAK = lazy_pattern(
    rf"[{CJK}。，、；：！？（）「」《》]+|[;|→⇒()\"“”\t\n\x1f<>≈=]|(?<=\s)[-–—]{{1,3}}\s|[.!?]\s+(?=[^a-z])|[.!?]$"
)
# A number, a check box, a date or a label before a phrase
_LEAD = lazy_pattern(
    r"\s*(?:[-*•]\s|\[[^\[\]]{0,3}\]|\d{1,3}[.)]|\d{1,4}[/:-]\d{1,2}(?:[/:-]\d{1,4})?:?"
    r"|(?:(?:[a-z]{2,12} )?[a-z]|[A-Z])[a-z]{1,9}:(?=\s))\s*"
)
_WORD = lazy_pattern(r"(?<![\w'’-])[^\W\d_][\w'’-]*")
_LABEL = lazy_pattern(r"\s*([^\s:]{2,30}):\s")
_READING = lazy_pattern(r"\b(?:re-?read|reads?|reading|skim|skimmed|about|papers?|article)$", re.IGNORECASE)
_MEASURE = lazy_pattern(r"\d\s?%|(?<!\w)[+−-]\d|(?<!\d)\.\d|(?<![\w.-])(?<![A-Za-z\d] )\d+\.\d")
# Where a reference says that its work appeared, after the title
_APPEARED = lazy_pattern(
    r"[.,?”\"]\s+(?:In:?\s+(?:the\s)?(?:Proc|Adv|Int|Conf|Annu|Trans|Works|Symp|IEEE|ACM|\d+(?:st|nd|rd|th)\s|[A-Z]{3,}\b)"
    r"|arXiv (?:preprint|e-prints)|CoRR\b)"
)
_WORD_BEFORE = lazy_pattern(r"(?<![\w.])[a-z][a-z-]{1,30}\s\Z")
_LONGEST = 40  # characters before a name that are read for a word
_GOES_ON = lazy_pattern(r"[’'\w]*(?:\s[IVX]+)?[:：]\s+[\w’'-]+(?:\s[\w’'-]+){3}|\s[a-z][\w-]+\s\w")
_LIST_SIGN = lazy_pattern(r",(?: and| or)?(?: of course)? |\s[/→>]\s")
_LEAST_PARTS = 3  # of a list
_NAMES_PART = lazy_pattern(r", |\s[/+&]\s|\s?/\s?")


def is_in_title_phrase(line: str, start: int, end: int) -> bool:
    """Tell whether the phrase around a short name, from `start` to `end` of a line, reads like a title.

    >>> lines = ("Inducing relational knowledge from BERT", "BERT was too slow for these tables", "BERT on our tables")
    >>> [is_in_title_phrase(line, line.index("BERT"), line.index("BERT") + 4) for line in lines]
    [True, False, False]
    """
    phrase, at, following = _phrase_around(line, start)
    before, after = phrase[:at], phrase[at + end - start :]
    if _is_part_of_list(before, after):
        return False
    if _is_subtitled(phrase, following):
        return True
    head, colon, tail = phrase.partition(": ")
    if colon and not (_has_words(tail, _LABELLED) or _has_words(head, _LISTED)):
        return False  # a label, or a remark on what is before the colon
    is_said = speaks(before) or speaks(after)
    label = _LABEL.match(before)
    if label and not is_said and is_name_like(label[1]):
        subtitle = before[label.end() :]
        return _has_words(subtitle, 1) and _has_words(f"{subtitle} {after}", _LABELLED)
    first = _WORD.search(phrase)
    is_task = first is not None and first[0].lower() in _FIRST
    if is_said or is_task or (phrase.endswith(".") and not phrase[:1].islower()):
        return _is_inner(before, after)
    parts = [part for part in _NAMES_PART.split(phrase) if any(map(is_name_like, part.split()))]
    return _has_words(parts[0], _LISTED) if len(parts) > 1 else _has_words(f"{before} {after}", _WORDS)


def _is_part_of_list(before: str, after: str) -> bool:
    """Tell whether a name is a whole part of a list of three or more, another of which is a name, too."""
    first, last = before.rpartition(": ")[2], after.partition(": ")[0]
    parts = [part.strip() for part in _LIST_SIGN.split(f"{first}\0{last}")]
    names = [part for part in parts if part != "\0" and " " not in part and is_name_like(part)]
    return len(parts) >= _LEAST_PARTS and "\0" in parts and bool(names)


def is_beside_title_phrase(line: str, start: int) -> bool:
    """Tell whether a name begins its phrase, or the phrase is in small letters.

    The title of an unknown work has its first word before the name, with a capital.

    >>> lines = ("QLoRA against plain tuning", "Taming plain QLoRA tuning", "tuning of plain QLoRA adapters")
    >>> [is_beside_title_phrase(line, line.index("QLoRA")) for line in lines]
    [True, False, True]
    """
    phrase, at, _ = _phrase_around(line, start)
    first = _WORD.search(phrase)
    return first is None or first.start() >= at or phrase[first.start()].islower()


def is_in_reference_title(text: str, start: int, end: int) -> bool:
    """Tell whether a name is inside the title of a reference, which goes on with where the work appeared.

    >>> text = "Ida Lee. Parsing with BERT for All. In Proceedings of the 12th Conference, 2020."
    >>> is_in_reference_title(text, text.index("BERT"), text.index("BERT") + 4)
    True
    """
    appeared = _APPEARED.search(text, end, end + _REACH)
    if appeared is None or "\n\n" in text[end : appeared.start()]:
        return False
    is_inside = _WORD_BEFORE.search(text, max(start - _LONGEST, 0), start) is not None
    return is_inside or _GOES_ON.match(text, end, appeared.start()) is not None


def _is_subtitled(phrase: str, following: str) -> bool:
    """Tell whether a phrase has a subtitle after `:` or `?`: `Robust in both domains: CLIP needs an encoder`."""
    head, colon, tail = phrase.partition(": ")
    if colon:
        return not speaks(head) and _has_words(head, _WORDS) and _has_words(tail, _LABELLED)
    return bool(following) and not speaks(following) and _has_words(following, _WORDS)


def _is_inner(before: str, after: str) -> bool:
    """Tell whether a name in a sentence is inside a title: among many long words, or fewer after a verb of reading."""
    before, after = _NAMES_PART.split(before)[-1], _NAMES_PART.split(after)[0]
    inner = _from_last(before)
    is_read = _READING.search(before[: len(before) - len(inner)]) is not None and _has_words(inner, 1)
    return _has_words(f"{inner} {_to_first(after)}", _WORDS if is_read else _INNER)


def _phrase_around(line: str, position: int) -> tuple[str, int, str]:
    """Return the phrase around a position, the position in it, and the phrase after its question mark ("" if none).

    A number, a date or a label before the phrase is not part of it.
    """
    first, last, following = max(position - _REACH, 0), min(position + _REACH, len(line)), ""
    for match in _BREAK.finditer(line, first, last):
        if match.start() >= position:
            after = _BREAK.search(line, match.end(), last)
            following = line[match.end() : after.start() if after else last] if match[0][0] == "?" else ""
            last = match.start() + (match[0] == ".")
            break
        first = match.end()
    while (lead := _LEAD.match(line, first, last)) and lead.end() <= position:
        first = lead.end()
    return line[first:last], position - first, following


def _has_words(text: str, least: int) -> bool:
    """Tell whether a text has at least `least` long words that are not names, and no measured value."""
    return not _MEASURE.search(text) and sum(map(_counts, _long_words(text))) >= least


def speaks(text: str) -> bool:
    """Tell whether a text has a word that is common in sentences, but rare in titles."""
    return any(_is_of_sentence(match[0]) for match in _WORD.finditer(text))


def _from_last(text: str) -> str:
    """Return the text after the last word of a sentence or remark; the whole text if there is none."""
    ends = [match.end() for match in _WORD.finditer(text) if _is_of_remark(match[0])]
    return text[ends[-1] :] if ends else text


def _to_first(text: str) -> str:
    """Return the text before the first word of a sentence or remark; the whole text if there is none."""
    starts = (match.start() for match in _WORD.finditer(text) if _is_of_remark(match[0]))
    return text[: next(starts, len(text))]


def _is_of_sentence(word: str) -> bool:
    """Tell whether a word is rare in titles: one of sentences, or one that is not English (`için`, `начинать`)."""
    small = word.lower().replace("’", "'")
    return small in _SENTENCE or small.endswith("n't") or (word.islower() and not small.isascii())


def _is_of_remark(word: str) -> bool:
    return word.lower() in _FIRST or _is_of_sentence(word)


def _long_words(text: str) -> Iterator[str]:
    return (match[0] for match in _WORD.finditer(text) if len(match[0]) >= _LETTERS)


def _counts(word: str) -> bool:
    """Tell whether a word is neither a small word nor a name."""
    return word.lower() not in _SMALL and not is_name_like(word)

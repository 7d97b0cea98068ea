"""What a piece of text looks like: a title, a name, a sentence, people; only its words are considered."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.names import PARTICLES
from vlbib.core.people_words import AND, OTHERS, says_others
from vlbib.core.plans import is_planned
from vlbib.core.text import count_cjk, has_cjk, holds, squeeze, words
from vlbib.core.titles import is_name_word, title_size
from vlbib.core.venues import is_acronym, is_conference
from vlbib.core.wide_pattern import wide_pattern
from vlbib.core.years import YEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

_DEFINITION = lazy_pattern(r"[^:：()]{3,60}\s?[(（][A-Z][\w^-]{1,9}[)）]\s*(?:[:：]|$)")  # `Image Captioning (IC): ...`
_LETTER = lazy_pattern(r"[^\W\d_]")
_ASCII_BUT_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
_VENUE_WORDS, _AROUND = 2, " ,;.()[]（）"  # maximum words of a lone venue, and the characters around it
_WIDE_STOP = lazy_pattern(r"。\s?\w")
_INNER_STOP = wide_pattern(r"[a-z\u4e00-\u9fff)][.;。；]\s+\S")
_FULL_STOP = wide_pattern(r"[a-z\u4e00-\u9fff)][.。]\s+\S")
_SMALL_WORDS = (
    "a an and as at but by for from in into is of on or over the to towards toward under up via vs with without "
    "are be can do does how its it not that than using we when where which who why you your our this these those "
    "de la le und der die"
)
_SMALL = frozenset(_SMALL_WORDS.split())
_LISTS_WORDS = (
    "awesome list lists paper papers reading readings resources resource collection collections notes todo tutorial "
    "seminar seminars colloquium minutes agenda standup retro "
    "tutorials bookmarks links blog blogs courses course talks index summary weekly daily meeting journal 论文 笔记 "
    "repo repository repositories repos code codes implementations tools library libraries news digest "
    "cheatsheet cheatsheets"
)
_LISTS = frozenset(_LISTS_WORDS.split())
GENERIC_WORDS = (
    "introduction background abstract overview summary conclusion conclusions discussion method methods methodology "
    "approach experiments experiment results result evaluation analysis limitations related work motivation notes "
    "note references reference appendix details setup training inference architecture model models dataset datasets "
    "data code links resources ideas key problem statement goals questions todo misc other others general "
    "acknowledgements acknowledgments acknowledgement acknowledgment contents news changelog update updates papers "
    "paper survey surveys benchmark benchmarks tasks task technical remarks remark comments tips strengths "
    "weaknesses contributions contribution future directions description inspiration challenges"
)
GENERIC = frozenset(GENERIC_WORDS.split())
# Styles and formats of references, used as headings of reference lists
_STYLES = frozenset(
    [
        "acm",
        "acs",
        "ama",
        "apa",
        "bibtex",
        "chicago",
        "cse",
        "gb",
        "harvard",
        "ieee",
        "mla",
        "nature",
        "turabian",
        "vancouver",
    ]
)
_SMALL_IN_NAMES = PARTICLES | {"and", "und", "y"}
# A citation inside a sentence: `counted before [Rohrbach et al., 2018], and`
# People cited inside a text (`dropout (Gal and Ghahramani, 2016) or less`), at its end, or in a question
_CITED_WITHIN = lazy_pattern(
    rf"\w\s?[\[(（][^\[\]()（）\n]{{1,80}}\b(?:{OTHERS}|(?:{AND}|&) [A-Z][\w'’-]+),? {YEAR}"
    rf"[^\[\]()（）\n]{{0,80}}[\])）]\W+\w"
    rf"|\b{OTHERS}(?:\W*$|.*\?$)"
)
_OPENING = "[(（"  # one of these, or words for other people, is in each match of it
_PERSON_WORDS = 5  # maximum words of a person's name
_AND_OTHERS = lazy_pattern(rf",? {OTHERS}$")
_BY = lazy_pattern(r"^(?:by\s+|authors?\s*[:：]\s*|(?:作者|著者)\s*[:：]\s*)", re.IGNORECASE)
_BY_STARTS = frozenset("bBaA作著")
_OTHERS = lazy_pattern(rf"(?:(?<![,\s])[,\s]+)?(?:\b{OTHERS}|等人?|(?<=[^\W\d_])\+)[.,]?$", re.IGNORECASE)
_FROM_END = 30  # characters in which a match of it begins
_AND = lazy_pattern(r",|;|、|\s+and\s+|\s*&\s*")
_FOOTNOTES = lazy_pattern(r"[*†‡§¶#∗⋆✉\d]")
_SURNAMES = lazy_pattern(rf"[A-Z][\w'’-]+(?:(?:, [A-Z][\w'’-]+)*,? (?:&|{AND}) [A-Z][\w'’-]+|,? {OTHERS})")
_INITIALS_AFTER = lazy_pattern(r"([^\W\d_]{2,}[\w'’-]*) ((?:[A-Z]\.?[ -]?){1,2})$")
# An abbreviated word before another, as in journals (`Sci. Rep.`, `Nat. Commun.`), but hardly in given names
_CUT_SHORT = lazy_pattern(
    r"\b(?!(?:Alex|Chas|Chr|Dan|Geo|Joh|Jos|Prof|Thos|Fred|Aug|Rob|Wm)\.)[A-Z][a-z]{2,}\.\s*[A-Z][a-z]"
)
_FORMULA = lazy_pattern(r"\$[^$]*\$")
_YEAR = lazy_pattern(YEAR)
_CODE = lazy_pattern(r"\w\(\)[.:]|[\w\])]\s?=\s?[\"'][^\"'\s]+[\"']")  # `model().fit`, `name = "a"`
_CODE_SIGNS = ("()", "=")  # every match contains one of these
_COPYRIGHT = lazy_pattern(r"(?:[A-Z][a-z]+ )?(?:\(c\)|©)\s")
_VERBISH = lazy_pattern(
    r"\b(?:is|are|was|were|has|have|can|will|should|could|does|do|did|they|we|I|it's|don't|isn't|please)\b"
)


def cjk_share(text: str) -> float:
    """Return the share of Chinese, Japanese and Korean characters among the letters of a text."""
    if text.isascii():
        return 0.0
    letters = sum(c.isalnum() for c in text)
    return count_cjk(text) / letters if letters else 0.0


def is_name(text: str) -> bool:
    """Tell whether a text is like the name of a model or dataset: 1-3 words, a capital inside, a digit or all caps.

    >>> [is_name(one) for one in ("CLIP", "LAION-400M", "DALL·E 2", "Training", "Object Detection")]
    [True, True, True, False, False]
    """
    tokens = text.split()
    return 1 <= len(tokens) <= 3 and any(is_name_word(token) for token in tokens)


def spells(text: str, name: str) -> bool:
    """Tell whether a text has the letters and digits of a name in order, as the words of an acronym do."""
    letters = iter(squeeze(text))
    return all(c in letters for c in squeeze(name))


def is_colon_form(text: str) -> bool:
    """Tell whether a title has the form `Name: What it is`; `_` may replace the colon."""
    match = re.match(r"([^:_：]{2,60}?)(?:[:：]|_)\s+(?=\S)(.+)", text)
    return match is not None and len(match[1].split()) <= 6 and title_size(match[2]) >= 2


@lru_cache(maxsize=4096)  # several rules ask for the same line
def capital_share(text: str) -> float:
    """Return the share of a title's content words that begin with a capital or a digit."""
    marks = [_is_capital(part) for part in text.split()]
    content = len(marks) - marks.count(None)
    return marks.count(True) / content if content else 0.0


@lru_cache(maxsize=4096)
def _is_capital(part: str) -> bool | None:
    """Tell whether a word begins with a capital or a digit; None for a small word, or if it has no letters."""
    token = part if part.isalpha() else part.strip("\"'“”‘’()[]{}:,;.!?_")
    if not token or not (token.isalpha() or _LETTER.search(token)) or token.lower() in _SMALL:
        return None
    return not token[0].islower()


@lru_cache(maxsize=4096)
def is_sentence(text: str) -> bool:
    """Tell whether a text is running prose: mostly lower case, with a final or inner stop or several verbs.

    So are two sentences in Chinese or Japanese, whatever else is in them.
    """
    if _WIDE_STOP.search(text):
        return True
    if capital_share(text) >= 0.6:
        return False
    inner = _INNER_STOP.search(text) is not None
    return inner or text.rstrip().endswith((".", "。")) or len(_VERBISH.findall(text)) > 1


@lru_cache(maxsize=2048)
def looks_titled(text: str) -> bool:
    """Tell whether a text can be a title without any other mark: four words or more, capitals, no prose.

    >>> [looks_titled(one) for one in ("Scene Graph Generation by Iterative Message Passing", "we use 3 layers here")]
    [True, False]
    """
    count = title_size(text)
    if not 3 <= count <= 30 or cjk_share(text) > 0.1 or is_sentence(text) or _DEFINITION.match(text):
        return False
    if is_colon_form(text):
        head, rest = re.split(r"[:：]\s|_\s", text, maxsplit=1)
        if is_generic(head):
            return False
        return capital_share(rest) >= 0.6 or (is_name(head) and count >= 5)
    return count >= 4 and capital_share(text) >= 0.7


# The number of a patent or of its application: `US 2019/0123456 A1`, `EP1234567`
_PATENT_OFFICES = ("US", "EP", "WO", "CN", "JP", "KR", "DE", "GB", "FR", "CA", "AU")
_PATENT = lazy_pattern(rf"\b(?:{'|'.join(_PATENT_OFFICES)})[ -]?(?:\d{{4}}/)?\d{{6,8}}(?!\d)")


def has_patent_number(text: str) -> bool:
    """Tell whether a text has the number of a patent, which is no paper.

    >>> [has_patent_number(text) for text in ("US 2019/0123456 A1, fig. 2", "EP1234567", "DE 2019", "US 12345678901")]
    [True, True, False, False]
    """
    return holds(text, _PATENT_OFFICES) and _PATENT.search(text) is not None


@lru_cache(maxsize=4096)
def can_be_title(text: str) -> bool:
    """Tell whether a text can be a title if something else marks it: no prose, formula, code, date, venue or numbers.

    Nor is the number of a patent a title.

    >>> [can_be_title(text) for text in ("Changes (c) Zope", 'name = "books"', "model().fit", "Growing Trees")]
    [False, False, False, True]
    >>> [can_be_title(text) for text in ("Last modified: October 29", "US 2019/0123456 A1", "Days: Five of May")]
    [False, False, True]
    """
    count = title_size(text)
    if count <= _VENUE_WORDS and is_conference(text.strip(_AROUND)):
        return False
    letters = _letter_count(text)
    if not 1 <= count <= 40 or letters < 3 or letters * 2 < len(text) - text.count(" "):
        return False
    if (
        ((holds(text, _OPENING) or says_others(text)) and _CITED_WITHIN.search(text))
        or (holds(text, _CODE_SIGNS) and _CODE.search(text))
        or _COPYRIGHT.match(text)
        or has_patent_number(text)
    ):
        return False
    if ":" in text and is_planned(text.partition(":")[2].strip()):
        return False
    return not is_prose(text) and not (text[0] == "$" and _FORMULA.fullmatch(text))


def _letter_count(text: str) -> int:
    """Return how many letters a text has."""
    if text.isascii():
        return len(text.encode().translate(None, _ASCII_BUT_LETTERS))
    return len(_LETTER.findall(text))


def is_prose(text: str) -> bool:
    """Tell whether a text is several sentences, or one long sentence."""
    if title_size(text) > 14 and is_sentence(text):
        return True
    return text.count(".") + text.count("。") > 1 and len(_FULL_STOP.findall(text)) > 1


def is_listy(text: str) -> bool:
    """Tell whether a heading names a collection (`Awesome CLIP`, `Reading list`), not a work."""
    terms = words(text)
    return any(word in _LISTS for word in terms) or any(
        sign in text for sign in ("论文", "笔记", "合集", "列表", "汇总")
    )


def is_generic(text: str) -> bool:
    """Tell whether a heading names a part of a note (`Related Work`, `MLA 9`, `Changelog - 2010`), not a work."""
    terms = words(text)
    if not _STYLES.isdisjoint(terms):
        return all(word in _STYLES or word in GENERIC or word[0].isdigit() for word in terms)
    named = [word for word in terms if not _YEAR.fullmatch(word)]
    return not terms or (bool(named) and all(word in GENERIC or word in _SMALL for word in named))


# After an initial, which may be the letter of an answer: `A. Conference, CVPR 2025.`
_NO_FAMILY = frozenset(
    ["conference", "journal", "workshop", "proceedings", "symposium", "transactions", "university", "press", "section",
     "chapter", "arxiv", "preprint", "paper", "none", "both", "neither", "yes", "no", "true", "false"]
)  # fmt: skip


def is_person(text: str) -> bool:
    """Tell whether a text is a person's name: two to four capitalised words; initials and particles are allowed.

    >>> [is_person(one) for one in ("A. B. Vasudevan", "Aäron van den Oord*", "Grounding of Objects", "Sci. Rep.")]
    [True, True, False, False]
    >>> is_person("A. Conference")
    False
    """
    tokens = _FOOTNOTES.sub("", text).replace(".-", ".").replace(".", ". ").split()
    if tokens and tokens[-1].lower().strip(".,") in _NO_FAMILY:
        return False
    if has_cjk(text):
        return 2 <= len(text.strip()) <= 4 and cjk_share(text) == 1
    if not 2 <= len(tokens) <= 4 or tokens[0].lower() in _SMALL or ("." in text and _CUT_SHORT.search(text)):
        return False
    return all(_is_name_part(token) for token in tokens) and any(
        len(token) > 1 and "." not in token for token in tokens
    )


def _is_name_part(token: str) -> bool:
    bare = token.strip(".,")
    if bare in _SMALL_IN_NAMES:
        return True
    return (
        bare[:1].isupper()
        and all(unicodedata.category(c)[0] == "L" or c in "-'’.·‐" for c in bare)
        and (len(bare) <= 2 or not bare.isupper())
    )


# Before a quoted title in a task: `Summarise "Some Title"`
_IMPERATIVES = frozenset(
    ["summarise", "summarize", "discuss", "explain", "compare", "derive", "prove", "state", "define", "describe",
     "sketch", "outline", "review", "read", "cite", "criticise", "critique", "present", "reproduce", "implement",
     "skim", "see"]
)  # fmt: skip


_TOPICS = frozenset(("thema", "topic", "tema", "sujet", "thème", "subject", "betreff"))  # before what a line is about


@lru_cache(maxsize=1024)  # the same words are tried at several offsets of a line
def people(text: str) -> tuple[str, ...]:
    """Return the people that a text lists, without `et al.`; empty if it is anything but a list of people.

    >>> people("Lisa Anne Hendricks et al.")
    ('Lisa Anne Hendricks',)
    >>> people("Summarise"), people("Thema TB"), people("Themann TB")
    ((), (), ('Themann, TB',))
    """
    bare = _BY.sub("", text.strip().strip(".,;"))
    if bare.lower() in _IMPERATIVES or bare.partition(" ")[0].lower() in _TOPICS:
        return ()
    others = _OTHERS.search(bare, max(len(bare) - _FROM_END, 0))
    short = bare[: others.start()] if others else bare
    parts = [part.strip() for part in _AND.split(short) if part.strip()]
    if short != bare and 0 < len(parts) <= 3 and all(map(_may_be_person, parts)):
        return _cleaned([short]) if len(parts) == 2 and "," in short and _is_name_part(parts[0]) else _cleaned(parts)
    listed = [part for part in parts if is_person(part)]
    return _cleaned(listed) if parts and len(listed) >= len(parts) * 0.8 else ()


def _may_be_person(text: str) -> bool:
    """Tell whether a text can be a name before `et al.`: up to five words, none in lower case except particles.

    One word may be in lower case: `gao`, not `as shown in Gao`.
    """
    tokens = text.split()
    return len(tokens) <= _PERSON_WORDS and (len(tokens) == 1 or not any(map(_is_small, tokens)))


def _is_small(token: str) -> bool:
    return token[:1].islower() and token.strip(".,").lower() not in _SMALL_IN_NAMES


def names_authors(text: str) -> bool:
    """Tell whether a text lists people as authors: `by Kaiming He`, `作者：何恺明`, `He et al.`."""
    is_said = text[:1] in _BY_STARTS and _BY.match(text) is not None
    return (is_said or says_others(text)) and bool(people(text))


def cited_people(text: str) -> tuple[str, ...]:
    """Return the family names that a text cites as authors; empty if it is anything else.

    >>> cited_people("Hochreiter & Schmidhuber"), cited_people("Yao et al."), cited_people("Image Retrieval")
    (('Hochreiter', 'Schmidhuber'), ('Yao',), ())
    """
    bare = text.strip(" ,;.")
    if not _SURNAMES.fullmatch(bare) or any(is_acronym(word) for word in bare.split()):
        return ()
    return tuple(re.split(rf",? (?:&|{AND}) |, ", _AND_OTHERS.sub("", bare)))


def _cleaned(names: Sequence[str]) -> tuple[str, ...]:
    """Return names without footnote marks; those that are nothing else are left out."""
    return tuple(filter(None, map(_clean, names)))


def _clean(name: str) -> str:
    """Return a name without footnote marks, initials after a family name set off by a comma (`Zhai X` -> `Zhai, X`)."""
    bare = _FOOTNOTES.sub("", name).strip(" .,")
    return _INITIALS_AFTER.sub(r"\1, \2", bare)

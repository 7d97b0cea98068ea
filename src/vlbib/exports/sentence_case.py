"""Titles as CSL expects them: in sentence case, with marks around what no style may change.

English titles in BibTeX are written in title case, and styles lowercase them except within braces. CSL styles
capitalize but hardly ever lowercase, so that is done here: the CSL specification, appendix "Text-case", on sentence
case.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.exports.named_works import has_name_for_title
from vlbib.exports.values.plain import QUOTED, reader_text, scripts_text
from vlbib.exports.values.tex_values import keep_maths
from vlbib.exports.values.title_case import SMALL_NAME

if TYPE_CHECKING:
    import re

    from vlbib.exports.item import Item

OPEN, CLOSE = '<span class="nocase">', "</span>"
LOWERED, RAISED = ("<sub>", "</sub>"), ("<sup>", "</sup>")
# Private-use characters that stand for protecting braces while their content is read.
_OPENS, _CLOSES = "\ue020", "\ue021"
_BRACED = lazy_pattern(r"(?<![\\A-Za-z\]\"'`^~=.])\{(?!\\)((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}")
# Font commands. BibTeX does not lowercase their content either, such as a species or another work's title.
_FACE = lazy_pattern(r"\\(?:emph|text(?:it|bf|sl|sc|tt|sf|rm)|mkbib(?:emph|italic|bold))(?=\{)")
# A protected part, or a word with only its first letter capitalized.
_WORD = lazy_pattern(rf"{_OPENS}[^{_CLOSES}]*{_CLOSES}?|(?<![\w’'>])[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ’']*(?![\w’'<])")
# Tests for capital letters that are names: C++, C#, A*, J. in _SIGNED; `R&D`, `A/B`, `U.S.` in _CAPITALS.
_CAPITALS = lazy_pattern(r"[(“‘\"']*(?:[A-Z]+[&/.])+[A-Z]+[)”’\"'.,:;?!]*")
_SIGNED = lazy_pattern(r"\W*[A-Z](?:\+\+|[#*+.])")
_ENDS = frozenset(("", *"?!:.—"))  # ends of a word after which a sentence starts; "" is the beginning, or two spaces


def nocase_title(item: Item) -> str:
    """Return an English title in sentence case, with names and protected words in `<span class="nocase">`."""
    text = _titled(item, *(("issuetitle", "issuesubtitle") if item.issue_title else ("title", "subtitle")))
    if "maintitle" in item.values and "booktitle" not in item.values:
        whole = _titled(item, "maintitle", "mainsubtitle")
        text = f"{whole}. {text}" if text and whole != text else whole
    if has_name_for_title(item, item.written_type):
        return f"{OPEN}{text.replace(_OPENS, '').replace(_CLOSES, '')}{CLOSE}" if text else ""
    if item.is_english:
        text = sentence_case(text)
        if text[:1].islower():  # a lowercase name at the start
            text = SMALL_NAME.sub(rf"{_OPENS}\g<0>{_CLOSES}", text)
    return text.replace(_OPENS, OPEN).replace(_CLOSES, CLOSE) if _OPENS in text or _CLOSES in text else text


def _titled(item: Item, *names: str) -> str:
    return ": ".join([_shown(item.values[name]) for name in names if name in item.values])


def _shown(value: str) -> str:
    text = keep_maths(value) if "$" in value else value
    if "\\" in text:
        text = _FACE.sub("", QUOTED.sub(r"“{\1}”", text))
    text = _BRACED.sub(_marked, text) if "{" in text else text
    return scripts_text(text, LOWERED, RAISED) if "$" in text or "script" in text else reader_text(text)


def _marked(match: re.Match[str]) -> str:
    """Return the content of braces between marks; without letters (`{"}`) there is nothing to protect."""
    return f"{_OPENS}{match[1]}{_CLOSES}" if any(char.isalpha() for char in match[1]) else match[1]


def sentence_case(text: str) -> str:
    """Return a text with capitalized words lowercased, except the first and those after `:`, `?`, `!` and a full stop.

    Unchanged are words with inner capitals or digits, `I`, `C++`, `R&D`, and text between marks of protection.
    """
    words = text.split(" ")
    if _OPENS not in text:  # true of most titles
        pairs = zip(["", *words], words, strict=False)
        return " ".join([_first_word(word) if last[-1:] in _ENDS else _inner_word(word) for last, word in pairs])
    cased = []
    starts, is_kept = True, False
    for word in words:
        cased.append(word if is_kept else _first_word(word) if starts else _inner_word(word))
        starts = word.rstrip(_CLOSES)[-1:] in _ENDS
        is_kept = word.rfind(_OPENS) > word.rfind(_CLOSES) or (is_kept and _CLOSES not in word)
    return " ".join(cased)


@lru_cache(maxsize=4096)  # the same words occur in many titles
def _first_word(word: str) -> str:
    """Return a word in the case it has at the start of a sentence."""
    return word if word.islower() or word == "I" else _WORD.sub(_after_first, word)


@lru_cache(maxsize=16384)
def _inner_word(word: str) -> str:
    """Return a word in the case it has within a sentence."""
    if word.islower() or word == "I":
        return word
    if word.isalpha() and word[0] < "ß":  # single letters except `A` are names: 4 K, vitamin D
        return word.lower() if word == "A" or word[1:].islower() else word
    return word if _SIGNED.match(word) or _CAPITALS.fullmatch(word) else _WORD.sub(_lowered, word)


def _lowered(match: re.Match[str]) -> str:
    return match[0] if match[0][0] == _OPENS else match[0].lower()


def _after_first(match: re.Match[str]) -> str:
    before = match.string[: match.start()].strip("“‘\"'([")
    return match[0] if not before else _lowered(match)

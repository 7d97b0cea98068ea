"""Titles as CSL and the programs that use it want them: sentence case, and marks around what no style may change.

English titles in BibTeX are written with capitals, and styles lower them but in braces. CSL styles raise letters and
hardly lower any, so the lowering is done here: the CSL specification, appendix "Text-case", on sentence case.
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
# Signs of the private use area stand for braces that protect while what they hold is read.
_OPENS, _CLOSES = "\ue020", "\ue021"
_BRACED = lazy_pattern(r"(?<![\\A-Za-z\]\"'`^~=.])\{(?!\\)((?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}")
# Commands of faces: what stands in their braces, a name of another work or of a species, BibTeX does not lower either.
_FACE = lazy_pattern(r"\\(?:emph|text(?:it|bf|sl|sc|tt|sf|rm)|mkbib(?:emph|italic|bold))(?=\{)")
# What is protected, or a word of which the first letter alone is a capital.
_WORD = lazy_pattern(rf"{_OPENS}[^{_CLOSES}]*{_CLOSES}?|(?<![\w’'>])[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ’']*(?![\w’'<])")
# A letter that is a name with its mark, or begins one: C++, C#, A*, J.
_CAPITALS = lazy_pattern(r"[(“‘\"']*(?:[A-Z]+[&/.])+[A-Z]+[)”’\"'.,:;?!]*")  # `R&D`, `A/B`, `U.S.`
_SIGNED = lazy_pattern(r"\W*[A-Z](?:\+\+|[#*+.])")
_ENDS = frozenset(("", *"?!:.—"))  # signs after which a sentence starts, and no sign: the beginning, or two spaces


def nocase_title(item: Item) -> str:
    """Return an English title in sentence case; a name, or protected words, stand in `<span class="nocase">`."""
    text = _titled(item, *(("issuetitle", "issuesubtitle") if item.issue_title else ("title", "subtitle")))
    if "maintitle" in item.values and "booktitle" not in item.values:
        whole = _titled(item, "maintitle", "mainsubtitle")
        text = f"{whole}. {text}" if text and whole != text else whole
    if has_name_for_title(item, item.written_type):
        return f"{OPEN}{text.replace(_OPENS, '').replace(_CLOSES, '')}{CLOSE}" if text else ""
    if item.is_english:
        text = sentence_case(text)
        if text[:1].islower():  # as a name in small letters begins
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
    """Return what braces hold between marks; a mark alone, such as `{"}`, has no letters to protect."""
    return f"{_OPENS}{match[1]}{_CLOSES}" if any(char.isalpha() for char in match[1]) else match[1]


def sentence_case(text: str) -> str:
    """Return a text with its capitalised words lowered, but the first and those after `:`, `?`, `!` and a full stop.

    Words with capitals or digits inside, `I`, `C++`, `R&D`, and what stands between marks of protection stay as is.
    """
    words = text.split(" ")
    if _OPENS not in text:  # as in most titles
        pairs = zip(["", *words], words, strict=False)
        return " ".join([_first_word(word) if last[-1:] in _ENDS else _inner_word(word) for last, word in pairs])
    cased = []
    starts, is_kept = True, False
    for word in words:
        cased.append(word if is_kept else _first_word(word) if starts else _inner_word(word))
        starts = word.rstrip(_CLOSES)[-1:] in _ENDS
        is_kept = word.rfind(_OPENS) > word.rfind(_CLOSES) or (is_kept and _CLOSES not in word)
    return " ".join(cased)


@lru_cache(maxsize=4096)  # words of titles stand in many
def _first_word(word: str) -> str:
    """Return a word as it stands at the start of a sentence."""
    return word if word.islower() or word == "I" else _WORD.sub(_after_first, word)


@lru_cache(maxsize=16384)
def _inner_word(word: str) -> str:
    """Return a word as it stands within a sentence."""
    if word.islower() or word == "I":
        return word
    if word.isalpha() and word[0] < "ß":  # letters but `A` are names: 4 K, vitamin D
        return word.lower() if word == "A" or word[1:].islower() else word
    return word if _SIGNED.match(word) or _CAPITALS.fullmatch(word) else _WORD.sub(_lowered, word)


def _lowered(match: re.Match[str]) -> str:
    return match[0] if match[0][0] == _OPENS else match[0].lower()


def _after_first(match: re.Match[str]) -> str:
    before = match.string[: match.start()].strip("“‘\"'([")
    return match[0] if not before else _lowered(match)

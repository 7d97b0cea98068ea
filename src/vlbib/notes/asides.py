"""Short names in running text, in notes that name works: `BLIP captions look fine`.

A distinct name counts there. A plain word (`Whisper`) and a short abbreviation (`OFA`) wait for the user's decision. So
does a distinct name in a heading above works or in a quotation, and a measure on a line about citing (`cite CIDEr
too`), or inside what may be the title of an unknown work. A name that is set, measured or run (`backbone: ViT-B`, `BERT
71.2`) names no work. Nor does a program, an optimiser or a kind of network, or a part of a longer name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.longer_names import NEWER, is_in_longer_name
from vlbib.core.name_uses import is_of_kind, is_size_of_another
from vlbib.core.part_labels import is_of_parts
from vlbib.core.plans import PLANNED
from vlbib.core.programs_and_measures import is_family, is_measure, is_program_or_measure
from vlbib.core.segment import Place
from vlbib.core.text import CJK, find_word, squeeze
from vlbib.core.title_phrases import is_in_title_phrase
from vlbib.core.titles import is_kind_of_model, is_name_like
from vlbib.core.work import Kind, Mention
from vlbib.core.years import YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vlbib.core.segment import Segment

_PLACES = (Place.ITEM, Place.PARAGRAPH)
# An item number, a date or a time at the start of a line
_LEAD = lazy_pattern(rf"\W*(?:\[\d\d?:\d\d\]|\d\d?:\d\d|\d{{1,2}}(?:\.\d{{1,2}})+(?=\s)|\d{{1,2}}[.)]|{PLANNED})?")
_ITEM_NUMBER = lazy_pattern(r"\W*[A-Z]\d{1,2}[.):：]")  # `C4. Do two steps by hand`
_PART = lazy_pattern(r"(?i:\b(?:chap(?:ter)?|sec(?:tion)?|fig(?:ure)?|tab(?:le)?|kapitel|pp?)\b\.?|§)\s?\d[\d.–-]*")
_MEASURED = lazy_pattern(r"(?<![\w-])[-+~]?\.?\d(?![dD]\b)|=|\d\s?%")  # not `2D`
_OWN = lazy_pattern(
    r"\b(?:our|my|your|their|from|replac(?:e[sd]?|ing))\s+(?:the\s+)?(?:[\w+-]+,? (?:and|or|\+) )?$"
    r"|(?:替换|取代|代替)\s?$"
)
_PROGRAM = lazy_pattern(r"\s?(?:脚本|代码|权重|配置)|\s(?:scripts?|weights|checkpoints?|configs?)\b")
_BRACKET = lazy_pattern(r"[(（\[]$")  # an abbreviation of the words before it: `Visual Question Answering (VQA)`
_WIDE = lazy_pattern(rf"[{CJK}]")
_VERSION = lazy_pattern(rf"\s(?:[Vv]?\d(?!\d)|I{{2,3}}\b|IV\b)|{NEWER}")
_LEAST = 4  # minimum letters and digits of a distinct name
_LONG_WORD = lazy_pattern(r"(?<![\w=/.-])[^\W\d_]{4,}(?![\w=/])")
_WORDS = 3  # minimum long words of a sentence that has a number
_CHARACTERS = 4  # the same in Chinese
# What a reference has, in which a name is part of a title
_REFERENCE = lazy_pattern(rf"^\W*\[\d+\]\s|\bet al\.?[,\s]+\(?{YEAR}|[,.]\s{YEAR}[a-z]?\.?$")
_CITED = lazy_pattern(r"\b(?:cit(?:e[drs]?|ing|ar|ations?)|zitier\w*|references?)\b|引|参考文献", re.IGNORECASE)
_PAPER = lazy_pattern(r"\b(?:papers?|article|preprint|paperi?|artículo|artigo)\b|论文|論文|논문", re.IGNORECASE)
_COMMA = lazy_pattern(r"[,，、/]")
_LIST = 3  # minimum items after a label for parts to count as a list of works


def asides_of(segment: Segment, number: int, line: str, names: Mapping[str, str]) -> Iterator[Mention]:
    """Yield the names on a line that may mean their works; none if something is measured on the line.

    `names` has every short name on the line with the title of its work ("" if several works share the name). `aside`
    marks the mentions that wait for a decision.
    """
    if segment.place is Place.ROW or segment.results or not names:
        return
    sentence = _PART.sub(" ", _LEAD.sub("", line, count=1))
    for name in names:
        sentence = sentence.replace(name, " ")
    is_of_net = is_of_parts(line)
    is_said = _is_sentence(sentence) and not _REFERENCE.search(sentence)
    is_used = (_MEASURED.search(sentence) and not is_said) or (is_of_net and 1 + len(_COMMA.findall(line)) < _LIST)
    if is_used:
        return
    is_text = segment.place in _PLACES
    for name, title in names.items():
        at = find_word(line, name)
        item = _ITEM_NUMBER.match(line)
        if (
            at < 0
            or (item and at < item.end())
            or is_kind_of_model(name)
            or not _is_so_spelled(name, title)
            or _is_of_another(line, at, at + len(name))
        ):
            continue
        is_apart = is_text and not (is_in_title_phrase(line, at, at + len(name)) or _BRACKET.search(line[:at]))
        if is_program_or_measure(name):
            counts = is_measure(name) and _CITED.search(line) is not None
        else:
            counts = is_apart or is_distinct(name)
        places = [each.span() for each in re.finditer(re.escape(name), line)]
        if counts and not all(is_size_of_another(line, *place) for place in places):
            is_used = any(is_of_kind(line, *place) for place in places)
            is_kind = is_family(name) and not _PAPER.search(line)
            waits = not is_apart or is_of_net or is_used or not is_distinct(name) or is_measure(name) or is_kind
            yield Mention(file=segment.file, line=number, text=name, kind=Kind.ALIAS, aside=waits)


def is_distinct(name: str) -> bool:
    """Tell whether a name is neither a plain word nor a short abbreviation (`CLIP`, `Decision Transformer`).

    >>> [is_distinct(name) for name in ("ControlNet", "CLIP", "BLIP-2", "Decision Transformer", "Whisper", "OFA")]
    [True, True, True, True, False, False]
    """
    letters = squeeze(name)
    if len(letters) < _LEAST:
        return False
    return is_name_like(name) or (" " in name and all(word[0].isupper() for word in name.split() if word.isalpha()))


def _is_sentence(text: str) -> bool:
    """Tell whether a text has some words besides its numbers, and not only a measurement or a setting."""
    return len(_LONG_WORD.findall(text)) >= _WORDS or len(_WIDE.findall(text)) >= _CHARACTERS


def _is_so_spelled(name: str, title: str) -> bool:
    """Tell whether a word is spelled as the name is (`Bert` is not `BERT`); False if several works share the name."""
    return bool(title) and (name in title or not name.isalpha() or name.upper() not in title)


def _is_of_another(line: str, start: int, end: int) -> bool:
    """Tell whether a name has a possessive, a version or a CJK letter beside it, or a longer name around it.

    What a sentence replaces, and the scripts and weights of a work, are not the work either. Capitals in brackets are
    an abbreviation of the words before them.
    """
    before = line[:start]
    is_short_form = line[start:end].isupper() and _BRACKET.search(before)
    beside = (_OWN.search(before), *(after.match(line, end) for after in (_WIDE, _VERSION, _PROGRAM)))
    if is_short_form or any(beside):
        return True
    return is_in_longer_name(line, start, end)

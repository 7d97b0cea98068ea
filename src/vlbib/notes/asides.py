"""Short names in running text, in notes that name works: `BLIP captions look fine`, `| CLIP | 71.2 |`.

A name that is no ordinary word names its work wherever it stands: in sentences, settings and quotations, and at the
beginning of a row of results if most rows begin with one. A plain word (`Whisper`), other names in results, a name
inside what may be the title of an unknown work, a measure in a sentence without numbers (`CIDEr ignores synonyms`), and
a name of several works wait for the user's decision. A parameter (`backbone: CLIP`), an ablation, a program, an
optimiser or a kind of network names no work, nor does a part of a longer name or one thing of its kind. A word that
only one work is called by (`ControlNet`, `BERTScore`) names it whatever is said, and waits after a label for parts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.error_measures import is_error
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.longer_names import NEWER, ends_longer_name, is_in_longer_name
from vlbib.core.name_uses import has_model_size, has_size, is_of_kind, is_size_of_another
from vlbib.core.ordinary_words import ORDINARY_WORDS
from vlbib.core.part_labels import is_of_parts
from vlbib.core.plans import PLANNED
from vlbib.core.programs_and_measures import is_family, is_measure, is_of_many, is_program_or_measure
from vlbib.core.segment import CELL_END, Place
from vlbib.core.text import count_cjk, find_word, is_cjk, squeeze, word_places
from vlbib.core.title_phrases import is_beside_title_phrase, is_in_title_phrase
from vlbib.core.titles import (
    has_other_capitals,
    is_coined,
    is_distinctive,
    is_kind_of_model,
    is_name_like,
    is_own_word,
    is_spelled_as_name,
    may_be_coined,
    without_number,
)
from vlbib.core.unknown_titles import is_among_capitals, is_in_list_of_names, is_question, is_titled_otherwise
from vlbib.core.version_numbers import has_later_version, has_version
from vlbib.core.work import Kind, Mention
from vlbib.core.years import YEAR

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vlbib.core.segment import Segment

_PLACES = (Place.ITEM, Place.PARAGRAPH)
# An item number, a date or a time at the start of a line
_LEAD = lazy_pattern(rf"\W*(?:\[\d\d?:\d\d\]|\d\d?:\d\d|\d{{1,2}}(?:\.\d{{1,2}})+(?=\s)|\d{{1,2}}[.)]|{PLANNED})?")
_ITEM_NUMBER = lazy_pattern(r"\W*[A-Z]\d{1,2}[.):：]")  # `C4. Do two steps by hand`
_PART = lazy_pattern(r"(?i:\b(?:chap(?:ter)?|sec(?:tion)?|fig(?:ure)?|tab(?:le)?|kapitel|pp?)\b\.?|§)\s?\d[\d.–-]*")
_MEASURED = lazy_pattern(r"(?<![\w-])[-+~]?\.?\d(?![dD]\b)|=|\d\s?%")  # not `2D`
_OWN = lazy_pattern(
    r"\b(?:our|my|your|their|(?<!start )(?<!starts )(?<!starting )(?<!different )(?<!differs )(?<!known )from"
    r"|replac(?:e[sd]?|ing))\s+(?:the\s+)?(?:[\w+-]+,? (?:and|or|\+) )?$"
    r"|(?:替换|取代|代替)\s?$"
)
_PROGRAM = lazy_pattern(r"\s?(?:脚本|代码|权重|配置)|\s(?:scripts?|weights|checkpoints?|configs?)\b")
_BRACKET = lazy_pattern(r"[(（\[]$")  # an abbreviation of the words before it: `Visual Question Answering (VQA)`
_NEWER = lazy_pattern(NEWER)
_LONGER = lazy_pattern(r"-(?:[A-Z][a-z]{2}|[AC-FI-KN-RU-Z](?!\w))")  # `XLM-Align`, `MAD-X`, but not `ViT-B`
_IS_NUMBER = lazy_pattern(r"\s?[=＝≈]\s?[-+~±]?\.?\d(?!\d{3}\.\d{4})")  # a measure: `MAE = 0.12`, no arXiv id
_VALUE = lazy_pattern(r"\s?[:：]?\s?[-+~±]?\.?\d")  # of a measure: `SI-SDR 14.9`
_CLOSING = (")", "）", "]")
_LEAST = 3  # minimum letters and digits of a distinct name
_PAIR = 2  # minimum words of a distinct name that have capitals
_LONG_WORD = lazy_pattern(r"(?<![\w=/.-])[^\W\d_]{4,}(?![\w=/])")
_WORDS = 3  # minimum long words of a sentence that has a number
_CHARACTERS = 4  # the same in Chinese
# What a reference has, in which a name is part of a title
_REFERENCE = lazy_pattern(rf"^\W*\[\d+\]\s|\bet al\.?[,\s]+\(?{YEAR}|[,.]\s{YEAR}[a-z]?\.?$")
_CITED = lazy_pattern(r"\b(?:cit(?:e[drs]?|ing|ar|ations?)|zitier\w*|references?)\b|引|参考文献", re.IGNORECASE)
_COMMA = lazy_pattern(r"[,，、/]")
_ADDED = lazy_pattern(r"(?:[+＋−–-]|\bw/o?|\b(?:with|without|plus|minus|mit|ohne))\s?\Z")  # an ablation: `+ LoRA r=64`
# Parts and settings: `Batch 2`
_NUMBERED = lazy_pattern(
    r"(?:Batch|Stage|Step|Group|Phase|Level|Part|Table|Figure|Run|Block|Layer|Task|Track|Room|Day|Week|Lemma|Theorem|Section"
    r"|Chapter|Round|Set|Case|Class|Type|Model|Option|Question|Item|Page|Line|Row|Slide|Lecture|Session|Unit|Lab) \d"
)
# The head of a column of settings, in a table of the author's own runs
_SETTING = lazy_pattern(r"\W*(?:lr|bs|wd|batch(?: size)?|epochs?|seeds?|steps|rank|学习率|批大小)\W*", re.IGNORECASE)
_PARTICLE = lazy_pattern(r"(?:VAN|DEN|DER|VON|DE|DI|LE|LA|TEN|TER) [A-Z]{2}")  # of a family name: `VAN DEN BERG R`
_LIST = 3  # minimum items after a label for parts to count as a list of works


def asides_of(
    segment: Segment, number: int, line: str, names: Mapping[str, str], *, is_list: bool = False
) -> Iterator[Mention]:
    """Yield the names on a line that may mean their works.

    `names` has every short name on the line with the title of its work ("" if several works share the name). `aside`
    marks the mentions that wait for a decision. In the head of a table, names say what is measured. `is_list`: most
    rows of the table begin with names.
    """
    if segment.place is Place.ROW and not segment.columns:
        return
    first = first_words(line)
    for cell in line.split(CELL_END):
        here = {name: title for name, title in names.items() if find_word(cell, name) >= 0}
        use = _use_of(segment, cell, here)
        for name, title in here.items():
            if not title:
                yield from _of_several(segment, number, cell, name)
                continue
            is_own = is_own_name(name, title)
            if not _may_mean_a_work(cell, name, title) or (not is_own and _is_part_of_setting(cell, name, use)):
                continue
            is_sure = not use.is_of_parts and _names_its_work(cell, name, title)
            if segment.results and segment.place is Place.ROW:
                is_of_works = is_list or (is_own and not any(map(_SETTING.fullmatch, segment.columns)))
                is_sure = is_sure and is_of_works and cell == first and begins_with(cell, name)
            if is_sure or is_own or _may_be_spoken_of(cell, name, use):
                yield Mention(file=segment.file, line=number, text=name, kind=Kind.ALIAS, aside=not is_sure)


def _of_several(segment: Segment, number: int, line: str, name: str) -> Iterator[Mention]:
    """Yield a name of several works as a mention that waits, unless many other things are called so."""
    at = find_word(line, name)
    is_long = is_distinctive(name) or (len(squeeze(name)) > _LEAST and not name.isupper())
    is_name = " " not in name and is_spelled_as_name(name) and is_long
    is_name = is_name and not (is_program_or_measure(name) or is_family(name))
    if is_name and not is_in_longer_name(line, at, at + len(name)):
        yield Mention(file=segment.file, line=number, text=name, kind=Kind.ALIAS, aside=True)


def first_words(row: str) -> str:
    """Return the first cell of a row that has letters."""
    return next((cell for cell in row.split(CELL_END) if any(map(str.isalpha, cell))), "")


def begins_with(cell: str, name: str) -> bool:
    """Tell whether a cell begins with a name: `WaveNet (2016)`."""
    return find_word(cell, name) >= 0 and not any(map(str.isalnum, cell[: find_word(cell, name)]))


def _names_its_work(line: str, name: str, title: str) -> bool:
    """Tell whether a name is no ordinary word, and hardly means anything but its work.

    Inside what reads like a title it may be a part of that; programs, measures and kinds of networks are spoken of.
    """
    is_ordinary = name.isupper() and name.lower() in ORDINARY_WORDS  # `CODEC`
    at = find_word(line, name)
    end = at + len(name)
    is_apart = is_distinct(name) or (has_model_size(line, end) and _is_own_spelling(name, title))
    if not is_apart or is_ordinary or (is_program_or_measure(name) and not is_own_name(name, title)):
        return False
    if is_titled_otherwise(line, end, title) or is_among_capitals(line, at, end) or is_question(line):
        return False
    if is_in_list_of_names(line, at, end) or not is_in_title_phrase(line, at, end):
        return True
    return (is_name_like(name) or " " in name) and is_beside_title_phrase(line, at)


def _is_own_spelling(name: str, title: str) -> bool:
    """Tell whether a word has one capital, and its title no others: `Whisper`, not `Mistral` of `MiSTRAL: ...`."""
    return name.istitle() and (name in title or name.lower() not in title.lower())


class _Use(Struct, frozen=True):
    """How a line speaks of the names on it.

    `is_text`: an item or a paragraph. `is_said`: a sentence without numbers. `is_reference`: the line is a reference,
    and a name on it a part of the title. `is_of_parts`: parts of a net are listed. `is_cell`: a cell, or a result.
    `is_set`: that, or the line sets, measures or runs something.
    """

    is_text: bool
    is_said: bool
    is_reference: bool
    is_of_parts: bool
    is_cell: bool
    is_set: bool


def _use_of(segment: Segment, line: str, names: Iterable[str]) -> _Use:
    sentence = _PART.sub(" ", _LEAD.sub("", line, count=1))
    for name in names:
        sentence = sentence.replace(name, " ")
    is_of_net = is_of_parts(line)
    is_sentence, is_reference = _is_sentence(sentence), _REFERENCE.search(sentence) is not None
    is_measured = _MEASURED.search(sentence) is not None
    is_cell = segment.place is Place.ROW or segment.results
    is_set = (
        (is_measured and (not is_sentence or is_reference))
        or (is_of_net and 1 + len(_COMMA.findall(line)) < _LIST)
        or is_cell
    )
    return _Use(segment.place in _PLACES, is_sentence and not is_measured, is_reference, is_of_net, is_cell, is_set)


def is_own_name(name: str, title: str) -> bool:
    """Tell whether a name is a word that only one work is called by, whatever is said of it; no title of one word."""
    is_short = squeeze(title) != squeeze(name) and name.lower() not in ORDINARY_WORDS
    return is_short and (is_coined(without_number(name)) or is_distinctive(name)) and not is_of_many(name)


def _is_part_of_setting(line: str, name: str, use: _Use) -> bool:
    """Tell whether a name is one thing of its kind, or is set, added or cited in what only has settings."""
    places = [each.span() for each in re.finditer(re.escape(name), line)]
    if all(is_of_kind(line, *place) or is_size_of_another(line, *place) for place in places):
        return True
    return use.is_set and (use.is_reference or use.is_of_parts or _is_added(line, name))


def _may_mean_a_work(line: str, name: str, title: str) -> bool:
    """Tell whether a name on a line is spelled as that of one work, and is no part of something else's."""
    at = find_word(line, name)
    item = _ITEM_NUMBER.match(line)
    is_kind = is_kind_of_model(name) and not title.startswith(f"{name}:")
    if name.isupper() and _PARTICLE.match(line, at):
        return False
    if (item and at < item.end()) or is_kind or not _is_so_spelled(name, title):
        return False
    if (
        is_error(line, at, at + len(name))
        or _NUMBERED.fullmatch(name)
        or (is_measure(name) and _VALUE.match(line, at + len(name)))
    ):
        return False
    is_own = is_own_name(name, title)
    return not all(_is_of_another(line, at, at + len(name), is_own=is_own) for at in word_places(line, name))


def may_mean_work_of_field(line: str, name: str, title: str, *, in_words: bool = False) -> bool:
    """Tell whether a name on a line may mean a work of the field of its note: a plain word may, unlike other names.

    It is no program, measure, technique or family of works, nor a part of a longer name or of what may be a title. With
    `in_words`, only words in title case may be one.
    """
    if is_program_or_measure(name) or is_of_many(name) or is_family(name) or not _may_mean_a_work(line, name, title):
        return False
    at = find_word(line, name)
    end = at + len(name)
    if is_of_kind(line, at, end) or is_size_of_another(line, at, end) or _goes_on(line, end):
        return False
    if ends_longer_name(line, at):
        return False
    if name.isupper() and line[max(at - 1, 0) : end + 1] == f"[{name}]":
        return False  # a special token: `[MASK]`
    if is_titled_otherwise(line, end, title):
        return False
    return not (is_among_capitals(line, at, end) or (not in_words and is_in_title_phrase(line, at, end)))


def _goes_on(line: str, end: int) -> bool:
    """Tell whether a longer name goes on after a name that ends at an offset: `XLM-Align`, but not `BERT-Base`."""
    return _LONGER.match(line, end) is not None and not has_size(line, end)


def _is_in_title(line: str, name: str) -> bool:
    """Tell whether a name may be inside a title that nobody knows, or the abbreviation of the words before it."""
    at = find_word(line, name)
    return is_in_title_phrase(line, at, at + len(name)) or _BRACKET.search(line[:at]) is not None


def _may_be_spoken_of(line: str, name: str, use: _Use) -> bool:
    """Tell whether a name that may be an ordinary word counts, unsure: of measures, those that a text is about."""
    is_inner = use.is_cell and any(map(str.isalpha, line[: find_word(line, name)]))  # `| trained with CLIP |`
    if use.is_set and is_inner:
        return False
    if is_program_or_measure(name):
        is_spoken_of = use.is_text and use.is_said and not use.is_set and is_distinct(name)
        return is_measure(name) and (is_spoken_of or _CITED.search(line) is not None)
    return is_distinct(name) or (use.is_text and not use.is_set and not _is_in_title(line, name))


def _is_added(line: str, name: str) -> bool:
    """Tell whether a name is an ingredient that something is tried with or without: `+ LoRA r=64`."""
    return _ADDED.search(line, 0, find_word(line, name)) is not None


def is_distinct(name: str) -> bool:
    """Tell whether a name is neither a plain word nor two letters (`CLIP`, `Decision Transformer`).

    >>> [is_distinct(name) for name in ("ControlNet", "CLIP", "BLIP-2", "Decision Transformer", "Whisper", "OFA", "T5")]
    [True, True, True, True, False, True, False]
    >>> is_distinct("Relightify")
    True
    """
    if len(squeeze(name)) < _LEAST:
        return False
    capitals = sum(word[0].isupper() for word in name.split())
    is_word = is_name_like(name) or is_coined(without_number(name)) or may_be_coined(name)
    return is_word or capitals >= _PAIR or (" " not in name and is_own_word(name))


def _is_sentence(text: str) -> bool:
    """Tell whether a text has some words besides its numbers, and not only a measurement or a setting."""
    return len(_LONG_WORD.findall(text)) >= _WORDS or count_cjk(text) >= _CHARACTERS


def _is_so_spelled(name: str, title: str) -> bool:
    """Tell whether a word is spelled as the name is (`Bert` is not `BERT`)."""
    return not has_other_capitals(name, title) and (name in title or not name.isalpha() or name.upper() not in title)


def _is_of_another(line: str, start: int, end: int, *, is_own: bool) -> bool:
    """Tell whether a name has a later version beside it, or a longer name around it, and so is another's.

    So is one with a possessive, any version or a CJK letter beside it, unless only one work has the name (`is_own`).
    What a sentence replaces, and the scripts and weights of a work, are not the work either. Capitals alone in
    brackets are an abbreviation of the words before them.
    """
    before = line[:start]
    if _IS_NUMBER.match(line, end):
        return True
    is_newer = _NEWER.match(line, end) is not None
    if is_own:
        return is_newer or has_later_version(line, end) or is_in_longer_name(line, start, end)
    is_short_form = line[start:end].isupper() and _BRACKET.search(before) and line[end : end + 1] in _CLOSING
    beside = (_OWN.search(before), is_cjk(line[end : end + 1]), has_version(line, end), _PROGRAM.match(line, end))
    return bool(is_short_form or is_newer or any(beside)) or is_in_longer_name(line, start, end)

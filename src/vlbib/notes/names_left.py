"""Names that are left on the lines of a note that names many works: `InstructBLIP 也有 Q-Former`, `rnd vs icm again`.

Other rules want a sign that a name is used as one. Here the note itself is the sign: a name that records give to one
work, or that fits only one work of the field well, and that is no word of a language, no program, measure or family and
no part of something else, names its work wherever it stands.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.core.everyday_words import COMMON_WORDS, EVERYDAY_WORDS
from vlbib.core.laboratories import is_laboratory
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.lead_words import TASK_STATES
from vlbib.core.longer_names import is_in_longer_name
from vlbib.core.name_uses import has_size
from vlbib.core.ordinary_words import ORDINARY_WORDS
from vlbib.core.part_labels import is_of_parts
from vlbib.core.segment import CELL_END, Place
from vlbib.core.text import find_word, has_cjk, squeeze
from vlbib.core.title_phrases import speaks
from vlbib.core.uncapitalised_names import is_small_name, with_capitals_of
from vlbib.core.venues import is_conference
from vlbib.core.work import Kind
from vlbib.notes.asides import is_distinct, may_mean_work_of_field
from vlbib.notes.field_of_note import as_mention, name_on
from vlbib.notes.letter_habits import writes_in_small_letters
from vlbib.notes.rest_of_line import without_names
from vlbib.notes.tables_of_works import NamedTables, begins_row, fills_cell, with_tables
from vlbib.notes.unreported import row_of_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from vlbib.core.field_of_study import FieldOfStudy
    from vlbib.core.segment import Segment
    from vlbib.core.work import Mention, Skipped
    from vlbib.notes.spoken_names import NamesSpoken

_IN_HEAD = 4  # minimum names of works in the head of a table that names them
_LEAST = 5  # minimum lines of a note that name works
_LETTERS = 5  # minimum letters of the longest word in a name of several words in small letters
_FIT_SAID = 2  # minimum fit with the field of the note of the only work of a name inside a phrase
_FIT = 4  # the same of a name in small letters that has words of a dictionary only
_FIT_PLAIN = 6  # the same of a word with one capital that several languages may have
_LESS = 3  # what is taken from the fit of a word that is not the name of one work only
_PLACES = (Place.ITEM, Place.PARAGRAPH, Place.QUOTE)
_BREAK = lazy_pattern(r"[,;:()→=?!，；：（）。、/]|[.>-]\s")  # what an unknown title hardly has
_NO_NAME_AFTER = lazy_pattern(r"\b(?:at|in|near|to)\s$")
_NO_NAME_BEFORE = lazy_pattern(r"\s(?:it|this|that|them|me|us|him|her|you|the|an?)\b|\.\s")
_QUOTED = lazy_pattern(
    r"[\s,:=–—(（-]{0,3}(?:that is|i\.e\.|namely|d\.\s?h\.|即)?[\s,:]{0,2}[\"“„«「《]([^\"”“»」》]{15,})"
)
_LATIN_AFTER = lazy_pattern(r"[ -][a-z]{3}")
_ARTICLE = lazy_pattern(r"(?<![\w-])(?:the|an?|my|your|our|this|that|some|any|no|each|every)\s$")


def with_names_left(
    segments: Sequence[Segment],
    mentions: Sequence[Mention],
    skipped: Sequence[Skipped],
    field: Callable[[], FieldOfStudy],
    names: NamesSpoken,
) -> tuple[list[Mention], list[Skipped]]:
    """Return the mentions of a note and what was not taken, with a mention for each name that is left.

    Other known names on the lines of such a note are reported, if nothing else on their line is.
    """
    sure: dict[int, list[Mention]] = defaultdict(list)
    for each in mentions:
        if not each.aside:
            sure[each.line].append(each)
    if len(sure) < _LEAST:
        return list(mentions), list(skipped)
    is_small = writes_in_small_letters(mentions, names.title_of)
    names_in_rows = replace(names, alone=lambda _name: "")  # a setting or a measure has such a name, too
    fresh: list[Mention] = []
    rows: dict[int, Skipped] = {}
    for segment, number, line in _lines(segments, sure, names.title_of):
        own_names = names_in_rows if segment.place is Place.ROW else names
        meant, others = _names_on(line, sure[number], field, own_names, is_small=is_small)
        for name in [name for name in meant if segment.place is Place.ROW and not _is_of_cell(segment, line, name)]:
            others[name] = meant.pop(name)
        fresh += (as_mention(name_on(segment, number, name), title) for name, title in meant.items())
        if others:
            rows[number] = row_of_names(segment, number, others)
    named = {(each.line, each.called) for each in fresh}
    kept = [each for each in mentions if not (each.aside and (each.line, each.text) in named)]
    left = [row for row in skipped if not {(row.line, each) for each in row.text.split(", ")} <= named]
    for row in left:
        rows.pop(row.line, None)
    return [*kept, *fresh], [*left, *rows.values()]


def _lines(
    segments: Sequence[Segment], sure: Mapping[int, Sequence[Mention]], title_of: Callable[[str], str]
) -> Iterator[tuple[Segment, int, str]]:
    """Yield the lines that may have names, with their segments and numbers; `sure` are the sure mentions by line.

    References have names of people and of venues, lists of parts what a net consists of.
    """
    tables = NamedTables(segments, sure)
    for segment, table in with_tables(segments):
        is_row = segment.place is Place.ROW
        is_read = segment.place in _PLACES or (is_row and (tables.is_of_works(table) or _is_head(segment, title_of)))
        for number, line in segment.lines() if is_read and not segment.authors else ():
            if not (is_of_parts(line) or any(map(_is_reference, sure.get(number, ())))):
                yield segment, number, line


def _is_head(row: Segment, title_of: Callable[[str], str]) -> bool:
    """Tell whether the head of a table has several known names: `| | MMMU | MathVista | DocVQA |`."""
    cells = () if row.columns else map(str.strip, row.text.split(CELL_END))
    return sum(is_distinct(cell) and bool(title_of(cell)) for cell in cells) >= _IN_HEAD


def _is_reference(mention: Mention) -> bool:
    return bool(mention.authors) and mention.kind is not Kind.ALIAS and not mention.called


def _is_of_cell(segment: Segment, row: str, name: str) -> bool:
    return fills_cell(row, name) or begins_row(segment, row, name)


def _names_on(
    line: str, beside: Sequence[Mention], field: Callable[[], FieldOfStudy], names: NamesSpoken, *, is_small: bool
) -> tuple[dict[str, str], dict[str, str]]:
    """Return the names on a line that mean a work, each with its title, and the others that may.

    `beside` are the sure mentions on the line; `is_small`: the note writes names in small letters.
    """
    rest = without_names(line, beside)
    here = {name for find in (names.possible, names.of_line) for name, _ in find(rest)} if _has_word(rest) else set()
    meant: dict[str, str] = {}
    others: dict[str, str] = {}
    if not here:
        return meant, others
    may_be_title = _BREAK.search(line) is None and not speaks(line)
    taken = {squeeze(names.title_of(each.text) or each.text) for each in beside}
    for name in sorted(here, key=lambda name: (-len(name), name)):
        own = names.title_of(name)
        title = own or names.of_field(name, field()) or _only_work(name, field, names)
        fit = field().fit(title)
        if name.islower():
            is_name = _may_be_small_name(name, fit) if is_small else _is_name_among_cjk(name, rest)
        else:
            is_name = is_distinct(name) or _is_plain_name(name, rest, fit if own else fit - _LESS)
        if not is_name or not taken.isdisjoint(map(squeeze, (own, title))) or any(name in longer for longer in meant):
            continue
        in_words = bool(own) and fit >= _FIT_SAID and not may_be_title
        is_word = _is_ordinary(name) and not (is_small or name.istitle())
        is_other = is_word or _is_of_quoted(name, line, title)
        if title and not is_other and _may_mean(rest, name, title, in_words=in_words):
            meant[name] = title
            taken.add(squeeze(title))
        else:
            others[name] = own
    return meant, others


def _only_work(name: str, field: Callable[[], FieldOfStudy], names: NamesSpoken) -> str:
    """Return the title of the only work that is known by a name spelled like one, if it fits the field; else ""."""
    is_word = _is_ordinary(name) or squeeze(name) in COMMON_WORDS or name in TASK_STATES
    if is_word or (name.istitle() and " " not in name) or name.islower():
        return ""
    title = names.alone(name)
    apart = "" if squeeze(title) == squeeze(name) else name
    return title if field().fit(title, apart) >= _FIT_SAID else ""


def _is_of_quoted(name: str, line: str, title: str) -> bool:
    """Tell whether another title is in quotes right after a name: `LAMA, that is "A Title"`."""
    quoted = _QUOTED.match(line, find_word(line, name) + len(name))
    return quoted is not None and squeeze(quoted[1]) not in squeeze(title)


def _has_word(text: str) -> bool:
    return any(map(str.isalpha, text))


def _is_name_among_cjk(name: str, line: str) -> bool:
    """Tell whether a name in small letters is in a sentence in Chinese or Japanese: `nocaps 上`.

    Before another word in Latin letters it may be a part: `perceiver resampler`.
    """
    return has_cjk(line) and is_small_name(name) and not _LATIN_AFTER.match(line, find_word(line, name) + len(name))


def _may_be_small_name(name: str, fit: int) -> bool:
    """Tell whether words in small letters may be a name, given how much its work fits the field of the note.

    A word that a dictionary has needs a good fit, and so do several that are all common; short words are no name.
    """
    if " " not in name:
        return is_small_name(name) or (name not in ORDINARY_WORDS and fit >= _FIT)
    words = name.split()
    is_long = any(len(word) >= _LETTERS or not word.isalpha() for word in words)
    return is_long and (fit >= _FIT or any(word not in COMMON_WORDS for word in words))


def _is_plain_name(name: str, line: str, fit: int) -> bool:
    """Tell whether a word with one capital may be a name, given how much its work fits the field of the note.

    Beside words in Latin letters it needs a better fit. `Prob. U-Net` has an abbreviation, `dinner at Flamingo` a
    place, and `Whisper it` a verb.
    """
    at = line.find(name)
    is_said = _NO_NAME_AFTER.search(line, 0, at) is not None or _NO_NAME_BEFORE.match(line, at + len(name)) is not None
    least = _FIT if has_cjk(line) else _FIT_PLAIN
    is_name = len(name) >= _LETTERS - 1 and name.isalpha() and name.lower() not in ORDINARY_WORDS
    return is_name and fit >= least and not is_said


def _is_ordinary(name: str) -> bool:
    return name.lower() in ORDINARY_WORDS or squeeze(name) in EVERYDAY_WORDS


def _may_mean(line: str, name: str, title: str, *, in_words: bool) -> bool:
    """Tell whether a name on a line may mean a work: no venue, no group of people and no part of another name.

    `in_words`: the words around it are not the title of an unknown work.
    """
    at = find_word(line, name)
    end = at + len(name)
    if at < 0 or is_conference(name) or is_laboratory(name):
        return False
    if line[end : end + 1] == "-" and not has_size(line, end):
        return False  # a part of a longer name, or of a word
    is_word = name.islower()
    if is_word and (_ARTICLE.search(line, 0, at) or _is_one_word(name, title)):
        return False
    own = with_capitals_of(name, title) if is_word else name
    is_used = may_mean_work_of_field(line[:at] + own + line[end:], own, title, in_words=is_word or in_words)
    return is_used and not is_in_longer_name(line, at, end)


def _is_one_word(name: str, title: str) -> bool:
    """Tell whether several words are written as one in a title: `don't mix up` has no mixup."""
    return " " in name and squeeze(name) in title.lower().replace(":", " ").split()

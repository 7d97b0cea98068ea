"""Short names that name works because these are of the field of the note: `0114 autoformer h=96 0.449`.

What is known of a name decides about most names before. Left are names that several works share, plain words, and names
in settings and results. If the note names works in other ways, their titles and its headings tell its field.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple, Protocol

from msgspec.structs import replace

from vlbib.core.everyday_words import EVERYDAY_WORDS
from vlbib.core.field_of_study import field_of
from vlbib.core.initials import are_initials
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.longer_names import has_small_part, is_in_longer_name
from vlbib.core.name_uses import has_size
from vlbib.core.open_mentions import OpenMention
from vlbib.core.part_labels import is_of_parts
from vlbib.core.people_words import OTHERS
from vlbib.core.segment import Place
from vlbib.core.text import ACCENTED, find_word, squeeze
from vlbib.core.title_phrases import is_in_title_phrase
from vlbib.core.titles import is_own_word
from vlbib.core.uncapitalised_names import is_small_name, with_capitals_of
from vlbib.core.work import Kind, Mention
from vlbib.notes.asides import is_distinct, is_own_name, may_mean_work_of_field
from vlbib.notes.letter_habits import writes_in_small_letters
from vlbib.notes.not_taken import is_by_looks
from vlbib.notes.strange_homonyms import with_strange_homonyms
from vlbib.notes.tables_of_works import NamedTables, begins_row, fills_cell, with_tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from vlbib.core.field_of_study import FieldOfStudy
    from vlbib.core.ids import Id
    from vlbib.core.segment import Segment
    from vlbib.core.work import Skipped
    from vlbib.notes.spoken_names import NamesSpoken

_WORD_AFTER = lazy_pattern(r" [a-z]{5}|-shot\b")  # `perceiver resampler`, `zero-shot`
# Articles of other languages: `du labo` has no name
_ARTICLE = lazy_pattern(
    r"(?<!\S)(?:du|le|la|les|au|aux|un|une|ce|el|los|las|del|al|il|lo|gli|der|die|das|dem|den|im|am|zum|zur|do|da|no|na)\s$"
)
# `Wu et al., ICML 2024 (`
_AFTER_PEOPLE = lazy_pattern(rf"\b{OTHERS}[^.;()（）。；]{{0,20}}[(（]$")
_BEFORE_PEOPLE = lazy_pattern(rf"\s?[(（\[][^()（）\[\]]{{2,60}}?\b{OTHERS}")  # ` (Wu et al.`
_BEFORE_TITLE = lazy_pattern(r"\s?(?:[(（\[]|[:：]\s?)[\"“«「《*_]*")
_LEAST = 2  # minimum works that tell the field of a note
# Minimum fit with the field of a note for a work that another note names; without the name in its title
_FIT, _FIT_WITHOUT = 2, 5
# The same for the only work of a name, and of a word in small letters that its title has not
_FIT_WELL, _FIT_BEST = 4, 6
_SHORT_WORD = 5  # maximum letters of a word that may be one of another language
_ACCENTED = lazy_pattern(rf"[{ACCENTED}]")
_LEAST_SMALL = 4  # minimum letters of a name in small letters for which some fit is enough
_LEAST_LETTERS = 3  # minimum letters of a name that several works share
_PLACES = (Place.ITEM, Place.PARAGRAPH, Place.QUOTE, Place.ROW)


def field_named(
    segments: Sequence[Segment],
    mentions: Iterable[Mention],
    titles_of: Callable[[Id], Sequence[str]],
    names: NamesSpoken,
) -> Callable[[], FieldOfStudy]:
    """Return the field of a note: of its headings, and the works that its mentions name by themselves.

    It is computed once it is asked for, because most notes need none.
    """
    sure = [mention for mention in mentions if not mention.aside]

    @cache
    def field() -> FieldOfStudy:
        titles = {}
        for mention in sure:
            by_id = next((title for each in mention.ids for title in titles_of(each)), "")
            by_name = names.title_of(mention.text) if mention.kind is Kind.ALIAS else ""
            titles[squeeze(mention.text)] = by_id or by_name or mention.text
        return field_of(titles.values(), (each.text for each in segments if each.place is Place.HEADING))

    return field


def with_names_of_field(
    segments: Sequence[Segment],
    mentions: Sequence[Mention],
    skipped: Sequence[Skipped],
    field: Callable[[], FieldOfStudy],
    names: NamesSpoken,
) -> tuple[list[Mention], list[Skipped]]:
    """Return mentions and what was not taken, given the field of the note: names of works of it are mentions.

    They are among the names that wait for a decision, and on the lines that have something not taken. Names of
    little-known works of other fields wait instead.
    """
    is_small = writes_in_small_letters(mentions, names.title_of)

    def title_of(name: str, *, waits: bool) -> tuple[str, ...]:
        if len(field().titles) < _LEAST:
            return ()
        own = names.title_of(name)
        is_spelled = not name.islower() or own.startswith(name)  # not `zero-shot` for `ZeRO`
        is_name = is_small and is_small_name(name)
        least = _FIT if is_name and len(name) >= _LEAST_SMALL else _FIT_WELL if is_spelled else _FIT_BEST
        is_own = waits or field().fit(own) >= least
        title = own if own and is_own else names.of_field(name, field())
        is_apart = own or is_name or _is_distinct(name) or is_own_word(name)
        return (title,) if is_apart or field().has(title) else ()

    named = defaultdict[int, list[Mention]](list)
    for free in _free_names(segments, mentions, skipped, names, title_of):
        waits = free.mention.aside and bool(names.title_of(free.mention.text))
        meant = replace(free.mention, aside=False) if waits else as_mention(free.mention, free.titles[0])
        named[meant.line].append(meant)
    meant_here = {(mention.line, mention.called or mention.text) for each in named.values() for mention in each}
    kept = [each for each in mentions if not (_may_wait(each, names) and (each.line, each.text) in meant_here)]
    left = [item for item in skipped if not is_understood(item, named.get(item.line, ()))]
    every = sorted((*kept, *chain(*named.values())), key=lambda mention: mention.line)
    waiting = _with_waiting(segments, every, field, names)
    return with_strange_homonyms(waiting, field, names.little_known), left


def open_names(
    segments: Sequence[Segment],
    mentions: Sequence[Mention],
    skipped: Sequence[Skipped],
    field: Callable[[], FieldOfStudy],
    names: NamesSpoken,
    called: Callable[[str], tuple[str, ...]],
) -> Iterator[OpenMention]:
    """Yield the names that wait or were not taken and mean a work if notes name it.

    It must fit the field of this note, unless the name is a word that only one work is called by. `called` returns the
    titles of the works that a name may mean.
    """

    def titles_of(name: str, *, waits: bool) -> list[str]:
        del waits
        may_be = called(name) if names.title_of(name) or _is_distinct(name) else ()
        if len(may_be) == 1 and is_own_name(name, may_be[0]) and (names.title_of(name) or _has(may_be[0], name)):
            return list(may_be)
        return [title for title in may_be if field().fit(title, name) >= (_FIT if _has(title, name) else _FIT_WITHOUT)]

    yield from _free_names(segments, mentions, skipped, names, titles_of)


def _has(title: str, name: str) -> bool:
    return squeeze(name) in squeeze(title)


def _with_waiting(
    segments: Iterable[Segment],
    mentions: Sequence[Mention],
    field: Callable[[], FieldOfStudy],
    names: NamesSpoken,
) -> list[Mention]:
    """Return mentions, those sure that wait for a decision but have a name of one work, of the field of the note.

    Such a name is no plain word, not after a label for parts, and not inside what may be an unknown title. What else is
    said of it no longer counts: a question, a cell of results, a measure in a sentence. A work of which only people and
    a year are said is sure if it fits best.
    """
    waiting = {each.line for each in mentions if each.aside and each.kind is Kind.ALIAS}
    lines = {number: line for each in segments if waiting for number, line in each.lines() if number in waiting}

    def is_of_field(mention: Mention) -> bool:
        if not (mention.aside and mention.kind is Kind.ALIAS and is_distinct(mention.text)):
            return False
        title, line = names.title_of(mention.text), lines.get(mention.line, "")
        at = find_word(line, mention.text)
        if not title or at < 0 or is_of_parts(line) or is_in_title_phrase(line, at, at + len(mention.text)):
            return False
        return len(field().titles) >= _LEAST and field().fit(title) >= _FIT_WELL

    def is_cited(mention: Mention) -> bool:
        is_work = mention.aside and mention.kind is Kind.PEOPLE and not mention.cited_as
        return is_work and len(field().titles) >= _LEAST and field().fit(mention.text) >= _FIT_BEST

    return [replace(each, aside=False) if is_of_field(each) or is_cited(each) else each for each in mentions]


def as_mention(name: Mention, title: str) -> Mention:
    """Return the mention of a work by a name, which is known by its title."""
    return replace(name, text=title, called=name.text, kind=Kind.LINE, listed=True, aside=False)


def name_on(segment: Segment, number: int, name: str) -> Mention:
    """Return the mention of a name on a line of a segment."""
    return Mention(
        file=segment.file, line=number, text=name, kind=Kind.ALIAS, section=segment.section, heading=segment.heading
    )


def is_understood(item: Skipped, mentions: Sequence[Mention]) -> bool:
    """Tell whether all names that a line was listed for are mentions now, or it was listed for its looks."""
    if not mentions:
        return False
    named = {mention.called or mention.text for mention in mentions}
    return set(item.text.split(", ")) <= named or any(is_by_looks(item, name) for name in named)


class _TitlesOf(Protocol):
    def __call__(self, name: str, *, waits: bool) -> Sequence[str]: ...


def _free_names(
    segments: Sequence[Segment],
    mentions: Sequence[Mention],
    skipped: Sequence[Skipped],
    names: NamesSpoken,
    titles_of: _TitlesOf,
) -> Iterator[OpenMention]:
    """Yield the names that may mean one of the works that `titles_of` returns for them."""
    is_small = writes_in_small_letters(mentions, names.title_of)
    lines = {item.line for item in skipped} | {mention.line for mention in mentions if _may_wait(mention, names)}
    small = defaultdict[int, list[str]](list)
    for item in skipped if is_small else ():
        small[item.line] += filter(is_small_name, item.text.split(", "))
    by_line = defaultdict[int, list[Mention]](list)
    for mention in mentions:
        if mention.line in lines:
            by_line[mention.line].append(mention)
    tables = NamedTables(segments, {mention.line for mention in mentions if not mention.aside})
    for segment, table in with_tables(segments):
        if segment.place in _PLACES and (not segment.results or tables.has_works(segment.group)):
            for number, line in segment.lines():
                if number in lines and not is_of_parts(line):
                    untaken = [name for name in small[number] if find_word(line, name) >= 0]
                    here = _Line(number, line, untaken, is_small=is_small, is_of_works=tables.is_of_works(table))
                    yield from _on_line(segment, here, by_line[number], names, titles_of)


class _Line(NamedTuple):
    """A line: its number, its text, and the names in small letters that were not taken.

    `is_small`: its note writes names so; `is_of_works`: it is in a table that names works in several rows.
    """

    number: int
    text: str
    small: Sequence[str]
    is_small: bool
    is_of_works: bool


def _on_line(
    segment: Segment, here: _Line, mentions: Sequence[Mention], names: NamesSpoken, titles_of: _TitlesOf
) -> Iterator[OpenMention]:
    """Yield the names on a line with the works that they may mean; `mentions` are those on it."""
    line = here.text
    waiting = {each.text: each for each in mentions if _may_wait(each, names)}
    others = [each for each in mentions if each.text not in waiting]
    is_titled = any(each.kind is not Kind.ALIAS for each in others)
    taken = {squeeze(names.title_of(each.text) or each.text) for each in others}
    others_here = (*here.small, *(name for name, _ in names.of_line(line) if name not in here.small))
    for name in (*waiting, *(name for name in others_here if name not in waiting)):
        if _is_in_longer(name, others, filter(names.title_of, waiting)):
            continue
        if any(are_initials(name, each.text) for each in others):
            continue  # what the title beside it is about: `TCN again: Temporal Convolutional Networks for ...`
        at = find_word(line, name)
        is_name = here.is_small and is_small_name(name)
        if _is_before_title(line, at + len(name), others) or _is_anothers(line, at, name, names, is_name=is_name):
            continue  # a title's own name: `R-Bench (Evaluating Hallucinations ...)`, or part of another name
        if _is_plain_word(segment, line, name, is_name=is_name) or is_in_longer_name(line, at, at + len(name)):
            continue
        if segment.place is Place.ROW and not _is_of_cell(segment, here, name, names):
            continue  # further cells say what was done
        if segment.results and sum(map(str.isalpha, name)) < _LEAST_LETTERS:
            continue  # `P2P` in a table of results
        if is_titled and (segment.place is Place.ROW or name[1:].islower()):
            continue  # the name may be that of the title, or of a person beside it
        titles = [
            title
            for title in titles_of(name, waits=name in waiting)
            if title and squeeze(title) not in taken and _may_mean(line, name, title, is_name=is_name)
        ]
        if titles:
            yield OpenMention(waiting.get(name) or name_on(segment, here.number, name), tuple(titles))


def _is_of_cell(segment: Segment, here: _Line, name: str, names: NamesSpoken) -> bool:
    """Tell whether a name begins a row, or fills a cell of a table of works, and no other work is called so."""
    return begins_row(segment, here.text, name) or (
        here.is_of_works and bool(names.title_of(name)) and fills_cell(here.text, name)
    )


def _is_in_longer(name: str, mentions: Iterable[Mention], waiting: Iterable[str]) -> bool:
    """Tell whether a name is part of what mentions name, or of a longer known name that waits: `mip-nerf 360`."""
    if any(squeeze(name) in squeeze(text) for each in mentions for text in (each.text, each.called)):
        return True
    return any(name != longer and find_word(longer, name) >= 0 for longer in waiting)


def _is_before_title(line: str, end: int, mentions: Iterable[Mention]) -> bool:
    """Tell whether a title is right after the name that ends at an offset, in brackets or after a colon."""
    sign = _BEFORE_TITLE.match(line, end)
    titles = (each.text for each in mentions if each.kind is not Kind.ALIAS and not each.called)
    return sign is not None and any(line.startswith(title, sign.end()) for title in titles)


def _may_wait(mention: Mention, names: NamesSpoken) -> bool:
    """Tell whether a mention is a short name that waits, or several works may have, and nothing else says of which."""
    is_bare = mention.kind is Kind.ALIAS and not (mention.ids or mention.authors or mention.year)
    return is_bare and (mention.aside or not names.title_of(mention.text))


def _is_distinct(name: str) -> bool:
    """Tell whether a name that several works may have is more than a word with one capital or none."""
    return len(name) >= _LEAST_LETTERS and not name[1:].islower()


def _may_mean(line: str, name: str, title: str, *, is_name: bool) -> bool:
    """Tell whether a name on a line may mean a work; one in small letters that `is_name` stands for its capitals."""
    own = with_capitals_of(name, title) if is_name else name
    return may_mean_work_of_field(line.replace(name, own), own, title)


def _is_anothers(line: str, start: int, name: str, names: NamesSpoken, *, is_name: bool) -> bool:
    """Tell whether a name that starts at an offset is another work's: the end of its name, or that of its authors.

    `faster r-cnn` is no `r-cnn`; beside people in brackets, a name that several works share is that of their work.
    """
    before = line[:start].split()[-1:]
    if is_name and line[start - 1 : start] == " " and before and names.title_of(f"{before[0]} {name}"):
        return True
    is_cited = _AFTER_PEOPLE.search(line, 0, start) or _BEFORE_PEOPLE.match(line, start + len(name))
    return not names.title_of(name) and is_cited is not None


def _is_plain_word(segment: Segment, line: str, name: str, *, is_name: bool) -> bool:
    """Tell whether a name is likely an ordinary word: one in a sentence, or in small letters before another word.

    `is_name`: it is no word of a dictionary, in a note that writes names so.
    A word in small letters may be a part of a longer name (`llava-ov`) or, if it is short, one of another language
    (`payé par le labo`). A word with the size of a model is none (`whisper-small`).
    """
    end = find_word(line, name) + len(name)
    if has_size(line, end):
        return False
    is_foreign = len(name) <= _SHORT_WORD and (
        _ACCENTED.search(line) is not None or _ARTICLE.search(line, 0, end - len(name)) is not None
    )
    is_word = not is_name and _WORD_AFTER.match(line, end) is not None
    if name.islower() and (is_foreign or is_word or has_small_part(line, end)):
        return True
    is_ordinary = name[1:].islower() and name.lower() in EVERYDAY_WORDS
    return is_ordinary and (name.islower() or segment.place is not Place.ROW)

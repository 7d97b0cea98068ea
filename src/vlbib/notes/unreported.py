"""The last check of a note's lines: known names and ids on lines that have no report yet are reported.

So is what looks like a title or an arXiv id beside a mention. Whatever an earlier step dropped is found here, so that
no line is ignored without a report.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.name_uses import has_model_size, has_size
from vlbib.core.programs_and_measures import PROGRAM_SIGN, is_program_or_measure
from vlbib.core.segment import Mark, Place
from vlbib.core.source_notes import NO_SOURCE, is_source_note
from vlbib.core.text import ACCENTED, find_word, squeeze
from vlbib.core.titles import (
    NAMES_OF_OTHERS,
    is_coined,
    is_distinctive,
    is_name_like,
    is_own_in_small_letters,
    title_size,
)
from vlbib.core.work import Kind, Mention, Skipped
from vlbib.notes.asides import asides_of, is_own_name
from vlbib.notes.id_lines import id_position
from vlbib.notes.line.shape import people
from vlbib.notes.not_taken import ELSEWHERE, IN_LIST, numbers_not_taken, pages_not_taken, title_runs
from vlbib.notes.rest_of_line import without_names, without_words
from vlbib.notes.segment_mentions import mention_of_id
from vlbib.notes.spoken_names import names_mentioned
from vlbib.notes.unknown_names import unknown_names
from vlbib.notes.words_of_titles import are_of_title

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from vlbib.core.ids import Id
    from vlbib.core.segment import Segment

_WHY = "a known work is called so, but nothing on the line says that it is meant"
_ID = "the id is that of a work that another line names"
_SAME_LETTERS = 15  # last letters of a run by which it is recognised in a mention
_MOST_LINES = 3  # maximum lines above a line on which a title may begin that ends there
_LEAST_WORDS = 5  # minimum words of what looks like a title beside another one
# People, by their initials, and venues
_NO_TITLE = lazy_pattern(
    r"[A-Z][\w'’-]+ [A-Z]{1,3}, |, [A-Z][\w'’-]+(?: [A-Z][\w'’-]+){1,2},"
    r"|\b(?:Conference|Proceedings|Advances in|Journal|Transactions|Symposium|Workshop)\b"
)
_ACCENTED = lazy_pattern(rf"[{ACCENTED}]")  # Latin letters that English words hardly have
_MOST_OF_WORD = 8  # maximum letters of such a word that may have the letters of a name
_NEAR = 10  # characters before a name that are read
_SIGN_BEFORE = lazy_pattern(r"(?:[,、，;；/→⟶>+&(（]|\b(?:and|or|vs\.?))\s*$")
_SIGN_AFTER = lazy_pattern(r"\s*(?:[,、，;；/→⟶<>+&]|->|(?:and|or|vs\.?)\b)")
_NO_NOTES = (Place.COMMENT, Place.FILE)


class _Written(NamedTuple):
    """A line: its number, its words without those of its row, the same with its links but without what mentions name.

    `has_row`: it is reported already.
    """

    number: int
    line: str
    text: str
    has_row: bool


def unreported_names(
    segments: Iterable[Segment],
    mentions: Sequence[Mention],
    reported: Mapping[int, str],
    fields: Collection[int],
    every_name: Callable[[str], Iterable[tuple[str, str]]],
    possible_names: Callable[[str], Iterable[tuple[str, str]]] = lambda _line: (),
) -> Iterator[Skipped | Mention]:
    """Yield a report row for each line of a note that has ids or known names without a report.

    A name that is spelled like one, and that only one work has, and an id that no mention has become mentions instead.

    `mentions` are all mentions of the note, `reported` the words of each line that has a row, `fields` the lines that
    only describe a work beside them and name none. `every_name` gives the names on a line, each with the title of its
    work ("" if several works share the name), `possible_names` words that may be names, for lines without another or
    beside names.
    If a line names works, the names on it that no other line has are reported too, but plain words shared by several
    works only in a list (not in `Lisa presented BLIP-2`), and beside a title no plain words at all.
    """
    names, held = names_mentioned(mentions), {identity.key for mention in mentions for identity in mention.ids}
    by_line: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_line[mention.line].append(mention)
    for segment in segments:
        if segment.place is Place.COMMENT:
            yield from _numbers_beside(segment, by_line, reported)
            yield from _in_comment(segment, reported, by_line, every_name, possible_names)
        if segment.place in _NO_NOTES:
            continue
        yield from _numbers_beside(segment, by_line, reported)
        numbered = {segment.line_at(id_position(segment, identity)): identity for identity in segment.ids}
        for number, line in _without_code(segment).lines():
            if number in numbered and not (by_line[number] or number in reported):
                yield _id_alone(segment, number, numbered[number], held)
                continue
            untold = without_words(line, reported[number]) if number in reported else line
            pages = _pages(segment, number) if segment.marks else ()
            text = without_names(" \n ".join((untold, *pages)), by_line[number])
            if number not in fields and any(map(str.isalpha, text)):
                beside = by_line[number]
                written = _Written(number, untold, text, has_row=number in reported)
                on_line = list(_named_on(segment, written, beside, names, every_name, possible_names))
                yield from on_line
                if beside and not (on_line or written.has_row):
                    near = [each for at in range(number - _MOST_LINES, number + 1) for each in by_line[at]]
                    yield from _titles_beside(segment, number, text, near)


def as_reports(rows: Iterable[Skipped | Mention]) -> Iterator[Skipped]:
    """Yield report rows, and one for each mention: in a note that names no work, a name alone names none either."""
    for each in rows:
        if isinstance(each, Skipped):
            yield each
        else:
            yield Skipped(file=each.file, line=each.line, text=each.text, reason=_WHY)


def _named_on(
    segment: Segment,
    written: _Written,
    beside: Sequence[Mention],
    names: AbstractSet[str],
    every_name: Callable[[str], Iterable[tuple[str, str]]],
    possible_names: Callable[[str], Iterable[tuple[str, str]]],
) -> Iterator[Skipped | Mention]:
    """Yield the mentions and the row of a line, `beside` its mentions; `names` are those of the note."""
    number, line, text, has_row = written
    is_heading = segment.place is Place.HEADING
    # one with the size of a model is still in the text: `roberta-large-mnli`
    own = {squeeze(each.text) for each in beside if each.kind is Kind.ALIAS}
    in_text = tuple(every_name(text))
    on_line = tuple(pair for pair in in_text if squeeze(pair[0]) not in own)
    here = _names_here(on_line, beside, line, in_heading=is_heading)
    mentioned = tuple(_mentioned(segment, number, line, here))
    yield from mentioned
    here = {name: title for name, title in here.items() if all(name != each.text for each in mentioned)}
    is_named = bool(mentioned or beside or has_row)
    if not is_heading and _has_names_alone(beside, line):
        further = _further_names(without_names(text, mentioned), here, on_line, possible_names, listed=is_named)
        coined = tuple(_mentioned(segment, number, line, _coined_in_small_letters(further)))
        yield from coined
        mentioned = (*mentioned, *coined)
        here |= {name: title for name, title in further.items() if all(name != each.text for each in coined)}
    yield from _rows(segment, number, here, names, is_named=is_named)
    if not (here or mentioned or has_row or is_heading or len(on_line) < len(in_text)):
        yield from unknown_names(segment, number, without_names(line, beside))


def _coined_in_small_letters(names: Mapping[str, str]) -> dict[str, str]:
    """Return the names in small letters that only their works are called by: `alpacafarm`, not `passport`."""
    words = {name: title for name, title in names.items() if name.replace(" ", "").isalnum() and name.islower()}
    return {name: title for name, title in words.items() if is_coined(own_spelling(name, title))}


def _further_names(
    text: str,
    here: Mapping[str, str],
    names: Iterable[tuple[str, str]],
    possible_names: Callable[[str], Iterable[tuple[str, str]]],
    *,
    listed: bool,
) -> dict[str, str]:
    """Return further words that may be names in what a line has besides its names, each with the title of its work.

    `names` are all on the line, `here` those that are reported anyway. Without any, or if the line is a list (`listed`:
    it has mentions), all words that may be names are reported, and names of several works beside a sign of a list.
    """
    if here and not listed:
        return {}
    signed = ((name, title) for name, title in names if listed and name in text and _is_beside_sign(text, name))
    further = dict((*signed, *possible_names(text)))
    return {
        name: title for name, title in further.items() if name in text and not any(name in longer for longer in here)
    }


def _is_beside_sign(text: str, name: str) -> bool:
    """Tell whether a sign of a list is before or after a name: `→ Hydra`, `Otter、`."""
    at = max(find_word(text, name), 0)
    return (
        _SIGN_BEFORE.search(text[max(at - _NEAR, 0) : at]) is not None
        or _SIGN_AFTER.match(text, at + len(name)) is not None
    )


def _id_alone(segment: Segment, number: int, identity: Id, held: AbstractSet[tuple[str, str]]) -> Skipped | Mention:
    """Return a mention for an id on a line without one; a report row if another line has a mention with it."""
    if identity.key in held:
        return Skipped(file=segment.file, line=number, text=str(identity), reason=_ID, elsewhere=True)
    return mention_of_id(segment, (identity,), number)


def _mentioned(segment: Segment, number: int, line: str, here: Mapping[str, str]) -> Iterator[Mention]:
    """Yield the names on a line that are spelled like names of one work each, and words that can only be a title.

    A word in capitals (`INDEX`) may be an ordinary word; one in lower case is no such word if its work spells it as
    none (`specaugment`). A heading has a topic.
    """
    own, written, original = {}, {}, line
    for name, title in here.items() if segment.place is not Place.HEADING else ():
        end = find_word(line, name) + len(name)
        is_sized = has_model_size(line, end) or (line[end : end + 1] == "-" and has_size(line, end))
        spelled = own_spelling(name, title, sized=is_sized)
        is_part = f"{name}-" in line and not is_sized  # `stargan-vc`
        is_short = name.isalpha() and len(name) <= _MOST_OF_WORD
        is_word = is_short and _ACCENTED.search(original)  # of another language: `texte → musique générée`
        if (title and spelled != name and not (is_part or is_word)) or _is_told_by_spelling(name, title):
            own[spelled] = title
            written[spelled] = name
            line = line.replace(name, spelled)
    for mention in asides_of(segment, number, line, own) if own else ():
        yield replace(mention, text=written[mention.text])
    for words, title in here.items() if segment.place is not Place.HEADING else ():
        if title and are_of_title(words, title, original):
            yield Mention(file=segment.file, line=number, text=words, section=segment.section, heading=segment.heading)


def _is_told_by_spelling(name: str, title: str) -> bool:
    if " " in name or not is_name_like(name):
        return False
    is_shouted = name.isalpha() and name.isupper()
    return not is_shouted or (is_distinctive(name) and squeeze(title) != squeeze(name))


def own_spelling(name: str, title: str, *, sized: bool = False) -> str:
    """Return a name in lower case as the title of its work has it, if it is no ordinary word; else as it is.

    A name that people or things have too (`roberta`) is left as it is unless it is `sized`, a program in any case.

    >>> own_spelling("specaugment", "SpecAugment: Cutting Sounds"), own_spelling("clip", "CLIP: Pictures and Words")
    ('SpecAugment', 'clip')
    >>> own_spelling("winoground", "Winoground: Pictures"), own_spelling("instant-ngp", "Instant Neural Primitives")
    ('Winoground', 'Instant-ngp')
    >>> own_spelling("nnunet", "nnU-Net: A Method")
    'nnU-Net'
    >>> own_spelling("roberta", "RoBERTa: Words"), own_spelling("roberta", "RoBERTa: Words", sized=True)
    ('roberta', 'RoBERTa')
    """
    if (name in NAMES_OF_OTHERS and not sized) or not name.islower() or is_program_or_measure(name):
        return name
    at = title.lower().find(name)
    head = title.partition(":")[0]
    spelled = title[at : at + len(name)] if at >= 0 else head if squeeze(head) == squeeze(name) else name.capitalize()
    is_of_words = "-" in name and spelled.isupper()  # `one-shot` is not `ONE-SHOT: ...`
    return spelled if (is_coined(spelled) or is_own_in_small_letters(name)) and not is_of_words else name


def _names_here(
    names: Iterable[tuple[str, str]], mentions: Sequence[Mention], line: str, *, in_heading: bool
) -> dict[str, str]:
    """Return the names on a line that are reported, each with the title of its work; `mentions` are those on it.

    Several works can share the name of a topic, which a heading is.
    """
    is_titled = not _has_names_alone(mentions, line)
    return {
        name: title
        for name, title in names
        if (not is_titled or _is_name_beside(name, title, in_heading=in_heading))
        and (title or (not in_heading and (is_name_like(name) or not mentions)))
    }


def _numbers_beside(
    segment: Segment, by_line: Mapping[int, Sequence[Mention]], reported: Collection[int]
) -> Iterator[Skipped]:
    """Yield the numbers like arXiv ids, in a comment all ids, on lines with mentions that do not have them."""
    for item in pages_not_taken(segment) if segment.place is Place.COMMENT else numbers_not_taken(segment):
        mentions = by_line.get(item.line)
        ids = {text for mention in mentions or () for each in mention.ids for text in (str(each), each.value)}
        if mentions and item.line not in reported and item.text not in ids:
            yield item


def _titles_beside(segment: Segment, number: int, text: str, mentions: Sequence[Mention]) -> Iterator[Skipped]:
    """Yield a row for the first run of words in title case in what a line has beside its mentions, if any.

    People and venues are left out, and what is part of one of the `mentions` that are on it or end there.
    """
    own = [squeeze(mention.text) for mention in mentions]
    for _, run in title_runs(text):
        is_own = any(squeeze(run)[-_SAME_LETTERS:] in each for each in own)
        if title_size(run) >= _LEAST_WORDS and not is_own and not _NO_TITLE.search(run) and not people(run):
            yield Skipped(file=segment.file, line=number, text=run, reason=IN_LIST)
            return


def _in_comment(
    segment: Segment,
    reported: Collection[int],
    by_line: Mapping[int, Sequence[Mention]],
    every_name: Callable[[str], Iterable[tuple[str, str]]],
    possible_names: Callable[[str], Iterable[tuple[str, str]]],
) -> Iterator[Skipped | Mention]:
    """Yield the names on the lines of a comment that only one work is called by, as mentions.

    For the others, and for beginnings of one known work each, yield a row for each line; without any, for words that
    may be names.
    """
    why = _WHY if is_source_note(segment.text) else f"a known work is called so, but {NO_SOURCE}"
    for number, line in segment.lines():
        if number in reported:
            continue
        text = without_names(line, by_line.get(number, ()))
        names = {name: title for name, title in every_name(text) if title and (is_name_like(name) or " " in name)}
        own = {
            name: title
            for name, title in names.items()
            if not (name.isupper() or name.islower()) and is_own_name(name, title)
        }
        mentions = [mention for mention in asides_of(segment, number, text, own) if not mention.aside]
        yield from mentions
        taken = {mention.text for mention in mentions}
        names = {name: title for name, title in names.items() if name not in taken}
        names = names or ({} if taken else dict(possible_names(text)))
        if names and not by_line.get(number):
            yield row_of_names(segment, number, names, why)


def _with_titles(names: Mapping[str, str]) -> str:
    """Return names with the titles of their works, for a reason."""
    return ", ".join(f"{name}: {title!r}" if title else f"{name}: several" for name, title in names.items())


def _has_names_alone(mentions: Sequence[Mention], line: str) -> bool:
    """Tell whether a line has no title: only short names, some of which are mentions by the titles of their works."""
    return all(each.kind is Kind.ALIAS or bool(each.called and each.text not in line) for each in mentions)


def _is_name_beside(name: str, title: str, *, in_heading: bool) -> bool:
    """Tell whether a name beside a title is another work's: people and venues there may have names of works too.

    In a heading it belongs to the heading's own work: `## COCO captions`. If several works have it, only a coined word
    is surely no person.
    """
    return (is_coined(name) or (bool(title) and (is_name_like(name) or " " in name))) and not in_heading


def _rows(
    segment: Segment, number: int, here: Mapping[str, str], names: AbstractSet[str], *, is_named: bool
) -> Iterator[Skipped]:
    """Yield the row of a line: the names whose works no other line names, else those that other lines name."""
    free = {name: title for name, title in here.items() if names.isdisjoint(map(squeeze, (name, title)))}
    if free:
        yield row_of_names(segment, number, free)
    elif here and not is_named:
        yield Skipped(file=segment.file, line=number, text=", ".join(here), reason=ELSEWHERE, elsewhere=True)


def row_of_names(segment: Segment, number: int, names: Mapping[str, str], why: str = _WHY) -> Skipped:
    """Return the row of a line for names, each with the title of its work ("" if several works are called so)."""
    reason = f"{why} ({_with_titles(names)})"
    return Skipped(file=segment.file, line=number, text=", ".join(names), reason=reason)


def _pages(segment: Segment, number: int) -> Iterator[str]:
    """Yield the names of the pages that wikilinks on a line lead to: `[[papers/CLIP|this one]]`."""
    for mark in segment.marks:
        if mark.mark is Mark.WIKI and mark.url and segment.line_at(mark.start) == number:
            yield mark.url.rpartition("/")[2]


def _without_code(segment: Segment) -> Segment:
    """Return a segment with code that is in lower case, or has signs of a program, replaced by spaces."""
    text = segment.text
    for mark in segment.marks:
        code = text[mark.start : mark.end] if mark.mark is Mark.CODE else ""
        if code.islower() or PROGRAM_SIGN.search(code):
            text = f"{text[: mark.start]}{' ' * len(code)}{text[mark.end :]}"
    return segment if text == segment.text else replace(segment, text=text)

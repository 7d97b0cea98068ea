"""Known titles in a text: all words of the title, in order, with clean edges.

No citation style is parsed: whatever is around a title, its edges tell whether it ends there or continues as a longer,
unknown title. docs/notes.md shows the rules with examples.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias
from weakref import WeakKeyDictionary

from msgspec import Struct
from msgspec.structs import replace

from vlbib.core.initials import initials
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.objections import Objection
from vlbib.core.segment import Mark, Place, Sighting
from vlbib.core.spelled_out import spelled_out
from vlbib.core.text import squeeze
from vlbib.core.titles import is_coined, is_name_word, may_be_coined, title_size
from vlbib.core.years import YEAR
from vlbib.matching.form import say_same
from vlbib.matching.recognition.context.answers import is_answered
from vlbib.matching.recognition.context.citing_people import is_cited
from vlbib.matching.recognition.context.clauses_around import is_in_clause
from vlbib.matching.recognition.context.edges import Edge, left_edge, right_edge
from vlbib.matching.recognition.context.file_names import ends_file_name
from vlbib.matching.recognition.context.later_versions import has_later_name
from vlbib.matching.recognition.context.own_people import OwnPeople, own_people
from vlbib.matching.recognition.context.own_words import are_own_words
from vlbib.matching.recognition.titles.dated_titles import is_before_venue, is_dated, own_year
from vlbib.matching.recognition.titles.linked_titles import linked_titles
from vlbib.matching.recognition.titles.named_titles import explains_name, name_beside, rest_of_line
from vlbib.matching.recognition.titles.rare_titles import (
    begins_many_titles,
    is_between_scripts,
    is_in_title_case,
    is_rare_title,
)
from vlbib.matching.recognition.titles.spelled_titles import spelled_titles
from vlbib.matching.regional_spelling import in_american

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from vlbib.core.known import Known, KnownTitle
    from vlbib.core.segment import Segment
    from vlbib.matching.recognition.titles.spelled_titles import SpelledTitle

_JOINER = (
    r"(?<!\s)[?!]?\s*(?:(?:[,;]\s*)?(?:and|or|vs\.?|und|oder|et|ou|y|e|&|/)\s+"
    r"|(?:->|=>|--|或者|[→⇒➜<>+;、与和及跟或·•–—])\s*)"
)
# Before another title, after one: `Some Title, with Another Title`
_AND_THEN = lazy_pattern(r"[,;]\s?(?:with|then|plus|also|after|before|and then|like|see)\s$")
_OWN_LINE = lazy_pattern(r"[\W\d_]*(?:[【\[（(][^\W\d_]{1,8}[】\]）)]\s*)?[\W\d_]*|[^\n\x1f]{1,40}[:：]\s*")
_OWN_LINE_END = lazy_pattern(r"[\W_]*|\s*の?(?:论文|論文|精读|解读|详解|笔记|阅读|原文|リーディング|논문)[^\n]*")
_JOINED_BEFORE, _JOINED_AFTER = lazy_pattern(rf"{_JOINER}$"), lazy_pattern(_JOINER)
_SMALL_BEFORE = lazy_pattern(r"(?<![\w-])[^\W\d_A-Z][^\W\d_]* $")
_COMMA_BEFORE, _COMMA_AFTER = lazy_pattern(r"(?<!\s)[,，]\s?$"), lazy_pattern(r"[,，]\s?")
_ANYWHERE, _EDGED, _LISTED = 5, 4, 3  # minimum words of a title that counts anywhere, between hard edges, in a list
# From this many words on, a title is hardly ever part of a longer one, except of a reply to it.
_LONG = 10
_WORDS_AFTER = lazy_pattern(r"[ \t\u00a0]+[^\W\d_]")
# What continues even a long title: a version, a reconsideration
_LATER = lazy_pattern(
    r"\s+(?:from Scratch|and (?:Beyond|Back)|II|III|IV|[Vv][2-9]|Revisited|Reconsidered|Considered|Challenge|Part)\b"
)
# and a preposition, if nothing comes before the title
_PURPOSE = lazy_pattern(
    r"\s+(?:for|in|with|via|without|under|using|through|on|of|to|against|beyond|[A-Z][a-z]+ing|Under|Without|Beyond)"
    r"\s+(?!Proc|Adv|Int|Conf|Trans|Annual|Symp|Workshop|Journal)[A-Z][a-z]"
)
_CITED = lazy_pattern(rf"\s*(?:\[\d{{1,3}}(?:[,–-]\s?\d{{1,3}})*\]|\((?:[^()]{{0,80}}[ ,])?{YEAR}[a-z]?\))")
# Authors and year, or a BibTeX field, before a title
_REFERENCE = lazy_pattern(rf"[\w.)][,.]?\s*\(?{YEAR}[a-z]?\)?[.,:]\s*[\"“]?$|\btitle\s?=\s?[{{\"]{{1,3}}\s?$")
_WHOLE_MARKS = (Mark.BOLD, Mark.LINK, Mark.WIKI, Mark.QUOTED, Mark.ITALIC, Mark.CELL)
_LONE = (Place.ITEM, Place.HEADING, Place.FILE)
_YEAR_BEFORE = lazy_pattern(rf"\W*[\[(（【]{YEAR}[\])）】]\W*")
_REACH = 100  # characters before a title that are searched for what joins it; a negative offset counts as 0
_AND = lazy_pattern(r"\s+and\s+([A-Z][\w-]+)")
_LISTS = (Place.ITEM, Place.ROW, Place.HEADING, Place.PROPERTY, Place.FILE)


class _Beside(Struct, frozen=True):
    """Where known titles begin and end in a text, and the known works: used to judge the words beside a title."""

    starts: Container[int]
    ends: Container[int]
    body: Known


class _WorkNames(Struct, frozen=True):
    """The squeezed short names of a work and the initials of its title, computed only when a name is compared."""

    title: KnownTitle

    def __contains__(self, name: object) -> bool:
        return name in self.title.names or name in initials(self.title.text)


def titles_in(segment: Segment, body: Known) -> tuple[Sighting, ...]:
    """Return the known works that a segment names by title, in order and without overlaps.

    The year beside the only title of a segment that has a year by its form is that one, and is not looked for again.
    """
    judged = [each for each, objection in _judged(segment, body) if not objection]
    is_read = segment.year is not None and len(judged) == 1
    sightings = [
        Sighting(
            each.start,
            each.end,
            _shown(segment.text, each),
            called=name_beside(segment.text, each),
            year=None if is_read else own_year(segment.text, each, body),
        )
        for each in judged
    ]
    taken: list[Sighting] = []
    for sighting in sorted(
        (*sightings, *linked_titles(segment, body)), key=lambda each: (each.start - each.end, each.start)
    ):
        if all(sighting.end <= other.start or other.end <= sighting.start for other in taken):
            taken.append(sighting)
    return tuple(_with_joined(sorted(taken, key=lambda each: each.start), segment.text))


def _with_joined(sightings: Sequence[Sighting], text: str) -> Iterator[Sighting]:
    """Yield sightings; those of long titles joined to another title are marked as `listed`."""
    joined = {
        each
        for before, after in pairwise(sightings)
        if _JOINED_AFTER.fullmatch(text, before.end, after.start)
        for each in (before, after)
        if title_size(each.text) >= _ANYWHERE
    }
    yield from (replace(each, listed=True) if each in joined else each for each in sightings)


def _shown(text: str, candidate: SpelledTitle) -> str:
    """Return a title as records write it; in British spelling as the text does."""
    written = text[candidate.start : candidate.end]
    is_british = squeeze(written) != candidate.title.key and squeeze(in_american(written)) == candidate.title.key
    return written if is_british else candidate.title.text


def passed_over(segment: Segment, body: Known) -> tuple[tuple[str, str], ...]:
    """Return the known titles in a segment that do not count there, each with the reason."""
    reasons = ((each.title.text, objection) for each, objection in _judged(segment, body))
    return tuple(dict.fromkeys((title, reason) for title, reason in reasons if reason))


def titles_within_others(segment: Segment, body: Known) -> frozenset[str]:
    """Return, squeezed, the known titles that a segment contains as a part or a version of another title."""
    return frozenset(
        each.title.key
        for each, objection in _judged(segment, body)
        if objection in (Objection.LONGER, Objection.LONGER_BEFORE, Objection.OTHER_MARKS)
    )


_Judged: TypeAlias = "tuple[tuple[SpelledTitle, Objection | None], ...]"
# The last segment by its known works; a weak key, because these would otherwise stay open.
_last: WeakKeyDictionary[Known, tuple[Segment, _Judged]] = WeakKeyDictionary()


def _judged(segment: Segment, body: Known) -> _Judged:
    """Return the known titles in a segment, in any spelling of `and`, each with the objection to it.

    The last result is cached, because a segment's titles and then its passed titles are requested.
    """
    last = _last.get(body)
    if last is None or last[0] is not segment:
        candidates = spelled_titles(segment.text, body)
        beside = _Beside({each.start for each in candidates}, {each.end for each in candidates}, body)
        only = _only_title(segment, candidates, beside)
        if only:
            last = (segment, tuple((each, None if each is only else Objection.LONGER) for each in candidates))
        else:
            last = (segment, tuple((each, _objection_to(segment, each, beside)) for each in candidates))
        _last[body] = last
    return last[1]


def _only_title(segment: Segment, candidates: Sequence[SpelledTitle], beside: _Beside) -> SpelledTitle | None:
    """Return the title that has all letters of a segment, if it counts; the others are parts of it."""
    longest = max(candidates, key=lambda each: each.end - each.start, default=None)
    if longest is None or any(map(str.isalpha, segment.text[: longest.start] + segment.text[longest.end :])):
        return None
    return None if _objection_to(segment, longest, beside) else longest


def _objection_to(segment: Segment, candidate: SpelledTitle, beside: _Beside) -> Objection | None:
    """Return why a known title does not count where it is; None if it counts.

    If the work's name with a `+` is beside the title, it is another work, unless records give that name to this one.
    Three words in title case that no other known title begins with count between soft edges as well. So does a short
    title that few others begin with, if it is between words of another script.
    """
    if has_later_name(segment.text, candidate.start, candidate.end, candidate.title, beside.body):
        return Objection.LATER_VERSION
    objection = _objection(segment, candidate, beside)
    if objection not in (Objection.UNSURE, Objection.FEW):
        return objection
    text, is_unsure = segment.text[candidate.start : candidate.end], objection is Objection.UNSURE
    if not is_rare_title(text, beside.body):
        is_title = is_unsure and is_between_scripts(segment.text, candidate.start, candidate.end)
        return None if is_title and not begins_many_titles(text, beside.body) else objection
    is_sure = is_unsure and is_in_title_case(segment.text, candidate.start, candidate.end)
    return None if is_sure else Objection.RARE


def _objection(segment: Segment, candidate: SpelledTitle, beside: _Beside) -> Objection | None:
    """Return why a known title does not count where it is; None if it counts, by its words and edges alone."""
    start, end, title = candidate.start, candidate.end, candidate.title
    text = segment.text[start:end]
    count = title_size(text)
    cited = text[:1].isupper() and is_cited(segment.text, end)
    if count < _LISTED and not (cited and count > 1):
        if count > 1 and segment.place in _LISTS and explains_name(segment.text, start, end, title.names):
            return None
        is_named = count > 1 and any(map(is_coined, text.split()))  # no topic: `"Understanding FindNet"`
        return None if is_named and _is_whole(segment, start, end) else Objection.FEW
    if segment.results and count < _ANYWHERE:
        return Objection.IN_RESULTS
    if not (say_same(text, title.text) or any(say_same(read(text), title.text) for read in (spelled_out, in_american))):
        return Objection.OTHER_MARKS
    if _is_whole(segment, start, end) and not is_answered(segment.text, start):
        return None
    return _edge_objection(segment, candidate, _ANYWHERE if cited else count, beside)


def _edge_objection(segment: Segment, candidate: SpelledTitle, count: int, beside: _Beside) -> Objection | None:
    """Return what beside a title keeps it from counting; None if nothing does.

    A title joined to another by `and` ends where the other begins.
    """
    is_low = segment.text[candidate.start : candidate.end].islower() and not ends_file_name(segment.text, candidate.end)
    dated = count < _ANYWHERE and is_dated(segment.text, candidate, beside.body)
    people = own_people(segment.text, candidate.start, candidate.end, beside.body) if count >= _EDGED else OwnPeople()
    if people.several and _is_apart(segment.text, candidate.start):
        return None
    is_low = is_low and not people.after
    if count < _ANYWHERE and is_low and not dated:
        return Objection.SMALL_LETTERS
    reach = (candidate.start - _REACH, candidate.start)
    joiners = (pattern.search(segment.text, *reach) for pattern in (_JOINED_BEFORE, _AND_THEN))
    before = next(filter(None, joiners), None)
    after = _JOINED_AFTER.match(segment.text, candidate.end)
    is_long = title_size(segment.text[candidate.start : candidate.end]) >= _LONG
    left = _left_edge(segment, candidate, count, beside, long=is_long)
    right = right_edge(segment, candidate.end, candidate.start)
    if is_long and right is Edge.OPEN and _are_others(segment.text, candidate.end, begins=left is Edge.HARD):
        right = Edge.SOFT
    left = Edge.HARD if people.before or (before is not None and before.start() in beside.ends) else left
    is_cut = (
        people.after
        or is_before_venue(segment.text, candidate, beside.body)
        or is_cited(segment.text, candidate.end)
        or (after and after.end() in beside.starts)
    )
    right = Edge.HARD if is_cut else right
    is_joined = (before is not None and before.start() in beside.ends) or (
        after is not None and after.end() in beside.starts
    )
    is_joined = is_joined or _is_between_commas(segment.text, candidate, beside)
    right = Edge.OPEN if right is Edge.SOFT and _is_joined_in_item(segment, candidate.end) else right
    if left is Edge.OPEN:
        return Objection.LONGER_BEFORE
    if right is Edge.OPEN:
        return Objection.LONGER
    begins = segment.text[candidate.start].isupper() and segment.text[candidate.start - 1 : candidate.start] == " "
    is_hard = right is Edge.HARD and (left is Edge.HARD or (begins and count >= _EDGED))
    if dated and (is_low or is_hard):
        return None if is_hard else Objection.SMALL_LETTERS
    is_enough = _is_enough(segment, candidate, count, hard=is_hard, joined=is_joined)
    return None if is_enough else Objection.UNSURE


def _is_apart(text: str, start: int) -> bool:
    """Tell whether small letters or a label are before a title, and neither a reply nor a part of its first word."""
    before = text[:start].rstrip()
    is_label = before.endswith((":", "：", "/")) and not before.lower().endswith("re:")
    last = before.rpartition(" ")[2]
    is_spaced = before != text[:start]
    return is_spaced and (is_label or last.islower()) and not is_answered(text, start)


def _left_edge(segment: Segment, candidate: SpelledTitle, count: int, beside: _Beside, *, long: bool) -> Edge:
    """Return the edge before a title; words of the note's author before a longer title are not part of it.

    Nor is a word in small letters before a coined name and a colon: `of course Toolformer: Language Models ...`.
    """
    is_whole = count >= _EDGED or ":" in candidate.title.text
    left = left_edge(segment, candidate.start, _WorkNames(candidate.title), whole=is_whole, long=long)
    if left is not Edge.OPEN or count < _ANYWHERE or is_answered(segment.text, candidate.start):
        return left
    name = candidate.title.text.partition(": ")[0]
    is_named = (is_coined(name) or may_be_coined(name)) and _SMALL_BEFORE.search(segment.text[: candidate.start])
    is_own = is_named or are_own_words(segment.text, candidate.start, beside.body)
    is_own = is_own or is_in_clause(segment.text, candidate.start, candidate.end)
    return Edge.SOFT if is_own else left


def _are_others(text: str, end: int, *, begins: bool) -> bool:
    """Tell whether words right after a long title are not part of it; `begins`: nothing comes before the title."""
    if not _WORDS_AFTER.match(text, end) or _LATER.match(text, end):
        return False
    return not (begins and _PURPOSE.match(text, end))


def _is_between_commas(text: str, candidate: SpelledTitle, titles: _Beside) -> bool:
    """Tell whether a title is between two others in a list with commas."""
    before = _COMMA_BEFORE.search(text, candidate.start - _REACH, candidate.start)
    after = _COMMA_AFTER.match(text, candidate.end)
    return before is not None and after is not None and before.start() in titles.ends and after.end() in titles.starts


def _is_joined_in_item(segment: Segment, end: int) -> bool:
    """Tell whether `and` joins capitalised words to a title in an item: they may be more of the title."""
    match = _AND.match(segment.text, end)
    return match is not None and segment.place in _LONE and not is_name_word(match[1])


def _is_enough(segment: Segment, candidate: SpelledTitle, count: int, *, hard: bool, joined: bool) -> bool:
    """Tell whether a title of `count` words counts: it needs more words if its edges are not hard.

    `joined`: another known title is beside it.
    """
    start, end = candidate.start, candidate.end
    if count >= _ANYWHERE or (count >= _EDGED and hard):
        return True
    if segment.is_cited_at(end) or _CITED.match(segment.text, end):
        return True
    if hard and (joined or segment.place in _LISTS or _REFERENCE.search(segment.text, start - _REACH, start)):
        return True
    return hard and _has_own_line(segment.text, start, end)


def _has_own_line(text: str, start: int, end: int) -> bool:
    """Tell whether a capitalised title has a line of its own, with only numbers, a label or a word for a paper."""
    before, after = rest_of_line(text, start, end)
    if not text[start].isupper() or _OWN_LINE_END.fullmatch(after) is None:
        return False
    return _OWN_LINE.fullmatch(before) is not None


def _is_whole(segment: Segment, start: int, end: int) -> bool:
    """Tell whether a span is all of a mark, a cell or the whole segment, but a year in brackets before it."""
    before = segment.text[:start]
    if not _letters(segment.text[end:]) and (not _letters(before) or _YEAR_BEFORE.fullmatch(before)):
        return True
    covers = (mark for mark in segment.marks if mark.mark in _WHOLE_MARKS and mark.start <= start < end <= mark.end)
    return any(
        not _letters(segment.text[mark.start : start]) and not _letters(segment.text[end : mark.end]) for mark in covers
    )


def _letters(text: str) -> bool:
    return any(char.isalnum() for char in text)

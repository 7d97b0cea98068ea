"""Finds works of today's notes in the lock, so that nothing is asked or decided twice.

First by place: the same file, heading path and text; a citation by its key. Then by content, wherever it moved: an id
in the lock, the same squeezed text, or the title of the accepted record. Last, for a line reworded in the same file,
only if the old line is gone: the same words except for small misspellings, or a title that gained or lost its beginning
or end. If a record was accepted for it, the new words must still agree with the record's title.

A work is asked about again if it has a new id, if its pin was removed, or if it is doubtful and has new evidence.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from msgspec import Struct

from vlbib.core.text import exact_key, words
from vlbib.core.work import Kind, Status, Work
from vlbib.kept_answers import kept
from vlbib.lock.settled import SettledWork
from vlbib.matching.title_agreement import compare

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from vlbib.core.work import Mention
    from vlbib.lock.file import Lock, Locked
    from vlbib.lock.schema import LockedWork

_OPEN = frozenset({Status.DOUBTFUL, Status.UNRESOLVED, Status.UNASKED})
_SLIP = 2  # the greatest edit distance of a reworded word
_SLIP_WORD = 5  # the fewest letters of such a word
_LONG_WORD = 8  # the fewest letters of a word in which one wrong letter is a typo, even if the record has another
_KEPT_WORDS = 4  # the fewest words in common of a title and its shortened form

Key = TypeVar("Key")
Place: TypeAlias = tuple[str, tuple[str, ...], str]
_Line: TypeAlias = tuple[int, list[str]]  # a line in the lock: the index of its work, its words


class Memory(Struct, frozen=True, dict=True):
    """A lock with the indexes of its works by place, text, key and id."""

    lock: Locked

    @cached_property
    def places(self) -> Mapping[Place, tuple[int, ...]]:
        """The works by file, heading path and text of a mention; several if a line has changed its work."""
        by_place: dict[Place, tuple[int, ...]] = {}
        for number, work in enumerate(self.lock.works):
            for mention in _lines(work):
                where = mention.place
                by_place[where] = (*by_place[where], number) if where in by_place else (number,)
        return by_place

    @cached_property
    def texts(self) -> Mapping[str, tuple[int, ...]]:
        """The works by squeezed text of a mention or title of an accepted record."""
        works = enumerate(self.lock.works)
        return _grouped((exact_key(text), number) for number, work in works for text in _texts(work))

    @cached_property
    def keys(self) -> Mapping[str, int]:
        """The works by citation key in lower case; a current key takes precedence over a former one."""
        works = [(number, work) for number, work in enumerate(self.lock.works) if work.key]
        former = {key.lower(): number for number, work in works for key in work.former_keys}
        return former | {work.key.lower(): number for number, work in works}

    @cached_property
    def ids(self) -> Mapping[tuple[str, str], tuple[int, ...]]:
        """The works by the ids from the sources."""
        works = enumerate(self.lock.works)
        return _grouped((identity.key, number) for number, work in works for identity in work.ids)

    def find(self, work: Work) -> int | None:
        """Return the index of the locked work that is today's work, found by key, place, id or text; else None."""
        if work.first.kind is Kind.CITATION:
            return self.keys.get(work.first.text.lower())
        given = _given(work)
        numbers = {number for identity in given for number in self.ids.get(identity, ())} if given else set()
        for mention in work.mentions:
            for number in self._at_place(mention):
                locked = self.lock.works[number]
                if _fits(locked, work) and (not numbers or number in numbers or given <= _claimed(locked)):
                    return number
        if len(numbers) == 1:
            return numbers.pop()
        moved = dict.fromkeys(number for mention in work.mentions for number in self._named(mention))
        fitting = [number for number in moved if _fits(self.lock.works[number], work)]
        return fitting[0] if len(fitting) == 1 else None

    def _at_place(self, mention: Mention) -> Sequence[int]:
        """Return the works that a line has named; first those for which it had the same pin and the same claims as now.

        So the line's former work is distinguished from the one that it was pinned to, whatever the order of the keys.
        """
        numbers = self.places.get(mention.place, ())
        return sorted(numbers, key=lambda number: self._unlikeness(number, mention)) if numbers[1:] else numbers

    def _unlikeness(self, number: int, mention: Mention) -> tuple[bool, bool]:
        lines = [line for line in _lines(self.lock.works[number]) if line.place == mention.place]
        pinned = [line for line in lines if line.pinned == mention.pinned]
        return not pinned, all(line.claims != mention.claims for line in pinned)

    def _named(self, mention: Mention) -> Sequence[int]:
        numbers = self.texts.get(exact_key(mention.text), ())
        near = [number for number in numbers if _near(self.lock.works[number], mention)]
        return near if len(near) == 1 else numbers


def remember(lock: Locked) -> Memory:
    """Return a lock with its indexes; they are kept for the same lock in a long-running program."""
    return kept("memory", (lock,), lambda: Memory(lock))


def _grouped(pairs: Iterable[tuple[Key, int]]) -> dict[Key, tuple[int, ...]]:
    groups: dict[Key, dict[int, None]] = defaultdict(dict)
    for key, number in pairs:
        groups[key][number] = None
    return {key: tuple(numbers) for key, numbers in groups.items() if key}


def kept_apart(lock: Lock, works: Sequence[Work]) -> list[Work]:
    """Return today's works, split where an earlier run has separated some of the mentions.

    These are unchanged lines of a work that is still in doubt, beside lines of an accepted work; or of two accepted
    works, if the notes say nothing new of them.
    """
    memory = remember(lock)
    return [part for work in _without_doubted(lock, works) for part in _of_locked_works(memory, work)]


def _without_doubted(lock: Lock, works: Sequence[Work]) -> list[Work]:
    """Return today's works; lines still in doubt beside accepted lines are works of their own."""
    doubted = {_said(line) for work in lock.works if work.status in _OPEN for line in _lines(work)}
    places = {place for place, _ in doubted}
    near = [work for work in works if any(mention.place in places for mention in work.mentions)] if doubted else []
    if not near:
        return list(works)
    around = {mention.place for work in near for mention in work.mentions}
    sure = (work for work in lock.works if work.status is Status.ACCEPTED)
    accepted = {_said(line) for work in sure for line in _lines(work) if line.place in around}
    places = {place for place, _ in accepted}
    return [part for work in works for part in _parted(work, doubted - accepted, places)]


def _said(mention: Mention) -> tuple[Place, tuple[object, ...]]:
    """Return the place of a line, and its claims."""
    return mention.place, mention.claims


def _parted(
    work: Work, doubted: Collection[tuple[Place, tuple[object, ...]]], accepted: Collection[Place]
) -> Iterator[Work]:
    """Yield the work as it is; or without its lines in doubt, followed by these, grouped by their claims."""
    apart: dict[tuple[object, ...], list[Mention]] = defaultdict(list)
    if any(mention.place in accepted for mention in work.mentions):
        for mention in work.mentions:
            if _said(mention) in doubted:
                apart[mention.claims].append(mention)
    gone = [mention for group in apart.values() for mention in group]
    rest = tuple(mention for mention in work.mentions if mention not in gone)
    if rest:
        yield Work(mentions=rest) if gone else work
    yield from (Work(mentions=tuple(group)) for group in apart.values())


def _of_locked_works(memory: Memory, work: Work) -> Iterator[Work]:
    """Yield the work as it is; or a work for each accepted one of the lock, if these together have all its lines."""
    groups: dict[int, list[Mention]] = defaultdict(list)
    for mention in work.mentions if len({mention.text for mention in work.mentions}) > 1 else ():
        numbers = memory.places.get(mention.place, ())
        is_known = len(numbers) == 1 and memory.lock.works[numbers[0]].status is Status.ACCEPTED
        groups[numbers[0] if is_known and not mention.pinned else -1].append(mention)
    if len(groups) < 2 or -1 in groups:
        yield work
    else:
        yield from (Work(mentions=tuple(group)) for group in groups.values())


def recall_all(lock: Lock, works: Sequence[Work]) -> tuple[SettledWork | None, ...]:
    """Return each of today's works with its block in the lock, in order; None for those that must be asked about."""
    if not lock.works:
        return (None,) * len(works)
    memory = remember(lock)
    numbers = [memory.find(work) for work in works]
    if None in numbers:
        gone = _gone(memory, works)
        numbers = [_reworded(memory, work, gone) if n is None else n for n, work in zip(numbers, works, strict=True)]
    pairs = zip(works, numbers, strict=True)
    return tuple(
        None if number is None else SettledWork(work=work, locked=lock.works[number]) for work, number in pairs
    )


def _texts(work: LockedWork) -> Iterable[str]:
    yield from (mention.text for mention in _lines(work))
    if work.status is Status.ACCEPTED:
        yield from (record.title for record in work.verdict.records)


def _lines(work: LockedWork) -> Iterable[Mention]:
    """Return the mentions of a work in words, not the citations by key."""
    return (mention for mention in work.mentions if mention.kind is not Kind.CITATION)


def _near(locked: LockedWork, mention: Mention) -> bool:
    return any(line.file == mention.file and line.heading == mention.heading for line in locked.mentions)


def _fits(locked: LockedWork, work: Work) -> bool:
    """Tell whether the lock's decision holds for what the notes now say of the work."""
    if _unpinned(locked, work):
        return False
    if locked.status in _OPEN:
        return {mention.claims for mention in locked.mentions} >= {mention.claims for mention in work.mentions}
    given = _given(work)
    if not given:
        return True
    keys = {identity.key for identity in locked.ids} | _claimed(locked)
    schemes = {scheme for scheme, _ in keys}
    return bool(given & keys) or not any(scheme in schemes for scheme, _ in given)


def _unpinned(locked: LockedWork, work: Work) -> bool:
    """Tell whether the owner has removed the pin that a line has in the lock."""
    pinned = [exact_key(mention.text) for mention in locked.mentions if mention.pinned]
    return bool(pinned) and any(not mention.pinned and exact_key(mention.text) in pinned for mention in work.mentions)


def _claimed(locked: LockedWork) -> set[tuple[str, str]]:
    """Return the ids in the lines of a locked work."""
    return {identity.key for mention in locked.mentions for identity in mention.ids}


def _given(work: Work) -> set[tuple[str, str]]:
    return {identity.key for mention in work.mentions for identity in mention.ids}


def _gone(memory: Memory, works: Sequence[Work]) -> dict[str, list[_Line]]:
    """Return, by file, the index of the work and the words of every line in the lock that is in no note today.

    A line has moved, and is not gone, if its text is at a place that the lock does not know.
    """
    today = {mention.place: mention.text for work in works for mention in work.mentions}
    moved = {exact_key(text) for where, text in today.items() if where not in memory.places}
    gone: dict[str, list[_Line]] = defaultdict(list)
    for number, locked in enumerate(memory.lock.works):
        for mention in _lines(locked):
            if mention.place not in today and exact_key(mention.text) not in moved:
                gone[mention.file].append((number, words(mention.text)))
    return gone


def _reworded(memory: Memory, work: Work, gone: dict[str, list[_Line]]) -> int | None:
    """Return the index of the only locked work in the same file with a gone line nearly equal to a line of this work.

    That line then no longer counts as gone, so that no other line is matched with it.
    """
    tokens = [(mention.file, words(mention.text)) for mention in work.mentions]
    pairs = [
        (file, line) for file, line_words in tokens for line in gone.get(file, ()) if same_line(line_words, line[1])
    ]
    fitting = [
        (file, line)
        for file, line in pairs
        if _fits(memory.lock.works[line[0]], work) and _is_still_meant(memory.lock.works[line[0]], work)
    ]
    if len({line[0] for _, line in fitting}) != 1:
        return None
    for file, line in fitting:
        gone[file] = [old for old in gone[file] if old is not line]
    return fitting[0][1][0]


def _is_still_meant(locked: LockedWork, work: Work) -> bool:
    """Tell whether reworded lines still name the accepted record; `Hybrid Attention Is ...` is another work.

    A work that the owner pinned, or without an accepted record, stays with its line whatever the wording.
    """
    if locked.status is not Status.ACCEPTED or any(mention.pinned for mention in locked.mentions):
        return True
    return any(
        compare(mention.text, record.title).agrees or _is_slip(words(mention.text), words(record.title))
        for mention in work.mentions
        for record in locked.verdict.records
    )


def _is_slip(left: Sequence[str], right: Sequence[str]) -> bool:
    """Tell whether two titles differ only by one letter in one long word, and not in its first letter."""
    differing = [pair for pair in zip(left, right, strict=False) if pair[0] != pair[1]]
    if len(left) != len(right) or len(differing) != 1:
        return False
    ours, theirs = differing[0]
    is_long = min(len(ours), len(theirs)) >= _LONG_WORD and ours[0] == theirs[0]
    return is_long and _same_word(ours, theirs, most=1)


def same_line(left: Sequence[str], right: Sequence[str]) -> bool:
    """Tell whether two titles differ only by misspellings, or one is the beginning or the end of the other."""
    if len(left) == len(right):
        return all(map(_same_word, left, right))
    short, long = sorted((left, right), key=len)
    return len(short) >= _KEPT_WORDS and short in (long[: len(short)], long[-len(short) :])


def _same_word(left: str, right: str, most: int = _SLIP) -> bool:
    if left == right:
        return True
    if min(len(left), len(right)) < _SLIP_WORD or any(c.isdigit() for c in left + right):
        return False
    from rapidfuzz.distance import DamerauLevenshtein

    return DamerauLevenshtein.distance(left, right, score_cutoff=most) <= most

"""Names beside those of known works that are not taken: none of them vanishes.

`listed_beside` has the sources asked for an unknown name if most of its list is known. Here are the others: parts of a
list of which less is known (`PaLI, PaLI-3, PaliGemma`), and items of one name in a list of works (`- Molmo`). What no
known work is called by is reported; a name that several works share, or that is a plain word, waits for a decision.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.ordinary_words import ORDINARY_WORDS
from vlbib.core.part_labels import is_of_parts
from vlbib.core.programs_and_measures import is_program_or_measure
from vlbib.core.segment import Place
from vlbib.core.text import squeeze
from vlbib.core.titles import is_name_like
from vlbib.core.work import Kind, Mention, Skipped
from vlbib.notes.listed_beside import list_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from vlbib.core.segment import Segment

UNKNOWN = "names of works are beside it, but no known work is called so"
_PLAIN = lazy_pattern(r"[A-Z][a-z]{3,20}")
_MOST_SIGNS = 300  # maximum characters of a line that is read
_LEAST = 2  # minimum items of a list that name works


def names_not_taken(
    segments: Sequence[Segment],
    mentions: Sequence[Mention],
    known_names: Callable[[str], Iterable[tuple[str, str]]] = lambda _line: (),
) -> Iterator[Skipped | Mention]:
    """Yield a row for each line of a note with names that are not in `mentions`, beside names that are.

    Those of `known_names`, which returns the names on a line, are yielded as mentions that wait.
    """
    lines = {mention.line for mention in mentions}
    works = _lists_of_works(segments, lines)
    named: dict[int, set[str]] = defaultdict(set)
    for each in mentions:
        if each.kind is Kind.ALIAS or each.called:
            named[each.line].add(squeeze(each.called or each.text))
    for segment in segments:
        if segment.place not in (Place.ITEM, Place.PARAGRAPH) or segment.results:
            continue
        for number, line in segment.lines() if named else ():
            if number in named:
                parts = _unknown_parts(line, named[number])
                waiting = {part for part in parts if _is_known(part, known_names)}
                yield from (_waiting(segment, number, part) for part in parts if part in waiting)
                unknown = ", ".join(part for part in parts if part not in waiting)
                if unknown:
                    yield Skipped(file=segment.file, line=number, text=unknown, reason=UNKNOWN)
        if segment.group in works and segment.line not in lines and _is_name(segment.text):
            if _is_known(segment.text, known_names):
                yield _waiting(segment, segment.line, segment.text)
            else:
                yield Skipped(file=segment.file, line=segment.line, text=segment.text, reason=UNKNOWN)


def _is_known(name: str, known_names: Callable[[str], Iterable[tuple[str, str]]]) -> bool:
    return any(each == name for each, _ in known_names(name))


def _waiting(segment: Segment, number: int, name: str) -> Mention:
    return Mention(
        file=segment.file, line=number, text=name, kind=Kind.ALIAS, section=segment.section, heading=segment.heading,
        aside=True,
    )  # fmt: skip


def _lists_of_works(segments: Sequence[Segment], lines: set[int]) -> frozenset[int]:
    """Return the group numbers of lists of which most items, and two or more, name works."""
    items = [segment for segment in segments if segment.place is Place.ITEM]
    sizes = Counter(item.group for item in items)
    counts = Counter(item.group for item in items if item.line in lines)
    return frozenset(group for group, count in counts.items() if count >= _LEAST and 2 * count > sizes[group])


def _unknown_parts(line: str, named: set[str]) -> list[str]:
    """Return the parts of a list of names that are not in `named`, squeezed; none if any part is no name."""
    parts = list_parts(line) if len(line) <= _MOST_SIGNS and not is_of_parts(line) else []
    unknown = [part for part in dict.fromkeys(parts) if squeeze(part) not in named]
    is_list = len(unknown) < len(parts) and all(map(_is_name, unknown))
    return [part for part in unknown if not is_program_or_measure(part)] if is_list else []


def _is_name(text: str) -> bool:
    """Tell whether a text is one word that may be the name of a work, or words of which one is spelled like a name."""
    is_plain = _PLAIN.fullmatch(text) is not None and text.lower() not in ORDINARY_WORDS
    return is_plain or (is_name_like(text) and not any(word[0].islower() for word in text.split()[1:]))

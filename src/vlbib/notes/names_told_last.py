"""Names that the rest of a note tells: those of works of its field, and those of works that it names elsewhere.

What the field tells makes the field itself plainer, so it is asked twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.notes.field_of_note import field_named, with_names_of_field
from vlbib.notes.named_again import with_names_again
from vlbib.notes.names_left import with_names_left
from vlbib.notes.not_taken import named_elsewhere
from vlbib.notes.parts_of_names import with_parts_waiting
from vlbib.notes.people_after_names import with_people_after
from vlbib.notes.spoken_names import names_mentioned

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vlbib.core.ids import Id
    from vlbib.core.segment import Segment
    from vlbib.core.work import Mention, Skipped
    from vlbib.notes.spoken_names import NamesSpoken

_PASSES = 2


def with_names_told_last(
    segments: Sequence[Segment],
    mentions: Sequence[Mention],
    skipped: Sequence[Skipped],
    titles_of: Callable[[Id], Sequence[str]],
    names: NamesSpoken,
) -> tuple[tuple[Mention, ...], tuple[Skipped, ...]]:
    """Return the mentions of a note and what was skipped, both by line, with a mention for each name that is told.

    A name is one mention of its line.
    """
    every, rest = list(mentions), list(skipped)
    for _ in range(_PASSES):
        field = field_named(segments, every, titles_of, names)
        every, rest = with_names_of_field(segments, every, rest, field, names)
    every.sort(key=lambda mention: mention.line)
    called = names_mentioned(every) if rest else set()
    every, last = with_names_again(segments, every, [named_elsewhere(item, called) for item in rest])
    last_field = field_named(segments, every, titles_of, names)
    every, last = with_names_left(segments, every, last, last_field, names)
    every = with_parts_waiting(segments, every)
    once: dict[tuple[object, ...], Mention] = {}
    for mention in sorted(with_people_after(segments, every), key=lambda each: each.line):
        once.setdefault((mention.line, mention.kind, mention.text, mention.ids), mention)
    return tuple(once.values()), tuple(sorted(last, key=lambda item: item.line))

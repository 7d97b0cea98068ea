"""Marks of a note beside a title: bold or linked words show where it begins and ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.segment import Mark
from vlbib.matching.recognition.context.labels_before import is_set_apart

if TYPE_CHECKING:
    from vlbib.core.segment import Segment

_OWN = (Mark.WIKI, Mark.LINK, Mark.CODE)  # marks beside a title that are not part of it


def opens_mark(segment: Segment, start: int) -> bool:
    """Tell whether a mark begins where a title does."""
    opening = (mark for mark in segment.marks if mark.start <= start < mark.end)
    return any(not segment.text[mark.start : start].strip(" \"'“") for mark in opening)


def closes_mark(segment: Segment, end: int) -> bool:
    """Tell whether a mark ends where a title does."""
    closing = (mark for mark in segment.marks if mark.start < end <= mark.end)
    return any(not segment.text[end : mark.end].strip(" .\"'”") for mark in closing)


def is_mark_beside(segment: Segment, end: int, start: int) -> bool:
    """Tell whether only white space separates a title from a link, code or marked label beside it.

    The white space is from `end` to `start`: a link or code ends or begins there, or a marked label begins.
    """
    return start > end and any(
        mark.start < mark.end
        and (
            (mark.mark in _OWN and start_or_end)
            or (mark.start == start and segment.text[mark.start : mark.end].endswith((":", "：")))
        )
        for mark in segment.marks
        if (start_or_end := mark.end == end or mark.start == start)
    )


def is_bold_label(segment: Segment, end: int) -> bool:
    """Tell whether plain words in bold at the start of an item or a line end at `end`: `**Algebra** Some Title`."""
    labels = (mark for mark in segment.marks if mark.mark is Mark.BOLD and mark.start < mark.end == end)
    return any(
        not any(map(str.isalnum, segment.text[: mark.start].rpartition("\n")[2]))
        and is_set_apart(segment.text[mark.start : mark.end])
        for mark in labels
    )

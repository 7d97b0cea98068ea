"""A line that is only people, without a label: below a title they are its authors.

Two capitalised words can be a person, a topic (`Computer Vision`) or a place. People are certain after `by`, before `et
al.`, with initials, or if there are three or more. Two are certain in italics, as authors below titles often are.
"""

from __future__ import annotations

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.months import MONTH_NAMES, WEEKDAYS
from vlbib.notes.line.lead import is_people
from vlbib.notes.line.shape import GENERIC, names_authors, people

# An abstract noun; family names such as `Ding` and `Turing` are shorter.
_TOPIC = lazy_pattern(
    r"[^\W\d_]{0,20}(?:[^\W\d_]{4}ing|[^\W\d_]{2}(?:tion|sion|ment|ness|ity|ics|ance|ence|works?|models?))"
)
_NO_NAMES = frozenset((*WEEKDAYS, *MONTH_NAMES))
_SOME = 2  # minimum people in italics


def bare_people(text: str, *, italic: bool = False) -> tuple[str, ...]:
    """Return the people that a line consists of; empty if it may be anything else.

    >>> bare_people("by Ada Lovelace and Alan Turing"), bare_people("Ada Lovelace et al.")
    (('Ada Lovelace', 'Alan Turing'), ('Ada Lovelace',))
    >>> bare_people("Ada Lovelace, Alan Turing"), bare_people("Deep Learning, Computer Vision, Natural Language")
    ((), ())
    """
    bare = text.strip().strip("*_")
    names = people(bare)
    if not names or any(word in _NO_NAMES for name in names for word in name.split()):
        return ()
    topics = sum(map(_may_be_topic, names))
    if names_authors(bare):
        return names if 2 * topics <= len(names) else ()
    sure = is_people(bare) or (italic and len(names) >= _SOME)
    return names if sure and 2 * topics < len(names) else ()


def _may_be_topic(name: str) -> bool:
    """Tell whether words end in an abstract noun or a part of a note: `Machine Translation`, `Key Results`.

    The last word decides, because given names such as `Kaiming` come first.
    """
    last = name.rsplit(maxsplit=1)[-1].lower()
    return last in GENERIC or _TOPIC.fullmatch(last) is not None

"""A title in the forms that comparison needs, and the agreement of two titles with every difference explained.

A score alone never accepts: two titles agree only where each difference between them has an explanation, given in
words. The kinds of difference stand in `differences.EXPLAINERS`; docs/matching.md shows each with examples.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from vlbib.matching.differences import EXPLAINERS, WRAPPERS
from vlbib.matching.form import Form, form, same

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

_NEAR = 0.6  # share of words in common from which two titles are worth a look by a human


class Level(IntEnum):
    """How far two titles agree."""

    NONE = 0  # different titles
    NEAR = 1  # much in common, but a difference has no explanation
    EXPLAINED = 2  # every difference is explained
    SAME = 3  # the same words, spelled alike but for case, punctuation, accents, spaces, TeX or a gloss


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How two titles agree: the level, the explained differences, the unexplained ones, and the share of words (0-1).

    `partial` marks an explanation that holds only where no other work fits as well (a subtitle or end left out), `weak`
    one that holds only where the note's year, venue or author fit too (an article).
    """

    level: Level
    reasons: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    likeness: float = 0.0
    partial: bool = False
    weak: bool = False

    @property
    def agrees(self) -> bool:
        """Whether every difference is explained."""
        return self.level >= Level.EXPLAINED


def compare(asked: str, title: str, names: Collection[str] = ()) -> Agreement:
    """Compare the title asked for with a record's, and explain every difference or say what stays unexplained.

    `names` are short names known for the work (from the note or the record), squeezed: they count as name-like
    whatever their case.
    """
    left, right = form(asked), form(title)
    if same(left, right):
        reason = "the title is the same" if asked == title else "the title is the same but for its spelling"
        return Agreement(level=Level.SAME, reasons=(reason,), likeness=1.0)
    return _explained(left, right, names) or _unexplained(left, right, names)


def _explained(left: Form, right: Form, names: Collection[str]) -> Agreement | None:
    for bare, reasons in _wrappings(left, right):
        if same(bare, right):
            return Agreement(level=Level.SAME, reasons=reasons, likeness=1.0)
        for explain in EXPLAINERS:
            found = explain(bare, right, names)
            if found:
                return Agreement(
                    level=Level.EXPLAINED,
                    reasons=(*reasons, found.reason),
                    likeness=likeness(bare, right),
                    partial=found.partial,
                    weak=found.weak,
                )
    return None


def _wrappings(left: Form, right: Form) -> Iterator[tuple[Form, tuple[str, ...]]]:
    """Yield the title asked for as it stands, then without what the note wrapped around it, piece by piece."""
    yield left, ()
    bare = left
    reasons: tuple[str, ...] = ()
    for unwrap in WRAPPERS:
        found = unwrap(bare, right)
        if found:
            bare, reasons = found.form, (*reasons, found.reason)
            yield bare, reasons


def _unexplained(left: Form, right: Form, names: Collection[str]) -> Agreement:
    share = likeness(left, right)
    against = tuple(said for say in _OBJECTIONS if (said := say(left, right, names)))
    near = share >= _NEAR or bool(against)
    return Agreement(
        level=Level.NEAR if near else Level.NONE,
        against=against or (("the titles differ: " + _differing(left, right),) if near else ("another title",)),
        likeness=share,
    )


def likeness(left: Form, right: Form) -> float:
    """Return the share of words that two titles have in common (Dice, 0 to 1): it orders candidates, never accepts."""
    one, other = left.bag, right.bag
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _differing(left: Form, right: Form) -> str:
    mine = " ".join(word for word in left.words if word not in right.bag)
    theirs = " ".join(word for word in right.words if word not in left.bag)
    told = (f"asked for {mine!r}" if mine else "", f"found {theirs!r}" if theirs else "")
    return ", ".join(filter(None, told)) or "the same words in another order"


def _numbers_differ(left: Form, right: Form, _names: Collection[str]) -> str | None:
    if left.numbers == right.numbers or likeness(left, right) < _NEAR:
        return None
    return f"the numbers differ: asked for {_list(left.numbers)}, found {_list(right.numbers)}"


def _list(numbers: tuple[str, ...]) -> str:
    return ", ".join(numbers) or "none"


def _names_differ(left: Form, right: Form, _names: Collection[str]) -> str | None:
    one, other = left.head, right.head
    if not (one and other) or one.key == other.key or left.rest_key != right.rest_key:
        return None
    return f"the names differ: asked for {one.text!r}, found {other.text!r}"


def _only_beginning(left: Form, right: Form, _names: Collection[str]) -> str | None:
    count = len(left.words)
    if count and len(right.words) > count and right.words[:count] == left.words:
        return "what was asked is only the beginning of the title"
    if right.words and len(left.words) > len(right.words) and left.words[: len(right.words)] == right.words:
        return "the title found is only the beginning of what was asked"
    return None


_OBJECTIONS: tuple[Callable[[Form, Form, Collection[str]], str | None], ...] = (
    _names_differ,
    _numbers_differ,
    _only_beginning,
)

"""Compares the authors of a reference with a record's: replaced, left out, added, in another order, misspelled.

Names are compared as in `core.names`: initials, accents, particles and exchanged family and given names are no
difference. The record that agrees best counts, because each source has mistakes.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from operator import eq
from typing import TYPE_CHECKING

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from vlbib.core.groups_of_people import persons
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.names import may_be_same_people, same_person
from vlbib.core.text import squeeze, words
from vlbib.verification.compared_givens import givens_contradict
from vlbib.verification.discrepancy import Discrepancy, Flaw, Gravity

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from vlbib.core.names import Name
    from vlbib.core.record import Record
    from vlbib.verification.reference import BibReference

_SPELLED_ALIKE = 70  # minimum letters in common, in per cent, for one name to be the other misspelled
_LONG_LIST = 16  # in lists this long, versions of a work differ by some names
_LONG_GIVEN = 5  # minimum length of given names in which one letter may be a slip: `Mikita`, `Nikita`
_MOST_NAMES = 200  # most names compared of a list: collaborations have thousands
_PARTICLED = lazy_pattern(r"[^\W\d_a-z]{1,3}[a-z]{1,3}[^\W\d_a-z]?")
_SHOWN = 4  # names in a message
_PLACEHOLDERS = frozenset({
    "anonymous", "anonymousauthors", "anonymousauthor", "author", "authors", "firstauthor", "secondauthor", "unknown",
    "unknownauthor", "unknownauthors", "noauthor", "na", "tbd", "todo", "firstnamelastname", "lastnamefirstname",
    "namesurname", "johndoe", "doejohn", "janedoe", "doejane", "johnsmithjanedoe", "others", "etal", "variousauthors",
    "authorname", "xxx", "foobar",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Alignment:
    """The comparison of stated with recorded names.

    `strangers` are stated but not recorded, `absent` recorded but not stated. `renamed` are matched pairs (stated,
    recorded) whose given names contradict. `in_order`: the matched names have the same order.
    """

    strangers: tuple[Name, ...] = ()
    absent: tuple[Name, ...] = ()
    in_order: bool = True
    renamed: tuple[tuple[Name, Name], ...] = ()

    @property
    def cost(self) -> int:
        """How much the lists differ; 0 if they agree."""
        return 2 * len(self.strangers) + len(self.absent) + 2 * len(self.renamed) + (not self.in_order)


def share_people(left: Sequence[Name], right: Sequence[Name]) -> bool:
    """Tell whether two lists may be the authors of one work; a list without persons fits any."""
    mine, theirs = persons(left), persons(right)
    return not mine or not theirs or may_be_same_people(mine, theirs)


def mostly_shared(left: Sequence[Name], right: Sequence[Name]) -> bool:
    """Tell whether two lists have the same first person, or at least two thirds of the longer list in common."""
    if not left or not right:
        return False
    left, right = left[:_MOST_NAMES], right[:_MOST_NAMES]
    common = sum(any(may_be_one_person(mine, theirs) for theirs in right) for mine in left)
    return may_be_one_person(left[0], right[0]) or 3 * common >= 2 * max(len(left), len(right))


def all_strangers(left: Sequence[Name], right: Sequence[Name]) -> bool:
    """Tell whether both lists name persons but have none in common."""
    left, right = persons(left)[:_MOST_NAMES], persons(right)[:_MOST_NAMES]
    return bool(left and right) and not any(may_be_one_person(mine, theirs) for mine in left for theirs in right)


@lru_cache(maxsize=65536)
def may_be_one_person(left: Name, right: Name) -> bool:
    """Tell whether two names may be the same person's or group's."""
    if same_person(left, right) or squeeze(left) == squeeze(right) or _in_full(left) == _in_full(right):
        return True
    if _has_particle_for_given(left, right):
        return True
    if squeeze(left.family) == squeeze(right.family):
        return _givens_may_agree(set(words(left.given)), set(words(right.given)))
    return _is_turned(left, right) or _is_turned(right, left)


def _in_full(name: Name) -> list[str]:
    return sorted(words(f"{name.given} {name.family}"))


def _has_particle_for_given(left: Name, right: Name) -> bool:
    """Tell whether two names agree word by word, each word possibly abbreviated; a family name has several words.

    A style that abbreviates takes a capitalised particle for a given name: `F. D. la Torre` for `Fernando De la Torre`.
    """
    mine, theirs = (words(f"{name.given} {name.family}") for name in (left, right))
    if len(mine) != len(theirs) or mine[-1:] != theirs[-1:] or not (" " in left.family or " " in right.family):
        return False
    return all(first.startswith(second) or second.startswith(first) for first, second in zip(mine, theirs, strict=True))


def _givens_may_agree(left: set[str], right: set[str]) -> bool:
    """Tell whether two sets of given names share an initial, or one contains the other."""
    if not left or not right or left <= right or right <= left:
        return True
    return not {word[0] for word in left}.isdisjoint({word[0] for word in right})


def _is_turned(left: Name, right: Name) -> bool:
    """Tell whether the left name is the right one with initials, and with family and given name exchanged.

    The initials may include those of particles: `Hengel Avd`, `Matthews AGdG`.
    """
    initial = squeeze(left.given)
    if len(initial) == 1 and squeeze(left.family) == squeeze(right.given) and squeeze(right.family)[:1] == initial:
        return True
    *particles, family = words(right.family) or [""]
    initials = "".join(word[0] for word in (*words(right.given), *particles))  # a record may lack the middle ones
    is_family = squeeze(left.given) == family and bool(initials)
    return is_family and _is_with_particles(left.family) and squeeze(left.family).startswith(initials)


def _is_with_particles(text: str) -> bool:
    """Tell whether a text may be initials: capitals of given names, small letters of particles."""
    return _PARTICLED.fullmatch(text) is not None


def align(names: Sequence[Name], recorded: Sequence[Name]) -> Alignment:
    """Match two lists, each stated name with the nearest recorded one that may be the same person's.

    Identical names are matched first, then names that agree, and last names whose given names contradict.
    """
    names, recorded = names[:_MOST_NAMES], recorded[:_MOST_NAMES]
    free = dict(enumerate(recorded))
    places: dict[int, int] = {}
    for may_be in (eq, _agree, may_be_one_person):
        for at, name in enumerate(names):
            place = None if at in places else _place(at, name, free, len(recorded), may_be)
            if place is not None:
                places[at] = place
                del free[place]
    in_turn = [places[at] for at in sorted(places)]
    pairs = [(names[at], recorded[places[at]]) for at in sorted(places)]
    return Alignment(
        strangers=tuple(name for at, name in enumerate(names) if at not in places),
        absent=tuple(gone for gone in free.values() if not any(may_be_one_person(gone, mine) for mine in names)),
        in_order=in_turn == sorted(in_turn),
        renamed=tuple(pair for pair in pairs if givens_contradict(*pair)),
    )


def _agree(left: Name, right: Name) -> bool:
    return may_be_one_person(left, right) and not givens_contradict(left, right)


def _place(
    at: int, name: Name, free: Mapping[int, Name], count: int, may_be: Callable[[Name, Name], bool]
) -> int | None:
    """Return the index of the unmatched recorded name nearest to `at` for which `may_be` is true; None without one."""
    near = (place for step in range(max(count, at + 1)) for place in ((at, at) if not step else (at - step, at + step)))
    return next((place for place in near if place in free and may_be(name, free[place])), None)


def best_alignment(reference: BibReference, records: Sequence[Record]) -> tuple[Alignment, Record] | None:
    """Return the best alignment with a record's persons, and that record; None if no record names a person."""
    mine = persons(reference.authors)
    lists = [(persons(record.authors), record) for record in records]
    pairs = [(align(mine, theirs), record) for theirs, record in lists if theirs]
    return min(pairs, key=lambda pair: pair[0].cost, default=None)


def compare_people(reference: BibReference, records: Sequence[Record]) -> list[Discrepancy]:
    """Return how the authors of a reference differ from those in its work's records."""
    best = best_alignment(reference, records) if persons(reference.authors) else None
    if best is None:
        return []
    alignment, record = best
    if alignment.strangers:
        return [_strangers(reference, alignment, record)]
    if alignment.renamed:
        return [_renamed(reference, alignment, record)]
    if alignment.absent and not reference.others:
        message = (
            f"{len(alignment.absent)} of {len(record.authors)} authors are left out: {names_listed(alignment.absent)}"
        )
        return [_difference(Flaw.AUTHORS_MISSING, Gravity.WARNING, reference, record, message)]
    if not alignment.in_order:
        return [
            _difference(Flaw.AUTHORS_SWAPPED, Gravity.WARNING, reference, record, "the authors are in another order")
        ]
    return []


def _strangers(reference: BibReference, alignment: Alignment, record: Record) -> Discrepancy:
    strangers, absent = alignment.strangers, alignment.absent
    if _are_misspelled(strangers, absent):
        message = f"{names_listed(strangers)} is spelled {names_listed(absent[: len(strangers)])}"
        return _difference(Flaw.AUTHOR_SPELLING, Gravity.INFO, reference, record, message)
    gravity = _gravity_of(len(strangers), reference)
    if not absent:
        message = f"not an author: {names_listed(strangers)}"
        return _difference(Flaw.AUTHORS_ADDED, gravity, reference, record, message)
    message = f"not an author: {names_listed(strangers)}; the record has {names_listed(absent)}"
    return _difference(Flaw.AUTHOR_REPLACED, gravity, reference, record, message)


def _renamed(reference: BibReference, alignment: Alignment, record: Record) -> Discrepancy:
    mine, theirs = zip(*alignment.renamed, strict=True)
    message = f"not an author: {names_listed(mine)}; the record has {names_listed(theirs)}"
    gravity = _gravity_of(len(mine), reference)
    return _difference(Flaw.GIVEN_NAME, gravity, reference, record, message)


def _gravity_of(count: int, reference: BibReference) -> Gravity:
    """Return the gravity of `count` wrong names: an info for a few in a long list, else a warning."""
    few = len(reference.authors) >= _LONG_LIST and 4 * count <= len(reference.authors)
    return Gravity.INFO if few else Gravity.WARNING


def _are_misspelled(strangers: Sequence[Name], absent: Sequence[Name]) -> bool:
    """Tell whether each stranger is a misspelling of an absent name."""
    return len(strangers) <= len(absent) and all(
        any(_spelled_alike(name, gone) for gone in absent) for name in strangers
    )


def _spelled_alike(left: Name, right: Name) -> bool:
    mine, theirs = (squeeze(f"{name.given}{name.family}") for name in (left, right))
    same_family = squeeze(left.family) == squeeze(right.family)
    if same_family and min(len(left.given), len(right.given)) >= _LONG_GIVEN:
        return Levenshtein.distance(mine, theirs) <= 1
    return not same_family and fuzz.ratio(mine, theirs) >= _SPELLED_ALIKE


def other_people(reference: BibReference, record: Record) -> Discrepancy:
    """Return the finding that the reference has this record's title but none of its authors."""
    message = f"a work of this title is by {names_listed(record.authors)}, none of whom is named here"
    return _difference(Flaw.OTHER_PEOPLE, Gravity.ERROR, reference, record, message)


def placeholders(reference: BibReference) -> list[Discrepancy]:
    """Return the finding that the first placeholder among the authors is not a name."""
    name = next((name for name in reference.authors if is_placeholder(name)), None)
    if name is None:
        return []
    message = f"{name!s} is not a name"
    return [
        Discrepancy(
            flaw=Flaw.PLACEHOLDER, gravity=Gravity.WARNING, field="author", stated=names_listed(reference.authors),
            message=message,
        )
    ]  # fmt: skip


def is_placeholder(name: Name) -> bool:
    """Tell whether a name is a placeholder: `Anonymous`, `First Author`, `John Doe`."""
    return squeeze(f"{name.given}{name.family}") in _PLACEHOLDERS


def names_listed(names: Sequence[Name]) -> str:
    """Return up to four names as text, and the number of the rest."""
    shown = [" ".join(filter(None, (name.given, name.family, name.suffix))) for name in names[:_SHOWN]]
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(shown) + more


def _difference(flaw: Flaw, gravity: Gravity, reference: BibReference, record: Record, message: str) -> Discrepancy:
    return Discrepancy(
        flaw=flaw,
        gravity=gravity,
        field="author",
        stated=names_listed(reference.authors),
        recorded=names_listed(record.authors),
        source=record.source,
        message=message,
    )

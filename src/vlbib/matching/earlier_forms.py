"""Skeletons that are earlier forms of a work: submissions whose title changed before the paper became public.

Lists of conferences keep them, with the short name or main title, people and year of the later paper. The short name or
what is left of a title then fits both, but only the public paper can be meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.names import same_people
from vlbib.core.titles import is_telling
from vlbib.matching.form import form
from vlbib.matching.short_name_words import name_like
from vlbib.matching.skeletons import is_skeleton

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.matching.evidence import Weighed
    from vlbib.matching.groups import Group

_PARTS = frozenset({"part", "parts", "volume", "chapter", "lecture"})  # words of titles that share all but a number


def without_earlier_forms(fitting: Sequence[Weighed]) -> list[Weighed]:
    """Return possible works without those that are an earlier form of another of them."""
    return [work for work in fitting if not any(is_earlier_form(work.group, rival.group) for rival in fitting)]


def is_earlier_form(early: Group, work: Group) -> bool:
    """Tell whether skeletons have the short name or main title, people and year of a work that is no skeleton."""
    if not all(map(is_skeleton, early.records)) or all(map(is_skeleton, work.records)):
        return False
    same_year = bool(early.years) and set(early.years) <= set(work.years)
    return same_year and _are_by_the_same(early, work) and _begin_alike(early, work)


def _are_by_the_same(early: Group, work: Group) -> bool:
    """Tell whether two works have the same authors in order, as far as the shorter list goes."""
    shorter, longer = sorted((early.authors, work.authors), key=len)
    return bool(shorter) and same_people(shorter, longer[: len(shorter)])


def _begin_alike(early: Group, work: Group) -> bool:
    """Tell whether titles begin with the same short name or main title, and are not those of two parts."""
    return any(
        _beginning(first) == _beginning(second) != "" and not _are_parts(form(first).bag ^ form(second).bag)
        for first in early.titles
        for second in work.titles
    )


def _are_parts(differing: frozenset[str]) -> bool:
    """Tell whether two titles are those of parts, from the words that only one of them has."""
    return not _PARTS.isdisjoint(differing) or all(map(str.isdigit, differing))


def _beginning(title: str) -> str:
    """Return what comes before a title's separator, squeezed, if it is a short name or can represent the title."""
    head = form(title).head
    return head.key if head is not None and (name_like(head.text) or is_telling(head.text)) else ""

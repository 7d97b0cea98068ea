"""Coined names that only a title gives, at the start of an item before a remark: `Relightify, faces again`.

A sure name may be a part of the author's own work there (`CLIP 蒸馏帮助很大`); a coined name that begins one title, and
that no other title has, is hardly ever more than its work.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.known import Naming
from vlbib.core.programs_and_measures import is_program_or_measure
from vlbib.core.segment import Place
from vlbib.core.text import CJK
from vlbib.core.titles import is_coined, may_be_coined
from vlbib.core.venues import is_conference
from vlbib.core.wide_pattern import wide_pattern
from vlbib.matching.recognition.titles.hinted_names import heads_one_work

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.core.known import Known
    from vlbib.core.segment import Segment

_HEAD = wide_pattern(
    rf"^[^\w\n]*(?:\[[ xX]\]\s+)?[^\w\n]*(?P<name>[A-Za-z][A-Za-z\d]*(?:-[A-Za-z\d]+)*\+*)"
    rf"(?=\s?[,，]\s?[a-z{CJK}]|\s(?=[{CJK}]))"
)


def coined_heads(segment: Segment, body: Known) -> Iterator[tuple[int, int, bool]]:
    """Yield the place of the coined name with which an item begins, with True: it is enough evidence."""
    head = _HEAD.match(segment.text) if segment.place is Place.ITEM else None
    name = head["name"] if head else ""
    bare = name.rstrip("+")
    if not (is_coined(bare) or may_be_coined(bare)) or is_conference(name) or is_program_or_measure(name):
        return
    if head and body.naming(name) is Naming.HINT and heads_one_work(name, body):
        yield *head.span("name"), True

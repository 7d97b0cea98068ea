"""Names at the start of an item, before whatever remark, in a list of works: `KIVI → 2-bit cache`, `Free360 + PIXOR`.

Such a name may be a part of the author's own work, unless the other items of its list name works too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.known import Naming
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.programs_and_measures import is_program_or_measure, is_task
from vlbib.core.segment import Place, Sighting
from vlbib.core.text import CJK
from vlbib.core.titles import is_kind_of_model, is_name_like
from vlbib.core.venues import is_conference
from vlbib.core.wide_pattern import wide_pattern
from vlbib.core.years import YEAR
from vlbib.matching.recognition.titles.hinted_names import heads_one_work

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.core.known import Known
    from vlbib.core.segment import Segment

_NAME = r"[A-Za-z\d][\w.+-]{0,30}[\w+](?: [A-Z\d][\w.+-]{0,20}){0,3}"
_HEAD = wide_pattern(
    rf"[^\w\n]{{0,8}}(?:\[[ xX]\]\s+)?[^\w\n]{{0,8}}(?:{YEAR}\s?[:：]\s)?"
    rf"(?P<names>{_NAME}(?:\s(?:[+&/]|and|und|et|y)\s{_NAME}){{0,3}})"
    rf"(?=\s?(?:→|->|=>|[—–])|\s-{{1,2}}\s|\s?[:：,，]\s?[^A-Z\s]|\s?[(（](?!\d)|\s?[{CJK}]|\s*$)"
)
_JOINED = lazy_pattern(r"\s(?:[+&/]|and|und|et|y)\s")


def lone_heads_in(segment: Segment, body: Known) -> Iterator[Sighting]:
    """Yield the names with which an item begins, if all are known; they count in a list of works."""
    head = _HEAD.match(segment.text) if segment.place is Place.ITEM and not segment.results else None
    names = _JOINED.split(head["names"]) if head else []
    if head and all(_is_known(name, body) for name in names):
        at = head.start("names")
        for name in names:
            start = segment.text.index(name, at)
            at = start + len(name)
            yield Sighting(start, at, name, is_name=True, listed=True)


def _is_known(name: str, body: Known) -> bool:
    """Tell whether a name is spelled like one or has several words, and is that of exactly one known work."""
    naming = body.naming(name)
    if naming is Naming.RECORDED and is_task(name):
        return True
    if is_conference(name) or is_program_or_measure(name):
        return False
    if naming is Naming.RECORDED:
        return is_name_like(name)
    is_spelled = (is_name_like(name) or " " in name) and not is_kind_of_model(name)
    return naming is Naming.HINT and is_spelled and heads_one_work(name, body)

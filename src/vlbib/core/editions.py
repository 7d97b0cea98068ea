"""What distinguishes two publications with one title and the same authors: volume, number, edition, year of a report.

A report, a volume of proceedings or a periodical appears repeatedly under one title, and a text may appear in two
places. Copies of one publication agree in all of these values that they give.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.entry_types import TYPE_ALIASES
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import squeeze
from vlbib.core.years import stated_year

if TYPE_CHECKING:
    from collections.abc import Mapping

_WHOLE = frozenset({
    "book", "mvbook", "collection", "mvcollection", "proceedings", "mvproceedings", "periodical", "reference", "report",
    "standard", "manual",
})  # fmt: skip
_PARTS = frozenset({"article", "inproceedings", "incollection", "inbook", "inreference", "bookinbook"})
_NUMBERED = frozenset({"patent", "report", "standard", "legislation", "jurisdiction"})
_DATED = frozenset({"proceedings", "mvproceedings", "periodical", "report"})
_RELEASED = frozenset({"software", "dataset", "misc", "manual", "softwareversion"})
_PAGE = lazy_pattern(r"\w*?\d+")
_SCHEME = lazy_pattern(r"https?://(?:www\.)?")
_FIELDS = ((_WHOLE, "volume"), (_NUMBERED, "number"), (_WHOLE, "edition"), (_RELEASED, "version"))


def editions_apart(kinds: tuple[str, str], first: Mapping[str, str], second: Mapping[str, str]) -> str:
    """Return what distinguishes two publications of one title, as `volume 1 and volume 2`; "" if nothing does.

    `kinds` are the entry types; only entries of one type are compared. Values are those of BibTeX fields by name.
    """
    kind, second_kind = (TYPE_ALIASES.get(each, each) for each in kinds)
    if kind != second_kind:
        return ""
    for numbered, name in _FIELDS:
        if kind in numbered and _differ(name, first, second):
            return f"{name} {first[name]} and {name} {second[name]}"
    if kind == "online" and _differ("url", *(_without_scheme(fields) for fields in (first, second))):
        return "two addresses"
    if kind in _PARTS and _differ("volume", first, second) and _pages_differ(first, second):
        return f"volume {first['volume']} and volume {second['volume']}"
    year, second_year = (stated_year(fields.get("year", ""), fields.get("date", "")) for fields in (first, second))
    if kind in _DATED and year and second_year and year != second_year:
        return f"{year} and {second_year}"
    return ""


def _differ(name: str, first: Mapping[str, str], second: Mapping[str, str]) -> bool:
    """Tell whether both give a value, and neither ends with the other (`12` and `TR-12`)."""
    left, right = (squeeze(fields.get(name, "")) for fields in (first, second))
    return bool(left and right) and not (left.endswith(right) or right.endswith(left))


def _without_scheme(fields: Mapping[str, str]) -> dict[str, str]:
    return {"url": _SCHEME.sub("", fields.get("url", ""))}


def _pages_differ(first: Mapping[str, str], second: Mapping[str, str]) -> bool:
    left, right = (_PAGE.search(fields.get("pages", "")) for fields in (first, second))
    return left is not None and right is not None and left[0] != right[0]

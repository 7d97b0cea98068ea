"""Values as library cards have them, with the ISBD sign that introduces the next element (`Sampling in history /`).

https://www.ifla.org/g/isbd-rg/isbd/: a title ends in a slash or colon, a place in a colon, a publisher in a comma. A
subtitle follows a colon between spaces, the people a slash, a number in a series a semicolon. A year that is not in the
book is in brackets, a year of copyright follows a c.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.people import name_texts
from vlbib.core.text import holds

if TYPE_CHECKING:
    from collections.abc import Iterator, MutableMapping

_FIELDS = ("title", "subtitle", "booktitle", "publisher", "location", "pages")
_SIGNS = " /:;,="
_FULL_STOP = lazy_pattern(r"(?<=\d|[a-z])(?<=\w{5}|-\d{4})\.$")  # not after an abbreviation
_EDITION = lazy_pattern(
    r"\[?(\d{1,2})(?:st|nd|rd|th|d)?\.?\s+(?:ed(?:\.|n\.?|ition)?|aufl(?:\.|age)?)\]?\.?", re.IGNORECASE
)
_EDITION_SIGNS = ("ed", "Ed", "ufl")
_NUMBER_WORD = r"(?:Band|Bd\.?|vol(?:ume)?\.?|v\.|n[or]\.?|nr\.?|t(?:ome)?\.?|Heft|H\.)"
_NUMBER = lazy_pattern(rf"(\S.*?)\s*;\s*(?:{_NUMBER_WORD}\s*)?(\d\w*)", re.IGNORECASE)
_YEAR = lazy_pattern(r"\[?(?:c|cop\.\s?|©\s?)?(\d{4})\]?\.?")
_TRADE = lazy_pattern(r"\s*\[(?:distributor|publisher|producer)\]$", re.IGNORECASE)
_SLASH = " / "
_COLON = lazy_pattern(r"(?<=\w)\s:\s(?=\S)")
_SHORTEST_NAME = 3  # the fewest letters of a family name that identify its bearer in a text


def put_cards_right(values: MutableMapping[str, str]) -> None:
    """Remove ISBD signs from the ends of values, by biblatex name, and the full stop of `howpublished`.

    `[2nd ed.]` becomes 2.
    """
    if "howpublished" in values and values["howpublished"].endswith("."):
        values["howpublished"] = _FULL_STOP.sub("", values["howpublished"])
    for name in _FIELDS:
        value = values.get(name)
        if value and value[-1] in _SIGNS and (bare := value.rstrip(_SIGNS)):
            values[name] = bare
    edition = values.get("edition", "")
    if edition and holds(edition, _EDITION_SIGNS) and (match := _EDITION.fullmatch(edition.strip())):
        values["edition"] = match[1]
    if ";" in values.get("series", "") and (match := _NUMBER.fullmatch(values["series"].strip())):
        values["series"] = match[1]
        values.setdefault("number", match[2])
    year = values.get("year", "")
    if year and not year.isdigit() and (match := _YEAR.fullmatch(year.strip())):
        values["year"] = match[1]
    if values.get("publisher", "").endswith("]"):
        values["publisher"] = _TRADE.sub("", values["publisher"])
    title = values.get("title", "")
    if (" : " in title or _SLASH in title) and "$" not in title:
        values["title"] = _title_alone(values)


def _title_alone(values: MutableMapping[str, str]) -> str:
    """Return the title without the people, and with its subtitle after a colon without a space before it.

    French titles keep that space.
    """
    title, slash, makers = values["title"].rpartition(_SLASH)
    if not slash or not any(family in makers for family in _families(values)):
        title = values["title"]
    is_french = values.get("langid", values.get("language", "")).lower().startswith(("fr", "langfr"))
    return title if is_french else _COLON.sub(": ", title)


def _families(values: MutableMapping[str, str]) -> Iterator[str]:
    """Yield the family names of authors and editors: the part before a comma, or the last word."""
    for role in ("author", "editor"):
        for name in name_texts(values.get(role, "")):
            family = name.partition(",")[0] if "," in name else name.rpartition(" ")[2]
            if len(family) >= _SHORTEST_NAME:
                yield family.strip("{}")

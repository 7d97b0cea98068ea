"""Values as a library's card has them, by ISBD: each with the sign that leads to the next (`Sampling in history /`).

https://www.ifla.org/g/isbd-rg/isbd/: a title ends in a slash or colon, a place in a colon, a publisher in a comma.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import MutableMapping

_FIELDS = ("title", "subtitle", "booktitle", "publisher", "location", "pages")
_SIGNS = " /:;,="
_FULL_STOP = lazy_pattern(r"(?<=\d|[a-z])(?<=\w{5}|-\d{4})\.$")  # not of an abbreviation
_EDITION = lazy_pattern(r"\[?(\d{1,2})(?:st|nd|rd|th)?\s+ed(?:\.|n\.?|ition)?\]?\.?")


def put_cards_right(values: MutableMapping[str, str]) -> None:
    """Take the signs of a card off the ends of values, as the full stop of a sentence; `[2nd ed.]` is 2.

    Styles go on with a comma after what tells how a work was published. `values` are by biblatex name.
    """
    if values.get("howpublished", "").endswith("."):
        values["howpublished"] = _FULL_STOP.sub("", values["howpublished"])
    for name in _FIELDS:
        if name in values and values[name][-1:] in _SIGNS and (bare := values[name].rstrip(_SIGNS)):
            values[name] = bare
    if "ed" in values.get("edition", "") and (match := _EDITION.fullmatch(values["edition"].strip())):
        values["edition"] = match[1]

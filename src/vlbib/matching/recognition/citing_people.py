"""Authors right behind a title or a short name, with a year or `et al.`: `(Sanh et al., 2019)`, `by Datar et al.`.

Together they tell a work from all others of its name, whatever stands before it.
"""

from __future__ import annotations

import re

from vlbib.core.months import parse_month
from vlbib.core.venues import is_acronym

_NAME = r"[^\W\d_a-z](?:[\w.-]|['’](?=[^\W\d]))*"
_CITED = re.compile(
    r"[\"”’»」》*_]*(?:\s*(?P<sign>,\s*|[(（【]\s*|[-–—]\s+|by\s+)|[^\S\n]*\[\s*)"
    rf"(?P<first>{_NAME})(?P<more>(?:[ ,]+(?:and |& ?|und )?{_NAME}){{0,5}})"
    r"(?P<others>,?\s(?P<et_al>et\.? ?al|u\. ?a)\b\.?|\s?等人?|\+)?"
    r"(?:[ ,，;；.(–—-]*(?:[A-Z][\w'’& -]{0,30}[ ,]+|[A-Z][A-Za-z]+)?[('’]?"
    r"(?P<year>(?:19|20)\d\d|(?<=['’])\d\d)[a-z]?(?!\d))?"
)


def is_cited(text: str, end: int) -> bool:
    """Tell whether authors and a year stand behind what ends at a place of a text; behind `by` or a bracket, `et al.`.

    Behind a comma it takes two authors or `et al.`: a place and a year stand there as well (`, Paris 2019`).

    >>> is_cited("Deep Sets (Zaheer et al., 2017) study", 9), is_cited("Deep Sets, Paris 2019", 9)
    (True, False)
    """
    match = _CITED.match(text, end)
    is_month = match is not None and not (match["more"] or match["others"]) and parse_month(match["first"]) is not None
    if match is None or is_month or is_acronym(match["first"]):
        return False
    sign = (match["sign"] or "[").strip()
    if not match["year"]:
        return bool(match["et_al"]) and sign in ("by", *"([（【")
    return sign != "," or bool(match["others"] or re.search(r"&|\b(?:and|und)\b", match["more"]))

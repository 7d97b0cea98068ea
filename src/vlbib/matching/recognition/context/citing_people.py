"""Authors right after a title or a short name, with a year or `et al.`: `(Sanh et al., 2019)`, `by Datar et al.`.

Together they tell a work from all others of the same name, whatever comes before it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.months import parse_month
from vlbib.core.people_words import AND, OTHERS
from vlbib.core.venues import is_acronym
from vlbib.core.years import SHORT_OR_FULL_YEAR, YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator

_NAME = r"[^\W\d_a-z](?:[\w.-]|['’](?=[^\W\d]))*"
_LOOSE = (",", "=", ":", "：", "/")  # characters after which anything may come
_SEPARATORS = lazy_pattern(rf"[\s,/&]+(?:{AND} )?")
_JOINT = lazy_pattern(rf"&|\b{AND}\b")
_FULL = 4  # digits of a full year
_CLOSING = '"”’»」》'  # quotation marks after a title
_CITED = lazy_pattern(
    r"[\"”’»」》*_]*(?:\s*(?P<sign>,\s*|[(（【]\s*|[-–—=:/]\s+|：\s*|by\s+)|[^\S\n]*\[\s*)"
    rf"(?P<first>{_NAME})(?P<more>(?:(?:[ ,]+(?:{AND} |& ?)?|/){_NAME}){{0,5}})"
    rf"(?P<others>,?\s(?P<et_al>{OTHERS})|\s?等人?|\+)?"
    r"(?:[ ,，;；.(–—-]*(?:[A-Z][\w'’& -]{0,30}[ ,]+|[A-Z][A-Za-z]+)?[('’]?"
    rf"(?P<year>{YEAR}|(?<=['’])\d\d|(?<=\+)\d\d(?=[)\]）,])|(?<=[A-Z]{{2}}[ -])\d\d(?=[)\]）]))[a-z]?(?!\d))?"
)
INITIAL_AFTER = lazy_pattern(r",?\s[A-Z]\.")  # of a person: `Gan, Z.` is no short name
# Two people or `et al.` before a name, and a year before or after it: `Zbontar et al. 2021, Barlow Twins`
_CITING = lazy_pattern(
    rf"(?:^(?:\[\d{{1,3}}\]\s)?|[:：]\s){_NAME}"
    rf"(?:(?P<others>,?\s{OTHERS})|[ ,]+(?:{AND} |& ?){_NAME})"
    rf"(?P<year>[ ,]*[('’]*(?:{YEAR}|(?<=['’])\d\d)[a-z]?\)?)?\s?[,:：.–—-]*\s+"
    rf"(?P<name>(?!{YEAR}$)[^\W_][^,;:：()\n]{{0,60}}?)"
    rf"(?P<after>(?:[,.]\s?|\s?\()[A-Za-z][\w&-]{{1,12}}[ '’-]{{0,2}}(?:{SHORT_OR_FULL_YEAR})\)?|,?\s\(?{YEAR}\)?)?"
    r"\.?$",
    re.MULTILINE,
)


def people_before(text: str) -> Iterator[tuple[int, int]]:
    """Yield the end of each line that begins with two people, or one and `et al.`, and has a year beside them.

    After `et al.` no year is needed (`Source: Krishna et al., Visual Genome`).

    >>> [text[slice(*place)] for text in ["Lin et al. 2014 COCO"] for place in people_before(text)]
    ['COCO']
    """
    for match in _CITING.finditer(text):
        if match["year"] or match["after"] or match["others"]:
            yield match.span("name")


class CitedPeople(NamedTuple):
    """The people in a citation after a title or name, as written, and the year beside them."""

    names: tuple[str, ...]
    year: int | None


NOBODY = CitedPeople((), None)


def people_cited(text: str, end: int) -> CitedPeople | None:
    """Return the people and the year cited at an offset of a text (see `is_cited`), else None.

    >>> people_cited("BLIP-2 is slow (Li et al., ICML 2023)", 15)
    CitedPeople(names=('Li',), year=2023)
    """
    match = _CITED.match(text, end) if is_cited(text, end) else None
    if match is None:
        return None
    names = tuple(name for name in _SEPARATORS.split(f"{match['first']},{match['more']}") if name)
    year = match["year"]
    return CitedPeople(names, int(year) if year and len(year) == _FULL else None)


def is_cited(text: str, end: int) -> bool:
    """Tell whether authors and a year follow the offset `end`; after `by` or a bracket, `et al.` is enough.

    After a comma, a colon or `=`, two authors or `et al.` are needed, because a place and a year may come there too
    (`Paris 2019`). Two people after `by` and a quoted title need no year.

    >>> is_cited("Deep Sets (Zaheer et al., 2017) study", 9), is_cited("Deep Sets, Paris 2019", 9)
    (True, False)
    """
    match = _CITED.match(text, end)
    is_month = match is not None and not (match["more"] or match["others"]) and parse_month(match["first"]) is not None
    if match is None or is_month or is_acronym(match["first"]) or match["first"] in ("A", "An", "The"):
        return False
    sign = (match["sign"] or "[").strip()
    if not match["year"]:
        is_quoted = sign == "by" and match[0][0] in _CLOSING and bool(match["more"])
        return is_quoted or (bool(match["et_al"]) and sign in ("by", *"([（【"))
    return sign not in _LOOSE or bool(match["others"] or _JOINT.search(match["more"]))

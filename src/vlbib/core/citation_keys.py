"""What citation keys say about a work: the usual forms have its first author, its year and words of its title.

These are the keys of Google Scholar and of vlbib itself (`vaswani2017attention`), of the ACL Anthology
(`vaswani-etal-2017-attention`), of Zotero (`vaswani_attention_2017`) and of Better BibTeX (`vaswaniAttentionAll2017`),
and those with two digits of the year (`vaswani17`, `Vaswani17attention`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.years import YEAR, full_year

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_FORMS = (
    lazy_pattern(rf"(?P<family>[a-z]+)-(?:etal-|[a-z]+-)?(?P<year>{YEAR})-(?P<words>[a-z\d]+)(?:-\d)?"),
    lazy_pattern(rf"(?P<family>[a-z]+(?:-[a-z]+)?)_(?P<words>[a-z\d]+(?:-[a-z\d]+)*)_(?P<year>{YEAR})[a-z]?(?:-\d)?"),
    lazy_pattern(rf"(?P<family>[a-z]+)(?P<words>(?:[A-Z][a-z\d]*)+)(?P<year>{YEAR})[a-z]?"),
    lazy_pattern(rf"(?P<family>[A-Za-z][a-z]+)[-:_]?(?P<year>{YEAR})(?:[-:_]?(?P<words>[A-Za-z][a-z\d]+)|[a-z])?"),
    lazy_pattern(r"(?P<family>[A-Za-z][a-z]{2,})(?P<year>9\d|[0-2]\d)(?:(?P<words>[A-Za-z][a-z]{2,}\d*)|[a-z])?"),
)
_DIGITS = 2  # of a year without its century
_WORD = lazy_pattern(r"[A-Z]?[a-z\d]+|[A-Z]+(?![a-z])")


class KeyParts(Struct, frozen=True):
    """The first author's family name in small letters, the year, and words of the title in small letters."""

    family: str
    year: int
    words: tuple[str, ...] = ()


def read_key(key: str) -> KeyParts | None:
    """Return what a citation key says; None for a key in another form.

    >>> read_key("vaswani2017attention"), read_key("vaswani-etal-2017-attention") == read_key("vaswani_attention_2017")
    (KeyParts(family='vaswani', year=2017, words=('attention',)), True)
    >>> read_key("vaswaniAttentionAll2017").words, read_key("Vaswani2017").words, read_key("fig:model")
    (('attention', 'all'), (), None)
    """
    match = next(_matches(key), None)
    if match is None:
        return None
    words = tuple(word.lower() for word in _WORD.findall(match["words"] or ""))
    year = int(match["year"])
    return KeyParts(match["family"].lower(), year if len(match["year"]) > _DIGITS else full_year(year), words)


def _matches(key: str) -> Iterator[re.Match[str]]:
    for form in _FORMS:
        if match := form.fullmatch(key):
            yield match

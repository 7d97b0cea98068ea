"""Standards as IEEE Xplore exports them: an article in a journal that is the number, `IEEE Std 754-2019`.

Brackets after it name the standards that it revises; a draft has a month. Author, volume and number are empty.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import MutableMapping

_NUMBER = (
    r"(?:[A-Z]{2,5}/)*IEEE(?:/[A-Z]{2,5})*\s(?:(?:Unapproved\s|Approved\s|Active\s)?Draft\s)?(?:Std\.?\s)?"
    r"P?\d[\w.:/+-]*(?:\([A-Z]\))?"
)
_STANDARD = lazy_pattern(_NUMBER)
_JOURNAL = lazy_pattern(rf"({_NUMBER})(?:,\s[A-Z][a-z]{{2,8}}\.?\s\d{{4}})?(?:\s\(([^()]+)\))?")
_BODY = "IEEE"
_ARTICLES = frozenset({"article", "misc", "standard", "techreport"})


def is_standard_number(text: str) -> bool:
    """Tell whether a text is the number of an IEEE standard, possibly with other bodies.

    >>> is_standard_number("ISO/IEC/IEEE 29148:2018(E)"), is_standard_number("IEEE Transactions on Computers")
    (True, False)
    """
    return _BODY in text and _STANDARD.fullmatch(text) is not None


def put_standard_right(values: MutableMapping[str, str], kind: str) -> None:
    """Move a standard's number and a remark out of the journal, in an entry of type `kind`.

    `values` are by biblatex name.

    Without a publisher or institution, IEEE becomes the institution.
    """
    journal = values.get("journaltitle", "")
    if kind not in _ARTICLES or _BODY not in journal or "number" in values:
        return
    if match := _JOURNAL.fullmatch(journal.strip("{} ")):
        del values["journaltitle"]
        values["number"] = match[1]
        if match[2]:
            values.setdefault("note", match[2])
        if values.keys().isdisjoint(("publisher", "institution", "organization")):
            values["institution"] = _BODY

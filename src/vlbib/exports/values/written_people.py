"""Authors and editors as publishers and sites write them: bodies without braces, and names with an address.

BibTeX cuts `World Health Organization` into given names and a family; Oxford's journals write their consortia so, and
Mendeley did. Stack Exchange puts the page of the user after a name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.people import name_texts
from vlbib.core.text import holds

if TYPE_CHECKING:
    from collections.abc import MutableMapping

_ROLES = ("author", "editor")
_NAMED = (*_ROLES, "translator", "bookauthor")
# Words that no family is called by, and what every name with one of them or an address has in it.
_BODIES = frozenset({
    "agency", "association", "collaboration", "commission", "committee", "consortium", "council", "foundation", "group",
    "initiative", "institute", "organisation", "organization", "project", "society", "subgroup", "team",
})  # fmt: skip
_HEADS = _BODIES | {"bureau", "center", "centre", "department", "ministry", "office", "university"}
_JOINS = frozenset({"for", "of", "on"})
_SIGNS = (
    "(http", "[@", " of ", " for ", "ation", "ission", "ommittee", "onsorti", "ouncil", "roup", "nitiati", "nstitut",
    "roject", "ociety", "eam", "gency",
)  # fmt: skip
_HANDLE = lazy_pattern(r",\s*([^,{}]+?\[@\w+\])")  # the name of a user after a given name, as APA wants it
_ADDRESS = lazy_pattern(r"\s?\(https?://[^()\s]*\)")
# A full stop after a name in full, which SciTePress has after each; not that of `Jr.` and `Ltd.`.
_STOP = lazy_pattern(r"(?<=[a-zß-öø-ÿ]{3})\.$")
_STOPPED = lazy_pattern(r"[a-zß-öø-ÿ]{3}\.(?:\s+and\s|$)")
_TIGHT = lazy_pattern(
    r"(?<![A-Za-z{\\'\"`^~])[A-Z]\.(?=[A-Z])"
)  # initials without a space, of which styles keep the first


def put_people_right(values: MutableMapping[str, str]) -> None:
    """Put braces around bodies among authors and editors, and take addresses after names away.

    Initials are made of a given name without the user's name (`Rita [@holm]`). A name in braces or with a comma stays
    as it is; initials without a space get one (`K.Q. Lamp`), and a full
    stop after a whole name goes. `values` are by biblatex name.
    """
    for role in _NAMED:
        if role in values and "." in values[role] and (_TIGHT.search(values[role]) or _STOPPED.search(values[role])):
            values[role] = " and ".join(name if "{" in name else _spaced(name) for name in name_texts(values[role]))
    for role in _ROLES:
        if role in values and holds(values[role], _SIGNS):
            names = name_texts(_HANDLE.sub(r", {\1}", _ADDRESS.sub("", values[role])))
            values[role] = " and ".join("{" + name + "}" if _is_body(name) else name for name in names)


def _spaced(name: str) -> str:
    return _STOP.sub("", _TIGHT.sub(r"\g<0> ", name))


def _is_body(name: str) -> bool:
    words = name.lower().split()
    if len(words) < 2 or holds(name, ("{", ",", ".", "\\")):
        return False
    return words[-1] in _BODIES or (words[0] in _HEADS and words[1] in _JOINS) or words[0].isdigit()

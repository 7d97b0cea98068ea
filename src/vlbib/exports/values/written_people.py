"""Authors and editors as publishers and sites write them: bodies without braces, and names with an address.

BibTeX would split `World Health Organization` into given and family names. Oxford's journals write consortia like this,
as Mendeley did. Stack Exchange puts the address of the user's page after a name.
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
# Words that are no family names, and (in _SIGNS) a quick test for names with such a word or an address.
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
_HANDLE = lazy_pattern(r",\s*([^,{}]+?\[@\w+\])")  # a user name after a given name, as APA wants it
_ADDRESS = lazy_pattern(r"\s?\(https?://[^()\s]*\)")
# The full stop that SciTePress puts after each name; not that of `Jr.` and `Ltd.`.
_STOP = lazy_pattern(r"(?<=[a-zß-öø-ÿ]{3})\.$")
_STOPPED = lazy_pattern(r"[a-zß-öø-ÿ]{3}\.(?:\s+and\s|$)")
# Initials without a space between them, of which styles would keep only the first.
_TIGHT = lazy_pattern(r"(?<![A-Za-z{\\'\"`^~])[A-Z]\.(?=[A-Z])")


def put_people_right(values: MutableMapping[str, str]) -> None:
    """Put braces around bodies among authors and editors, and remove addresses after names.

    A name in braces or with a comma is not taken for a body. A user name (`Rita [@holm]`) is put in braces, so that it
    gives no initials. Initials are separated by spaces (`K. Q. Lamp`), and a full stop after a whole name is removed.
    `values` are by biblatex name.
    """
    for role in _NAMED:
        if role in values and "." in values[role] and _has_odd_stops(values[role]):
            values[role] = " and ".join(name if "{" in name else _spaced(name) for name in name_texts(values[role]))
    for role in _ROLES:
        if role in values and holds(values[role], _SIGNS):
            names = name_texts(_HANDLE.sub(r", {\1}", _ADDRESS.sub("", values[role])))
            values[role] = " and ".join("{" + name + "}" if _is_body(name) else name for name in names)


def _has_odd_stops(names: str) -> bool:
    """Tell whether a list has initials without a space between them, or a full stop after a whole name."""
    is_spaced = names.count(".") == names.count(". ") and ". and" not in names and ".  " not in names
    return not (is_spaced and names.isprintable()) and (_TIGHT.search(names) or _STOPPED.search(names)) is not None


def _spaced(name: str) -> str:
    return _STOP.sub("", _TIGHT.sub(r"\g<0> ", name))


def _is_body(name: str) -> bool:
    words = name.lower().split()
    if len(words) < 2 or holds(name, ("{", ",", ".", "\\")):
        return False
    return words[-1] in _BODIES or (words[0] in _HEADS and words[1] in _JOINS) or words[0].isdigit()

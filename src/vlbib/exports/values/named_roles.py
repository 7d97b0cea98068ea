"""Roles that biblatex has no field for: series editors, and the interviewers of an interview.

Zotero writes series editors as redactors (`editorb`, `editorbtype = {redactor}`), Better BibTeX an interviewer as
`namea`. Here they become `serieseditor` and `interviewer`, as in libraries written by hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import MutableMapping

_FIELDS = ("editora", "editorb", "editorc", "namea", "nameb", "namec")
_ROLES = {
    "collectioneditor": "serieseditor",
    "interviewer": "interviewer",
    "series": "serieseditor",
    "serieseditor": "serieseditor",
}
NAMED_ROLES = tuple(dict.fromkeys(_ROLES.values()))


def put_roles_right(values: MutableMapping[str, str]) -> None:
    """Move people from `editora`, `namea` and so on to the field of the role that their type names.

    `values` are by biblatex name. A redactor is a series editor only if a series is named.
    """
    if values.keys().isdisjoint(_FIELDS):
        return
    for field in _FIELDS:
        role = _role(values.get(f"{field}type", ""), has_series="series" in values) if field in values else ""
        if role:
            named = [values[role]] if role in values else []
            values[role] = " and ".join([*named, values.pop(field)])
            del values[f"{field}type"]


def _role(kind: str, *, has_series: bool) -> str:
    bare = "".join(filter(str.isalpha, kind.lower()))
    return "serieseditor" if bare == "redactor" and has_series else _ROLES.get(bare, "")

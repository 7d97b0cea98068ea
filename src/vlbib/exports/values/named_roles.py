"""People whose role biblatex has no field for: the editors of a series, and who asked the questions of an interview.

Zotero calls the editors of a series redactors (`editorb`, `editorbtype = {redactor}`), and Better BibTeX an interviewer
`namea` of that type. Here they are `serieseditor` and `interviewer`, as libraries by hand have them.
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
    """Name the people by their role, where `editora` and its like say it by type. `values` are by biblatex name.

    A redactor is one where no series is named.
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

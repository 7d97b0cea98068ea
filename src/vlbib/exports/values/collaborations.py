"""Collaborations, which INSPIRE writes in the field `collaboration`, printed only by physicists' BibTeX styles."""

from __future__ import annotations

from vlbib.core.groups_of_people import says_group
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.people import name_texts

_AROUND = lazy_pattern(r"^the\s+|\s+collaboration$")
_APART = lazy_pattern(r"\s*,\s*|\s+and\s+")


def with_collaboration(author: str, collaboration: str) -> str:
    """Return a list of authors (TeX) with the collaborations added as bodies, except for those already listed.

    >>> with_collaboration("Doe, Ann and others", "ATLAS, CMS")
    'Doe, Ann and {ATLAS Collaboration} and {CMS Collaboration} and others'
    """
    names = name_texts(author)
    end = names[-1:] if names[-1:] == ["others"] else []
    listed = {_bare(name) for name in names}
    bare = [part.strip("{} ") for part in _APART.split(collaboration)]
    bodies = [
        f"{{{name}}}" if says_group(name) else f"{{{name} Collaboration}}"
        for name in bare
        if name and _bare(name) not in listed
    ]
    return " and ".join([*(names[: len(names) - len(end)]), *bodies, *end])


def _bare(name: str) -> str:
    """Return the normalized name of a collaboration: `{The ATLAS Collaboration}` and `ATLAS` give the same."""
    return _AROUND.sub("", name.strip("{} ").casefold())

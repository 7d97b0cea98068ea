"""Collaborations, which physicists name in a field of their own that only their styles of BibTeX print (INSPIRE)."""

from __future__ import annotations

from vlbib.core.groups_of_people import says_group
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.people import name_texts

_AROUND = lazy_pattern(r"^the\s+|\s+collaboration$")
_APART = lazy_pattern(r"\s*,\s*|\s+and\s+")


def with_collaboration(author: str, collaboration: str) -> str:
    """Return a list of authors (TeX) that ends in the collaborations, each a body, except for those that it names.

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
    """Return what two spellings of a collaboration's name have in common: `{The ATLAS Collaboration}`, `ATLAS`."""
    return _AROUND.sub("", name.strip("{} ").casefold())

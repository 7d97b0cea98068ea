"""Collaborations, which physicists name in a field of their own that only their styles of BibTeX print (INSPIRE)."""

from __future__ import annotations

import re

from vlbib.core.groups_of_people import says_group
from vlbib.core.people import name_texts

_APART = re.compile(r"\s*,\s*|\s+and\s+")


def with_collaboration(author: str, collaboration: str) -> str:
    """Return a list of authors (TeX) that ends in the collaborations, each a body, but for those that it names.

    >>> with_collaboration("Doe, Ann and others", "ATLAS, CMS")
    'Doe, Ann and {ATLAS Collaboration} and {CMS Collaboration} and others'
    """
    names = name_texts(author)
    end = names[-1:] if names[-1:] == ["others"] else []
    listed = author.casefold()
    bare = [part.strip("{} ") for part in _APART.split(collaboration)]
    bodies = [
        f"{{{name}}}" if says_group(name) else f"{{{name} Collaboration}}"
        for name in bare
        if name and re.sub(r"\s+collaboration$", "", name.casefold()) not in listed
    ]
    return " and ".join([*(names[: len(names) - len(end)]), *bodies, *end])

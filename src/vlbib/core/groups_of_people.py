"""Groups among the authors of a work: collaborations, consortia, teams.

Sources list a group beside its members, before or after them, or not at all, and a reference may name the group alone.
A group is not a person, so it is neither a missing author nor a wrong one.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.core.names import Name

_WORD = lazy_pattern(
    r"\b(?:collaborations?|consorti(?:um|a)|teams?|groups?|initiative|foundation|labs?|laboratory|network|project|committee"
    r"|investigators|society|association|organi[sz]ation|task force|working group|workshop|institute|experiment)\b",
    re.IGNORECASE,
)


def says_group(text: str) -> bool:
    """Tell whether a text contains a word for a group.

    >>> says_group("ATLAS Collaboration"), says_group("ATLAS")
    (True, False)
    """
    return _WORD.search(text) is not None


@lru_cache(maxsize=65536)
def is_group(name: Name) -> bool:
    """Tell whether a name is that of a group."""
    return says_group(f"{name.given} {name.family}")


def persons(names: Sequence[Name]) -> tuple[Name, ...]:
    """Return the names without those of groups, and without those that have no letter."""
    return tuple(name for name in names if not is_group(name) and squeeze(name))

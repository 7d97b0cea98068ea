"""Short names that stand only in the title asked for, and what makes one of them doubtful.

`DRIT++: Diverse Image-to-Image Translation ...` is not `Diverse Image-to-Image Translation ...`, the paper of DRIT, but
its extension, and nothing in the record speaks of the name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.matching.authority import published
from vlbib.matching.evidence import same_name

if TYPE_CHECKING:
    from vlbib.core.work import Query
    from vlbib.matching.evidence import Weighed

# What people put behind a name for its next version: `++`, `v2`, `-2`, `V1.5`, ` 3`, `SAM2`, `Pro`, `-XL`.
_VERSION = re.compile(
    r"(?:\+|[-\s][vV]?\d{1,2}(?:\.\d+)?|(?<=\w)[vV]\d{1,2}(?:\.\d+)?|(?<=[^\W\d_]{3})[2-9]|(?<=\w)(?:Pro|XL|Plus)"
    r"|[-\s](?i:pro|xl|xxl|plus|max|ultra|turbo|next|ii|iii))"
)


def is_version(name: str) -> bool:
    """Tell a short name that says itself to be of a later version.

    >>> [is_version(name) for name in ("DRIT++", "MoCo v2", "BLIP-2", "SDXL", "DRIT", "T5", "CIFAR10")]
    [True, True, True, True, False, False, False]
    """
    return any(match.end() == len(name) for match in _VERSION.finditer(name))


def doubt_of_added_name(query: Query, chosen: Weighed) -> str:
    """Return why the name that only the note has makes its work doubtful; "" where nothing does.

    A name that the records carry makes no doubt.
    """
    name = chosen.title.added
    if not name or any(same_name(name, alias) for alias in chosen.group.aliases):
        return ""
    if is_version(name):
        return f"the name {name!r} stands only in the note, and it may be a later version's"
    years = [record.year for record in chosen.group.records if record.year and published(record)]
    if query.year and years and query.year > max(years):
        return f"the name {name!r} stands only in the note, which says {query.year}, the record {max(years)}"
    return ""

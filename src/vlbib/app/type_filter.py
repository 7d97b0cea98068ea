"""Unknown entry types in a filter: reported with the nearest type, since no entry would pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.entry_types import ALL_TYPES
from vlbib.core.near_names import hint

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def unknown_types(wanted: Iterable[str], types: Iterable[str]) -> Iterator[str]:
    """Yield a message for each wanted type that neither BibTeX nor biblatex nor the library (`types`) has.

    >>> list(unknown_types(["Article", "artcle"], ["article"]))
    ['artcle: no entry is of this type; did you mean `article`?']
    """
    known = ALL_TYPES.union(types, ("preprint",))
    for kind in wanted:
        if kind.lower() not in known:
            yield f"{kind}: no entry is of this type{hint(kind, known)}"

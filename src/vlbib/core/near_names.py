"""What a misspelt name may have meant, of a closed list of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

KEYS = "`vlbib list` shows the keys"


def hint(name: str, names: Iterable[str], otherwise: str = "") -> str:
    """Return "; did you mean `NAME`?" for the nearest of the names, whatever its case.

    Where none is near, "; " and what to do `otherwise`, "" where that is not given.
    """
    from difflib import get_close_matches

    spelled = {name.lower(): name for name in sorted(names, reverse=True)}
    near = get_close_matches(name.lower(), sorted(spelled), n=1)
    if near:
        return f"; did you mean `{spelled[near[0]]}`?"
    return f"; {otherwise}" if otherwise else ""

"""What a misspelt name may have meant, of a closed list of names."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def hint(name: str, names: Iterable[str]) -> str:
    """Return "; did you mean `NAME`?" for the nearest of the names, "" where none is near."""
    from difflib import get_close_matches

    near = get_close_matches(name.lower(), sorted(names), n=1)
    return f"; did you mean `{near[0]}`?" if near else ""

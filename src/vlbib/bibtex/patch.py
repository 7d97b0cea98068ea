"""The difference between two states of a .bib file as a patch: a dry run shows exactly what would be written."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vlbib.bibtex.encoding import Encoding


def patch(old: bytes, new: bytes, encoding: Encoding, name: str) -> str:
    """Return the unified diff, which `patch` can apply if it is written in the file's encoding."""
    before, after = (_lines(encoding.decode(data)) for data in (old, new))
    rows = difflib.unified_diff(before, after, f"a/{name}", f"b/{name}")
    return "".join(row if row.endswith("\n") else f"{row}\n\\ No newline at end of file\n" for row in rows)


def _lines(text: str) -> list[str]:
    """Return the lines with their endings; only a line feed ends a line."""
    lines = [f"{line}\n" for line in text.split("\n")]
    return [*lines[:-1], *([last] if (last := lines[-1][:-1]) else [])]

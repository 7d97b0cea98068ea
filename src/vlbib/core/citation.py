"""A citation of an entry in a paper."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Citation:
    r"""A key that a paper cites, `*` for `\nocite{*}`, with the 1-based line and column of the key itself."""

    key: str
    file: str
    line: int
    column: int = 1

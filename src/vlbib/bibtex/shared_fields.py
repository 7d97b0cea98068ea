"""The fields that many entries of a file have alike, such as `year` and `journal`, each made once for all of them."""

from __future__ import annotations

from sys import intern

from vlbib.core.bib import Field


class SharedFields(dict[tuple[str, str], Field]):
    """Fields without lines whose values are in braces, by lower-case name and value."""

    def __missing__(self, named: tuple[str, str]) -> Field:
        name, value = named
        self[named] = field = Field(name, intern(value))
        return field

"""A value names an `@string` that is not defined.

BibTeX leaves the value empty: the journal is gone from the printed entry.

Bad:
    journal = jms
Good:
    @string{jms = {Journal of Map Studies}}
    @article{rossi2021lines,
      author = {Rossi, Anna},
      title = {Counting lines in old maps},
      journal = jms,
      year = 2021,
      doi = {10.5555/12345678}
    }

Source: BibTeX warns `string name "jms" is undefined` (bibtex.web, section 260).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import Fault, LibraryRule
from vlbib.checks.types import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs

_BARE = re.compile(r"[^\s\"{}#(),=0-9][^\s\"{}#(),=]*")
_ENCLOSED = re.compile(r"\"(?:[^\"{}]|\{[^{}]*\})*\"|\{(?:[^{}]|\{[^{}]*\})*\}")


def check(inputs: Inputs) -> Iterable[Fault]:
    """Look up every bare word of every value that is not one enclosed text."""
    strings = inputs.library.strings
    for entry in inputs.library.entries:
        for field in entry.fields:
            if field.raw[:1] in '{"' and "#" not in field.raw:
                continue
            for name in _names(field.raw):
                if name.lower() not in strings and name.lower() not in MONTHS:
                    yield Fault(message=f"the string `{name}` is not defined", entry=entry, field=field.name, at=name)


def _names(raw: str) -> list[str]:
    """Return the bare words of a value, none where it is one enclosed text or nests too deeply to tell."""
    if raw[:1] in '{"':
        outside = _ENCLOSED.sub(" ", raw)
        return [] if any(mark in outside for mark in '{}"') or "#" not in outside else _BARE.findall(outside)
    outside = _ENCLOSED.sub(" ", raw)
    return [] if any(mark in outside for mark in '{}"') else _BARE.findall(outside)


rule = LibraryRule(code="S010", name="undefined-string", severity=Severity.ERROR, doc=__doc__, check=check)

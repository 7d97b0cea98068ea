"""A value names an `@string` that is not defined.

BibTeX leaves the value empty: the journal is missing from the printed entry.

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

Source: BibTeX warns `string name "jms" is undefined` (bibtex.web).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import FieldRule, RuleFault
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.months import MONTHS

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_BARE = lazy_pattern(r"[^\s\"{}#(),=0-9][^\s\"{}#(),=]*")
_ENCLOSED = lazy_pattern(r"\"(?:[^\"{}]|\{[^{}]*\})*\"|\{(?:[^{}]|\{[^{}]*\})*\}")


def check(field: Field, subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Look up every bare word of a value that is not a single string in braces or quotes."""
    raw = field.raw
    if (raw[:1] in '{"' and "#" not in raw) or raw.isdecimal():
        return None
    for name in _names(raw):
        if name.lower() not in subject.strings and name.lower() not in MONTHS:
            return RuleFault(message=f"the string `{name}` is not defined", at=name)
    return None


def _names(raw: str) -> list[str]:
    """Return the bare words of a value; none if it is a single enclosed string or nests too deeply to tell."""
    if raw[:1] in '{"':
        outside = _ENCLOSED.sub(" ", raw)
        return [] if any(mark in outside for mark in '{}"') or "#" not in outside else _BARE.findall(outside)
    outside = _ENCLOSED.sub(" ", raw)
    return [] if any(mark in outside for mark in '{}"') else _BARE.findall(outside)


rule = FieldRule(
    code="S010", name="undefined-string", severity=Severity.ERROR, doc=__doc__, check=check, fields=None, bare=True
)

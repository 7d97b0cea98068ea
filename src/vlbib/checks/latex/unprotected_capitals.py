"""The title has capitals that styles will turn into lower case: `BERT` becomes `bert`.

Many BibTeX styles print titles of papers in sentence case. Braces around the word protect it.

Bad:
    title = {Counting lines in OCR-free maps}
Good:
    title = {Counting lines in {OCR}-free maps}

Source: btxdoc.tex (`change.case$` leaves braced text alone).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import FieldRule, RuleFault, value_changes
from vlbib.checks.values.name_lists import outside_braces
from vlbib.core.entry_types import BOOK_TYPES
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import Subject
    from vlbib.core.bib import Field

_PLAIN = lazy_pattern(r"(?<![A-Za-z0-9])[A-Za-z0-9][a-z0-9]*+[A-Z][A-Za-z0-9]*+")
_SMALL = lazy_pattern("[a-z]")
_INNER = lazy_pattern(r"[A-Z](?<=[A-Za-z0-9][A-Z])")  # found in half the time of the two characters in order
_COMMAND = lazy_pattern(r"\\[A-Za-z]+|\\.")
_MATH = lazy_pattern(r"\$[^$]*\$")
_MOST_NAMED = 3


def check(field: Field, subject: Subject, _options: CheckOptions) -> RuleFault | None:
    """Report words outside braces with a capital after their first letter; the fix puts braces around them."""
    if subject.type in BOOK_TYPES:
        return None
    clear = _clear(field.value)
    if not _INNER.search(clear):
        return None
    words = list(dict.fromkeys(_PLAIN.findall(clear)))
    if not words or not (_SMALL.search(clear) or any(c.islower() for c in clear)):
        return None
    shown = ", ".join(f"`{word}`" for word in words[:_MOST_NAMED]) + (", ..." if len(words) > _MOST_NAMED else "")
    changes = () if "\\" in field.value or "$" in field.value else value_changes(field, _braced(field.value))
    return RuleFault(message=f"capitals are not protected by braces: {shown}", at=words[0], changes=changes, safe=False)


def _clear(value: str) -> str:
    """Return the text outside braces, without commands and mathematics."""
    bare = outside_braces(value) if "{" in value else value
    return _MATH.sub(" ", _COMMAND.sub(" ", bare)) if "\\" in bare or "$" in bare else bare


def _braced(value: str) -> str:
    """Put braces around every word with inner capitals that is not in braces yet."""
    if "{" not in value:
        return _PLAIN.sub(_in_braces, value)
    parts = re.split(r"(\{(?:[^{}]|\{[^{}]*\})*\})", value)
    return "".join(part if part.startswith("{") else _PLAIN.sub(_in_braces, part) for part in parts)


def _in_braces(word: re.Match[str]) -> str:
    return f"{{{word[0]}}}"


rule = FieldRule(
    code="L008",
    name="unprotected-capitals",
    severity=Severity.INFO,
    doc=__doc__,
    check=check,
    fields=frozenset({"title"}),
    trace=_INNER,
)

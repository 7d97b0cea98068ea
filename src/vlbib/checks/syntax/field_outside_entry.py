"""A field is outside every entry.

All text between entries is a comment to BibTeX, so a field after a superfluous closing brace is silently dropped.

Bad:
    @article{rossi2021lines,
      author = {Rossi, Anna},
      title = {Counting lines in old maps},
      journal = {Journal of Map Studies},
      year = 2021,
      doi = {10.5555/12345678}
    },
      volume = {12},
    }
Good:
    volume = {12}

Source: btxdoc.tex: BibTeX ignores text between entries.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import LibraryRule, RuleFault
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs

_FIELD = lazy_pattern(r"^[ \t]*(?P<name>[A-Za-z][\w-]*)[ \t]*=[ \t]*(?:\{.*\}|\".*\")[ \t]*,?[ \t]*$", re.MULTILINE)
_HEAD = lazy_pattern(r"(?<![A-Za-z])[A-Za-z]+\s*[{(]\s*[^\s,{}()]+\s*,")


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Report the first field in each text between entries, unless removing the `@` has disabled its entry."""
    for line, text in inputs.library.comments:
        match = _FIELD.search(text)
        if match is None or text.lstrip()[:1] == "@" or _HEAD.search(text, 0, match.start()):
            continue
        yield RuleFault(
            message=f"`{match['name']}` is outside of every entry and is ignored",
            file=inputs.library.file,
            line=line + text.count("\n", 0, match.start("name")),
        )


rule = LibraryRule(code="S005", name="field-outside-entry", severity=Severity.WARNING, doc=__doc__, check=check)

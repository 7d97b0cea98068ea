"""An `@string` is defined twice, with different values.

Entries above the second definition use the first, entries below it the second.

Bad:
    @string{jms = {Journal of Map Studies}}
    @string{jms = {Journal of Medical Statistics}}
    @article{rossi2021lines,
      author = {Rossi, Anna},
      title = {Counting lines in old maps},
      journal = jms,
      year = 2021,
      doi = {10.5555/12345678}
    }
Good:
    @string{jms = {Journal of Map Studies}}
    @article{rossi2021lines,
      author = {Rossi, Anna},
      title = {Counting lines in old maps},
      journal = jms,
      year = 2021,
      doi = {10.5555/12345678}
    }

Source: bibtex.web (a string is overwritten by its redefinition).
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

_STRING = lazy_pattern(r"^[ \t]*@string\s*[{(]\s*([^\s={}()]+)\s*=\s*(.*?)[ \t]*$", re.IGNORECASE | re.MULTILINE)


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Compare the definitions of a name; only the first line of each is read."""
    if not inputs.library.strings:
        return
    seen: dict[str, str] = {}
    text = inputs.library.text
    for match in _STRING.finditer(text):
        name, value = match[1].lower(), match[2].rstrip("})").strip()
        if seen.setdefault(name, value) != value:
            line = text.count("\n", 0, match.start(1)) + 1
            yield RuleFault(message=f"the string `{match[1]}` is defined twice", file=inputs.library.file, line=line)


rule = LibraryRule(code="S011", name="string-redefined", severity=Severity.WARNING, doc=__doc__, check=check)

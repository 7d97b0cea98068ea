"""The file contains conflict markers of an unfinished merge.

Both sides of the conflict are in the file: entries are duplicated or cut in the middle.

Bad:
    <<<<<<< HEAD
    @misc{rossi2021atlas, title = {An atlas of old maps}, url = {https://example.org/atlas}}
    =======
    >>>>>>> theirs
Good:
    title = {An atlas of old maps}

Source: git-merge(1), "How conflicts are presented".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.bibtex.markers import may_have_conflict
from vlbib.checks.finding import Severity
from vlbib.checks.rule import LibraryRule, RuleFault
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs

_MARK = lazy_pattern(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Report every line that starts or ends a conflict."""
    if not may_have_conflict(inputs.library.source.source):
        return
    text = inputs.library.text
    for match in _MARK.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        yield RuleFault(message="a merge was not finished here", file=inputs.library.file, line=line)


rule = LibraryRule(code="S018", name="merge-conflict", severity=Severity.ERROR, doc=__doc__, check=check)

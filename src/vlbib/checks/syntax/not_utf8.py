"""The file is not encoded in UTF-8.

biber and most programs assume UTF-8; in any other encoding, accented letters come out wrong on another computer.

Bad:
    encoding: latin-1
    author = {Müller, Anna}
Good:
    author = {Müller, Anna}

Source: biblatex manual (encodings; UTF-8 is the default).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import LibraryRule, RuleFault

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Report the encoding that had to be guessed."""
    library = inputs.library
    fault = library.encoding_fault
    return (RuleFault(message=fault, file=library.file, line=1),) if fault else ()


rule = LibraryRule(code="S014", name="not-utf8", severity=Severity.WARNING, doc=__doc__, check=check)

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
    if not library.fallback:
        return ()
    stray = library.encoding == "utf-8"
    message = "bytes that are not UTF-8 were" if stray else "the file is not UTF-8; it was"
    name = "windows-1252" if stray else library.encoding
    return (RuleFault(message=f"{message} read as {name}", file=library.file, line=1),)


rule = LibraryRule(code="S014", name="not-utf8", severity=Severity.WARNING, doc=__doc__, check=check)

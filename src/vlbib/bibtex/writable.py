"""Values made fit for a file: on one line, braces balanced as BibTeX counts them, in letters that the encoding has."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from vlbib.core.text import one_line

if TYPE_CHECKING:
    from vlbib.bibtex.encoding import Encoding

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_DOUBLED = re.compile(r"(?<!\\)((?:\\\\)+)(?=[{}])")  # a line break in front of a brace, which it does not hide
_HIDDEN = re.compile(r"\\[{}]")


def writable(value: str, encoding: Encoding) -> str:
    r"""Return a value that can stand in braces in a file of that encoding.

    BibTeX counts a brace behind a backslash too, other readers do not: where the two ways of counting differ, `\{`
    becomes a command, and `\\` gets a space behind it. Letters that the encoding lacks become TeX;
    control characters fall away.
    """
    line = one_line(_CONTROL.sub("", value))
    if not _safe(line):
        line = _DOUBLED.sub(r"\1 ", line)
    if not _safe(line):
        line = line.replace(r"\{", r"{\textbraceleft}").replace(r"\}", r"{\textbraceright}")
    if not _safe(line):
        line = line.replace("{", "").replace("}", "")
    if line.endswith("\\"):
        line += " "  # a backslash at the end would hide the closing brace from some readers
    return line if encoding.encodes(line) else "".join(c if encoding.encodes(c) else _tex(c) for c in line)


def _safe(value: str) -> bool:
    """Tell whether braces pair up for every reader, with those behind a backslash counted and without."""
    return balanced(value) and ("\\" not in value or balanced(_HIDDEN.sub("", value)))


def balanced(value: str) -> bool:
    """Tell whether braces pair up, none closing before it opens."""
    depth = 0
    for brace in re.finditer(r"[{}]", value):
        depth += 1 if brace[0] == "{" else -1
        if depth < 0:
            return False
    return depth == 0


def _tex(letter: str) -> str:
    shown = str(_encoder().unicode_to_latex(letter))
    return shown if shown.isascii() else f"{{\\symbol{{{ord(letter)}}}}}"


@lru_cache(maxsize=1)
def _encoder() -> Any:  # noqa: ANN401 -- pylatexenc is untyped
    from pylatexenc.latexencode import UnicodeToLatexEncoder

    return UnicodeToLatexEncoder(replacement_latex_protection="braces-all", unknown_char_policy="keep",
                                 unknown_char_warning=False)  # fmt: skip

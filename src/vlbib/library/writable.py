"""Values made fit for a file: on one line, braces balanced as BibTeX counts them, in letters that the encoding has."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from vlbib.text import one_line

if TYPE_CHECKING:
    from vlbib.library.encoding import Encoding


def writable(value: str, encoding: Encoding) -> str:
    r"""Return a value that can stand in braces in a file of that encoding.

    BibTeX counts a brace behind a backslash too: an unbalanced `\{` becomes a command. Letters that the encoding lacks
    become TeX.
    """
    line = one_line(value)
    if not balanced(line):
        line = line.replace(r"\{", r"{\textbraceleft}").replace(r"\}", r"{\textbraceright}")
    if not balanced(line):
        line = line.replace("{", "").replace("}", "")
    if re.search(r"(?<!\\)(?:\\\\)*\\$", line):
        line += " "  # a backslash at the end would hide the closing brace from other readers
    return line if encoding.encodes(line) else "".join(c if encoding.encodes(c) else _tex(c) for c in line)


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

"""Reads the values of fields from their source text, and prepares values for writing.

BibTeX's rules for values: "Tame the BeaST", section 14 (`#` and `@string`); names of fields and strings ignore case.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vlbib.bibtex.encoding import Encoding

_BETWEEN = lazy_pattern(r"\s*(?:#\s*)?(?:%[^\n]*\n\s*)*")
_BARE = lazy_pattern(r"[^\s#{}\"]+")
_MARK = lazy_pattern(r"[{}\"]")
_CONTROL = lazy_pattern(r"[\x00-\x08\x0e-\x1f\x7f]")
_DOUBLED = lazy_pattern(r"(?<!\\)((?:\\\\)+)(?=[{}])")  # a line break before a brace, which it does not escape
_HIDDEN = lazy_pattern(r"\\[{}]")


def value_of(raw: str, strings: Mapping[str, str]) -> str:
    """Return the text of a value: without enclosure, strings expanded, pieces joined. An unknown string stays a name.

    >>> value_of('cv # " 2021"', {"cv": "CVPR"})
    'CVPR 2021'
    """
    if "#" not in raw:
        if raw[:1] in ("{", '"') and raw[-1:] in ("}", '"'):
            return raw[1:-1]
        return strings.get(raw.lower(), raw) if raw[:1] not in ("{", '"') else raw
    return "".join(_pieces(raw, strings))


def _pieces(raw: str, strings: Mapping[str, str]) -> list[str]:
    parts, at = [], 0
    while at < len(raw):
        between = _BETWEEN.match(raw, at)
        at = between.end() if between else at
        if at >= len(raw):
            break
        end = _piece_end(raw, at)
        piece = raw[at:end]
        parts.append(piece[1:-1] if piece[0] in '{"' else strings.get(piece.lower(), piece))
        at = end
    return parts


def _piece_end(raw: str, at: int) -> int:
    if raw[at] not in '{"':
        bare = _BARE.match(raw, at)
        return bare.end() if bare else len(raw)
    depth = 0
    for mark in _MARK.finditer(raw, at + (raw[at] == '"')):
        depth += {"{": 1, "}": -1}.get(mark[0], 0)
        if depth == 0 and mark[0] == ("}" if raw[at] == "{" else '"'):
            return mark.end()
    return len(raw)


def writable(value: str, encoding: Encoding) -> str:
    r"""Return a value that can be written in braces in a file of that encoding.

    BibTeX counts a brace after a backslash, other readers do not. If the two ways of counting differ, `\{` becomes a
    command, and `\\` gets a space after it; if that does not help, all braces are removed. Characters that the encoding
    lacks become TeX, and control characters are removed.
    """
    line = one_line(value if value.isprintable() else _CONTROL.sub("", value))
    if "\\" not in line and "{" not in line and "}" not in line and line.isascii():
        return line  # true of most values
    if not _safe(line):
        line = _DOUBLED.sub(r"\1 ", line)
    if not _safe(line):
        line = line.replace(r"\{", r"{\textbraceleft}").replace(r"\}", r"{\textbraceright}")
    if not _safe(line):
        line = line.replace("{", "").replace("}", "")
    if line.endswith("\\"):
        line += " "  # for some readers, a final backslash would escape the closing brace
    return line if encoding.encodes(line) else "".join(c if encoding.encodes(c) else _tex(c) for c in line)


def writable_fields(fields: Mapping[str, str], encoding: Encoding) -> dict[str, str]:
    """Return the fields of an entry with values that can be written."""
    return {name: writable(value, encoding) for name, value in fields.items()}


def _safe(value: str) -> bool:
    """Tell whether braces are balanced for every reader: both with and without those after a backslash."""
    return balanced(value) and ("\\" not in value or balanced(_HIDDEN.sub("", value)))


def balanced(value: str) -> bool:
    """Tell whether braces are balanced: each is closed, and none is closed before it is opened."""
    if "{" not in value:
        return "}" not in value
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

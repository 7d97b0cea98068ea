r"""How LaTeX reads each character of a value: text, mathematics, URL, command, argument of an unknown command.

A character has different meanings in these: `_` makes a subscript in mathematics and in `\ce{H_2O}`, is an ordinary
character in `\url{a_b}`, and is an error in text. Sources: The TeXbook, chapter 24 (modes); manuals of url, mhchem and
siunitx.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct, field

from vlbib.core.lazy_pattern import lazy_pattern

TEXT, MATH, ADDRESS, COMMAND, UNKNOWN = "tmack"
# Commands whose arguments are text, and commands without arguments that may come before a group.
_TEXT_COMMANDS = frozenset({
    "emph", "textbf", "textit", "textsc", "textsl", "texttt", "textsf", "textrm", "textup", "textmd", "textnormal",
    "text", "mbox", "hbox", "uppercase", "lowercase", "MakeUppercase", "MakeLowercase", "underline", "enquote",
    "textquote", "mkbibquote", "mkbibemph", "nocase", "NoCaseChange", "textsuperscript", "textsubscript", "bibstring",
    "em", "bf", "it", "sc", "tt", "sf", "rm", "sl", "bfseries", "itshape", "scshape", "ttfamily", "sffamily",
    "rmfamily", "slshape", "upshape", "normalfont", "relax", "small", "footnotesize", "protect",
    "ss", "ae", "AE", "oe", "OE", "aa", "AA", "o", "O", "l", "L", "i", "j", "dh", "DH", "th", "TH", "dj", "DJ", "ng",
    "NG", "v", "u", "H", "c", "d", "b", "r", "k", "t", "LaTeX", "TeX", "dots", "ldots", "copyright", "textregistered",
    "texttrademark", "textendash", "textemdash", "textasciitilde", "textasciicircum", "textbackslash", "textbar",
    "textless", "textgreater", "textbraceleft", "textbraceright", "textquoteright", "textquoteleft", "textquotedbl",
    "textquotedblleft", "textquotedblright", "textunderscore", "textperiodcentered", "textdegree", "slash", "S", "P",
})  # fmt: skip
_MATH_COMMANDS = frozenset({
    "ensuremath", "ce", "cf", "cee", "pu", "chemfig", "si", "SI", "num", "qty", "unit", "ang", "numrange", "numlist",
    "SIrange", "SIlist", "qtyrange", "qtylist", "unitfrac", "nicefrac", "sfrac",
})  # fmt: skip
_ADDRESS_COMMANDS = frozenset({
    "url", "path", "nolinkurl", "href", "ref", "eqref", "autoref", "cref", "label", "doi", "hyperlink", "hypertarget",
    "includegraphics", "input",
})  # fmt: skip
# Text boxes inside mathematics, in which `$` starts mathematics again.
_BOXES = frozenset({"text", "mbox", "hbox", "textrm", "textit", "textbf", "textsf", "texttt", "intertext"})
_DEFINING = lazy_pattern(r"\\(?:[gex]?def|let|(?:re)?newcommand|providecommand|catcode|csname)(?![A-Za-z])")
_MARK = lazy_pattern(r"\\[A-Za-z]+\*?|\\.|\$\$?|[{}\[]", re.DOTALL)
_ACCENTS = frozenset("\"'`^~=.")


class _Group(Struct):
    """An open group: the mode of its text, what closes it, and the mode of the argument that may follow it."""

    mode: str
    closer: str
    box: bool = False
    then: str = ""


class _Reading(Struct):
    """The state of reading: the modes so far, the open groups, and the mode of an argument that may follow."""

    modes: list[str]
    groups: list[_Group] = field(default_factory=lambda: [_Group(TEXT, "")])
    pending: str = ""
    box: bool = False
    sound: bool = True

    @property
    def mode(self) -> str:
        return self.groups[-1].mode

    def fill(self, start: int, end: int, mode: str) -> None:
        self.modes[start:end] = mode * (end - start)

    def open(self, mode: str, closer: str, then: str = "") -> None:
        self.groups.append(_Group(mode, closer, box=self.box, then=then))
        self.pending, self.box = "", False

    def close(self, closer: str) -> None:
        """Close the innermost group; a wrong closer makes the value unsound."""
        if self.groups[-1].closer != closer:
            self.sound = False
            return
        self.pending = self.groups.pop().then


@lru_cache(maxsize=64)
def modes(value: str) -> str | None:
    r"""Return a mode for each character; None if dollars, braces or environments do not match.

    None too for a value that defines commands. Braces and dollars of commands or mathematics count as commands.

    >>> modes(r"a $b$")
    'ttcmc'
    """
    if "\\" not in value and "$" not in value:
        return TEXT * len(value)
    if _DEFINING.search(value):
        return None
    reading, at = _Reading([TEXT] * len(value)), 0
    while mark := _MARK.search(value, at):
        if reading.pending and value[at : mark.start()].strip():
            reading.pending, reading.box = "", False
        reading.fill(at, mark.start(), reading.mode)
        reading.fill(*mark.span(), COMMAND)
        at = _take(reading, value, mark)
    reading.fill(at, len(value), reading.mode)
    return "".join(reading.modes) if reading.sound and len(reading.groups) == 1 else None


def _take(reading: _Reading, value: str, mark: re.Match[str]) -> int:
    """Process a mark, and return the offset where reading continues."""
    text, end = mark[0], mark.end()
    if text[0] == "$":
        return _dollar(reading, text, mark.start())
    if text == "{":
        mode = reading.pending or reading.mode
        reading.open(mode, "}", then=reading.pending if reading.pending in (MATH, UNKNOWN) else "")
    elif text == "}":
        reading.close("}")
    elif text == "[":
        return _option(reading, value, end)
    elif text in (r"\(", r"\["):
        reading.open(MATH, {"(": r"\)", "[": r"\]"}[text[1]])
    elif text in (r"\)", r"\]"):
        reading.close(text)
    elif text[1].isalpha():
        return _command(reading, value, text[1:].rstrip("*"), end)
    else:
        reading.pending = reading.mode if text[1] in _ACCENTS else ""
    return end


def _dollar(reading: _Reading, text: str, start: int) -> int:
    group = reading.groups[-1]
    if group.closer in ("$", "$$"):
        reading.close(text if group.closer == "$$" else "$")
        return start + len(group.closer)
    if group.mode == MATH and not group.box:
        reading.sound = False
    size = len(text) if group.mode == TEXT else 1
    reading.open(MATH, text[:size])
    return start + size


def _option(reading: _Reading, value: str, end: int) -> int:
    """Skip an optional argument; a bracket that belongs to no command is text."""
    close = value.find("]", end) if reading.pending else -1
    if close < 0:
        reading.pending = ""
        return end
    reading.fill(end - 1, close + 1, reading.pending if reading.pending != TEXT else UNKNOWN)
    return close + 1


def _command(reading: _Reading, value: str, name: str, end: int) -> int:
    reading.pending, reading.box = "", False
    if name in ("begin", "end"):
        return _environment(reading, value, name, end)
    if name in _ADDRESS_COMMANDS or "cite" in name:
        return _address(reading, value, end)
    if name in ("verb", "lstinline"):
        return _verbatim(reading, value, end)
    reading.box = name in _BOXES
    if reading.mode == MATH or name in _MATH_COMMANDS:
        reading.pending = MATH
    else:
        reading.pending = reading.mode if name in _TEXT_COMMANDS else UNKNOWN
    return end


def _environment(reading: _Reading, value: str, name: str, end: int) -> int:
    close = value.find("}", end)
    if value[end : end + 1] != "{" or close < 0:
        reading.sound = False
        return end
    reading.fill(end, close + 1, COMMAND)
    closer = r"\end" + value[end : close + 1]
    if name == "begin":
        reading.open(MATH, closer)
    else:
        reading.close(closer)
    return close + 1


def _address(reading: _Reading, value: str, end: int) -> int:
    r"""Skip the first argument of a command such as `\url`, with an optional one before it."""
    start = re.compile(r"\s*(?:\[[^\]]*\]\s*)*\{").match(value, end)
    if start is None:
        return end
    depth = 1
    for brace in re.compile(r"[{}]").finditer(value, start.end()):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            reading.fill(end, brace.end(), ADDRESS)
            reading.pending = reading.mode
            return brace.end()
    reading.sound = False
    return len(value)


def _verbatim(reading: _Reading, value: str, end: int) -> int:
    close = value.find(value[end : end + 1] or "|", end + 1)
    if close < 0:
        reading.sound = False
        return end
    reading.fill(end, close + 1, ADDRESS)
    return close + 1

r"""Finds what TeX does not read as text: comments, verbatim text, skipped branches of `\iffalse`, text after the end.

A conditional inside a skipped branch counts if it is TeX's own or the text declares it by `\newif`, because a macro
like `\ifthenelse` has no `\fi`. There are no comments in `\url{a%b}` and in the `alltt` environment.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_VERBATIM = "verbatim|verbatimtab|Verbatim|BVerbatim|LVerbatim|lstlisting|minted|comment|filecontents"
# The length of options is bounded, so that many unclosed brackets do not each cost a search of the whole text.
_OPTIONS = r"(?:\[[^\]\n]{0,400}\])?"
_CODE = rf"(?:verb\*?|Verb\*?|lstinline{_OPTIONS}|(?:mint|mintinline){_OPTIONS}\{{[^{{}}\n]{{0,80}}\}})"
_BRACED = r"\{(?:[^{}\n]++|\{[^{}\n]*+\})*+\}"  # with braces inside, as in LaTeX code
# All alternatives begin with one of two characters, so that the search can skip the text between these.
_UNREAD = lazy_pattern(
    r"[\\%](?:(?P<comment>(?<=%)[^\n]*(?:\n(?![ \t\r]*(?:\n|\Z)))?)"
    r"|begin\s*\{(?P<name>(?:" + _VERBATIM + r")\*?)\}.*?(?:\\end\s*\{(?P=name)\}|\Z)(?P<verbatim>)"
    rf"|{_CODE}(?:(?P<mark>[^\sA-Za-z*{{])[^\n]*?(?P=mark)|{_BRACED})(?P<code>)"
    r"|(?P<branch>iffalse(?![A-Za-z@]))"
    r"|(?P<end>(?:end\s*\{document\}|endinput(?![A-Za-z@])).*\Z)"
    r"|begin\s*\{alltt\}.*?(?:\\end\s*\{alltt\}|\Z)"
    r"|(?:url|nolinkurl|path|href)\s*\{[^{}\n]*\}"
    r"|[^A-Za-z])",
    re.DOTALL,
)
_CONDITIONAL = lazy_pattern(r"\\(?:(?P<start>if[A-Za-z@]*)|(?P<end>else|fi))(?![A-Za-z@])|\\.|%[^\n]*", re.DOTALL)
_NEW_CONDITIONAL = lazy_pattern(r"\\newif\s*\\(if[A-Za-z@]+)")
_TEX_CONDITIONALS = """if ifcase ifcat ifcsname ifdefined ifdim ifeof iffalse iffontchar ifhbox ifhmode ifincsname
    ifinner ifmmode ifnum ifodd iftrue ifvbox ifvmode ifvoid ifx"""
_LATEX_CONDITIONALS = "ifpdf ifxetex ifluatex ifPDFTeX ifXeTeX ifLuaTeX if@twocolumn if@twoside"
_CONDITIONALS = frozenset(f"{_TEX_CONDITIONALS} {_LATEX_CONDITIONALS}".split())


def without_unread(text: str) -> str:
    r"""Return the text with blanks for what TeX does not read; offsets stay the same.

    A comment includes its line break, unless the next line is empty: that line still ends a paragraph.

    >>> without_unread(r"\cite{a} % \cite{b}")
    '\\cite{a}           '
    """
    parts: list[str] = []
    at = 0
    for start, end in _unread(text):
        parts += (text[at:start], " " * (end - start))
        at = end
    return "".join((*parts, text[at:]))


def _unread(text: str) -> Iterator[tuple[int, int]]:
    conditionals = _CONDITIONALS.union(_NEW_CONDITIONAL.findall(text))
    at = 0
    while match := _UNREAD.search(text, at):
        at = _end_of_branch(text, match.end(), conditionals) if match["branch"] else match.end()
        if match.lastgroup is not None:
            yield match.start(), at


def _end_of_branch(text: str, at: int, conditionals: frozenset[str]) -> int:
    r"""Return the offset after the `\else` or `\fi` that ends a skipped branch; without one, the end of the text."""
    depth = 0
    for match in _CONDITIONAL.finditer(text, at):
        if match["start"]:
            depth += match["start"] in conditionals
        elif match["end"] and not depth:
            return match.end()
        elif match["end"] == "fi":
            depth -= 1
    return len(text)

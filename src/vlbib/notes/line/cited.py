r"""Citations in the text of a note: `[@key]`, `[see @a; @b, p. 3]`, `[[@key]]`, `\cite{key}`, and a bare `@key`.

These are Pandoc's syntax (https://pandoc.org/MANUAL.html#citation-syntax), the page links of Zotero plugins for
Obsidian and Logseq, and every citation command of LaTeX. The white space before a citation is part of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.cite_commands import guessed_shape, known_shape
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

KEY = r"\w+(?:[:.#$%&+?<>~/-]{1,2}\w+)*"
_LEAD = r"(?:(?:see(?: also)?|also|and|compare|cf\.?|e\.g\.,?|i\.e\.,?|vgl\.?|siehe|voir|ver)[ \t]+)?"
_ITEM = rf"{_LEAD}-?@{KEY}(?![\w@])[^\[\]\n;@]{{0,80}}"
# The label of a link does not count: no `(` or `[` follows the bracket.
_BRACKET = rf"\[[ \t]*{_ITEM}(?:[;,][ \t]*{_ITEM}){{0,40}}\](?!\(|\[(?!@))"
GROUP = rf"(?:(?<![ \t])[ \t]++)?(?:\[\[@{KEY}\]\]|{_BRACKET})"
HANDLE = rf"(?<![\w@./\\])@{KEY}(?![\w@])"
TEX = r"(?:(?<![ \t~])[ \t~]++)?\\[A-Za-z]*[cC]ite[A-Za-z]*\*?(?:(?:\[[^\[\]\n]*\]){0,2}\{[^{}\n]*\}){1,20}"
_CITED_KEY = lazy_pattern(rf"@({KEY})")
_COMMAND = lazy_pattern(r"\\([A-Za-z]+)")
_BRACED = lazy_pattern(r"\{([^{}]*)\}")
_WHOLE = lazy_pattern(KEY)


def is_key(text: str) -> bool:
    """Tell whether a text can be a citation key in a note."""
    return _WHOLE.fullmatch(text) is not None


def group_keys(group: str) -> list[str]:
    """Return the keys of a citation in brackets.

    >>> group_keys("[see @a; @b, p. 3]"), group_keys("[[@c]]")
    (['a', 'b'], ['c'])
    """
    return _CITED_KEY.findall(group)


def tex_keys(command: str) -> list[str] | None:
    r"""Return the keys that a LaTeX command cites; None if the command cites nothing.

    >>> tex_keys(r"\citep[p. 3]{a, b}"), tex_keys(r"\volcite{2}{c}"), tex_keys(r"\citestyle{plain}")
    (['a', 'b'], ['c'], None)
    """
    name = _COMMAND.search(command)
    shape = (known_shape(name[1]) or guessed_shape(name[1])) if name else None
    if shape is None:
        return None
    groups = max(shape.groups, 1)
    return list(_listed(value for at, value in enumerate(_BRACED.findall(command)) if at % groups in shape.braced))


def _listed(values: Iterator[str]) -> Iterator[str]:
    yield from (key for value in values for key in map(str.strip, value.split(",")) if is_key(key))

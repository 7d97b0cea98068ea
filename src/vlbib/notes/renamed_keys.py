r"""Rename citation keys where a note cites them (`[@old]`, `\cite{old}`); every other byte stays.

A line is rewritten only if the keys found in it are exactly those that the parsed note cites there. Keys in code, for
example, are never changed.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.notes.line.cited import HANDLE, KEY, TEX
from vlbib.notes.line.raw_lines import raw_lines, without_code
from vlbib.notes.reader import read_note

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_HANDLE, _TEX = lazy_pattern(HANDLE), lazy_pattern(TEX)
_BRACED = lazy_pattern(r"\{([^{}\n]*)\}")
_KEY = lazy_pattern(KEY)


def rename_in_note(text: str, file: str, renamed: Mapping[str, str]) -> tuple[str, int]:
    """Return the text with old keys replaced by new ones, and how many citations changed; case is ignored."""
    new = {old.lower(): key for old, key in renamed.items()}
    if not any(old in text.lower() for old in new):
        return text, 0
    cited = Counter(each.line for each in read_note(text, file).citations if each.key.lower() in new)
    lines = raw_lines(text)
    count = 0
    for line, number in cited.items():
        places = [place for place in keys_of_line(without_code(lines[line - 1])) if _key(lines[line - 1], place) in new]
        if len(places) == number:
            for start, end in sorted(places, reverse=True):
                lines[line - 1] = (
                    lines[line - 1][:start] + new[_key(lines[line - 1], (start, end))] + lines[line - 1][end:]
                )
            count += number
    return "".join(lines), count


def _key(line: str, place: tuple[int, int]) -> str:
    return line[place[0] : place[1]].lower()


def keys_of_line(line: str) -> Iterator[tuple[int, int]]:
    """Yield the span of each key that a line may cite; code must be blanked out first."""
    yield from ((match.start() + 1, match.end()) for match in _HANDLE.finditer(line))
    for command in _TEX.finditer(line):
        for group in _BRACED.finditer(line, command.start(), command.end()):
            yield from (key.span() for key in _KEY.finditer(line, *group.span(1)))

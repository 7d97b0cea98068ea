r"""LaTeX tables as Markdown tables, each row on the line where it begins (`tabular` and its relatives).

Markdown needs a line of dashes below the head of a table. It takes the place of the rule there; without a rule, that of
the head, which moves up one line.
"""

from __future__ import annotations

from itertools import dropwhile
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_KINDS = r"tabular[xy*]?|longtable\*?|supertabular\*?|xltabular|(?:long|tall)?tblr"
_ARGUMENTS = r"(?:[ \t]*(?:\[[^\[\]\n]*\]|\{(?:[^{}\n]|\{(?:[^{}\n]|\{[^{}\n]*\})*\})*\}))*"
_BEGIN = lazy_pattern(rf"\\begin\{{(?P<kind>{_KINDS})\}}{_ARGUMENTS}")
_RULE = lazy_pattern(
    r"\\(?:hline|toprule|midrule|bottomrule|endhead|endfirsthead|endfoot|endlastfoot|centering|small)\b"
    r"|\\(?:cmidrule|cline|addlinespace|specialrule|morecmidrules)\b(?:\([^()\n]*\)|\[[^\[\]\n]*\]|\{[^{}\n]*\})*"
)
_ROW_END = lazy_pattern(r"(?<!\\)\\\\\*?(?:\[[^\[\]\n]*\])?|\\tabularnewline\b")
_CELL_END = lazy_pattern(r"(?<!\\)&")
_SPANNING = lazy_pattern(
    r"\\multi(?:column|row)\*?(?:\[[^\[\]\n]*\])?\{[^{}\n]*\}\{[^{}\n]*\}\{((?:[^{}\n]|\{[^{}\n]*\})*)\}"
)
_MOST_LINES = 2000  # maximum lines of a table


def tables_as_markdown(text: str) -> str:
    """Return a LaTeX text with its tables in Markdown; every row stays on its line."""
    parts: list[str] = []
    done = 0
    for begin in _BEGIN.finditer(text):
        end = text.find(f"\\end{{{begin['kind']}}}", begin.end())
        if begin.start() < done or end < 0 or text.count("\n", begin.end(), end) > _MOST_LINES:
            continue
        parts += (text[done : begin.start()], _table(text[begin.end() : end]))
        done = end + len(f"\\end{{{begin['kind']}}}")
    return "".join((*parts, text[done:]))


def _table(body: str) -> str:
    """Return the lines of a table in Markdown; as it is if there is no line for the dashes."""
    lines = list(_lines(body))
    head = next((number for number, cells in enumerate(lines) if cells), None)
    if head is None:
        return body
    width = max(len(cells) for cells in lines)
    last = len(lines) - sum(1 for _ in _blank_end(lines))
    shown = [_row(cells, width) if head <= number < last else "" for number, cells in enumerate(lines)]
    dashes = "|" + ":-|" * width  # which stay dashes when `---` is read as LaTeX
    if head + 1 < last and not lines[head + 1]:
        shown[head + 1] = dashes
    elif head:
        shown[head - 1], shown[head] = shown[head], dashes
    else:  # the table begins on the line of its environment: it is read as sentences
        return body
    return "\n".join(shown)


def _blank_end(lines: list[list[str]]) -> Iterator[list[str]]:
    """Yield the lines without cells at the end of a table."""
    rest = dropwhile(lambda cells: not cells, reversed(lines))
    yield from lines[sum(1 for _ in rest) :]


def _row(cells: list[str], width: int) -> str:
    return "| " + " | ".join([*cells, *[""] * (width - len(cells))]) + " |"


def _lines(body: str) -> Iterator[list[str]]:
    """Yield the cells of the row that begins on each line; none on a line that continues a row or has only a rule."""
    waiting: list[str] = []  # the lines of the row so far
    for line in body.split("\n"):
        text = _RULE.sub("", line).strip()
        if not text and not waiting:
            yield []
            continue
        waiting.append(text)
        if _ROW_END.search(text):
            yield from _finished(waiting)
            waiting = []
    if waiting:
        yield from _finished(waiting)


def _finished(lines: list[str]) -> Iterator[list[str]]:
    """Yield the cells of a row that is written on some lines, and nothing for each further line."""
    text = _SPANNING.sub(r"\1", _ROW_END.sub(" ", " ".join(lines)))
    cells = [cell.strip().replace("|", r"\|") for cell in _CELL_END.split(text)]
    yield cells if any(cells) else []
    yield from ([] for _ in lines[1:])

r"""LaTeX tables as Markdown tables (`tabular` and its relatives), each row on the line where it begins.

Markdown needs a line of dashes below the head of a table. It takes the place of the rule there; without a rule, that of
the head, which moves up one line. A table that has no such line, or two rows on one line, stays as it is.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_WIDE_KINDS = r"tabular[xy*]|supertabular\*|xltabular"  # their first argument is a width
_KINDS = rf"{_WIDE_KINDS}|tabular|longtable\*?|supertabular|(?:long|tall)?tblr"
_OPTION = r"(?:\s*\[[^\[\]]{0,1000}\])?"
_GROUP = r"\s*\{(?:[^{}]|\{(?:[^{}]|\{[^{}]{0,200}\}){0,200}\}){0,1000}\}"
_BEGIN = lazy_pattern(
    rf"\\begin\{{(?:(?:{_WIDE_KINDS})\}}{_OPTION}{_GROUP}{_OPTION}{_GROUP}|(?:{_KINDS})\}}{_OPTION}{_GROUP})"
)
_EDGE = lazy_pattern(rf"\\(?P<edge>begin|end)\{{(?P<kind>{_KINDS}|table\*?)\}}")
_INNER = lazy_pattern(rf"(?s)\\begin\{{(?P<kind>{_KINDS})\}}(?:(?!\\(?:begin|end)\{{).)*\\end\{{(?P=kind)\}}")
_STACK = lazy_pattern(
    r"\\(?:makecell|shortstack|thead)\*?(?:\[[^\[\]\n]*\])?\{(?P<text>(?:[^{}]|\{[^{}]{0,200}\}){0,500})\}"
)
_RULE = lazy_pattern(
    r"\\(?:[hd]line|toprule|midrule|bottomrule|hdashline|endhead|endfirsthead|endfoot|endlastfoot|centering|small)\b"
    r"(?:\[[^\[\]\n]*\])?"
    r"|\\(?:cmidrule|cline|cdashline|[Xx]hline|thickhline|addlinespace|specialrule|morecmidrules|noalign|rowfont"
    r"|(?:row|cell|column|arrayrule)colors?)\b(?:\([^()\n]*\)|\[[^\[\]\n]*\]|\{[^{}\n]*\})*"
)
_ROW_END = lazy_pattern(r"(?<!\\)\\\\\*?(?:\[[^\[\]\n]*\])?|\\tabularnewline\b")
_CELL_END = lazy_pattern(r"(?<!\\)&")
_ADDRESS = lazy_pattern(r"\\(?:url|href|path)\{[^{}\n]*\}")
_SPANNING = lazy_pattern(
    r"\\multi(?:column|row)\*?(?:(?:\[[^\[\]\n]*\])?\{[^{}\n]*\}){2}(?:\[[^\[\]\n]*\])?"
    r"\{((?:[^{}\n]|\{(?:[^{}\n]|\{[^{}\n]*\})*\})*)\}"
)
_MOST_LINES = 2000  # maximum lines of a table
_MOST_DEPTH = 3  # maximum tables within each other in a cell


def tables_as_markdown(text: str) -> str:
    """Return a LaTeX text with its tables in Markdown; the number of lines is the same."""
    parts: list[str] = []
    done = start = depth = 0
    for edge in _EDGE.finditer(text):
        if edge["kind"].startswith("table"):  # a float: no table goes on across its edges
            depth = 0
        elif edge["edge"] == "begin":
            start = start if depth else edge.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                parts += (text[done:start], _shown(text[start : edge.end()]))
                done = edge.end()
    return "".join((*parts, text[done:]))


def _shown(table: str) -> str:
    """Return a whole table in Markdown; as it is if it has no place for the dashes."""
    begin = _BEGIN.match(table)
    if begin is None or table.count("\n") > _MOST_LINES:
        return table
    body = _body_as_markdown(_flat(table[begin.end() : table.rindex("\\end{")]))
    return "\n" * begin[0].count("\n") + body if body else table


def _flat(body: str) -> str:
    """Return the body of a table with each table inside a cell, and each cell of several lines, on one line."""
    for _ in range(_MOST_DEPTH):
        body = _INNER.sub(lambda table: _joined(_BEGIN.sub("", table[0]).rpartition("\\end{")[0]), body)
    body = _STACK.sub(lambda stack: _joined(stack["text"]), body)
    return _ADDRESS.sub(lambda address: _CELL_END.sub(r"\\&", address[0]), body)


def _joined(text: str) -> str:
    return _CELL_END.sub(" ", _ROW_END.sub(" ", text))


def _body_as_markdown(body: str) -> str:
    """Return the lines of a table in Markdown, "" if the rows or the dashes have no line of their own."""
    rows = list(_rows(body))
    captions = dict(takewhile(lambda row: row[1].startswith("\\caption"), rows))
    cells = {line: _cells(text) for line, text in rows[len(captions) :]}
    if not cells or len(rows) > len({**captions, **cells}):
        return ""
    head, last, width = min(cells), max(cells), max(map(len, cells.values()))
    shown = [captions.get(line, "") for line in range(body.count("\n") + 1)]
    shown[head : last + 1] = [_row(cells.get(line, []), width) for line in range(head, last + 1)]
    dashes = "|" + ":-|" * width  # which stay dashes when `---` is read as LaTeX
    if head < last and head + 1 not in cells:
        shown[head + 1] = dashes
    elif head and not shown[head - 1]:
        shown[head - 1], shown[head] = shown[head], dashes
    else:
        return ""
    return "\n".join(shown)


def _rows(body: str) -> Iterator[tuple[int, str]]:
    """Yield the 0-based line and the text of each row that has any."""
    line = 0
    for part in _ROW_END.split(_RULE.sub("", body)):
        text = part.strip()
        if text.replace("&", "").strip():
            yield line + part[: part.index(text)].count("\n"), text
        line += part.count("\n")


def _cells(row: str) -> list[str]:
    text = _SPANNING.sub(r"\1", _SPANNING.sub(r"\1", row))
    return [" ".join(cell.split()).replace("|", r"\|") for cell in _CELL_END.split(text)]


def _row(cells: list[str], width: int) -> str:
    return "| " + " | ".join([*cells, *[""] * (width - len(cells))]) + " |"

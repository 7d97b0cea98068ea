"""Convert a TiddlyWiki tiddler to Markdown line by line: its title, headings, items, links and emphasis.

A tiddler has fields, one per line, and its text after a blank line. Source: https://tiddlywiki.com/#WikiText.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    import re

_FIELD = lazy_pattern(r"([\w.-]+):(?:[ \t]+(.*))?")
_HEADING = lazy_pattern(r"(!{1,6})[ \t]*")
_ITEM = lazy_pattern(r"([*#>]{1,9})(?=[ \t])[ \t]*")
_BLOCK = lazy_pattern(r"\$\$\$.*|<<<.*|\\(?:define|end|procedure|whitespace|import)\b.*|@@.*")
_CODE = lazy_pattern(r"\$\$\$.*")  # between two such lines is another language
_LINK = lazy_pattern(r"\[\[([^\[\]|\n]+)\|([^\[\]|\n]+)\]\]|\[ext\[(?:([^\[\]|\n]+)\|)?([^\[\]|\n]+)\]\]")
_SHOWN = lazy_pattern(r"\{\{([^{}|\n]*)(?:\|\|[^{}\n]*)?\}\}")  # a transcluded tiddler
_MACRO = lazy_pattern(r"<<[^<>\n]*>>|\{\{\{[^{}\n]*\}\}\}|\[img[^\[\]\n]*\[[^\[\]\n]*\]\]")
_HEAD_CELL = lazy_pattern(r"(?<=\|)!")
_EMPHASIS = (
    (lazy_pattern(r"''([^'\n]+)''"), r"**\1**"),
    (lazy_pattern(r"(?<![:/])//(?=\S)([^/\n]+)//(?!/)"), r"*\1*"),
    (lazy_pattern(r"__([^_\n]+)__"), r"*\1*"),
)


def tiddler_as_markdown(text: str) -> str:
    """Return a tiddler as Markdown: its title field as a heading, and every line of its text.

    >>> tiddler_as_markdown("* ''Deep Sets'', [[pdf|https://example.org]]")
    '- **Deep Sets**, [pdf](https://example.org)'
    """
    lines = text.split("\n")
    fields = _fields(lines)
    head = [
        f"# {match[2]}" if match[1] == "title" and match[2] else ""
        for match in map(_FIELD.fullmatch, lines[:fields])
        if match
    ]
    return "\n".join((*head, *_body(lines[fields:])))


def _fields(lines: list[str]) -> int:
    """Return how many lines of fields a tiddler begins with; 0 if no blank line ends them."""
    count = next((number for number, line in enumerate(lines) if not _FIELD.fullmatch(line)), len(lines))
    return count if count == len(lines) or not lines[count].strip() else 0


def _body(lines: list[str]) -> list[str]:
    out: list[str] = []
    is_code = False
    for line in lines:
        fence = _CODE.fullmatch(line) is not None
        out.append("```" if fence else line if is_code else _line(line))
        is_code = is_code != (fence or line.startswith("```"))
    return out


def _line(line: str) -> str:
    if _BLOCK.fullmatch(line):
        return ""
    heading, item = _HEADING.match(line), _ITEM.match(line)
    if heading:
        return f"{'#' * len(heading[1])} {_inline(line[heading.end() :])}"
    if item and item[1][-1] != ">":
        return f"{'  ' * (len(item[1]) - 1)}- {_inline(line[item.end() :])}"
    if line.startswith((";", ":")):
        return _inline(line[1:].lstrip())
    return _inline(line)


def _inline(text: str) -> str:
    text = _SHOWN.sub(r"\1", _MACRO.sub("", text)) if "{{" in text or "<<" in text or "[img" in text else text
    text = _LINK.sub(_link, text) if "[" in text else text
    text = _HEAD_CELL.sub("", text) if text.startswith("|") else text
    for pattern, markdown in _EMPHASIS:
        text = pattern.sub(markdown, text)
    return text


def _link(match: re.Match[str]) -> str:
    """Return a link to a web page, or to another tiddler as a wikilink."""
    label, target = (match[1], match[2]) if match[2] else (match[3] or match[4], match[4])
    return f"[{label}]({target})" if "://" in target else f"[[{target}|{label}]]"

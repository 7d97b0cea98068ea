"""The comments of a note: in HTML, Obsidian, LaTeX, Org and code, labels of diagrams, and alternative texts of images.

A comment names a work only if it gives a source (`core.source_notes`); a known title in any other is reported. A string
in code is read as a comment, and so is a line with a URL.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

_LATEX = lazy_pattern(r"(?<!\\)(?:\\\\)*%+(.*)$")
_ORG = lazy_pattern(r"\s*#\s(.+)$")
_FENCE = lazy_pattern(r"[\s>]*(`{3,}|~{3,})[ \t]*(\w*)")
_LABEL = lazy_pattern(r"[\[({|]\s*\"?([^\[\](){}|\"\n]+)\"?\s*[\])}|]")  # of a node or an edge in a Mermaid diagram
_CODE = lazy_pattern(r"\s*(?:#+|//+|--+|%+|;+|\"{3})\s*(.+)$")
_AFTER = lazy_pattern(r"\S\s+(?:#|//|--|%|;)\s+(\S.*)$")  # a comment after code on its line
_SAID = lazy_pattern(r"(?:\b(?P<key>[a-z]+)[\"']?\s*[:=]\s*)?([\"'])((?:(?!\2)[^\n]){20,300})\2")  # a string in code
_CELL = lazy_pattern(r"\s*\"\s*(?:#+|//+|(?:\\\"){3})\s*(\S.*?)(?:\\n)?\",?\s*$")  # a line of a notebook's source
_SAID_IN_CELL = lazy_pattern(
    r"(?<!\w)(?P<mark>'|\\\")(?P<text>(?:(?!(?P=mark))[^\n]){20,300})(?P=mark)"
)  # the same there
_AFTER_IN_CELL = lazy_pattern(r"[^\s#]\s{1,40}#\s{1,40}(\S.*)")
_END_OF_LINE = ('",', '"', "\\n")  # of a notebook's source, from its end
_TEXTS = ("", "text", "txt", "plain", "md", "markdown")  # languages of fences that may contain text
# A line of words that begins with a capital, without the signs of code
_PROSE = lazy_pattern(
    r"\s*(?:[-*•]\s+|\d{1,3}[.)]\s+|\[\d{1,3}\]\s+)?[^\W\d_a-z](?=(?:[^\n]*?[^\W\d_]{2}){4})"
    r"(?:[^={}$<>|\\;`\"#(\n]|(?<![\w.])\()*"
)
_OBSIDIAN = lazy_pattern(r"%%[^\S\n]*([^%\n][^\n]*?)[^\S\n]*%%")  # https://help.obsidian.md/syntax#Comments
_PICTURE = lazy_pattern(r"!\[([^\[\]\n]{20,300})\]\(")
_BY_SUFFIX = {".tex": _LATEX, ".bbl": _LATEX, ".org": _ORG, ".ipynb": _CELL}


def comments(text: str, file: str) -> Iterator[tuple[int, str]]:
    """Yield the comments of a file beside code in Markdown (see `code_comments`), each with its 1-based line."""
    pattern = _BY_SUFFIX.get(PurePath(file).suffix.lower())
    if pattern is _CELL:
        yield from ((number, comment) for number, line in enumerate(text.split("\n"), 1) for comment in _in_cell(line))
        return
    if pattern:
        yield from ((number, match[1].strip()) for number, match in _matches(pattern, text) if match)
        return
    yield from _of_html(text)
    if "%%" in text:
        yield from (
            (number, words[1]) for number, line in enumerate(text.split("\n"), 1) for words in _OBSIDIAN.finditer(line)
        )
    if "![" in text:
        yield from (
            (number, words[1]) for number, line in enumerate(text.split("\n"), 1) for words in _PICTURE.finditer(line)
        )


def code_comments(text: str, file: str) -> Iterator[tuple[int, str]]:
    """Yield the comments in the code of a Markdown text, the labels of its diagrams, its strings and URLs.

    Code is what fences enclose, and what four spaces or a tab indent, which may also be continued text of a list.
    """
    may_have_code = any(sign in text for sign in ("```", "~~~", "\n    ", "\n\t"))
    if may_have_code and PurePath(file).suffix.lower() not in _BY_SUFFIX:
        for number, line, language in _with_language(text):
            if language is not None or line.startswith(("    ", "\t")):
                yield from ((number, comment) for comment in _on_line(line, language or ""))


def _in_cell(line: str) -> Iterator[str]:
    """Yield the comment on a line of a notebook's source, or its strings and the comment after code."""
    if comment := _CELL.match(line):
        yield comment[1].strip()
    else:
        yield from (words["text"].strip() for words in _SAID_IN_CELL.finditer(line))
        if after := _AFTER_IN_CELL.search(line):
            remark = after[1].rstrip()
            for end in _END_OF_LINE:
                remark = remark.removesuffix(end)
            yield remark.strip()


def _of_html(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of HTML comments; an unclosed comment does not count."""
    end, number = 0, 1
    while (begin := text.find("<!--", end)) >= 0 and (closing := text.find("-->", begin + 4)) >= 0:
        number += text.count("\n", end, begin)
        inside = text[begin + 4 : closing]
        yield from ((number + below, line.strip()) for below, line in enumerate(inside.split("\n")))
        number += inside.count("\n")
        end = closing + 3


def _matches(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, re.Match[str] | None]]:
    search = pattern.search if pattern is _LATEX else pattern.match
    return ((number, search(line)) for number, line in enumerate(text.split("\n"), 1))


def _with_language(text: str) -> Iterator[tuple[int, str, str | None]]:
    """Yield each line of a Markdown text with its number and the language of the fence around it, None outside."""
    fence, language = "", None
    for number, line in enumerate(text.split("\n"), 1):
        mark = _FENCE.match(line)
        if mark and not fence:
            fence, language = mark[1], mark[2].lower()
        elif mark and mark[1].startswith(fence):
            fence, language = "", None
        else:
            yield number, line, language


def _on_line(line: str, language: str) -> Iterator[str]:
    """Yield the comment on a line of code; without one, the line if it is text, or its labels, strings and URL.

    A node of a mind map in Mermaid may be text, too.
    """
    if comment := _CODE.match(line):
        yield comment[1].strip()
    elif language == "mermaid" and not _PROSE.fullmatch(line):
        yield from (label[1].strip() for label in _LABEL.finditer(line))
    elif language in (*_TEXTS, "mermaid") and _PROSE.fullmatch(line):
        yield line.strip()
    else:
        for remark in _SAID.finditer(line):
            yield f"{remark['key']}: {remark[3].strip()}" if remark["key"] else remark[3].strip()
        if "://" in line:
            yield line.strip()
        elif after := _AFTER.search(line):
            yield after[1].strip()

"""The comments of a note: in HTML, Obsidian, LaTeX, Org and code, labels of diagrams, and alternative texts of images.

A comment names a work only if it gives a source (`core.source_notes`); a known title in any other is reported. What
lines of code say (`formats.code_lines`) is read like comments.
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.notes.formats.code_lines import said_in_cell, said_on_line
from vlbib.notes.formats.drawers import drawer_remarks
from vlbib.notes.formats.text_fences import may_have_fences

if TYPE_CHECKING:
    from collections.abc import Iterator

_LATEX = lazy_pattern(r"(?<!\\)(?:\\\\)*%+(.*)$")
_ORG = lazy_pattern(r"\s*#\s(.+)$")
# A block of code, of text as it is, or of a comment: https://orgmode.org/worg/org-syntax.html#Blocks
_ORG_MARK = lazy_pattern(
    r"\s*#\+(?:begin_(?P<begin>src|example|export|comment)\b[ \t]*(?P<language>\w*)"
    r"|end_(?P<end>src|example|export|comment)\b)",
    re.IGNORECASE,
)
_COMMENTED = "comment"
_PRE = lazy_pattern(r"\s*(?P<begin><pre\b[^<>]*>)?(?:.*(?P<end></pre>))?", re.IGNORECASE)
_FENCE = lazy_pattern(r"[\s>]*(`{3,}|~{3,})[ \t]*(\w*)")
_OBSIDIAN = lazy_pattern(r"%%[^\S\n]*([^%\n][^\n]*?)[^\S\n]*%%")  # https://help.obsidian.md/syntax#Comments
# A link that nothing uses, as a comment: `[//]: # (text)`, `[comment]: <> (text)`
_UNUSED = lazy_pattern(r"^\[(?://|comment|_metadata_:\w+)\]:\s{1,9}(?:#|<>)\s{1,9}[(\"'](.+)[)\"']\s*$")
_PICTURE = lazy_pattern(r"!\[([^\[\]\n]{20,300})\]\(")
_LATEX_FILES, _ORG_FILE, _NOTEBOOK = (".tex", ".bbl"), ".org", ".ipynb"


def comments(text: str, file: str) -> Iterator[tuple[int, str]]:
    """Yield the comments of a file beside code (see `code_comments`), each with its 1-based line."""
    suffix = PurePath(file).suffix.lower()
    if suffix == _NOTEBOOK:
        return
    if suffix in _LATEX_FILES:
        matches = ((number, _LATEX.search(line)) for number, line in enumerate(text.split("\n"), 1))
        yield from ((number, match[1].strip()) for number, match in matches if match)
    elif suffix == _ORG_FILE:
        for number, line, language in _in_org(text):
            if language == _COMMENTED:
                yield number, line.strip()
            elif language is None and (match := _ORG.match(line)):
                yield number, match[1].strip()
    else:
        yield from _of_html(text)
        for sign, pattern in (("%%", _OBSIDIAN), ("]: ", _UNUSED), ("![", _PICTURE)):
            if sign in text:
                yield from (
                    (number, words[1])
                    for number, line in enumerate(text.split("\n"), 1)
                    for words in pattern.finditer(line)
                )


def code_comments(text: str, file: str) -> Iterator[tuple[int, str]]:
    """Yield what the code in a text says: comments, labels of diagrams, strings, lines with links; and its drawers.

    Code is what fences and blocks enclose, the cells of notebooks, and what four spaces or a tab indent, which may also
    be continued text of a list.
    """
    suffix = PurePath(file).suffix.lower()
    if ":END:" in text or ":end:" in text:
        yield from drawer_remarks(text)
    if suffix == _NOTEBOOK:
        yield from ((number, each) for number, line in enumerate(text.split("\n"), 1) for each in said_in_cell(line))
    elif suffix == _ORG_FILE and "#+" in text:
        for number, line, language in _in_org(text):
            if language not in (None, _COMMENTED):
                yield from ((number, each) for each in said_on_line(line, language))
    elif suffix not in (*_LATEX_FILES, _ORG_FILE) and _may_have_code(text):
        for number, line, language in _with_language(text):
            if language is not None or line.startswith(("    ", "\t")):
                yield from ((number, each) for each in said_on_line(line, language or ""))


def _may_have_code(text: str) -> bool:
    """Tell whether a text has a sign of code; one without even the first character of a sign is found out at once."""
    is_indented = "\n    " in text or ("\t" in text and "\n\t" in text)
    return is_indented or may_have_fences(text) or ("<" in text and ("<pre" in text or "<PRE" in text))


def _of_html(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines of HTML comments; an unclosed comment does not count."""
    end, number = 0, 1
    while (begin := text.find("<!--", end)) >= 0 and (closing := text.find("-->", begin + 4)) >= 0:
        number += text.count("\n", end, begin)
        inside = text[begin + 4 : closing]
        yield from ((number + below, line.strip()) for below, line in enumerate(inside.split("\n")))
        number += inside.count("\n")
        end = closing + 3


def _with_language(text: str) -> Iterator[tuple[int, str, str | None]]:
    """Yield each line of a Markdown text with its number and the language of the fence around it, None outside."""
    fence, language = "", None
    for number, line in enumerate(text.split("\n"), 1):
        mark = _FENCE.match(line)
        pre = _PRE.match(line) if "pre" in line.lower() else None
        if mark and not fence:
            fence, language = mark[1], mark[2].lower()
        elif pre and pre["begin"] and not pre["end"] and not fence:
            fence, language = pre["begin"], ""
        elif (pre and pre["end"] and fence.startswith("<")) or (mark and mark[1].startswith(fence)):
            fence, language = "", None
        else:
            yield number, line, language


def _in_org(text: str) -> Iterator[tuple[int, str, str | None]]:
    """Yield each line of an Org text with its number and the language of the block around it, None outside.

    That of a comment is `comment`.
    """
    kind, language = "", None
    for number, line in enumerate(text.split("\n"), 1):
        mark = _ORG_MARK.match(line)
        if mark and mark["begin"] and not kind:
            kind = mark["begin"].lower()
            language = _COMMENTED if kind == _COMMENTED else mark["language"].lower()
        elif mark and mark["end"] and mark["end"].lower() == kind:
            kind, language = "", None
        elif mark is None:
            yield number, line, language

"""What a line of code says to its reader: comments, strings, links and numbers of papers, labels of diagrams, text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from vlbib.core.ids import ARXIV_NEW, locate_ids
from vlbib.core.json_reading import decoded_by
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_COMMENT = lazy_pattern(r"\s*(?:#+|//+|--+|%+|;+|\"{3}|/\*+)\s*(.+?)\s*(?:\*/)?$")
_AFTER = lazy_pattern(r"\S(\s+(?:#|//|--|%|;|/\*)\s+(\S.*?)\s*(?:\*/)?)$")  # a comment after code on its line
_SAID = lazy_pattern(r"(?:\b(?P<key>[a-z]+)[\"']?\s*[:=]\s*)?([\"'])((?:(?!\2)[^\n]){20,300})\2")  # a string in code
# A string of one or two words in code, which may be a name: `"SuperPoint"`, `'byt5-small'`
_WORDS = lazy_pattern(r"(?<!\w)([\"'])([A-Za-z][\w+-]{2,18}(?: [A-Za-z\d][\w+-]{0,12})?(?:\.\d\w*)?)\1")
# In the form of an arXiv id: since 2015, or as a string
_NUMBER = lazy_pattern(
    rf"(?<![\w.])(?:1[5-9]|2\d)(?:0[1-9]|1[0-2])\.\d{{5}}(?![\w.]?\d)|(?P<mark>[\"']){ARXIV_NEW}(?:v\d+)?(?P=mark)"
)
_LABEL = lazy_pattern(r"[\[({|]\s*\"?([^\[\](){}|\"\n]+)\"?\s*[\])}|]")  # of a node or an edge in a Mermaid diagram
_NODE = lazy_pattern(r"\w[\[({]|\|[^|\n]+\|")
_SOURCE = lazy_pattern(r"\"source\"\s*:\s*")  # the key of a cell's code, before a list on one line
_LITERAL: msgspec.json.Decoder[str | list[str]] = msgspec.json.Decoder(str | list[str])
# Languages of programs: fences in any other contain text
_PROGRAMS = frozenset(
    (
        "python", "python3", "py", "ipython", "r", "julia", "jl", "bash", "sh", "zsh", "fish", "shell", "powershell",
        "c", "cpp", "cs", "csharp", "java", "javascript", "js", "jsx", "typescript", "ts", "tsx", "go", "golang",
        "rust", "rs", "lua", "sql", "matlab", "octave", "ruby", "rb", "perl", "php", "scala", "kotlin", "swift",
        "haskell", "hs", "ocaml", "clojure", "lisp", "elisp", "emacs", "scheme", "make", "makefile", "dockerfile",
        "docker", "cmake", "css", "cuda", "asm", "nix", "vim", "awk", "stan", "fortran",
    )
)  # fmt: skip
_FOUR_PAIRS = r"(?=(?:(?:[\W\d_]|[^\W\d_](?![^\W\d_]))*+[^\W\d_]{2}){4})"  # of letters
_NO_SIGN = r"[^={}$<>|\\;`#(\n]|(?<![\w.])\(|\((?=\d{4}\))"
# A line of words without the signs of code, but with arrows and bars between them
_TEXT = lazy_pattern(rf"{_FOUR_PAIRS}(?:{_NO_SIGN}|[-=]{{1,3}}>|<[-=]{{1,3}}(?!\w)|(?<=\s)\|(?=\s)|;(?=\s))*")
_COMMAND = lazy_pattern(
    r"\s*(?:git|pip3?|conda|python3?|cd|ls|mkdir|sudo|apt|npm|docker|make|echo|export|import|def|class|return)\s"
)
# A part of another line that begins with a capital
_PART = lazy_pattern(rf"[(\[\"“]?[^\W\d_a-z]{_FOUR_PAIRS}(?:{_NO_SIGN})*")
_BETWEEN_PARTS = lazy_pattern(r"\s{2,}|\s*(?:\\[A-Za-z]+\*?|[={}|;\\<>])+\s*")
_WORDS_OF_TEXT = 5  # minimum words of a line of text among code


def said_on_line(line: str, language: str) -> Iterator[str]:
    """Yield what a line of code says; if it is text, as in fences without a language, the whole line.

    >>> list(said_on_line("x = f(y)  # as in ResNet", "python"))
    ['as in ResNet']
    """
    if comment := _COMMENT.match(line):
        yield comment[1].strip()
    elif language == "mermaid":
        yield from _in_diagram(line)
    elif language not in _PROGRAMS:
        yield from _in_text(line)
    elif _PART.fullmatch(line.strip()) and len(line.split()) >= _WORDS_OF_TEXT:
        yield line.strip()
    else:
        yield from _in_code(line)


def said_in_cell(line: str) -> Iterator[str]:
    r"""Yield what a line of a notebook's file says, if it is a line of a cell.

    >>> list(said_in_cell('    "# as in ResNet\\n",'))
    ['as in ResNet']
    """
    literal = _SOURCE.sub("", line.strip()).removesuffix(",")
    if not literal.startswith(('"', "[")):
        return
    try:
        code = decoded_by(_LITERAL, literal.encode())
    except msgspec.DecodeError:  # a key and its value, or a list that goes on below
        return
    for each in (code if isinstance(code, str) else "".join(code)).split("\n"):
        yield from said_on_line(each, "python")


def _in_diagram(line: str) -> Iterator[str]:
    """Yield the labels on a line of a Mermaid diagram, or the line if it is one label, as in a mind map."""
    if _TEXT.fullmatch(line) and not _NODE.search(line):
        yield line.strip()
    else:
        yield from (label[1].strip() for label in _LABEL.finditer(line))


def _in_text(line: str) -> Iterator[str]:
    """Yield a line of text, without signs of code; of another line, also its parts that are text."""
    after = _AFTER.search(line)
    if _TEXT.fullmatch(line, 0, after.start(1) if after else len(line)) and not _COMMAND.match(line):
        yield line.strip()
        return
    yield from _in_code(line)
    if not _holds_link(line):
        yield from (part for part in _BETWEEN_PARTS.split(line) if _PART.fullmatch(part))


def _in_code(line: str) -> Iterator[str]:
    """Yield the strings on a line of code, the line if its code has a link or a number of a paper, else its comment."""
    for remark in _SAID.finditer(line):
        yield f"{remark['key']}: {remark[3].strip()}" if remark["key"] else remark[3].strip()
    after = _AFTER.search(line)
    words = dict.fromkeys(string[2] for string in _WORDS.finditer(line, 0, after.start(1) if after else len(line)))
    if words:
        yield ", ".join(words)
    if _holds_link(line[: after.start(1)] if after else line):
        yield line.strip()
    elif after:
        yield after[2].strip()


def _holds_link(code: str) -> bool:
    return "://" in code or bool(locate_ids(code)) or _NUMBER.search(code) is not None

r"""The formatted references of a `thebibliography`: in a paper's source, or in the .bbl that BibTeX wrote."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vlbib.core.latex import decode
from vlbib.core.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

_BODY = re.compile(r"\\begin\s*\{thebibliography\}(.*?)(?:\\end\s*\{thebibliography\}|\Z)", re.DOTALL)
_ITEM = re.compile(r"\\bibitem\s*")
_BLOCK = re.compile(r"\\newblock\b\s*")
_COMMENT = re.compile(r"(?<!\\)%[^\n]*\n?")
_PLAIN_COMMANDS = re.compile(r"\\(?:url|href|path|doi|nolinkurl|penalty0|em|it|bf|sc|textit|textbf|emph)\b\s*")


@dataclass(frozen=True, slots=True)
class BibItem:
    r"""A formatted reference: its key, its blocks (`\newblock`) as plain text, its 1-based line, its source."""

    key: str
    blocks: tuple[str, ...]
    line: int
    source: str

    @property
    def text(self) -> str:
        """The whole reference on one line."""
        return " ".join(self.blocks)


def bibitems(text: str) -> Iterator[BibItem]:
    """Yield the references in order."""
    for body in _BODY.finditer(text):
        starts = [match.start() for match in _ITEM.finditer(text, *body.span(1))]
        for start, end in zip(starts, [*starts[1:], body.end(1)], strict=True):
            yield _item(text[start:end], text.count("\n", 0, start) + 1)


def has_bibitems(text: str) -> bool:
    """Tell whether a text holds formatted references."""
    return _BODY.search(text) is not None


def _item(source: str, line: int) -> BibItem:
    rest = _ITEM.sub("", _COMMENT.sub("\n", source), count=1)
    rest = rest[_group_end(rest, "[", "]") :].lstrip()
    end = _group_end(rest, "{", "}")
    blocks = [_plain(block) for block in _BLOCK.split(rest[end:])]
    return BibItem(rest[1 : end - 1].strip(), tuple(filter(None, blocks)), line, source)


def _group_end(text: str, opening: str, closing: str) -> int:
    """Return where the group ends with which a text begins, 0 where it begins with none; braces inside count."""
    if not text.startswith(opening):
        return 0
    depth = 0
    for at, char in enumerate(text):
        depth += (char in {"{", opening}) - (char in {"}", closing})
        if depth == 0:
            return at + 1
    return len(text)


def _plain(block: str) -> str:
    return one_line(decode(_PLAIN_COMMANDS.sub("", block).replace("~", " ")))

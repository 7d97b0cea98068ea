"""The raw lines of a note's file, for the few edits that vlbib makes there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import is_cjk, squeeze
from vlbib.notes.line.inline import CITING, marks_of

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = lazy_pattern(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_FRONT = lazy_pattern(r"\ufeff?(---|\+\+\+)[ \t]*\r?\n(?:[^\n]*+\n)*?\1[ \t]*(?:\r?\n|\Z)")
_UNREAD = lazy_pattern(r"(?<!`)(?P<ticks>`++)[^\n]{1,1500}?(?<!`)(?P=ticks)(?!`)|<!--.*?-->")
_ANCHOR = lazy_pattern(r"<a\b[^<>]*>.*?</a\s*>", re.DOTALL | re.IGNORECASE)
_WHOLE = frozenset(("code", "link", "wiki", "ref"))  # marks that may contain a title and must not be split
_GROUP = lazy_pattern(r"\([^()\n]*\)|\[(?:[^\[\]\n]|\[[^\[\]\n]*\])*\]|\{[^{}\n]*\}")
_CLOSERS = lazy_pattern(
    r"[.,:;!?…。，：；]{0,2}(?:\*{1,3}|_{1,3}(?!\w)|~~|==|[”\"»」』》]|['’](?!\w)|\]|</(?:b|strong|i|em|u|s|del|mark|kbd)\s*>)++"
)


def raw_lines(text: str) -> list[str]:
    """Return the lines of a text with their line ends."""
    return _LINE.findall(text)


def front_lines(text: str) -> int:
    """Return how many lines the front matter takes, including its fences."""
    front = _FRONT.match(text)
    return len(raw_lines(front[0])) if front else 0


def without_code(line: str) -> str:
    """Return a line with spaces for code spans and comments, so that offsets stay the same."""
    return _UNREAD.sub(lambda match: " " * len(match[0]), line)


def end_of(text: str, title: str) -> int | None:
    """Return the offset after a title in raw Markdown and after the marks that close there; None if not found.

    Text can be inserted there without breaking a link, code span, emphasis or quotation.
    """
    letters = [(letter, at) for at in _visible(text) for letter in squeeze(text[at])]
    run, key = "".join(letter for letter, _ in letters), squeeze(title)
    start = -1
    while key and (start := run.find(key, start + 1)) >= 0:
        first, last = letters[start][1], letters[start + len(key) - 1][1] + 1
        if _is_clean(text, first, last):
            return _after_marks(text, _with_signs(text, last, title))
    return None


def _with_signs(text: str, end: int, title: str) -> int:
    """Return the end of a title including the signs that it ends with (`PointNet++`)."""
    signs = re.sub(r"^.*\w", "", title, flags=re.DOTALL)
    return end + len(signs) if signs and text.startswith(signs, end) else end


def _visible(text: str) -> Iterator[int]:
    """Yield the offsets of the visible text: no URLs, images, comments, tags, entities or citations."""
    last = 0
    for match in CITING.finditer(text):
        yield from range(last, match.start())
        last = match.end()
        if match["code"] or match["wiki"]:
            yield from range(match.start(), match.end())
        for label in ("label", "reflabel"):
            if match[label]:
                yield from (match.start(label) + at for at in _visible(match[label]))
    yield from range(last, len(text))


def _is_clean(text: str, start: int, end: int) -> bool:
    """Tell whether a stretch begins and ends with whole words."""
    before, after = text[max(start - 1, 0) : start], text[end : end + 1]
    if after == "-" and text[end + 1 : end + 2].isalnum():
        return False
    opens = not before.isalnum() or is_cjk(before) or is_cjk(text[start])
    return opens and (not after.isalnum() or is_cjk(after) or is_cjk(text[end - 1]))


def _after_marks(text: str, end: int) -> int | None:
    """Return the offset after all marks that end where a title does; None if a bracket there never closes."""
    ends = [stop for start, stop in _units(text) if start < end < stop]
    end = max(ends, default=end)
    if closers := _CLOSERS.match(text, end):
        end = closers.end()
    while group := _GROUP.match(text, end):
        end = group.end()
    return None if text[end : end + 1] in ("(", "[", "{") else end


def _units(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans into which nothing may be inserted: links, code, anchors."""
    yield from (match.span() for match in CITING.finditer(text) if marks_of(match) in _WHOLE)
    yield from (match.span() for match in _ANCHOR.finditer(text))

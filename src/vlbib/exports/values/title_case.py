"""Braces around what styles must not lower in titles of BibTeX and biblatex, beside what the library has braced.

BibTeX's `change.case$` knows a new sentence by a colon alone (btxhak.pdf, section 3.4), and no language but English.
"""

from __future__ import annotations

import re

_START = re.compile(r"[?!][”’'\")\]]*\s+[“‘`\"(\[]*(?P<word>[A-Z][^\s{}\\$]*)")
_ESCAPED = re.compile(r"\\[{}]")


def keep_starts(title: str) -> str:
    """Put braces around the capitalised word behind a question or exclamation mark, outside of other braces.

    >>> keep_starts("Who Asks? Dating {Milk? Now}! Yes, we do")
    'Who Asks? {Dating} {Milk? Now}! {Yes,} we do'
    """
    parts, at = [], 0
    for match in _START.finditer(title) if "?" in title or "!" in title else ():
        start, end = match.span("word")
        before = _ESCAPED.sub("", title[:start])
        if before.count("{") == before.count("}"):
            parts += [title[at:start], "{", title[start:end], "}"]
            at = end
    return "".join([*parts, title[at:]])


def keep_whole(title: str) -> str:
    """Put braces around a title of more than one word, but where it stands in a pair already."""
    return title if " " not in title or _is_braced(title) else f"{{{title}}}"


def _is_braced(title: str) -> bool:
    """Tell whether the brace that opens a title closes at its end."""
    bare = _ESCAPED.sub("", title)
    depth = 0
    for at, char in enumerate(bare):
        depth += {"{": 1, "}": -1}.get(char, 0)
        if depth == 0:
            return char == "}" and at == len(bare) - 1
    return False

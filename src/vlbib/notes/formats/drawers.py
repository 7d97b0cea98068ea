"""What the properties of a heading in Org or Logseq say about its paper: its title, an id, or its page.

What else a drawer says is no text of the note, and is read like a comment.

Drawers: https://orgmode.org/worg/org-syntax.html#Property_Drawers; `ROAM_REFS` is a property of Org-roam.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.ids import locate_ids, url_id
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_PROPERTY = lazy_pattern(r"[ \t]*:([^\s:]+):[ \t]+(\S.*)")
_BEGIN = lazy_pattern(r"[ \t]*:(PROPERTIES|LOGBOOK):[ \t]*", re.IGNORECASE)
_END = lazy_pattern(r"[ \t]*:END:[ \t]*", re.IGNORECASE)
_TITLES = frozenset(
    (
        "TITLE", "PAPER", "PAPER_TITLE", "PAPERS", "ARTICLE", "READING", "TITEL", "TITRE", "TITOLO", "TITULO", "TÍTULO",
        "ARTIKEL", "ARTICOLO", "ARTÍCULO", "ARTIGO", "논문", "제목", "论文", "論文", "标题", "標題", "題名", "タイトル",
    )
)  # fmt: skip
# Properties of Org and its packages, and of records of papers, that hold no title. Those of Org:
# https://orgmode.org/manual/Property-Syntax.html, https://orgmode.org/manual/Special-Properties.html
_TECHNICAL = lazy_pattern(
    r"(?:CUSTOM_|ORG_|NOTER?_|ANKI_)?ID|CREATED|MODIFIED|UPDATED|LAST_\w+|EFFORT(?:_ALL)?|COLUMNS|ORDERED|VISIBILITY|STYLE"
    r"|CATEGORY|TAGS?|FILETAGS|KEYWORDS?|TOPICS?|STATUS|TYPE|ARCHIVE\w*|EXPORT_\w+|HEADER-ARGS\S*|LOGGING|UNNUMBERED|DIR"
    r"|ATTACH\w*|COOKIE_DATA|NOTER_\w+|DRILL_\w+|REPEAT_\w+|CLOCK\w*|COLLAPSED|AUTHORS?|AUTOR(?:E[NS]?|I)?|AUTEURS?"
    r"|EDITORS?|作者|著者|저자|JOURNAL|BOOKTITLE|PUBLISHER|VENUE|YEAR|DATE|URL|LINK",
    re.IGNORECASE,
)
_NO_WORDS = lazy_pattern(r"[ \t]*(?:CLOCK:|- State\s).*", re.IGNORECASE)  # lines that Org itself writes to a log
_WORDS = {"DOI": "doi:", "EPRINT": "arXiv:", "ARXIV": "arXiv:", "ARXIV_ID": "arXiv:", "PMID": "PMID: "}


def paper_properties(drawer: str) -> str:
    r"""Return a drawer with only the properties that identify a paper, as text; its lines stay in place.

    Properties with a number (`PAPER2`) are those of several papers: each becomes a list item.

    >>> paper_properties(":PROPERTIES:\n:DOI: 10.1109/CVPR.2016.90\n:EFFORT: 2h\n:END:")
    '\ndoi:10.1109/CVPR.2016.90\n\n'
    >>> paper_properties(":PAPER2: Some Title")
    '- Some Title'
    """
    return "\n".join(map(_identifying_text, drawer.split("\n")))


def _identifying_text(line: str) -> str:
    match = _PROPERTY.fullmatch(line)
    if match is None:
        return ""
    name, value = match[1].upper(), match[2].strip()
    value = value if ":" in value else _WORDS.get(name, "") + value
    kind = name.rstrip("0123456789_")
    if kind in _TITLES:
        return f"- {value}" if name[-1].isdigit() else value
    return value if locate_ids(value) or url_id(value) else ""


def drawer_remarks(text: str) -> Iterator[tuple[int, str]]:
    r"""Yield the values of the properties in a text, except for technical ones, and what its logs say, by 1-based line.

    >>> list(drawer_remarks("* a\n:PROPERTIES:\n:ID: 7\n:Second: Deep Sets\n:END:\n:LOGBOOK:\n- done\n:END:\n- b"))
    [(4, 'Deep Sets'), (7, '- done')]
    """
    kind = ""
    for number, line in enumerate(text.split("\n"), 1):
        begin = _BEGIN.fullmatch(line)
        if begin or _END.fullmatch(line):
            kind = begin[1].upper() if begin else ""
        elif kind == "PROPERTIES":
            match = _PROPERTY.fullmatch(line)
            if match and not _TECHNICAL.fullmatch(match[1]):
                yield number, match[2].strip()
        elif kind and line.strip() and not _NO_WORDS.fullmatch(line):
            yield number, line.strip()

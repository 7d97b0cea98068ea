"""Lines of remarks that give only the arXiv id or URL of the entry's own work.

A remark may also be about other papers: `Extended version of arXiv:2103.00020`. Zotero's Extra is a list of labels and
values (`Publisher: arXiv`), one per line or all on one line; BibSonomy writes `cite arxiv:2103.00020Comment: 12 pages`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.ids import ARXIV_NEW, ARXIV_OLD
from vlbib.core.lazy_pattern import lazy_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINES = lazy_pattern(r"\n|;|\\par\b|\\\\")
# Labels before a number: after `_BARE` a bare number is an arXiv id, after `_SAYS` it needs the word arXiv.
_BARE = r"arxiv|arxiv\s(?:id|number)|(?:tex\.|\\?_)?eprint|e-print"
_SAYS = r"number|report number|series number|publication title|journal|doi|url|identifier"
_OTHER = (
    r"publisher|version number|version|citation key|bibtex|zscc|s2id|mag id|type|place|issn|isbn|pmid|pmcid|comment|"
    r"conference name|series title|original-date|tex\.[a-z]{1,20}"
)
_LABEL = lazy_pattern(rf"\s*+(?:(?:{_BARE}|{_SAYS}|{_OTHER})\s?:\s|arxiv:\d)", re.IGNORECASE)
_BREAK = lazy_pattern(rf"\s(?=(?:{_BARE}|{_SAYS}|{_OTHER})\s?:\s)", re.IGNORECASE)
_NUMBER_LABEL = lazy_pattern(rf"\s*+(?:({_BARE})|{_SAYS})\s?:\s++", re.IGNORECASE)
_COMMENT = lazy_pattern(r"(?<=\d)Comment:\s.*$", re.IGNORECASE | re.DOTALL)
_NUMBER = lazy_pattern(rf"(?:{ARXIV_NEW}|{ARXIV_OLD})(?:v\d+)?", re.IGNORECASE)
_CLASS = lazy_pattern(r"\[[a-z.\s,-]*\]")
_MARK = lazy_pattern(rf"\S*(?:https?:|{ARXIV_NEW}|{ARXIV_OLD})\S*", re.IGNORECASE)
_LONGEST = 300  # characters: an id with an address is shorter; anything longer is prose
_WORDS = frozenset({
    "accessed", "arxiv", "at", "available", "cite", "corr", "e", "eprint", "figures", "from", "on", "online", "pages",
    "preprint", "print", "retrieved", "tables", "url", "version", "visited",
})  # fmt: skip


def own_lines(remark: str) -> Iterator[str]:
    """Yield the lines (TeX) that consist only of an arXiv id or a paper's URL, a bare number as `arXiv:...`.

    >>> list(own_lines("Publisher: arXiv eprint: 2103.00020")), list(own_lines("Comment on arXiv:2103.00020"))
    (['arXiv:2103.00020'], [])
    """
    for line in _lines(remark):
        label = _NUMBER_LABEL.match(line)
        text = line[label.end() :] if label else line
        if len(line) > _LONGEST or not _words(text) <= _WORDS:
            continue
        bare = label is not None and label[1] and _NUMBER.match(text)
        yield f"arXiv:{text}" if bare else text


def _lines(remark: str) -> Iterator[str]:
    """Yield the lines; for a list of labels, each label with its value."""
    whole = _COMMENT.sub("", remark)
    for line in _LINES.split(whole):
        starts_as_list = _LABEL.match(line) is not None
        yield from _BREAK.split(line) if starts_as_list else (line,)


def _words(line: str) -> set[str]:
    return set(re.findall(r"[a-z]+", _CLASS.sub(" ", _MARK.sub(" ", line.lower()))))

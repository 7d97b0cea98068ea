"""Titles that a link leads to: the page of a wikilink under another label, and a bare URL that spells a title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.segment import Mark, Sighting
from vlbib.core.text import squeeze
from vlbib.core.titles import title_size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.core.known import Known
    from vlbib.core.segment import Segment, Stretch

_WORDS = 3  # minimum words of a page's title
_HYPHENED = 4  # minimum hyphens in a part of a URL that spells a title
_HYPHENS = lazy_pattern(r"[-_]")


def linked_titles(segment: Segment, body: Known) -> Iterator[Sighting]:
    """Yield the titles of pages that wikilinks lead to under another label (`[[Deep Sets of Things|Sets]]`)."""
    for mark in segment.marks:
        pages = dict.fromkeys((mark.url, mark.url.rpartition("/")[2])) if mark.mark is Mark.WIKI else ()
        page = next((page for page in pages if _is_whole_title(page, body)), "")
        if page:
            yield Sighting(mark.start, mark.end, page)
        elif mark.mark is Mark.LINK and mark.start == mark.end:
            yield from _named_by_address(mark, body)


def _is_whole_title(page: str, body: Known) -> bool:
    key = squeeze(page)
    return bool(key) and title_size(page) >= _WORDS and any(title.key == key for title in body.titles_from(key))


def _named_by_address(mark: Stretch, body: Known) -> Iterator[Sighting]:
    """Yield the title that a part of a bare URL spells (`https://x.org/deep-sets-of-large-things/`)."""
    for part in mark.url.partition("?")[0].split("/"):
        key = squeeze(part) if len(_HYPHENS.findall(part)) >= _HYPHENED else ""
        title = next((title for title in body.titles_from(key) if title.key == key), None) if key else None
        if title:
            yield Sighting(mark.start, mark.end, title.text)
            return

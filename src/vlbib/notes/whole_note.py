"""The work that a whole note is about: named by its file name, the title in its front matter, or its H1.

Such a title counts if the note is not a list itself: it names few works below, and the title is not that of a
collection (`Awesome CLIP`).
"""

from __future__ import annotations

import re
from pathlib import PurePath
from typing import TYPE_CHECKING

from msgspec import structs

from vlbib.core.ids import Id, find_ids
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import squeeze
from vlbib.core.titles import title_size
from vlbib.core.work import Kind, Mention
from vlbib.notes import links
from vlbib.notes.line.claims import is_day
from vlbib.notes.line.cut import Cue
from vlbib.notes.line.inline import Line, read_line
from vlbib.notes.line.shape import (
    capital_share,
    cjk_share,
    is_colon_form,
    is_generic,
    is_listy,
    is_sentence,
    looks_titled,
)
from vlbib.notes.line.title import Reading, read_title

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.notes.note_lines import NoteLine
    from vlbib.notes.sections import Section

_WORDS = 4  # minimum words of a file name or note title that is the title of a work
_FIELD = lazy_pattern(
    r"^(title|arxiv|doi|url|link|paper|pdf|paper_url|eprint)\s*::?\s*(.+?)\s*$", re.IGNORECASE | re.MULTILINE
)


def whole_mention(
    front: str, title: Section | None, lines: Sequence[NoteLine], mentions: Sequence[Mention], file: str
) -> tuple[Mention, ...]:
    """Return the mentions of the work that the note is about: by its file name, and by its own title."""
    titles = sum(line.kind is not None for line in lines)
    lone = titles <= max(2, len(lines) * 0.15) and not any(mention.group for mention in mentions)
    by_file = _by_file(file)
    by_title = _by_front(front, file) or _by_heading(title, file)
    if by_title is not None and not (lone or by_title.ids):
        by_title = None
    both = by_file is not None and by_title is not None
    if both and by_title is not None and by_file is not None and squeeze(by_title.text) != squeeze(by_file.text):
        by_title = None
    named = tuple(mention for mention in (by_file, by_title) if mention is not None)
    return (_with_links(named[0], title, lines, alone=not mentions), *named[1:]) if named else ()


def _by_file(file: str) -> Mention | None:
    """Return the mention for a file name with a year before the title, or with `_` in place of a colon."""
    reading = read_title(Line(PurePath(file.replace("\\", "/")).stem))
    dated = Cue.LEAD in reading.cues and reading.claim.year is not None and _several_words(reading)
    spelled = re.search(r"\w_ \w", reading.title) is not None and title_size(reading.title) >= 4
    if not (dated or spelled) or is_listy(reading.title) or is_generic(reading.title):
        return None
    return _mention(reading, Kind.FILE, 1, file)


def _several_words(reading: Reading) -> bool:
    """Tell whether a file name has enough words for a title after its date, unlike `2024-06-ir-seminar`."""
    least = _WORDS - 1 if reading.claim.venue and re.search(r"[\s_]", reading.title) else _WORDS
    return title_size(reading.title) >= least


def _by_front(front: str, file: str) -> Mention | None:
    """Return the mention for the title in the front matter."""
    fields = [
        (match[1].lower(), match[2].strip("\"'"), front.count("\n", 0, match.start()))
        for match in _FIELD.finditer(front)
    ]
    title = next(((value, line) for name, value, line in fields if name == "title"), None)
    if title is None or is_day(title[0]):
        return None
    has_other = any(name == "paper" and title_size(value) >= _WORDS and "://" not in value for name, value, _ in fields)
    ids = () if has_other else _front_ids([(name, value) for name, value, _ in fields if name != "title"])
    reading = read_title(read_line(title[0]))
    if not reading.title or not (ids or _is_work(reading)):
        return None
    return structs.replace(_mention(reading, Kind.HEADING, title[1] + 2, file), ids=ids or reading.ids)


def _front_ids(fields: Sequence[tuple[str, str]]) -> tuple[Id, ...]:
    ids: list[Id] = []
    for name, value in fields:
        ids += find_ids(f"arxiv:{value}" if name in ("arxiv", "eprint") and "/" not in value else value)
    return links.agreeing(ids)[0]


def _by_heading(title: Section | None, file: str) -> Mention | None:
    """Return the mention for the note's H1 title."""
    if title is None or title.heading is None or title.works:
        return None
    reading, listed = title.heading.reading, bool(title.heading.gloss) and not title.heading.title
    if not reading.title or listed or not (reading.ids or _is_work(reading)):
        return None
    return _mention(reading, Kind.HEADING, title.line, file)


def _is_work(reading: Reading) -> bool:
    """Tell whether a title is that of a work, not of a collection, a talk or a page about a topic."""
    title = reading.title
    if is_listy(title) or is_generic(title) or is_sentence(title):
        return False
    dated = Cue.LEAD in reading.cues and reading.claim.year is not None
    if title_size(title) < _WORDS:
        return dated and not reading.claim.dated and is_colon_form(title)
    return (dated and not reading.claim.dated) or looks_titled(title) or is_colon_form(title) or _is_in_capitals(title)


def _is_in_capitals(title: str) -> bool:
    return capital_share(title) == 1 and cjk_share(title) == 0


def _mention(reading: Reading, kind: Kind, line: int, file: str) -> Mention:
    claim = reading.claim.of_work()
    return Mention(
        file=file,
        line=line,
        text=reading.title,
        kind=kind,
        year=claim.year,
        venue=claim.venue,
        authors=reading.authors,
        ids=links.agreeing(reading.ids)[0],
        links=reading.links,
        aliases=reading.labels,
        heading=(reading.title,) if kind is Kind.HEADING else (),
    )


def _with_links(mention: Mention, title: Section | None, lines: Sequence[NoteLine], *, alone: bool) -> Mention:
    """Add the links of the lines that are only links: all in a note about one work, else those at its top."""
    all_links, ids = list(mention.links), list(mention.ids)
    for line in _free(title, lines, alone=alone):
        more = links.ids_of(line.reading.links)
        if not links.agreeing([*ids, *more])[1]:
            all_links += line.reading.links
            ids += more
            line.free = False
    return structs.replace(mention, links=tuple(dict.fromkeys(all_links)), ids=links.agreeing(ids)[0])


def _free(title: Section | None, lines: Sequence[NoteLine], *, alone: bool) -> Iterator[NoteLine]:
    for line in lines:
        if line.kind is not None and not alone:
            return
        if line.free and (alone or line.section is title or line.section.heading is None):
            yield line

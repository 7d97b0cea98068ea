"""The tree of a note's sections, and which headings head works instead of naming a section.

A heading heads works if it has a year or a link to a paper, or if its siblings each head one or two works.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePath
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.months import GERMAN_WEEKDAYS, MONTH_NAMES, SHORT_MONTHS, SHORT_WEEKDAYS, WEEKDAYS
from vlbib.core.text import squeeze
from vlbib.core.titles import title_size
from vlbib.notes.line.claims import day_before
from vlbib.notes.line.shape import is_listy, is_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.notes.headings import Heading

_ASIDE = lazy_pattern(
    r"(?:table of )?contents?|toc|目录|.*目录|(?:latest )?news|change ?log|updates?|更新.*|acknowledge?ments?|致谢|"
    r"licen[sc]es?|contributing|contributors?|how to contribute|format|star history|citation|cite|contact.*|联系.*",
    re.IGNORECASE,
)


_TITLE_WORDS = 5  # maximum words of a heading with a colon that is not a paper's title
_TOPIC_WORDS = 5  # maximum words of a note's title or name that may be a tag
_ORDINAL = lazy_pattern(r"\d+(?:st|nd|rd|th)|[ivx]+|w\d+|q\d")
_NO_TOPIC_WORDS = (
    "a an and the of for to in on my our all new old more other others misc miscellaneous various general paper papers "
    "reading readings read unread list lists reference references bibliography literature note notes todo done inbox "
    "later now today yesterday tomorrow week weekly day daily month monthly year log diary journal index readme links "
    "link resources queue backlog archive untitled summary overview related work works publications article articles "
    "literatur notizen acknowledgments acknowledgements literaturverzeichnis "
    "bibliographie bibliografía bibliografia literatura referencias références minutes metadata "
    "optional protokoll danksagung task tasks todos question questions key highlights annotations quotes thoughts "
    "comments remarks agenda actions attendees see further aufgaben fragen zitate "
    "论文 文献 参考文献 阅读 阅读列表 阅读清单 待读 已读 其他 其它 笔记 周报 日报 星期 今日 論文 参考 読書 その他 メモ"
)
_DATE_WORDS = (*MONTH_NAMES, *SHORT_MONTHS, *WEEKDAYS, *SHORT_WEEKDAYS, *GERMAN_WEEKDAYS)
_NO_TOPIC = frozenset(_NO_TOPIC_WORDS.split()).union(name.lower() for name in _DATE_WORDS)


@dataclass(slots=True, eq=False)
class Section:
    """A heading and what is under it; the root has no heading.

    `titles` counts the title lines directly below, `pages` the lines that are only links, `others` all other lines.
    """

    level: int
    line: int
    heading: Heading | None = None
    parent: Section | None = None
    children: list[Section] = field(default_factory=list)
    titles: int = 0
    pages: int = 0
    others: int = 0
    works: bool = False
    aside: bool = field(init=False)

    def __post_init__(self) -> None:
        """Set `aside`: whether this is, or is inside, a table of contents, news, a change log, thanks or the like."""
        here = self.heading is not None and _ASIDE.fullmatch(self.heading.short or self.heading.raw) is not None
        self.aside = here or (self.parent is not None and self.parent.aside)

    def path(self) -> list[Section]:
        """Return the sections from the outermost to this one, without the root."""
        above = self.parent.path() if self.parent else []
        return [*above, self] if self.heading else above

    def inside(self) -> Iterator[Section]:
        """Yield this section and all below it."""
        yield self
        for child in self.children:
            yield from child.inside()

    @property
    def total(self) -> int:
        """The number of title lines here and in all sections below."""
        return sum(section.titles for section in self.inside())

    def work(self) -> Section | None:
        """Return the innermost section from here outwards that heads works."""
        return self if self.works else self.parent.work() if self.parent else None


def open_section(last: Section, heading: Heading, level: int, line: int) -> Section:
    """Return a new section below the nearest open section of a lower level."""
    parent = last
    while parent.parent is not None and parent.level >= level:
        parent = parent.parent
    section = Section(level=level, line=line, heading=heading, parent=parent)
    parent.children.append(section)
    return section


def mark_works(root: Section) -> None:
    """Decide for every section below the root whether it heads works, from its counts of title lines."""
    title = note_title(root)
    for section in root.inside():
        _mark(
            [child for child in section.children if child is not title or not (child.heading and child.heading.title)]
        )


def _mark(siblings: Sequence[Section]) -> None:
    own = [section for section in siblings if _could(section)]
    certain = [section for section in own if _is_dated(section)]
    few = [section for section in own if not _is_dated(section) and 1 <= section.total <= _room(section)]
    named = [section for section in siblings if section.heading is not None and not section.aside]
    pattern = len(certain) + len(few) >= 0.6 * len(named) and len(certain) + len(few) >= 2 and _mostly_names(own)
    for section in (*certain, *filter(_is_page, own)):
        section.works = True
    sure = len(certain) >= 2 or len(certain) + len(few) >= 3
    for section in own:
        if pattern and section.total <= _room(section) and (section.total or sure) and _is_short(section):
            section.works = True


def _is_page(section: Section) -> bool:
    """Tell whether a heading spells one name in two ways and has only links below: `Common Crawl, CommonCrawl`."""
    names = [squeeze(alias) for alias in section.heading.aliases] if section.heading else []
    is_spelled = len(names) > 1 and len(set(names)) == 1
    return is_spelled and section.pages > 0 and not (section.others or section.total or section.children)


def _mostly_names(siblings: Sequence[Section]) -> bool:
    """Tell whether more than half of the headings are dated, names or titles, not topics (`Retrieval`)."""
    named = [_names_work(section) for section in siblings]
    return sum(named) * 2 > len(named)


def _names_work(section: Section) -> bool:
    heading = section.heading
    return heading is not None and (
        _is_dated(section) or bool(heading.title) or any(is_name(alias) for alias in heading.aliases)
    )


def _could(section: Section) -> bool:
    """Tell whether a heading may head works: not a part of a note, not an aside, no title lines in deeper sections."""
    heading = section.heading
    if heading is None or heading.part or section.aside:
        return False
    return section.total == section.titles or _is_dated(section)


def _room(section: Section) -> int:
    """Return the maximum number of title lines below a heading that heads works."""
    return max(2, len(section.heading.aliases) if section.heading else 0)


def _is_dated(section: Section) -> bool:
    heading = section.heading
    return heading is not None and bool(heading.years or heading.reading.ids) and section.total <= _room(section)


def _is_short(section: Section) -> bool:
    heading = section.heading
    return heading is not None and (bool(heading.title) or all(title_size(alias) <= 4 for alias in heading.aliases))


def note_title(root: Section) -> Section | None:
    """Return the section of the note's title: its only heading of level 1, if that is the first heading."""
    tops = [section for section in root.children if section.level == 1]
    first = root.children[0] if root.children else None
    return first if first is not None and len(tops) == 1 and first is tops[0] else None


def tags(section: Section, title: Section | None, file: str = "") -> tuple[str, ...]:
    """Return the topics of the sections around a mention: their short forms, outermost first.

    Left out are the mention's own work heading, the note's title, and headings that name no topic (`Papers`, a date).
    If nothing is left, the topic of the note is used: its title, else its file name.
    """
    work = section.work()
    path = section.path()
    if work is not None:
        path = path[: path.index(work)]
    headings = [step.heading.short for step in path if step.heading and not _is_title(step, title)]
    topics = tuple(short for short in headings if short and is_topic(short))
    return topics or (_note_topic(title, file) if headings else ())


@lru_cache(maxsize=4096)
def is_topic(heading: str) -> bool:
    """Tell whether a heading names a topic, not only an order (`Others`, `Reading list`, `May 2024`).

    The date of a diary entry and the title of a paper are not topics either.
    """
    if day_before(heading, 0, len(heading)) or (title_size(heading) > _TITLE_WORDS and ": " in heading):
        return False
    undated = re.sub(r"\d+\s*[年月日周号]", " ", heading.lower())
    terms = [term for term in re.findall(r"[^\W_]+", undated) if not term.isdigit()]
    return any(term not in _NO_TOPIC and _ORDINAL.fullmatch(term) is None for term in terms)


def _note_topic(title: Section | None, file: str) -> tuple[str, ...]:
    """Return the topic of the whole note, from its title, else from its file name; empty if neither names one."""
    return _topic_of_note(title.heading.short if title is not None and title.heading is not None else "", file)


@lru_cache(maxsize=256)
def _topic_of_note(short: str, file: str) -> tuple[str, ...]:
    stem = re.sub(r"[_-]+", " ", PurePath(file.replace("\\", "/")).stem)
    name = next(
        (topic for topic in (short, stem) if topic and is_topic(topic) and title_size(topic) <= _TOPIC_WORDS), ""
    )
    return (name,) if name else ()


def heading_path(section: Section) -> tuple[str, ...]:
    """Return the headings from the outermost to a section's own, as written."""
    return tuple(step.heading.raw for step in section.path() if step.heading)


def _is_title(section: Section, title: Section | None) -> bool:
    """Tell whether a section is the note's title; a short H1 directly above work headings is a topic instead."""
    if section is not title or section.heading is None:
        return False
    topic = any(child.works for child in section.children) and title_size(section.heading.short) <= 4
    return not topic or is_listy(section.heading.raw)


def heading_names(root: Section) -> frozenset[str]:
    """Return all headings of a note, squeezed: a line that only repeats one belongs to a table of contents."""
    return frozenset(
        squeeze(form)
        for section in root.inside()
        if section.heading
        for form in (section.heading.raw, section.heading.short)
    )

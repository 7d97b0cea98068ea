"""The tree of a note's sections, and which headings head works instead of naming a section.

A heading heads works where it carries a year or a paper's link, or where its siblings each head one or two works.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vlbib.core.text import squeeze
from vlbib.notes.shape import is_listy, is_name, size

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.notes.headings import Heading

_ASIDE = re.compile(
    r"(?:table of )?contents?|toc|目录|.*目录|(?:latest )?news|change ?log|updates?|更新.*|acknowledge?ments?|致谢|"
    r"licen[sc]es?|contributing|contributors?|how to contribute|format|star history|citation|cite|contact.*|联系.*",
    re.IGNORECASE,
)


@dataclass(slots=True, eq=False)
class Section:
    """A heading with what stands under it; the root has none. `titles` counts the title lines directly below."""

    level: int
    line: int
    heading: Heading | None = None
    parent: Section | None = None
    children: list[Section] = field(default_factory=list)
    titles: int = 0
    works: bool = False

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
        """The title lines here and in all sections below."""
        return sum(section.titles for section in self.inside())

    @property
    def aside(self) -> bool:
        """Tell a contents list, news, a change log, thanks and the like: it names nothing."""
        here = self.heading is not None and _ASIDE.fullmatch(self.heading.short or self.heading.raw) is not None
        return here or (self.parent is not None and self.parent.aside)

    def work(self) -> Section | None:
        """Return the innermost section from here outwards that heads works."""
        return self if self.works else self.parent.work() if self.parent else None


def open_section(last: Section, heading: Heading, level: int, line: int) -> Section:
    """Return a new section below the nearest open one of a lower level."""
    parent = last
    while parent.parent is not None and parent.level >= level:
        parent = parent.parent
    section = Section(level=level, line=line, heading=heading, parent=parent)
    parent.children.append(section)
    return section


def mark_works(root: Section) -> None:
    """Settle for every section below the root whether it heads works, from its counts of title lines."""
    title = note_title(root)
    for section in root.inside():
        _mark(
            [child for child in section.children if child is not title or not (child.heading and child.heading.title)]
        )


def _mark(siblings: Sequence[Section]) -> None:
    own = [section for section in siblings if _could(section)]
    certain = [section for section in own if _is_dated(section)]
    few = [section for section in own if section not in certain and 1 <= section.total <= _room(section)]
    named = [section for section in siblings if section.heading is not None and not section.aside]
    pattern = len(certain) + len(few) >= 0.6 * len(named) and len(certain) + len(few) >= 2 and _mostly_names(own)
    for section in certain:
        section.works = True
    sure = len(certain) >= 2 or len(certain) + len(few) >= 3
    for section in own:
        if pattern and section.total <= _room(section) and (section.total or sure) and _is_short(section):
            section.works = True


def _mostly_names(siblings: Sequence[Section]) -> bool:
    """Tell headings of works from topics (`Retrieval`, `Captioning`): more than half are dated, names, or titles."""
    named = [_names_work(section) for section in siblings]
    return sum(named) * 2 > len(named)


def _names_work(section: Section) -> bool:
    heading = section.heading
    return heading is not None and (
        _is_dated(section) or bool(heading.title) or any(is_name(alias) for alias in heading.aliases)
    )


def _could(section: Section) -> bool:
    """Tell a heading that may head works: no part of a note, no aside, few title lines below, none deeper."""
    heading = section.heading
    if heading is None or heading.part or section.aside:
        return False
    return section.total == section.titles or _is_dated(section)


def _room(section: Section) -> int:
    """Return how many title lines a heading may have below it and still be the heading of works."""
    return max(2, len(section.heading.aliases) if section.heading else 0)


def _is_dated(section: Section) -> bool:
    heading = section.heading
    return heading is not None and bool(heading.years or heading.reading.ids) and section.total <= _room(section)


def _is_short(section: Section) -> bool:
    heading = section.heading
    return heading is not None and (bool(heading.title) or all(size(alias) <= 4 for alias in heading.aliases))


def note_title(root: Section) -> Section | None:
    """Return the section of the note's H1 title: the only heading of the first level, before all others."""
    tops = [section for section in root.children if section.level == 1]
    first = root.children[0] if root.children else None
    return first if first is not None and len(tops) == 1 and first is tops[0] else None


def tags(section: Section, title: Section | None) -> tuple[str, ...]:
    """Return the short forms of the sections around a mention, its own work heading and the note's title left out."""
    work = section.work()
    path = section.path()
    if work is not None:
        path = path[: path.index(work)]
    return tuple(
        step.heading.short for step in path if step.heading and step.heading.short and not _is_title(step, title)
    )


def heading_path(section: Section) -> tuple[str, ...]:
    """Return the headings from the outermost to a section's own, as written."""
    return tuple(step.heading.raw for step in section.path() if step.heading)


def _is_title(section: Section, title: Section | None) -> bool:
    """Tell the note's title from a topic: a short H1 right above headings of works is a topic."""
    if section is not title or section.heading is None:
        return False
    topic = any(child.works for child in section.children) and size(section.heading.short) <= 4
    return not topic or is_listy(section.heading.raw)


def names(root: Section) -> frozenset[str]:
    """Return all headings of a note squeezed: a line that only repeats one is a list of contents."""
    return frozenset(
        squeeze(form)
        for section in root.inside()
        if section.heading
        for form in (section.heading.raw, section.heading.short)
    )

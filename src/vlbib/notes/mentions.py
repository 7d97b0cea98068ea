"""Mentions from the lines and headings of a note: which aliases, links and ids go with which title."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, structs

from vlbib.core.ids import Id, url_id
from vlbib.core.segment import Mark, Stretch
from vlbib.core.text import one_line, squeeze
from vlbib.core.titles import title_size
from vlbib.core.work import Kind, Link, Mention
from vlbib.kept_answers import Moving, recalling
from vlbib.notes import links, sections
from vlbib.notes.formats.blocks import BlockForm
from vlbib.notes.line.claims import is_resource
from vlbib.notes.line.shape import can_be_title, capital_share, is_generic, is_name, is_sentence
from vlbib.notes.moved import moved_links, moved_mention, moved_reading

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.notes.headings import Heading
    from vlbib.notes.line.title import Reading
    from vlbib.notes.note_lines import NoteLine
    from vlbib.notes.sections import Section


class SectionPath(Struct, frozen=True, cache_hash=True):
    """What the mentions of a section share: their tags, the headings above them, and the work heading among these.

    `group` numbers the work headings of a note; 0 is none.
    """

    tags: tuple[str, ...]
    headings: tuple[str, ...]
    group: int
    work: Heading | None


class NotePaths(Struct, frozen=True):
    """What the mentions of a note share; `title` is the section of its title, `by_section` has keys `id(section)`."""

    file: str
    title: Section | None
    by_section: dict[int, SectionPath]

    def of(self, section: Section) -> SectionPath:
        """Return what the mentions of a section share."""
        return self.by_section[id(section)]


def note_paths(file: str, root: Section) -> NotePaths:
    """Return what the mentions of a note share."""
    numbers = {id(section): number for number, section in enumerate(filter(_heads_works, root.inside()), 1)}
    title = sections.note_title(root)
    by_section = {}
    for section in root.inside():
        work = section.work()
        by_section[id(section)] = SectionPath(
            sections.tags(section, title, file),
            sections.heading_path(section),
            numbers[id(work)] if work else 0,
            work.heading if work else None,
        )
    return NotePaths(file, title, by_section)


def _heads_works(section: Section) -> bool:
    return section.works


def find_mentions(lines: Sequence[NoteLine], root: Section, paths: NotePaths) -> Iterator[Mention]:
    """Yield the mentions in a note's lines and headings, section by section."""
    grouped: dict[int, list[NoteLine]] = {}
    for line in lines:
        grouped.setdefault(paths.of(line.section).group, []).append(line)
    with recalling("mentions of lines", (paths.file,), _MOVING) as recall:
        for line in grouped.get(0, ()):
            if line.kind is not None:
                naming = _naming(line, paths, ())
                yield recall(naming, _mention, naming)
        for section in root.inside():
            if section.works:
                yield from _group(section, grouped.get(paths.of(section).group, []), paths)
    for line in lines:
        if line.line.spans:
            yield from _further(line, paths)


def _group(section: Section, lines: Sequence[NoteLine], paths: NotePaths) -> Iterator[Mention]:
    """Yield the mentions under one work heading: its title lines, or the heading itself if it has none."""
    named = [line for line in lines if line.kind is not None]
    free = [line for line in lines if line.free]
    heading = section.heading
    if not named or (heading and heading.title and heading.reading.ids):
        yield from _heading(section, [] if named else free, paths)
    if not named:
        return
    aliases = [squeeze(alias) for alias in heading.aliases] if heading else []
    names = [_names(line, aliases, alone=len(named) == 1) for line in named]
    shares: list[list[Link]] = [[] for _ in named]
    for line in free:
        for link in line.reading.links:
            index = links.choose(link.url, names)
            if index >= 0 and _fits(link, named[index], shares[index]):
                shares[index].append(link)
                line.free = False
    for line, share, own in zip(named, shares, names, strict=True):
        yield _mention(_naming(line, paths, links.without_others((*line.reading.links, *line.extra, *share), own)))


def _names(line: NoteLine, aliases: Sequence[str], *, alone: bool) -> list[str]:
    """Return the squeezed names that mark a link as belonging to this line."""
    own = links.own_name(line.reading.title)
    title = squeeze(line.reading.title)
    return [own, *(alias for alias in aliases if alone or alias in (own, title))]


def _fits(link: Link, line: NoteLine, share: Sequence[Link]) -> bool:
    """Tell whether a link leads to the same paper as the line's own links, or to none."""
    return not links.agreeing([*line.reading.ids, *links.ids_of((*share, link))])[1]


def _heading(section: Section, free: Sequence[NoteLine], paths: NotePaths) -> Iterator[Mention]:
    """Yield the mention for a work heading that has no title line, or has an id itself."""
    heading = section.heading
    if heading is None or is_generic(heading.short):
        return
    all_links = list(dict.fromkeys((*heading.reading.links, *(link for line in free for link in line.reading.links))))
    if links.agreeing(links.ids_of(all_links))[1]:  # the links lead to several papers, so none belongs to the heading
        all_links = list(heading.reading.links)
    else:
        for line in free:
            line.free = False
    title = heading.title
    yield Mention(
        file=paths.file,
        line=section.line,
        text=title or heading.aliases[0],
        kind=Kind.HEADING if title else Kind.ALIAS,
        year=heading.claim.year,
        venue=heading.claim.venue,
        authors=heading.reading.authors,
        ids=links.agreeing([*heading.reading.ids, *links.ids_of(all_links)])[0],
        links=links.without_others(all_links, [squeeze(alias) for alias in heading.aliases]),
        aliases=() if title and heading.aliases == (title,) else heading.aliases,
        gloss=heading.gloss,
        section=paths.of(section).tags,
        heading=paths.of(section).headings,
        group=paths.of(section).group,
    )


class _Naming(NamedTuple):
    """What a title line and the sections around it say about a work; `links` has only links of this work."""

    file: str
    line: int
    kind: Kind
    reading: Reading
    links: tuple[Link, ...]
    path: SectionPath


def _moved_naming(naming: _Naming, by: int) -> _Naming:
    file, line, kind, reading, own, path = naming
    return _Naming(file, line + by, kind, moved_reading(reading, by), moved_links(own, by), path)


_MOVING = Moving(attrgetter("line"), _moved_naming, moved_mention)


def _naming(line: NoteLine, paths: NotePaths, taken: Sequence[Link]) -> _Naming:
    """Return what a title line says; its links are `taken`, or the line's own if that is empty."""
    all_links = taken or (*line.reading.links, *line.extra)
    own = tuple(dict.fromkeys(all_links)) if all_links else ()
    return _Naming(paths.file, line.number, line.kind or Kind.LINE, line.reading, own, paths.of(line.section))


def _mention(naming: _Naming) -> Mention:
    """Return the mention of a title line."""
    reading, heading = naming.reading, naming.path.work
    claim = reading.claim
    if heading is not None and heading.years == 1 and claim.year is None:
        claim = heading.claim.under(claim)
    claim = claim.of_work()
    more = [link for link in naming.links if link not in reading.links]
    labels = [label for label in reading.labels if title_size(label) <= 4]
    aliases = (*labels, *heading.aliases) if heading else labels
    return Mention(
        file=naming.file,
        line=naming.line,
        text=reading.title,
        kind=naming.kind,
        year=claim.year,
        venue=claim.venue,
        authors=reading.authors,
        ids=links.agreeing([*reading.ids, *links.ids_of(more)])[0],
        links=naming.links,
        aliases=tuple(dict.fromkeys(aliases)) if aliases else (),
        gloss=heading.gloss if heading else (),
        section=naming.path.tags,
        heading=naming.path.headings,
        group=naming.path.group,
    )


def _further(line: NoteLine, paths: NotePaths) -> Iterator[Mention]:
    """Yield the further papers that a line names by links: titles in running text, a second paper."""
    if line.form is BlockForm.TABLE:
        return
    own = set(links.agreeing(line.reading.ids)[0]) if line.kind is not None else set()
    if len(own) == len(line.reading.ids):
        return
    done: set[Id] = set()
    for span in line.line.marked(Mark.LINK):
        identity = url_id(span.url)
        if identity is None or identity in own or identity in done:
            continue
        label = one_line(line.line.text[span.start : span.end])
        link = Link(url=span.url, label=label, line=line.number + line.line.row_of(span.start))
        if _is_named(label, line):
            done.add(identity)
            yield _linked(line, paths, link, identity, label)
        elif _is_alone(span, line):
            done.add(identity)
            yield _linked(line, paths, link, identity, "")


def _is_alone(span: Stretch, line: NoteLine) -> bool:
    """Tell whether a link names a paper by its id alone: after another paper's title, or bare in other text."""
    if line.kind is not None:
        return span.start >= len(line.reading.title)
    return span.start == span.end and not links.is_link_line(line.reading)


def _is_named(label: str, line: NoteLine) -> bool:
    """Tell whether the label of a link names a paper: a title, or a short name if the line names a title too."""
    if is_resource(label) or not can_be_title(label) or is_sentence(label):
        return False
    return (
        title_size(label) >= 4
        or (title_size(label) == 3 and capital_share(label) == 1)
        or (bool(line.kind) and is_name(label))
    )


def _linked(line: NoteLine, paths: NotePaths, link: Link, identity: Id, label: str) -> Mention:
    kind = Kind.LINK if not label else Kind.ALIAS if title_size(label) <= 3 and is_name(label) else Kind.LINE
    return Mention(
        file=paths.file,
        line=link.line,
        text=label or link.url,
        kind=kind,
        ids=(identity,),
        links=(link,),
        section=paths.of(line.section).tags,
        heading=paths.of(line.section).headings,
    )


def link_mentions(lines: Sequence[NoteLine], paths: NotePaths) -> Iterator[Mention]:
    """Yield a mention for each line that is only links, has an id, and was not assigned to a work."""
    for line in lines:
        identity = next(iter(links.ids_of(line.reading.links)), None) if line.free else None
        if identity is not None:
            ids = links.agreeing(line.reading.ids)[0]
            mention = _linked(line, paths, line.reading.links[0], ids[0], "")
            yield _with_ids(mention, line.reading, ids)


def _with_ids(mention: Mention, reading: Reading, ids: tuple[Id, ...]) -> Mention:
    return structs.replace(mention, ids=ids, links=reading.links, year=reading.claim.year, venue=reading.claim.venue)

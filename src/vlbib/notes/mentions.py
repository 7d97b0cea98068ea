"""Mentions from the lines and headings of a note: whose aliases, links and ids go with which title."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec import structs

from vlbib.core.ids import Id, url_id
from vlbib.core.segment import Mark, Stretch
from vlbib.core.text import one_line, squeeze
from vlbib.core.work import Kind, Link, Mention
from vlbib.notes import links, sections
from vlbib.notes.blocks import Form
from vlbib.notes.claims import is_resource
from vlbib.notes.shape import can_be_title, capital_share, is_generic, is_name, is_sentence, size

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.notes.entries import Entry
    from vlbib.notes.sections import Section
    from vlbib.notes.title import Reading


@dataclass(frozen=True, slots=True)
class Place:
    """What all mentions of one note share.

    `title` is the section of the note's title. By a section's identity: `groups` has the number of each work heading,
    `paths` the tags and the heading path that mentions in the section have.
    """

    file: str
    title: Section | None
    groups: dict[int, int]
    paths: dict[int, tuple[tuple[str, ...], tuple[str, ...]]]

    def group(self, section: Section) -> int:
        """Return the number of the work heading that a section stands under; 0 for none."""
        work = section.work()
        return self.groups[id(work)] if work is not None else 0


def place(file: str, root: Section) -> Place:
    """Return what the mentions of a note share."""
    works = [one for one in root.inside() if one.works]
    title = sections.note_title(root)
    paths = {id(one): (sections.tags(one, title), sections.heading_path(one)) for one in root.inside()}
    return Place(file, title, {id(one): number for number, one in enumerate(works, 1)}, paths)


def find_mentions(entries: Sequence[Entry], root: Section, where: Place) -> Iterator[Mention]:
    """Yield the mentions of the note's lines and headings, section by section."""
    grouped: dict[int, list[Entry]] = {}
    for one in entries:
        grouped.setdefault(where.group(one.section), []).append(one)
    for one in grouped.get(0, ()):
        if one.kind is not None:
            yield _mention(one, where, ())
    for section in root.inside():
        if section.works:
            yield from _group(section, grouped.get(where.group(section), []), where)
    for one in entries:
        yield from _further(one, where)


def _group(section: Section, entries: Sequence[Entry], where: Place) -> Iterator[Mention]:
    """Yield the mentions under one work heading: its title lines, else the heading itself."""
    named = [one for one in entries if one.kind is not None]
    free = [one for one in entries if one.free]
    heading = section.heading
    if not named or (heading and heading.title and heading.reading.ids):
        yield from _heading(section, [] if named else free, where)
    if not named:
        return
    aliases = [squeeze(alias) for alias in heading.aliases] if heading else []
    names = [_names(one, aliases, alone=len(named) == 1) for one in named]
    shares: list[list[Link]] = [[] for _ in named]
    for one in free:
        for link in one.reading.links:
            index = links.choose(link.url, names)
            if index >= 0 and _fits(link, named[index], shares[index]):
                shares[index].append(link)
                one.free = False
    for one, share, known in zip(named, shares, names, strict=True):
        yield _mention(one, where, links.without_others((*one.reading.links, *one.extra, *share), known))


def _names(one: Entry, aliases: Sequence[str], *, alone: bool) -> list[str]:
    """Return the names, squeezed, by which a link can tell that it is this line's."""
    own = links.own_name(one.reading.title)
    title = squeeze(one.reading.title)
    return [own, *(alias for alias in aliases if alone or alias in (own, title))]


def _fits(link: Link, one: Entry, share: Sequence[Link]) -> bool:
    """Tell a link that does not lead to another paper than the line's own links do."""
    return not links.agreeing([*one.reading.ids, *links.ids_of((*share, link))])[1]


def _heading(section: Section, free: Sequence[Entry], where: Place) -> Iterator[Mention]:
    """Yield the mention that a work heading without a title line is."""
    heading = section.heading
    if heading is None or is_generic(heading.short):
        return
    found = list(dict.fromkeys((*heading.reading.links, *(link for one in free for link in one.reading.links))))
    if links.agreeing(links.ids_of(found))[1]:  # links to several papers are none of them the heading's
        found = list(heading.reading.links)
    else:
        for one in free:
            one.free = False
    title = heading.title
    yield Mention(
        file=where.file,
        line=section.line,
        text=title or heading.aliases[0],
        kind=Kind.HEADING if title else Kind.ALIAS,
        year=heading.claim.year,
        venue=heading.claim.venue,
        authors=heading.reading.authors,
        ids=links.agreeing([*heading.reading.ids, *links.ids_of(found)])[0],
        links=links.without_others(found, [squeeze(alias) for alias in heading.aliases]),
        aliases=() if title and heading.aliases == (title,) else heading.aliases,
        gloss=heading.gloss,
        section=where.paths[id(section)][0],
        heading=where.paths[id(section)][1],
        group=where.group(section),
    )


def _mention(one: Entry, where: Place, found: Sequence[Link]) -> Mention:
    """Return the mention of a title line; `found` are its links, or none to take the line's own."""
    work = one.section.work()
    heading = work.heading if work is not None else None
    claim = one.reading.claim
    if heading is not None and heading.years == 1 and claim.year is None:
        claim = heading.claim.under(claim)
    all_links = tuple(dict.fromkeys(found or (*one.reading.links, *one.extra)))
    more = [link for link in all_links if link not in one.reading.links]
    labels = tuple(label for label in one.reading.labels if size(label) <= 4)
    return Mention(
        file=where.file,
        line=one.number,
        text=one.reading.title,
        kind=one.kind or Kind.LINE,
        year=claim.year,
        venue=claim.venue,
        authors=one.reading.authors,
        ids=links.agreeing([*one.reading.ids, *links.ids_of(more)])[0],
        links=all_links,
        aliases=tuple(dict.fromkeys((*labels, *(heading.aliases if heading else ())))),
        gloss=heading.gloss if heading else (),
        section=where.paths[id(one.section)][0],
        heading=where.paths[id(one.section)][1],
        group=where.group(one.section),
    )


def _further(one: Entry, where: Place) -> Iterator[Mention]:
    """Yield the further papers that a line names by linking to them: titles in running text, a second paper."""
    if one.form is Form.TABLE:
        return
    own = set(links.agreeing(one.reading.ids)[0]) if one.kind is not None else set()
    if len(own) == len(one.reading.ids):
        return
    done: set[Id] = set()
    for span in one.line.marked(Mark.LINK):
        identity = url_id(span.url)
        if identity is None or identity in own or identity in done:
            continue
        label = one_line(one.line.text[span.start : span.end])
        link = Link(url=span.url, label=label, line=one.number)
        if _is_named(label, one):
            done.add(identity)
            yield _linked(one, where, link, identity, label)
        elif _is_alone(span, one):
            done.add(identity)
            yield _linked(one, where, link, identity, "")


def _is_alone(span: Stretch, one: Entry) -> bool:
    """Tell a link that names a paper by its id only: behind a title that is another's, or a bare one in other text."""
    if one.kind is not None:
        return span.start >= len(one.reading.title)
    return span.start == span.end and not links.is_link_line(one.reading)


def _is_named(label: str, one: Entry) -> bool:
    """Tell a link's label that names a paper: a title anywhere, a short name beside a title that is named too."""
    if is_resource(label) or not can_be_title(label) or is_sentence(label):
        return False
    return size(label) >= 4 or (size(label) == 3 and capital_share(label) == 1) or (bool(one.kind) and is_name(label))


def _linked(one: Entry, where: Place, link: Link, identity: Id, label: str) -> Mention:
    kind = Kind.LINK if not label else Kind.ALIAS if size(label) <= 3 and is_name(label) else Kind.LINE
    return Mention(
        file=where.file,
        line=one.number,
        text=label or link.url,
        kind=kind,
        ids=(identity,),
        links=(link,),
        section=where.paths[id(one.section)][0],
        heading=where.paths[id(one.section)][1],
    )


def link_mentions(entries: Sequence[Entry], where: Place) -> Iterator[Mention]:
    """Yield a mention for each line of nothing but links that carries an id and that no work has taken."""
    for one in entries:
        identity = next(iter(links.ids_of(one.reading.links)), None) if one.free else None
        if identity is not None:
            ids = links.agreeing(one.reading.ids)[0]
            mention = _linked(one, where, one.reading.links[0], ids[0], "")
            yield _with_ids(mention, one.reading, ids)


def _with_ids(mention: Mention, reading: Reading, ids: tuple[Id, ...]) -> Mention:
    return structs.replace(mention, ids=ids, links=reading.links, year=reading.claim.year, venue=reading.claim.venue)

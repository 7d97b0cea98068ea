"""The words: the values that pass between the stages, all frozen.

A *mention* is a place in a note that names a work. A *work* is what one or more mentions name. A *record* is what one
source says of a paper. A *verdict* says which record is the work, and why. An *entry* is a BibTeX entry, and a
*library* is the .bib file with all of its entries. Every other module speaks in these.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from vlbib.ids import Id  # noqa: TC001 -- a mention's annotations are read when it is decoded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vlbib.names import Name


class Kind(StrEnum):
    """How a mention names its work."""

    LINE = "line"  # a title line: bullet, table cell, HTML list item, paragraph
    HEADING = "heading"  # a heading that is the title, or a note's H1 title
    ALIAS = "alias"  # only a short name stands there: a heading `## nocaps`, an alias cell of a table
    FILE = "file"  # the note's file name is the title
    LINK = "link"  # nothing but a link: `- https://arxiv.org/abs/2103.00020`


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A URL in a note, without trailing punctuation, with its label ("" for a bare one) and 1-based line."""

    url: str
    label: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A place in a note that names a work.

    `text` is the title as it would be sent to a source: labels, venue, authors and glosses taken off, `_` still as
    written. `aliases` are the short names given for this work or, before pairing, for its heading, in order, with
    `gloss` the long forms beside them (`Contrastive Language-Image Pre-training`). `section` is the heading path below
    the note's title, outermost first, as short forms (`VLP`); the work's own heading is not in it. `line` is 1-based.
    `pinned`: the owner's pin says what it names.
    """

    file: str
    line: int
    text: str
    kind: Kind = Kind.LINE
    year: int | None = None
    venue: str | None = None
    authors: tuple[str, ...] = ()
    ids: tuple[Id, ...] = ()
    links: tuple[Link, ...] = ()
    aliases: tuple[str, ...] = ()
    gloss: tuple[str, ...] = ()
    section: tuple[str, ...] = ()
    heading: tuple[str, ...] = ()  # the full heading path as written, the work's own heading last
    pinned: bool = False
    group: int = 0  # mentions that stand under one work heading share a number; 0: under none


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A place in a note that looks like a mention and was not taken, with the reason in words."""

    file: str
    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What one or more mentions name: the mentions in reading order, and what they claim together."""

    mentions: tuple[Mention, ...]

    @property
    def first(self) -> Mention:
        """The mention that named the work first."""
        return self.mentions[0]

    @property
    def title(self) -> str:
        """The title or alias by which the notes name it first."""
        return self.first.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One title to look up, with what the notes claim as evidence. `alias` marks a short name, not a title."""

    title: str
    alias: bool = False
    year: int | None = None
    venue: str | None = None
    authors: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What one source says of a paper: plain Unicode, no TeX, absent where the source does not say.

    `type` is a BibTeX entry type. `year` is the version's own (a preprint record: of its first submission).
    `venue` is the proceedings' or journal's full name, `venue_short` its acronym. `pages` has `--` between numbers.
    `ids` holds every identity that the source gives, an arXiv DOI given as the arXiv id. `unverified` names fields that
    the source marks as inferred: never written. `work` groups records of one source that are the same work (preprint
    and version of record of the catalogue, say). `updated` is the ISO date of the version that the record describes.
    """

    source: str
    title: str
    authors: tuple[Name, ...] = ()
    year: int | None = None
    type: str | None = None
    venue: str | None = None
    venue_short: str | None = None
    volume: str | None = None
    number: str | None = None
    series: str | None = None
    pages: str | None = None
    publisher: str | None = None
    month: int | None = None
    url: str | None = None
    ids: tuple[Id, ...] = ()
    primary_class: str | None = None
    preprint_year: int | None = None
    comment: str | None = None
    journal_ref: str | None = None
    aliases: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()  # project pages, code: not the paper
    unverified: frozenset[str] = frozenset()
    work: str | None = None
    withdrawn: bool = False
    updated: str | None = None


class Status(StrEnum):
    """What became of a work."""

    ACCEPTED = "accepted"
    DOUBTFUL = "doubtful"
    UNRESOLVED = "unresolved"
    UNASKED = "unasked"
    WEB = "web"
    IGNORED = "ignored"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Records that are one work and may be the one asked for, with what speaks for and against, in words."""

    records: tuple[Record, ...]
    reasons: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    score: float = 0.0  # for ordering only: never accepts


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was decided on a work: accepted records (else none), the reasons, and the candidates that were weighed."""

    status: Status
    records: tuple[Record, ...] = ()
    reasons: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    notes: tuple[str, ...] = ()  # where note and record disagree, to be reported: "the note says 2021, ECCV 2022"


@dataclass(frozen=True, slots=True)
class Value:
    """A value to write into a field, and the source that it comes from (`dblp`, `note`, `pin`, ...)."""

    text: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """An entry as the sources give it: type, fields in writing order as BibTeX text (escaped), ids, and provenance."""

    type: str
    fields: Mapping[str, Value]
    ids: tuple[Id, ...] = ()


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an entry.

    `name` is lower case. `value` has the enclosure taken off, `@string`s put in and `#` joined; its LaTeX is not
    decoded. `raw` is the value's source text, enclosure included. `line` is 1-based.
    """

    name: str
    value: str
    raw: str
    line: int


@dataclass(frozen=True, slots=True)
class Entry:
    """A BibTeX entry: `type` in lower case, `key` as written, fields in order (a repeated one stays), 1-based line."""

    type: str
    key: str
    fields: tuple[Field, ...]
    line: int

    def get(self, name: str) -> str:
        """Return the first field of that (lower-case) name, or ""."""
        for field in self.fields:
            if field.name == name:
                return field.value
        return ""

    def field(self, name: str) -> Field | None:
        """Return the first field of that (lower-case) name."""
        return next((field for field in self.fields if field.name == name), None)


@dataclass(frozen=True, slots=True)
class Broken:
    """A block of a .bib file that cannot be read: kept byte for byte, with its 1-based line and the reason."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """A .bib file read: entries in order (a repeated key stays), what cannot be read, `@string`s, comments, text.

    `strings` maps lower-case names to values. `comments` are the texts of `@comment` blocks and of free text, each with
    its line. `encoding` is the one that decoded the bytes, and `fallback` tells that it was not UTF-8. `faults` are
    what BibTeX would refuse and was read all the same (a missing comma), as line and reason.
    """

    file: str
    text: str
    entries: tuple[Entry, ...] = ()
    broken: tuple[Broken, ...] = ()
    strings: Mapping[str, str]
    comments: tuple[tuple[int, str], ...] = ()
    encoding: str = "utf-8"
    fallback: bool = False
    faults: tuple[tuple[int, str], ...] = ()

"""What the notes name, and what is decided about it.

A *mention* is a place in a note that names a work. A *work* is what one or more mentions name. A *query* is its title
as looked up. A *verdict* says which records are the work, and why.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from vlbib.core.ids import Id  # noqa: TC001 -- a mention's annotations are read when it is decoded
from vlbib.core.record import Record  # noqa: TC001 -- as above


class Kind(StrEnum):
    """How a mention names its work."""

    LINE = "line"  # a title line: bullet, table cell, HTML list item, paragraph
    HEADING = "heading"  # a heading that is the title, or a note's H1 title
    ALIAS = "alias"  # only a short name: a heading `## nocaps`, an alias cell of a table
    FILE = "file"  # the note's file name is the title
    LINK = "link"  # only a link: `- https://arxiv.org/abs/2103.00020`
    PEOPLE = "people"  # authors and a year, `Rohrbach et al. (2018)`; the text is the title in the reference
    CITATION = "citation"  # a citation of an entry, `[@radford2021clip]`; the text is the key


class Link(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A URL in a note, without trailing punctuation, with its label ("" for a bare one) and 1-based line."""

    url: str
    label: str = ""
    line: int = 0


class Mention(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False, cache_hash=True):
    """A place in a note that names a work.

    `text` is the title as sent to a source: without labels, venue, authors and glosses, with `_` as written.
    `aliases` are the short names given for this work or, before pairing, for its heading, in order, with `gloss`
    the long forms beside them (`Contrastive Language-Image Pre-training`). `section` is the heading path below the
    note's title, outermost first, as short forms (`VLP`), without the work's own heading. `line` is 1-based, 0 if
    the mention comes from the lock. `pinned`: the owner's pin says what it names. `called` is the known work's own
    short name beside the title: it goes into the key, and is not a tag. `listed`: a list of works, a label or words
    of its title around it show that a work is meant. `aside`: a short name in a sentence that may be a part of the
    author's own work, so that its work waits for a decision, and gets no tags from there. `cited_as` is the citation
    key by which alone the note names the work: its new entry gets this key. The lock does not keep it.
    """

    file: str
    line: int = 0
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
    called: str = ""
    listed: bool = False
    aside: bool = False
    cited_as: str = ""
    group: int = 0  # mentions under one work heading share a number; 0: under none

    @property
    def place(self) -> tuple[str, tuple[str, ...], str]:
        """Its place regardless of the line: the file, the heading path, the text."""
        return (self.file, self.heading, self.text)

    @property
    def claims(self) -> tuple[object, ...]:
        """What the note says about the work besides the title, for comparison: year, venue, authors, ids."""
        return (self.year, self.venue, self.authors, self.ids)


class Skipped(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """A place in a note that looks like a mention but was not taken, with the reason in words.

    `elsewhere`: another line of the note names the work, so nothing is lost.
    """

    file: str
    line: int
    text: str
    reason: str
    elsewhere: bool = False


class Work(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """What one or more mentions name: the mentions in reading order, and what they claim together."""

    mentions: tuple[Mention, ...]

    @property
    def first(self) -> Mention:
        """The mention that names the work first."""
        return self.mentions[0]

    @property
    def title(self) -> str:
        """The title or alias with which the notes name it first."""
        return self.first.text


class Query(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """One title to look up, with what the notes claim as evidence. `alias` marks a short name, not a title.

    With `whole`, an index is only asked for records that have the title or a name of it, and not for similar ones.
    """

    title: str
    alias: bool = False
    whole: bool = False
    year: int | None = None
    venue: str | None = None
    authors: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()


class Status(StrEnum):
    """What became of a work."""

    ACCEPTED = "accepted"
    DOUBTFUL = "doubtful"
    UNRESOLVED = "unresolved"
    UNASKED = "unasked"
    WEB = "web"
    IGNORED = "ignored"


class Candidate(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """Records of one work that may be the one looked up, with what speaks for and against it, in words."""

    records: tuple[Record, ...]
    reasons: tuple[str, ...] = ()
    against: tuple[str, ...] = ()
    score: float = 0.0  # for ordering only: never accepts


class Verdict(Struct, frozen=True, kw_only=True, omit_defaults=True, gc=False):
    """What was decided on a work: accepted records (else none), the reasons, and the candidates considered."""

    status: Status
    records: tuple[Record, ...] = ()
    reasons: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    notes: tuple[str, ...] = ()  # where note and record disagree, to be reported: "the note says 2021, ECCV 2022"

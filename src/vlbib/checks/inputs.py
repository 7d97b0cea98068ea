"""What rules may read. The application fills these in; a rule only looks at them, and does no I/O."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from vlbib.core.fields import REFERENCES
from vlbib.core.work import Kind
from vlbib.kept_answers import kept
from vlbib.verification.survey import Survey

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from vlbib.checks.duplicates.kinship import Pair
    from vlbib.core.bib import Entry, Field, FieldState, Library
    from vlbib.core.citation import Citation, NoteCitation
    from vlbib.core.ids import Id
    from vlbib.core.record import Record
    from vlbib.core.venue_styles import VenueStyle
    from vlbib.core.work import Mention
    from vlbib.lock.schema import LockedWork
    from vlbib.verification.assessment import Assessment, SourceAnswers

# Tells whose each field of an entry is, by its name, given what the lock says of the entry's work.
States: TypeAlias = "Callable[[Entry, LockedWork], Mapping[str, FieldState]]"
# Finds the work of the lock that a mention means where its line is new, as a sync finds it.
Recall: TypeAlias = "Callable[[Mention], LockedWork | None]"
# Gives the titles of the works at hand of which a key so made would be.
TitlesOfKey: TypeAlias = "Callable[[str], Sequence[str]]"
_LATEST = 9999  # the year that is not in the future where today is not known
INDEXED = frozenset(
    {
        *REFERENCES,
        "ids",
        "booktitle",
        "journal",
        "journaltitle",
        "keywords",
        "eprint",
    }
)


class Input(StrEnum):
    """The inputs that a rule declares: it runs only where all of them are given."""

    LIBRARY = "library"
    MENTIONS = "mentions"
    LOCK = "lock"
    CITATIONS = "citations"
    NOTE_CITATIONS = "note citations"
    ANSWERS = "answers"


class Dialect(StrEnum):
    """The flavour of a .bib file. AUTO accepts what either takes, and never reports what only one of them minds."""

    AUTO = "auto"
    BIBTEX = "bibtex"
    BIBLATEX = "biblatex"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the sources say now of one entry.

    `by_id` are the records under the entry's own ids, `by_title` those that match its title; `unknown` are ids of the
    entry that a source was asked for and does not know; `lacking` are sources that list all of what the entry says it
    appeared in, and lack its title. `asked` are the sources that answered, `missed` those that could not be asked, with
    the reason. An entry that could not be asked at all has no answer.
    """

    key: str
    by_id: tuple[Record, ...] = ()
    by_title: tuple[Record, ...] = ()
    unknown: tuple[Id, ...] = ()
    lacking: tuple[str, ...] = ()
    asked: tuple[str, ...] = ("the sources",)
    missed: Mapping[str, str] = field(default_factory=dict)

    @property
    def evidence(self) -> SourceAnswers:
        """The same as the engine of `verify` takes it."""
        from vlbib.verification.assessment import SourceAnswers

        return SourceAnswers(
            by_id=self.by_id,
            by_title=self.by_title,
            unknown=self.unknown,
            lacking=self.lacking,
            asked=self.asked,
            missed=self.missed,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckOptions:
    """The owner's choices that rules read. `latest_year` is the last year that is not in the future (None: unknown)."""

    dialect: Dialect = Dialect.AUTO
    latest_year: int | None = None
    key_pattern: str | None = None  # a regular expression that every key must match
    vocabulary: tuple[str, ...] = ()  # the tags allowed; empty: any
    synonyms: tuple[tuple[str, str], ...] = ()  # (other spelling, tag of the vocabulary)
    separator: str = ""  # between the levels of a tag; empty: tags have none
    venues: VenueStyle | None = None  # the style in which venues are to be named; None: the library's commonest
    distinct: frozenset[frozenset[str]] = frozenset()  # pairs of keys settled as not duplicates


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """All that one library is checked against; None where it is not given (no notes, no lock, ...).

    `states` and `recall` come with the lock, `titles_of_key` with the citations of the notes.
    """

    library: Library
    mentions: tuple[Mention, ...] | None = None
    lock: tuple[LockedWork, ...] | None = None
    states: States | None = None
    recall: Recall | None = None
    citations: tuple[Citation, ...] | None = None
    note_citations: tuple[NoteCitation, ...] | None = None
    titles_of_key: TitlesOfKey | None = None
    answers: tuple[Answer, ...] | None = None
    survey: Survey = field(default_factory=Survey)
    options: CheckOptions = field(default_factory=CheckOptions)

    def fields(self, name: str) -> Sequence[tuple[Entry, Field]]:
        """Return the fields of that name with their entries, in order. Indexed once for the names in `INDEXED`."""
        return self._index.get(name, ())

    @cached_property
    def _index(self) -> dict[str, list[tuple[Entry, Field]]]:
        return kept("fields by name", (self.library,), self._fields_by_name)

    def _fields_by_name(self) -> dict[str, list[tuple[Entry, Field]]]:
        index: dict[str, list[tuple[Entry, Field]]] = {}
        for entry in self.library.entries:
            for value in entry.read_fields(INDEXED):
                index.setdefault(value.name, []).append((entry, value))
        return index

    @cached_property
    def settled(self) -> tuple[tuple[Mention, LockedWork | None], ...]:
        """Every mention but citations with its work of the lock: of that line, or where it is new of those words.

        None where the lock does not have it yet.
        """
        basis = (self.lock, self.mentions, self.recall)
        return kept("settled mentions", basis, lambda: tuple(self._settled()))

    def _settled(self) -> Iterator[tuple[Mention, LockedWork | None]]:
        works = kept("works by line", (self.lock,), self._works_by_line)
        recall = self.recall or (lambda _: None)
        for mention in self.mentions or ():
            if mention.kind is not Kind.CITATION:
                yield mention, works.get(mention.place) or recall(mention)

    def _works_by_line(self) -> Mapping[tuple[str, tuple[str, ...], str], LockedWork]:
        lines = ((line, work) for work in self.lock or () for line in work.mentions)
        return {line.place: work for line, work in lines if line.kind is not Kind.CITATION}

    @cached_property
    def mentions_with_entry(self) -> tuple[tuple[Mention, LockedWork, Entry], ...]:
        """The mentions whose work has an entry, with both."""
        entries = self.entries_by_key
        return tuple(
            (mention, work, entries[work.key])
            for mention, work in self.settled
            if work is not None and work.key in entries
        )

    @cached_property
    def entries_by_key(self) -> Mapping[str, Entry]:
        """The entries by key as written; of several with one key the first."""
        return {entry.key: entry for entry in reversed(self.library.entries)}

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The pairs of entries that are one work, versions or kin, without those settled as distinct; sought once."""
        from vlbib.checks.duplicates.pairs import find_pairs

        distinct = self.options.distinct
        return tuple(p for p in find_pairs(self.library) if frozenset({p.first.key, p.second.key}) not in distinct)

    @cached_property
    def assessments(self) -> tuple[tuple[Entry, Assessment], ...]:
        """The entries that the sources answered for, each with how it stands by their answers."""
        from vlbib.verification.assessment import assess
        from vlbib.verification.compared_dates import Today
        from vlbib.verification.reference import reference_of

        answers = {answer.key: answer for answer in self.answers or ()}
        today = Today(self.options.latest_year or _LATEST, 12)
        return tuple(
            (entry, assess(reference_of(entry), answers[entry.key].evidence, self.survey, today))
            for entry in self.library.entries
            if entry.key in answers
        )

    @property
    def given(self) -> frozenset[Input]:
        """The inputs that are there."""
        optional = {
            Input.MENTIONS: self.mentions,
            Input.LOCK: self.lock,
            Input.CITATIONS: self.citations,
            Input.NOTE_CITATIONS: self.note_citations,
            Input.ANSWERS: self.answers,
        }
        return frozenset({Input.LIBRARY, *(name for name, value in optional.items() if value is not None)})

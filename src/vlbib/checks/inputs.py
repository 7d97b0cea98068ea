"""What rules may read. The application provides it; a rule does no I/O."""

from __future__ import annotations

from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct, field

from vlbib.checks.gathered import Gathered
from vlbib.core.work import Kind
from vlbib.kept_answers import kept
from vlbib.verification.survey import Survey

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from vlbib.checks.duplicates.kinship import Pair
    from vlbib.checks.duplicates.profile import ProfileFacts, ProfileMemory
    from vlbib.core.bib import Entry, Field, FieldState, Library
    from vlbib.core.citation import Citation, NoteCitation
    from vlbib.core.ids import Id
    from vlbib.core.record import Record
    from vlbib.core.venue_styles import VenueStyle
    from vlbib.core.work import Mention
    from vlbib.lock.schema import LockedWork
    from vlbib.verification.assessment import Assessment, SourceAnswers

# Returns the state of each field of an entry (who owns it) by name, given the entry's work in the lock.
States: TypeAlias = "Callable[[Entry, LockedWork], Mapping[str, FieldState]]"
# Finds the work in the lock for a mention on a new line, as a sync does.
Recall: TypeAlias = "Callable[[Mention], LockedWork | None]"
# Returns the titles of the known works that would get this citation key.
TitlesOfKey: TypeAlias = "Callable[[str], Sequence[str]]"
_LATEST = 9999  # the current year if none is given: no year is in the future


class Input(StrEnum):
    """The inputs that a rule can declare. It runs only if all that it declares are given."""

    LIBRARY = "library"
    MENTIONS = "mentions"
    LOCK = "lock"
    CITATIONS = "citations"
    NOTE_CITATIONS = "note citations"
    ANSWERS = "answers"


class Dialect(StrEnum):
    """The dialect of a .bib file. AUTO accepts what BibTeX or biblatex accepts."""

    AUTO = "auto"
    BIBTEX = "bibtex"
    BIBLATEX = "biblatex"


class Answer(Struct, frozen=True, kw_only=True):
    """What the sources now say about one entry.

    `by_id` are the records under the entry's own ids, `by_title` those that match its title. `unknown` are the entry's
    ids that a source was asked for and does not have. `lacking` are sources that list everything in the entry's venue
    but not its title. `asked` are the sources that answered; `missed` gives the reason for each that could not be
    asked. An entry that no source could be asked about has no answer.
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
        """The answer in the form that `verification` takes."""
        from vlbib.verification.assessment import SourceAnswers

        return SourceAnswers(
            by_id=self.by_id,
            by_title=self.by_title,
            unknown=self.unknown,
            lacking=self.lacking,
            asked=self.asked,
            missed=self.missed,
        )


class CheckOptions(Struct, frozen=True, kw_only=True):
    """The settings that rules read. `latest_year` is the last year that is not in the future (None: unknown)."""

    dialect: Dialect = Dialect.AUTO
    latest_year: int | None = None
    key_pattern: str | None = None  # a regular expression that every key must match
    vocabulary: tuple[str, ...] = ()  # the tags allowed; empty: any
    synonyms: tuple[tuple[str, str], ...] = ()  # (other spelling, tag of the vocabulary)
    separator: str = ""  # between the levels of a tag; empty: tags have no levels
    venues: VenueStyle | None = None  # the style for names of venues; None: the commonest in the library
    distinct: frozenset[frozenset[str]] = frozenset()  # pairs of keys listed under `not_duplicates`


class Inputs(Struct, frozen=True, kw_only=True, dict=True):
    """A library and everything that it is checked against; None for what is not given (no notes, no lock, ...).

    `states` and `recall` are given with the lock, `titles_of_key` with the citations in notes. `profiles` are
    what earlier runs read of the entries to find duplicates.
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
    profiles: ProfileMemory | None = None

    def fields(self, name: str) -> Sequence[tuple[Entry, Field]]:
        """Return the fields of that name with their entries, in file order. `name` must be in `gathered.INDEXED`."""
        return self._index.get(name, ())

    @cached_property
    def gathered(self) -> Gathered:
        """What rules for the whole library need of the entries that were read so far."""
        return Gathered()

    @cached_property
    def profiles_read(self) -> dict[int, ProfileFacts]:
        """What was read for duplicates of the entries that were read so far, by the entry's `id()`."""
        return {}

    @cached_property
    def _index(self) -> dict[str, list[tuple[Entry, Field]]]:
        return kept("fields by name", (self.library,), self._fields_by_name)

    def _fields_by_name(self) -> dict[str, list[tuple[Entry, Field]]]:
        index: dict[str, list[tuple[Entry, Field]]] = {}
        for entry in self.library.entries:
            for value in self.gathered.fields_of(entry):
                index.setdefault(value.name, []).append((entry, value))
        return index

    @cached_property
    def settled(self) -> tuple[tuple[Mention, LockedWork | None], ...]:
        """Every mention except citations, with its work in the lock; None if the lock does not have it.

        The work is found by the mention's line, or for a new line as a sync does.
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
        """The mentions whose work has an entry, with work and entry."""
        entries = self.entries_by_key
        return tuple(
            (mention, work, entries[work.key])
            for mention, work in self.settled
            if work is not None and work.key in entries
        )

    @cached_property
    def entries_by_key(self) -> Mapping[str, Entry]:
        """The entries by key, case-sensitive; the first entry if several have the same key."""
        return {entry.key: entry for entry in reversed(self.library.entries)}

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The pairs of entries that are duplicates, versions or related, except pairs listed as distinct."""
        from vlbib.checks.duplicates.pairs import find_pairs

        distinct = self.options.distinct
        pairs = find_pairs(self.library, self.profiles, self.profiles_read)
        return tuple(p for p in pairs if frozenset({p.first.key, p.second.key}) not in distinct)

    @cached_property
    def assessments(self) -> tuple[tuple[Entry, Assessment], ...]:
        """The entries that the sources answered for, each with its assessment."""
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
        """The inputs that are given."""
        optional = {
            Input.MENTIONS: self.mentions,
            Input.LOCK: self.lock,
            Input.CITATIONS: self.citations,
            Input.NOTE_CITATIONS: self.note_citations,
            Input.ANSWERS: self.answers,
        }
        return frozenset({Input.LIBRARY, *(name for name, value in optional.items() if value is not None)})

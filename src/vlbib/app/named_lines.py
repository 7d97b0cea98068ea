"""The lines of one note that name works, each with what the lock or the settings decide about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import structs

from vlbib.app.project import note_at, root_of
from vlbib.app.reading.at_hand import at_hand
from vlbib.app.reading.note_cache import read_alone
from vlbib.app.reading.note_citations import cited_works, without_keys_in_lock
from vlbib.app.reading.notebook import owner_mentions, undecided_reports
from vlbib.app.reading.open_in_notes import with_open_mentions
from vlbib.app.reading.pins import decided, follow, owner_verdict
from vlbib.core.faults import CannotUse
from vlbib.core.text import lines_of, squeeze
from vlbib.core.work import Kind, Work
from vlbib.lock.brief import brief_mention
from vlbib.lock.recall import remember
from vlbib.lock.schema import LockedWork
from vlbib.storage import note_files

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vlbib.app.project import State
    from vlbib.app.reading.note_cache import CachedNote
    from vlbib.core.known import AtHand
    from vlbib.core.work import Mention, Skipped, Verdict
    from vlbib.lock.recall import Memory
    from vlbib.settings import Settings
    from vlbib.storage.note_files import NoteFile


@dataclass(frozen=True)
class NoteReading:
    """A note as it is now, with all that is needed to tell what one of its lines names."""

    settings: Settings
    state: State
    note: NoteFile
    hand: AtHand
    cached: CachedNote

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """What the note names: by its words, by the settings, and by citations of works in the lock."""
        in_words, skipped = self._in_words
        pointed = owner_mentions([self.note], self.settings, in_words, skipped)
        cited = cited_works(self.cached.citations, (), self.state.lock)
        named = without_keys_in_lock(in_words, self.state.lock)
        return (*named, *pointed, *(mention for work in cited for mention in work.mentions))

    @cached_property
    def _in_words(self) -> tuple[Sequence[Mention], Sequence[Skipped]]:
        """What the note names by its words, and what was not taken, given what the lock has of the other notes."""
        lines = (each for work in self.state.lock.works for each in work.mentions if each.file != self.note.file)
        return with_open_mentions(
            self.cached.open_mentions, self.cached.mentions, lines, self.cached.skipped, self.hand.beside_works
        )

    @cached_property
    def skipped(self) -> tuple[Skipped, ...]:
        """What looks like a mention but was not taken, without what the settings decide about."""
        return self._undecided(self._in_words[1])

    def skipped_at(self, line: int) -> tuple[Skipped, ...]:
        """Return what `skipped` has on a line."""
        return self._undecided([item for item in self._in_words[1] if item.line == line])

    def _undecided(self, reported: Sequence[Skipped]) -> tuple[Skipped, ...]:
        if not reported:
            return ()
        mentions = [mention for mention in self.mentions if mention.kind is not Kind.CITATION]
        return undecided_reports(reported, mentions, self.settings)

    @cached_property
    def _followed(self) -> Settings:
        return follow(self.settings, self.mentions, self.state.lock)

    @property
    def basis(self) -> tuple[object, ...]:
        """What, other than a mention itself, decides which work it names."""
        return self._followed, self.state

    @cached_property
    def _memory(self) -> Memory:
        return remember(self.state.lock)

    def mention_at(self, line: int) -> Mention | None:
        """Return the mention on a line, else the nearest one above that the line belongs to.

        Such a line has a link or an id of that mention, or continues its text or the only reference of its paragraph.
        """
        exact = next((mention for mention in self.mentions if mention.line == line), None)
        rows = lines_of(self.note.text)
        if exact or not 0 < line <= len(rows):
            return exact
        row, segment = rows[line - 1], self._lines_around(line)
        alone = len({mention.line for mention in self.mentions if mention.line in segment}) == 1

        def continues(mention: Mention) -> bool:
            before = squeeze(" ".join(rows[mention.line - 1 : line - 1]))
            return mention.line in segment and (alone or squeeze(mention.text) not in before)

        above = [mention for mention in self.mentions if mention.line < line]
        own = (mention for mention in above if continues(mention) or _is_beside(mention, line, row))
        return max(own, key=lambda mention: mention.line, default=None)

    def _lines_around(self, line: int) -> range:
        """Return the lines of the segment that continues on this line; none if there is no such segment."""
        from vlbib.notes.reader import read_note

        segments = read_note(self.note.text, self.note.file).segments
        spans = (range(each.line, each.line_at(len(each.text)) + 1) for each in segments if each.text.strip())
        return next((span for span in spans if line in span[1:]), range(0))

    def work_of(self, mention: Mention) -> LockedWork | None:
        """Return the work that a mention names, or a ruling of the settings; None if no sync has looked at it yet."""
        work = Work(mentions=(decided(mention, self._followed),))
        verdict = owner_verdict(work, self._followed)
        if verdict:
            return _ruled(work.mentions[0], verdict, self.state)
        number = self._memory.find(work)
        return None if number is None else self.state.lock.works[number]


def read_named_lines(settings: Settings, state: State, file: str) -> NoteReading:
    """Read one note, given as a user names it. Raises `CannotUse`."""
    path = note_at(settings, file)
    if path.is_dir():
        raise CannotUse(f"{file}: is a folder; name a line of one of its notes")
    notes, _ = note_files.read_note_files([str(path)], root_of(settings))
    hand = at_hand(settings, state.locked)
    return NoteReading(settings, state, notes[0], hand, read_alone(notes[0], hand))


def _is_beside(mention: Mention, line: int, row: str) -> bool:
    """Tell whether a line has a link or an id that belongs to a mention above it."""
    links = any(link.line == line or link.url in row for link in mention.links if link.url)
    return links or any(re.search(rf"(?<![\w./]){re.escape(identity.value)}(?!\w)", row) for identity in mention.ids)


def _ruled(mention: Mention, verdict: Verdict, state: State) -> LockedWork:
    """Return what the settings decide about a line; the reasons mention entries that it named before."""
    filed = {key.lower() for key in state.keys}
    here = [work for work in state.lock.works if mention.place in [line.place for line in work.mentions]]
    same = next((work for work in here if work.status is verdict.status), None)
    work = same or LockedWork(verdict=verdict, mentions=(brief_mention(mention),))
    left = [neighbour.key for neighbour in here if neighbour is not work and neighbour.key.lower() in filed]
    more = (f"the line named {key} before; the entry stays until `vlbib sync --prune`" for key in left if key)
    reasons = (*verdict.reasons, *more)
    return structs.replace(work, verdict=structs.replace(work.verdict, reasons=reasons))

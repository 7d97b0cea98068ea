"""Tags from definitions in notes: `Visual Question Answering (VQA)` makes VQA the tag of both spellings.

An abbreviation by which a work is known is no tag: VG may be Visual Grounding, a task, and Visual Genome, a data set.
Then the long form is the tag. What the settings say already stands.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vlbib.core.text import one_line, squeeze, words
from vlbib.merge.tags import tag_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

# No comma or semicolon: programs split tags there.
_DEFINITION = re.compile(
    r"(?P<long>[^\W\d_][^:：()（）,，、;；]{2,80}?)\s*[(（]\s*(?P<short>[A-Za-z][\w^+&/-]{1,11})\s*[)）](?=\s*(?:$|[:：.。]|\s[-–—]))"
)
_WORDS = 8  # of a long form, at most


@dataclass(frozen=True, slots=True)
class Definition:
    """A long form and its abbreviation, with the note's file and 1-based line."""

    long: str
    short: str
    file: str = ""
    line: int = 0

    @property
    def both(self) -> str:
        """The two as the note has them."""
        return f"{self.long} ({self.short})"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A definition of which something is not taken, and why."""

    definition: Definition
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Seeds:
    """What is new to a vocabulary: tags, spellings (the tag by its spelling), and what was left out."""

    tags: tuple[str, ...] = ()
    synonyms: Mapping[str, str]
    left_out: tuple[LeftOut, ...] = ()


def read_definition(text: str, file: str = "", line: int = 0) -> Definition | None:
    """Return the definition that a list item begins with; None for any other text.

    >>> read_definition("Vision and language pre-training (VLP): both at once")
    Definition(long='Vision and language pre-training', short='VLP', file='', line=0)
    """
    found = _DEFINITION.match(one_line(text))
    if found is None or not _abbreviates(found["short"], found["long"]):
        return None
    return Definition(found["long"].strip(), found["short"], file, line)


def _abbreviates(short: str, long: str) -> bool:
    """Tell an abbreviation from a gloss: two capitals or more, the letters in their order, the first one first."""
    if sum(char.isupper() for char in short) < 2 or not 2 <= len(words(long)) <= _WORDS:
        return False
    letters, rest = [char for char in squeeze(short) if char.isalpha()], iter(squeeze(long))
    return squeeze(long)[:1] == letters[0] and all(char in rest for char in letters)


def seeds(
    definitions: Iterable[Definition], works: Mapping[str, str], vocabulary: Sequence[str], synonyms: Mapping[str, str]
) -> Seeds:
    """Return what definitions add to the vocabulary and synonyms of the settings.

    `works` says for a name of a work, in the form by which tags compare, where it is named so.
    """
    given: dict[tuple[str, str], Definition] = {}
    meant: dict[str, set[str]] = defaultdict(set)
    for one in definitions:
        given.setdefault((tag_form(one.short), tag_form(one.long)), one)
        meant[tag_form(one.short)].add(tag_form(one.long))
    growing = _Growing({tag_form(tag): tag for tag in vocabulary}, {tag_form(one): to for one, to in synonyms.items()})
    for one in given.values():
        growing.take(one, works, several=len(meant[tag_form(one.short)]) > 1)
    return Seeds(tags=tuple(growing.tags), synonyms=growing.added, left_out=tuple(growing.left_out))


class _Growing:
    """Vocabulary and synonyms by the form in which tags compare, growing with each definition."""

    def __init__(self, known: dict[str, str], spelled: dict[str, str]) -> None:
        self.known, self.spelled = known, spelled
        self.tags: list[str] = []
        self.added: dict[str, str] = {}
        self.left_out: list[LeftOut] = []

    def take(self, one: Definition, works: Mapping[str, str], *, several: bool) -> None:
        """Add one definition, but for what works or the settings use otherwise."""
        named = works.get(tag_form(one.long))
        if named:
            self._leave(one, f"{one.long} is the name of a work ({named})")
            return
        where = works.get(tag_form(one.short))
        tag = self._settled(one.long if where or several else one.short)
        if tag_form(one.long) in self.known and tag_form(tag) != tag_form(one.long):
            self._leave(one, f"{one.long} is a tag of the settings' vocabulary itself")
            return
        if where:
            self._leave(one, f"{one.short} is the short name of a work ({where}); the tag is {tag}")
        elif several:
            self._leave(one, f"{one.short} stands for several long forms; the tag is {tag}")
        self._add(one, tag)

    def _add(self, one: Definition, tag: str) -> None:
        if tag_form(tag) not in self.known:
            self.known[tag_form(tag)] = tag
            self.tags.append(tag)
        for spelling in (one.long, one.both):
            self._spell(one, spelling, tag)

    def _settled(self, tag: str) -> str:
        """Return the tag that the settings have for one, in their spelling."""
        named = self.spelled.get(tag_form(tag), tag)
        return self.known.get(tag_form(named), named)

    def _spell(self, one: Definition, spelling: str, tag: str) -> None:
        form = tag_form(spelling)
        if form == tag_form(tag):
            return
        stands = self.spelled.get(form)
        if stands is None:
            self.spelled[form] = self.added[spelling] = tag
        elif tag_form(stands) != tag_form(tag):
            self._leave(one, f"the settings give {spelling} the tag {stands}")

    def _leave(self, one: Definition, reason: str) -> None:
        self.left_out.append(LeftOut(one, reason))

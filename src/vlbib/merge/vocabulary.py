"""Derives tags from definitions in notes: `Visual Question Answering (VQA)` makes VQA the tag for both spellings.

An abbreviation that is also the short name of a work is not a tag: VG may be Visual Grounding, a task, or Visual
Genome, a data set. Then the long form is the tag. The settings take precedence.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import one_line, squeeze, words
from vlbib.core.work import Kind
from vlbib.merge.tags import split_keywords, tag_form

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vlbib.core.bib import Entry
    from vlbib.core.work import Mention
    from vlbib.lock.schema import LockedWork

# A definition has no comma or semicolon: programs split tags there.
_DEFINITION = lazy_pattern(
    r"(?P<long>[^\W\d_][^:：()（）,，、;；]{2,80}?)\s*[(（]\s*(?P<short>[A-Za-z][\w^+&/-]{1,11})\s*[)）](?=\s*(?:$|[:：.。]|\s[-–—]))"
)
_WORDS = 8  # the most words of a long form


class Definition(Struct, frozen=True):
    """A long form and its abbreviation, with the note's file and 1-based line."""

    long: str
    short: str
    file: str = ""
    line: int = 0

    @property
    def both(self) -> str:
        """Long form and abbreviation as in the note."""
        return f"{self.long} ({self.short})"


class LeftOut(Struct, frozen=True):
    """A definition that is not used, or only in part, and why."""

    definition: Definition
    reason: str


class Seeds(Struct, frozen=True, kw_only=True):
    """The additions to a vocabulary: tags, synonyms (spelling to tag), and what was left out."""

    tags: tuple[str, ...] = ()
    synonyms: Mapping[str, str]
    left_out: tuple[LeftOut, ...] = ()


def read_definition(text: str, file: str = "", line: int = 0) -> Definition | None:
    """Return the definition at the start of a list item; None for any other text.

    >>> read_definition("Vision and language pre-training (VLP): both at once")
    Definition(long='Vision and language pre-training', short='VLP', file='', line=0)
    """
    match = _DEFINITION.match(one_line(text))
    if match is None or not _abbreviates(match["short"], match["long"]):
        return None
    return Definition(match["long"].strip(), match["short"], file, line)


def _abbreviates(short: str, long: str) -> bool:
    """Tell whether `short` abbreviates `long`: two capitals or more, the same first letter, all letters in order."""
    if sum(char.isupper() for char in short) < 2 or not 2 <= len(words(long)) <= _WORDS:
        return False
    letters, rest = [char for char in squeeze(short) if char.isalpha()], iter(squeeze(long))
    return squeeze(long)[:1] == letters[0] and all(char in rest for char in letters)


def apart_from_works(
    definitions: Iterable[Definition], mentions: Iterable[Mention]
) -> tuple[list[Definition], list[LeftOut]]:
    """Return the definitions whose line mentions no work, and the others as left out."""
    lines = {(mention.file, mention.line) for mention in mentions}
    free: list[Definition] = []
    left_out: list[LeftOut] = []
    for definition in definitions:
        if (definition.file, definition.line) in lines:
            left_out.append(LeftOut(definition, "the line names a work"))
        else:
            free.append(definition)
    return free, left_out


def work_names(mentions: Iterable[Mention], works: Iterable[LockedWork], aliases: Iterable[str]) -> Mapping[str, str]:
    """Return where each name of a work comes from, by its normalised form: a note, a key or the settings.

    `aliases` are the short names in the settings.
    """
    names: dict[str, str] = {}
    for mention in mentions:
        for name in (*_short_names(mention), *mention.gloss):
            names.setdefault(tag_form(name), f"{mention.file}:{mention.line}")
    for work in works:
        for name in (work.alias, *(name for mention in work.mentions for name in _short_names(mention))):
            names.setdefault(tag_form(name), work.key or work.mentions[0].text)
    for name in aliases:
        names.setdefault(tag_form(name), "[alias] in the settings")
    names.pop("", None)
    return names


def _short_names(mention: Mention) -> tuple[str, ...]:
    return (*mention.aliases, mention.text) if mention.kind is Kind.ALIAS else mention.aliases


def unlisted_tags(entries: Iterable[Entry], works: Iterable[LockedWork], listed: Iterable[str]) -> frozenset[str]:
    """Return the normalised tags that neither come from headings in notes nor are `listed`."""
    given = {work.key: {tag_form(tag) for tag in work.tags} for work in works}
    pairs = ((entry.key, tag_form(tag)) for entry in entries for tag in split_keywords(entry.get("keywords")))
    own = {tag for key, tag in pairs if tag not in given.get(key, ())}
    return frozenset(own - {tag_form(tag) for tag in listed})


def seeds(
    definitions: Iterable[Definition], works: Mapping[str, str], vocabulary: Sequence[str], synonyms: Mapping[str, str]
) -> Seeds:
    """Return what definitions add to the vocabulary and synonyms of the settings.

    `works` has the places of names of works, as `work_names` returns them.
    """
    given: dict[tuple[str, str], Definition] = {}
    meant: dict[str, set[str]] = defaultdict(set)
    for definition in definitions:
        given.setdefault((tag_form(definition.short), tag_form(definition.long)), definition)
        meant[tag_form(definition.short)].add(tag_form(definition.long))
    growing = _Growing(
        {tag_form(tag): tag for tag in vocabulary}, {tag_form(spelling): tag for spelling, tag in synonyms.items()}
    )
    for definition in given.values():
        growing.take(definition, works, several=len(meant[tag_form(definition.short)]) > 1)
    return Seeds(tags=tuple(growing.tags), synonyms=growing.added, left_out=tuple(growing.left_out))


class _Growing:
    """Vocabulary and synonyms by normalised form, growing with each definition."""

    def __init__(self, tags: dict[str, str], spelled: dict[str, str]) -> None:
        self.known, self.spelled = tags, spelled
        self.tags: list[str] = []
        self.added: dict[str, str] = {}
        self.left_out: list[LeftOut] = []

    def take(self, definition: Definition, works: Mapping[str, str], *, several: bool) -> None:
        """Add one definition, except what is the name of a work or has another meaning in the settings."""
        named = works.get(tag_form(definition.long))
        if named:
            self._leave(definition, f"{definition.long} is the name of a work ({named})")
            return
        where = works.get(tag_form(definition.short))
        tag = self._settled(definition.long if where or several else definition.short)
        if tag_form(definition.long) in self.known and tag_form(tag) != tag_form(definition.long):
            self._leave(definition, f"{definition.long} is a tag of the settings' vocabulary itself")
            return
        if where:
            self._leave(definition, f"{definition.short} is the short name of a work ({where}); the tag is {tag}")
        elif several:
            self._leave(definition, f"{definition.short} stands for several long forms; the tag is {tag}")
        self._add(definition, tag)

    def _add(self, definition: Definition, tag: str) -> None:
        if tag_form(tag) not in self.known:
            self.known[tag_form(tag)] = tag
            self.tags.append(tag)
        for spelling in (definition.long, definition.both):
            self._spell(definition, spelling, tag)

    def _settled(self, tag: str) -> str:
        """Return the tag in the settings for a tag, in their spelling; by default the tag itself."""
        named = self.spelled.get(tag_form(tag), tag)
        return self.known.get(tag_form(named), named)

    def _spell(self, definition: Definition, spelling: str, tag: str) -> None:
        form = tag_form(spelling)
        if form == tag_form(tag):
            return
        stands = self.spelled.get(form)
        if stands is None:
            self.spelled[form] = self.added[spelling] = tag
        elif tag_form(stands) != tag_form(tag):
            self._leave(definition, f"the settings give {spelling} the tag {stands}")

    def _leave(self, definition: Definition, reason: str) -> None:
        self.left_out.append(LeftOut(definition, reason))

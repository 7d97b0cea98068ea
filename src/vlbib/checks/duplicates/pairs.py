"""Finds pairs of entries that are duplicates, versions or related works, by blocking: not all pairs are compared.

The entries of a block have the same arXiv id, DOI or other id, the same squeezed title, or the same first family name
and a rare title word. Large blocks are cut or left out, so the cost is linear in the number of entries.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import tee
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.checks.duplicates.compare_entries import compare_entries
from vlbib.checks.duplicates.profile import EntryProfile
from vlbib.kept_answers import kept_each

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from vlbib.checks.duplicates.kinship import Pair
    from vlbib.checks.duplicates.profile import ProfileFacts, ProfileMemory
    from vlbib.core.bib import Entry, Library

_RARE_WORDS = 3
_LARGEST_BLOCK = 12
_LARGEST_EQUAL = 40
_BATCH = 1024


def find_pairs(
    library: Library, memory: ProfileMemory | None = None, read: Mapping[int, ProfileFacts] = MappingProxyType({})
) -> tuple[Pair, ...]:
    """Return the pairs in the order of their second entries.

    Entries that the `memory` knows are not profiled again, nor those of which the facts in `read` are (by `id()`).
    """
    profiles = [profile for profile in _profiles(library, memory, read) if profile.key]
    near, again = tee(candidates(profiles))  # the candidates of a large library are many more than its pairs
    kept = kept_each("compared entries", (), again, _bodies, _compared)
    related = [
        replace(pair, first=first.entry, second=second.entry)
        for (first, second), (_, pair) in zip(near, kept, strict=True)
        if pair is not None
    ]
    return tuple(sorted(related, key=lambda pair: (pair.second.line, pair.first.line)))


def _bodies(profiles: tuple[EntryProfile, EntryProfile]) -> tuple[int, int]:
    return id(profiles[0].entry.body), id(profiles[1].entry.body)


def _compared(profiles: tuple[EntryProfile, EntryProfile]) -> tuple[tuple[EntryProfile, EntryProfile], Pair | None]:
    """Compare two entries, and return them too: while they are alive, no other object can get their `id()`."""
    pair = compare_entries(*profiles)
    for profile in profiles:
        profile.forget()
    return profiles, pair


def _profiles(
    library: Library, memory: ProfileMemory | None, read: Mapping[int, ProfileFacts]
) -> Iterator[EntryProfile]:
    def make(numbered: tuple[int, Entry]) -> EntryProfile:
        index, entry = numbered
        facts = read.get(id(entry))
        return EntryProfile(entry, index, memory.of(entry, index, facts) if memory else facts)

    def body(numbered: tuple[int, Entry]) -> tuple[int, int]:
        return numbered[0], id(numbered[1].body)

    kept = kept_each("profiles", (), enumerate(library.entries), body, make)
    yield from (profile.of(entry) for profile, entry in zip(kept, library.entries, strict=True))


def candidates(profiles: Sequence[EntryProfile]) -> Iterator[tuple[EntryProfile, EntryProfile]]:
    """Yield each pair of profiles that share a block, once."""
    seen: set[tuple[int, int]] = set()
    for block in (*_equal(profiles), *_near(profiles)):
        for position, second in enumerate(block):
            for first in block[:position]:
                pair = (first.index, second.index)
                if pair not in seen:
                    seen.add(pair)
                    yield first, second


def _equal(profiles: Sequence[EntryProfile]) -> Iterator[list[EntryProfile]]:
    """Yield the blocks of entries with the same id or the same title."""
    return (block[:_LARGEST_EQUAL] for block in _shared(_named(profiles)))


def _named(profiles: Iterable[EntryProfile]) -> Iterator[tuple[str, EntryProfile]]:
    for profile in profiles:
        if profile.arxiv:
            yield "arxiv:" + profile.arxiv, profile
        if profile.doi:
            yield "doi:" + profile.doi, profile
        for identity in profile.further:
            yield identity, profile
        yield profile.key, profile


def _near(profiles: Sequence[EntryProfile]) -> Iterator[list[EntryProfile]]:
    """Yield the blocks of entries with the same first family name and one of their rarest title words in common."""
    words: Counter[str] = Counter()
    for at in range(0, len(profiles), _BATCH):  # together, since one long text is split faster than many short ones
        words.update(" ".join([profile.title_words for profile in profiles[at : at + _BATCH]]).split())
    counts = {word: count for word, count in words.items() if count > 1}
    families: defaultdict[str, list[EntryProfile]] = defaultdict(list)
    for profile in profiles:
        families[profile.first_family].append(profile)
    for family in families.values():
        if len(family) > 1:  # others share no word
            yield from (block for block in _shared(_marked(family, counts)) if len(block) <= _LARGEST_BLOCK)


def _marked(profiles: Iterable[EntryProfile], counts: Mapping[str, int]) -> Iterator[tuple[str, EntryProfile]]:
    return ((word, profile) for profile in profiles for word in _rarest(profile.words, counts))


def _shared(marked: Iterable[tuple[str, EntryProfile]]) -> Iterator[list[EntryProfile]]:
    """Return the profiles of each mark that several profiles have, in the order of the marks.

    Most marks belong to a single profile, so no list is made before the second.
    """
    first: dict[str, EntryProfile] = {}
    several: dict[str, list[EntryProfile]] = {}
    for mark, profile in marked:
        if mark in several:
            several[mark].append(profile)
        elif mark in first:
            several[mark] = [first[mark], profile]
        else:
            first[mark] = profile
    return (several[mark] for mark in first if mark in several)


def _rarest(words: Iterable[str], counts: Mapping[str, int]) -> list[str]:
    """Return the words that the fewest entries have, but at least two; of equally rare ones, the first in the title."""
    ranked = sorted([word for word in words if word in counts], key=counts.__getitem__)
    rarest = ranked[:_RARE_WORDS]
    return rarest if len(set(rarest)) == len(rarest) else list(dict.fromkeys(ranked))[:_RARE_WORDS]

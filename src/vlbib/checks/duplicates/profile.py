"""What duplicates are recognised by, normalised for comparison: an entry's ids, title, people, year and venue."""

from __future__ import annotations

import re
from copy import copy
from sys import intern
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.entries import (
    ALL_ID_PLACES,
    ASIDE,
    REMARKS,
    entry_ids,
    is_aside,
    may_have_further_ids,
    own_ids,
    values_of,
    venue_of,
)
from vlbib.core.ids import Id
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.once import once
from vlbib.core.people import read_people
from vlbib.core.text import plain
from vlbib.core.versions import Version
from vlbib.core.years import stated_year

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vlbib.core.bib import Entry
    from vlbib.core.names import Name

_ACCENT = lazy_pattern(r"\\[\"'`^~=.]\s*|\\[cvuHdbkr](?=\{)|\\[cvuHdbkr]\s+(?=\w)")
_LETTERS = {"ss": "ss", "ae": "ae", "oe": "oe", "aa": "a", "o": "o", "l": "l", "i": "i", "j": "j"}
_LETTER = lazy_pattern(r"\\(ss|ae|oe|aa|o|l|i|j|AE|OE|AA|O|L)(?![A-Za-z])(?:\{\})?\s*")
_COMMAND = lazy_pattern(r"\\[A-Za-z]+\*?\s*")
_WORD = lazy_pattern(r"[^\W_]+")
_ASIDES = frozenset({*REMARKS, *ASIDE}) - {"title"}
_OF_FIELDS = frozenset({"arxiv", "doi"})  # schemes with a field of their own in the facts
_UNREAD = frozenset({"abstract", "review", "file"})
_FOLDED = bytes(ord(chr(code).lower()) if chr(code).isalnum() else 32 for code in range(128)) + bytes(range(128, 256))
_BETWEEN = bytes(code if chr(code).isalnum() else 32 for code in range(128)) + bytes(range(128, 256))


def folded(value: str) -> str:
    r"""Return a LaTeX value in lower case for comparison, without accents, commands and braces."""
    if "\\" in value:
        value = _COMMAND.sub("", _LETTER.sub(_letter, _ACCENT.sub("", value)))
    if "{" in value:
        value = value.replace("{", "").replace("}", "")
    if "\n" in value or "  " in value:
        value = " ".join(value.split())
    return value.lower() if value.isascii() else plain(value)


def _words(text: str) -> list[str]:
    """Return the words of a folded text."""
    return text.encode().translate(_BETWEEN).decode().split() if text.isascii() else _WORD.findall(text)


def _letter(match: re.Match[str]) -> str:
    return _LETTERS[match[1].lower()]


class ProfileFacts(Struct, frozen=True, array_like=True, gc=False):
    """What an `EntryProfile` reads of its entry at once: a function of the entry's values."""

    title: str  # its words in order, with a blank between them
    key: str  # the title, squeezed
    first_family: str
    arxiv: str | None
    doi: str | None
    further: tuple[str, ...]  # other ids
    has_other_ids: bool  # whether several ids have one scheme, or there may be more in a remark or the title


class ProfileMemory(Struct):
    """The facts of entries by the digests of their texts, which are given in the library's order; it adds new ones."""

    digests: Sequence[bytes]
    facts: dict[bytes, ProfileFacts]

    def of(self, entry: Entry, index: int, read: ProfileFacts | None = None) -> ProfileFacts:
        """Return the facts of the entry with that index in the library; `read` are its facts if it was read already."""
        facts = self.facts.get(self.digests[index])
        if facts is None:
            facts = self.facts[self.digests[index]] = read or profile_facts(values_of(entry))
        return facts


def profile_facts(values: Mapping[str, str]) -> ProfileFacts:
    """Read what an `EntryProfile` needs of its entry's values at once."""
    return facts_of_batch((values,), (own_ids(values),))[0]


def facts_of_batch(batch: Sequence[Mapping[str, str]], own: Sequence[Sequence[Id]]) -> list[ProfileFacts]:
    """Return the facts of many entries, one kind after the other, which is faster (see `checks.entry_rules`).

    `own` are the `own_ids` of each.
    """
    titles = [_title_words(values.get("title", "")) for values in batch]
    families = [_first_family(values.get("author") or values.get("editor") or "") for values in batch]
    aside = [not _ASIDES.isdisjoint(values) or is_aside(values.get("title", "")) for values in batch]
    ids = [_id_keys(*each) for each in zip(batch, own, aside, strict=True)]
    return [
        _facts(title, key, family, keys, told_aside=told_aside)
        for (title, key), family, keys, told_aside in zip(titles, families, ids, aside, strict=True)
    ]


def _facts(title: str, key: str, family: str, keys: Sequence[tuple[str, str]], *, told_aside: bool) -> ProfileFacts:
    first = dict(reversed(keys))  # the first id of each scheme
    further = () if _OF_FIELDS.issuperset(first) else tuple([":".join(key) for key in keys if key[0] not in _OF_FIELDS])
    has_other_ids = told_aside or len(keys) > len(first)
    return ProfileFacts(title, key, family, first.get("arxiv"), first.get("doi"), further, has_other_ids)


def _title_words(title: str) -> tuple[str, str]:
    """Return the words of a title with a blank between them, and the title squeezed."""
    if title.isascii() and "\\" not in title:  # folded at once
        words = title.encode().translate(_FOLDED, b"{}'").decode().split()
    else:
        words = _words(folded(title).replace("'", "").replace("’", ""))
    return " ".join(words), "".join(words)


def _id_keys(values: Mapping[str, str], own: Sequence[Id], told_aside: bool) -> list[tuple[str, str]]:  # noqa: FBT001 -- a fact
    """Return scheme and value of each id, each once."""
    has_more = told_aside or may_have_further_ids(values)
    keys = [identity.key for identity in (entry_ids(values, ALL_ID_PLACES, own) if has_more else own)]
    return list(dict.fromkeys(keys)) if len(keys) > 1 else keys


class EntryProfile:
    """What duplicates of an entry are found by. The costly parts are computed on first use, for few entries.

    Slots hold all that every entry has, and the dictionary what is computed: it is empty in most.
    """

    __slots__ = (
        "__dict__", "_has_other_ids", "arxiv", "doi", "entry", "first_family", "further", "index", "key", "title_words",
    )  # fmt: skip

    def __init__(self, entry: Entry, index: int, facts: ProfileFacts | None = None) -> None:
        self.entry = entry
        self.index = index
        read = facts or profile_facts(values_of(entry))
        self.title_words, self.key, self.first_family = read.title, read.key, read.first_family
        self.arxiv, self.doi, self.further = read.arxiv, read.doi, read.further
        self._has_other_ids = read.has_other_ids

    @property
    def words(self) -> list[str]:
        """The words of the title, in order. Not kept: of all entries, they would take much memory."""
        return self.title_words.split()

    def of(self, entry: Entry) -> EntryProfile:
        """Return this profile for an entry with the same text at another place in the file."""
        if self.entry is entry:
            return self
        profile = copy(self)
        profile.entry = entry
        return profile

    def forget(self) -> None:
        """Drop what was computed on first use: of all compared entries, it would take as much memory as the file."""
        vars(self).clear()

    def may_share_id(self, second: EntryProfile) -> bool:
        """Tell at little cost whether the `own_ids` of two entries may have an id in common.

        The ids of this profile are compared, unless an entry has several ids of one scheme, or may have further ids
        in a remark, a database's link or the title.
        """
        if self._has_other_ids or second._has_other_ids:
            return True
        is_shared = (self.arxiv and self.arxiv == second.arxiv) or (self.doi and self.doi == second.doi)
        return bool(is_shared) or not set(self.further).isdisjoint(second.further)

    def _first_of(self, *names: str) -> str:
        """Return the first of these fields' values that is not empty, or ""."""
        values = self.values
        return next((values[name] for name in names if values.get(name)), "")

    @once
    def values(self) -> dict[str, str]:
        """The values of the entry by name, without long ones that no comparison reads."""
        return {name: value for name, value in values_of(self.entry).items() if name not in _UNREAD}

    @once
    def version(self) -> Version:
        """The version of the work that the entry describes."""
        return Version(self.entry.type, self.values)

    @once
    def written_title(self) -> str:
        """The title as written in the entry."""
        return self._first_of("title")

    @once
    def title(self) -> str:
        """The title, folded."""
        return folded(self.written_title)

    @once
    def own_ids(self) -> tuple[Id, ...]:
        """The ids that the entry gives as its own, not those that a note mentions; each once."""
        return tuple(dict.fromkeys([Id(*identity.key) for identity in entry_ids(self.values)]))

    @once
    def people(self) -> tuple[Name, ...]:
        """The authors in order, or else the editors."""
        return read_people(self._first_of("author", "editor")).names

    @once
    def year(self) -> int | None:
        """The year in `year`, or else in `date`."""
        year = stated_year(self._first_of("year", "date"), "")
        return int(year) if year else None

    @once
    def venue(self) -> str:
        """The venue as written; interned, since many entries share it."""
        return intern(venue_of(self.values))

    @once
    def preprint(self) -> bool:
        """Whether the entry describes a preprint."""
        return self.version.is_preprint

    @once
    def published(self) -> bool:
        """Whether the entry names a venue and is not a preprint."""
        return bool(self.venue) and not self.preprint

    @once
    def first_page(self) -> str:
        """The first page number, or "" if `pages` does not start with a number."""
        match = re.match(r"\s*(\d+)", self._first_of("pages"))
        return match[1] if match else ""


def _first_family(people: str) -> str:
    """Return the family name of the first person, folded: before the comma, or else the last word."""
    end = people.find(" and")
    name = folded(people if end < 0 else people[:end])
    family = name.partition(",")[0].strip() if "," in name else name.strip().rpartition(" ")[2]
    return intern(_merged(family.replace("-", "").replace(" ", "")))


def _merged(word: str) -> str:
    """Shorten `oe`, `ae` and `ue` to the letters that folding leaves of `ö`, `ä` and `ü`."""
    return word.replace("oe", "o").replace("ae", "a").replace("ue", "u")

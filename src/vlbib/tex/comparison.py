"""Compares a paper's citations with a library: missing keys, keys in another case, entries that are not cited.

BibTeX ignores the case of keys when it looks for duplicates, biber does not: a key in another case is a mistake that
may happen to work.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.near_names import NearNames

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from vlbib.core.bib import Entry, Library
    from vlbib.core.citation import Citation
    from vlbib.tex.paper import PaperCitations

EVERYTHING = "*"
_SUGGESTED = 3
_PART = 4  # minimum length of a key to be looked for inside others
_AUTHOR_AND_YEAR = lazy_pattern(r"[^\W\d_]+[\W_]?\d{4}")


class Missing(Struct, frozen=True):
    """A citation whose key is not in the library, with the keys that may be meant, best first.

    `today` is the key now of an entry that had the cited one before, and then the first suggestion.
    """

    citation: Citation
    suggestions: tuple[str, ...] = ()
    today: str = ""


class OtherCase(Struct, frozen=True):
    """A citation whose key is in the library, as `key`, in another case."""

    citation: Citation
    key: str


class Comparison(Struct, frozen=True):
    """The comparison, with each cited key at its first place; `unused` and `used` are in the library's order."""

    missing: tuple[Missing, ...] = ()
    other_case: tuple[OtherCase, ...] = ()
    unused: tuple[str, ...] = ()
    used: tuple[str, ...] = ()


def compare_citations(
    paper: PaperCitations, library: Library, today: Callable[[str], str | None] = lambda _: None
) -> Comparison:
    """Compare a paper's citations with a library; an entry's `ids` count as its keys, as in biblatex.

    `today` returns the key that an entry has now, given a key that it had before.
    """
    keys = list(dict.fromkeys(entry.key for entry in library.entries))
    names = {name: entry.key for entry in reversed(library.entries) for name in (*_former_keys(entry), entry.key)}
    lower = {name.lower(): key for name, key in names.items()}
    first: dict[str, Citation] = {}
    for citation in paper.citations:
        if citation.key != EVERYTHING:
            first.setdefault(citation.key, citation)
    unknown = [citation for citation in first.values() if citation.key not in names]
    known_keys = KnownKeys(keys)
    used = frozenset(keys if EVERYTHING in paper.keys else (names.get(key) or lower.get(key.lower()) for key in first))
    return Comparison(
        tuple(_missing(cited, known_keys, today(cited.key)) for cited in unknown if cited.key.lower() not in lower),
        tuple(OtherCase(cited, lower[cited.key.lower()]) for cited in unknown if cited.key.lower() in lower),
        tuple(key for key in keys if key not in used),
        tuple(key for key in keys if key in used),
    )


def _missing(cited: Citation, keys: KnownKeys, today: str | None) -> Missing:
    similar = keys.suggestions(cited.key)
    if not today or today not in keys:
        return Missing(cited, similar)
    return Missing(cited, tuple(dict.fromkeys((today, *similar)))[:_SUGGESTED], today)


def _former_keys(entry: Entry) -> list[str]:
    ids = next((field.value for field in entry.read_fields(("ids",))), "")
    return [name.strip() for name in ids.split(",") if name.strip()]


class KnownKeys:
    """The keys of a library, for suggestions of what a wrong key may mean."""

    def __init__(self, keys: Iterable[str]) -> None:
        """Index the keys; case is ignored."""
        self._spelled = {key.lower(): key for key in keys}
        self._sorted = sorted(self._spelled)
        self._sizes = sorted({len(key) for key in self._sorted if len(key) >= _PART})
        self._near = NearNames(self._spelled)
        self._text = "\n".join(("", *self._sorted, ""))
        self._starts = {key[:_PART] for key in self._sorted if len(key) >= _PART}
        self._pieces = {key[at : at + _PART] for key in self._sorted for at in range(len(key) - _PART + 1)}

    def __contains__(self, key: str) -> bool:
        return key.lower() in self._spelled

    def suggestions(self, key: str) -> tuple[str, ...]:
        """Return up to three keys that may be meant.

        First similar keys, then those that contain the key or are contained in it, then those with its author and year.
        """
        lower = key.lower()
        near = self._near.near(lower, _SUGGESTED, 0.75)
        parts = sorted((*self._containing(lower), *self._contained(lower)))
        meant = dict.fromkeys([*near, *parts, *self._namesakes(lower)])
        return tuple(self._spelled[candidate] for candidate in meant)[:_SUGGESTED]

    def _containing(self, key: str) -> Iterator[str]:
        """Yield the first keys that contain `key`, in order: as many as can be suggested."""
        pieces = (key[at : at + _PART] for at in range(len(key) - _PART + 1))
        at = self._text.find(key) if len(key) >= _PART and all(piece in self._pieces for piece in pieces) else -1
        for _ in range(2 * _SUGGESTED):  # some may be near as well
            if at < 0:
                return
            end = self._text.index("\n", at)
            yield self._text[self._text.rindex("\n", 0, at) + 1 : end]
            at = self._text.find(key, end)

    def _contained(self, key: str) -> set[str]:
        """Return the keys that `key` contains."""
        starts = [at for at in range(len(key) - _PART + 1) if key[at : at + _PART] in self._starts]
        parts = (key[at : at + size] for at in starts for size in self._sizes if at + size <= len(key))
        return {part for part in parts if part in self._spelled and part != key}

    def _namesakes(self, key: str) -> list[str]:
        """Return the first keys that begin with the author and year of `key`."""
        begin = _AUTHOR_AND_YEAR.match(key)
        if not begin:
            return []
        first = bisect_left(self._sorted, begin[0])
        candidates = self._sorted[first : first + 3 * _SUGGESTED]  # some may be near, or parts, as well
        return [candidate for candidate in candidates if candidate.startswith(begin[0])]

"""The name of a venue by the stems of its words, matched word by word: `comp vis pattern recog` is CVPR's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence

# Small words and sponsors that may stand between the words of a name
BETWEEN = frozenset(
    ["of", "on", "and", "the", "for", "in", "a", "ieee", "cvf", "acm", "rsj", "sigkdd", "annual", "linguistics"]
)
_JOURNAL = frozenset({"j", "journal"})
_ANY = ("*",)


class VenueName(Struct, frozen=True):
    """A row of the tables: its acronym, the stems of the words in its names, and those of what must not follow.

    A stem is a tuple of alternatives. Every matching name contains the `longest` stem and those in `always`, which it
    is cheap to ask for.
    """

    key: str
    longest: str
    always: tuple[str, ...]
    stems: tuple[tuple[str, ...], ...]
    unwanted: tuple[str, ...]

    def is_in(self, text: str, words: Sequence[str]) -> bool:
        """Tell whether a name contains this one, given as text and as words."""
        for stem in self.always:
            if stem not in text:
                return False
        return any(self._goes_on(words, at, 0) for at in range(len(words)))

    def _goes_on(self, words: Sequence[str], at: int, number: int) -> bool:
        """Tell whether the word at `at` has the stem with this number, and the words after it have the further ones."""
        if self.stems[number] == _ANY:
            return any(self._goes_on(words, further, number + 1) for further in range(at, len(words)))
        if not _has_stem(words[at], self.stems[number]):
            return False
        if number + 1 == len(self.stems):
            return not self._is_unwanted(words[at + 1 :])
        for further in range(at + 1, len(words)):
            if self._goes_on(words, further, number + 1):
                return True
            if words[further] not in BETWEEN:
                break
        return False

    def _is_unwanted(self, after: Sequence[str]) -> bool:
        """Tell whether what must not follow does: at once, or after a word, and perhaps after `and`."""
        near = after[: 3 if after[:1] == ["and"] else 2]
        return any(word.startswith(self.unwanted) for word in near) if self.unwanted else False


def _has_stem(word: str, stem: tuple[str, ...]) -> bool:
    return word in _JOURNAL if stem == ("j",) else word.startswith(stem)


def venue_name(key: str, stems: str) -> VenueName:
    """Return a row of the tables in `core.venues`, given its acronym and the stems of its words as written there."""
    wanted, _, unwanted = stems.partition(" ! ")
    parts = wanted.split()
    always = tuple(part for part in parts if part.isalpha())
    stems_of = tuple(tuple(part.split("|")) for part in parts)
    return VenueName(key, max(always, key=len), always, stems_of, tuple(filter(None, unwanted.split("|"))))

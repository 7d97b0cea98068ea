"""The forms of a title that comparison needs, computed once: words, squeezed key, numbers, short name before it.

`&` is read as `and`, `w/` as `with`, `versus` as `vs`, Greek letters and `°` by their names, TeX as printed, a
superscript `³` as the number 3. `_` is a separator, as in file names.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.latex import decode
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.once import once
from vlbib.core.text import holds, name_marks, one_line, plain, plain_words, squeeze
from vlbib.core.titles import is_name_word
from vlbib.core.years import YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator

# A separator between a title's name or main part and the rest; `_` stands for `:` in file names.
_SEPARATOR = lazy_pattern(
    r"(?=[\s:：—_?!？！.])"  # spares most letters the comparison with each of the following
    r"(?:\s*[:：]\s*|\s+[-–|]\s+|\s*—\s*|_\s+|\s+_\s*|[?!？！]\s+|\.\s+(?=[A-Z]))"
)
_THOUSANDS = lazy_pattern(r"(?<=\d),(?=\d{3}(?!\d))")
# A text on one line without any of these has no separator.
_PARTING = (":", "：", "—", " - ", " – ", " | ", "_ ", " _", "? ", "! ", "？ ", "！ ", ". ")
_NUMBER = lazy_pattern(r"\d+")
_TWO_CAPITALS = lazy_pattern(r"[A-Z][A-Za-z]?[A-Z]|NeRF")
_MOST_CUTS = 20  # maximum separators of a title that are read; no title has more
_GREEK_COMMAND = lazy_pattern(r"\\([A-Za-z]+)\s*")
_GREEK = {"α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "ϵ": "epsilon", "ζ": "zeta",
          "η": "eta", "θ": "theta", "κ": "kappa", "λ": "lambda", "μ": "mu", "µ": "mu", "ν": "nu", "ξ": "xi", "π": "pi",
          "ρ": "rho", "σ": "sigma", "τ": "tau", "φ": "phi", "ϕ": "phi", "χ": "chi", "ψ": "psi", "ω": "omega",
          "Γ": "gamma", "Δ": "delta", "Θ": "theta", "Λ": "lambda", "Σ": "sigma", "Φ": "phi", "Ψ": "psi",
          "Ω": "omega"}  # fmt: skip
_AS_WORDS = str.maketrans(_GREEK | {"°": " degree"})
_GREEK_NAMES = frozenset(_GREEK.values())
_WITH = lazy_pattern(r"(?<!\S)w/(?P<out>o\b)?\s*(?=\w)")  # `w/ robots`, `w/o labels`
_VERSUS = lazy_pattern(r"\bversus\b", re.IGNORECASE)
_SIGNS = {"times": "×", "ell": "ℓ"}  # commands read as letters: `16$\\times$16` is `16x16`
# Minimum words of the beginning of a title, with its short name, that no other title has. A name of one word is so
# telling that among 5,400 titles of four to six words, one is the beginning of a title by other people. After a plain
# word, none of 1,500 is, with one word more.
_NAMED_START, _NAMED_BY_WORD = 10, 4


class Part(Struct, frozen=True, gc=False):
    """A part of a title: as written, and squeezed."""

    text: str
    key: str


class Form(Struct, frozen=True, dict=True):
    """The forms of a title: `text` without TeX and its squeezed key; the others are computed when first asked for."""

    text: str
    key: str

    @once
    def words(self) -> tuple[str, ...]:
        """The words of the title."""
        return plain_words(self.text)

    @once
    def bag(self) -> frozenset[str]:
        """The set of words."""
        return frozenset(self.words)

    @once
    def numbers(self) -> tuple[str, ...]:
        """The numbers of the title, without the commas in `10,000`."""
        return tuple(_numbers(self.text))

    @once
    def may_have_initials(self) -> bool:
        """Whether the title has two capitals in a row, or with a letter between them."""
        return _TWO_CAPITALS.search(self.text) is not None

    @once
    def marks(self) -> tuple[str, ...]:
        """The marked names (`YOLO+`, `C#`)."""
        return name_marks(self.text)

    @once
    def cuts(self) -> tuple[tuple[Part, Part], ...]:
        """The separators from left to right, each as (part before, part after)."""
        return tuple(_cuts(self.text)) if holds(self.text, _PARTING) else ()

    @once
    def first_cut(self) -> tuple[Part, Part] | None:
        """The first separator, as (part before, part after)."""
        return next(_cuts(self.text), None) if holds(self.text, _PARTING) else None

    @property
    def head(self) -> Part | None:
        """The part before the first separator."""
        return self.first_cut[0] if self.first_cut else None

    @property
    def rest_key(self) -> str:
        """The squeezed text after the first separator, or the whole key."""
        return self.first_cut[1].key if self.first_cut else self.key


@lru_cache(maxsize=16384)
def form(text: str) -> Form:
    """Return the forms of a title."""
    clean = readable(text)
    return Form(clean, squeeze(clean))


def _numbers(text: str) -> list[str]:
    lowered = text if text.isascii() else plain(text)
    return _NUMBER.findall(_THOUSANDS.sub("", lowered)) if _NUMBER.search(lowered) else []


def _cuts(text: str) -> Iterator[tuple[Part, Part]]:
    for gap in islice(_SEPARATOR.finditer(text), _MOST_CUTS):
        before, after = text[: gap.start()], text[gap.end() :]
        head, rest = Part(before, squeeze(before)), Part(after, squeeze(after))
        if head.key and rest.key:
            yield head, rest


def readable(text: str) -> str:
    """Return a title in plain text: TeX decoded, Greek and `°` by name, `&` as `and`, `w/` and `w/o` as words."""
    if "\\" in text or "{" in text or "$" in text:
        text = _without_math(decode(text) if "{" in text or "\\" in text else text)
    if "w/" in text:
        text = _WITH.sub(lambda match: "without " if match["out"] else "with ", text)
    if "ersus" in text or "ERSUS" in text:
        text = _VERSUS.sub("vs", text)
    if not text.isascii():
        text = text.translate(_AS_WORDS)
    return one_line(text.replace("&", " and "))


def _without_math(text: str) -> str:
    r"""Remove `$`, `^`, braces and font commands, but keep the names of Greek letters: `$\beta$-VAE` -> `beta-VAE`."""
    bare = _GREEK_COMMAND.sub(lambda m: m[1] if m[1].lower() in _GREEK_NAMES else _SIGNS.get(m[1], " "), text)
    return re.sub(r"[$^{}]", "", bare)


def same(left: Form, right: Form) -> bool:
    """Tell whether letters, numbers and marked names are equal (`3.5` is not `35`, `YOLO+` is not `YOLO`)."""
    return bool(left.key) and left.key == right.key and left.numbers == right.numbers and left.marks == right.marks


def say_same(left: str, right: str) -> bool:
    """Tell whether the forms of two titles are the `same`, without computing them for identical texts."""
    if left == right and not holds(left, "\\{$") and squeeze(left):
        return True
    return same(form(left), form(right))


def starts(title: Form, start: Form) -> bool:
    """Tell whether a title starts with these words, the last one whole, and with the same numbers."""
    position = 0
    for word in title.words:
        position += len(word)
        if position >= len(start.key):
            break
    return position == len(start.key) and starts_in_word(title, start)


def starts_in_word(title: Form, start: Form) -> bool:
    """Tell whether a title starts with these words, the last one whole or cut off, and with the same numbers."""
    same_numbers = title.numbers[: len(start.numbers)] == start.numbers
    return title.key.startswith(start.key) and same_numbers and _marks_within(title, start) == start.marks


def _marks_within(title: Form, start: Form) -> tuple[str, ...]:
    """Return the marked names of a title that a beginning of it includes, marked or not."""
    return tuple(mark for mark in title.marks if mark in start.marks or mark.rstrip("+#") in start.words)


def has_name(title: Form, start: Form) -> bool:
    """Tell whether a long beginning of a title includes the short name before its separator."""
    if len(start.words) < _NAMED_BY_WORD or start.head is None or title.head is None:
        return False
    least = _NAMED_START if " " in start.head.text else _NAMED_BY_WORD
    least += not is_name_word(start.head.text) and " " not in start.head.text  # a plain word
    return len(start.words) >= least and start.head.key == title.head.key


def names_year(text: str) -> bool:
    """Tell whether a text is up to three words with a year among them: `CVPR 2021`, `ICCV'21`."""
    return len(text.split()) <= 3 and bool(re.search(rf"\b{YEAR}\b|'\d\d\b", text))

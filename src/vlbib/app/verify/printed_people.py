"""Reads the authors of a printed reference in any style: given names first or last, in full or as initials.

`Anna Rossi, Jonas Weber` · `A. Rossi and J. Weber` · `Rossi, A., Weber, J.` · `Rossi, Anna, Jonas Weber` · `Rossi A,
Weber J`. A text that does not read as a list of names gives no names: a wrong name is worse than a missing one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.names import PARTICLES, Name, parse_name
from vlbib.core.people_words import AND, OTHERS
from vlbib.core.text import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

_OTHERS = lazy_pattern(
    rf"[,，]?\s*(?:\b{OTHERS}|(?<=[\u3400-\u9fff，, ])等(?=[.．。]|$)"
    r"|(?<!…)…++|(?<!\.)\.{3,}+)",
    re.IGNORECASE,
)
_OTHERS_LAST = lazy_pattern(rf"{_OTHERS.pattern}(?:\W|\d+[a-z]?)*$", re.IGNORECASE)  # a year may follow
_BETWEEN = lazy_pattern(rf"\s*(?:;|,?\s+(?:{AND}|&)\s+|,\s*(?:{AND}|&)\s+|[,，、])\s*")
_SEMICOLON = lazy_pattern(rf"\s*;\s*(?:(?:{AND}|&)\s+)?")
_ONE_INITIAL = r"(?:[^\W\d_a-z]\.?[ -]?|[^\W\d_a-z][a-z]\.[ -]?)"
# Initials of particles are in lower case: `Costa, L. d. F.` is Luciano da F. Costa.
_INITIALS = lazy_pattern(rf"{_ONE_INITIAL}(?:{_ONE_INITIAL}|(?<=[. ])[a-z]\. ?){{0,3}}")
# A family name with single letters after it, in capitals in GB/T 7714: `LI X Y`, in which `LI` is not read as initials.
_INITIALS_AFTER = lazy_pattern(
    r"(?P<family>[^\W\d_a-z]{2,}(?: [^\W\d_a-z]{2,})*) (?P<given>[^\W\d_a-z](?: [^\W\d_a-z])*)"
)
_INITIAL = lazy_pattern(r"[^\W\d_a-z]\.?")
_SUFFIX = lazy_pattern(r"(?:jr|sr|ii|iii|iv|2nd|3rd)\.{0,2}", re.IGNORECASE)
# Additions to a name: `(Ted)`, `(Eds.)`, `(.` as styles abbreviate such an addition, `“Ted”`, footnote marks.
_ASIDE = lazy_pattern(
    r"\s?\((?:\.|[^\W\d_][^\W\d_]{0,24}\.?(?: [^\W\d_]{1,24})?\))"
    r"|(?<=\s)[\"“‘][^\W\d_]{2,24}[\"”’] "
    r"|(?<=[\w.])[*∗⋆†‡§¶]{1,3}(?![^\W_])"
)
_CHINESE = lazy_pattern(r"[\u3400-\u9fff]{2,4}")  # a whole name, family and given
_ONLY_PARTICLES = frozenset({"Van", "Von", "De", "Del", "Della", "Der", "Den"})
_MOST_WORDS = 6  # after the first word of a name
_HALVES = 2  # parts of a name: family, given


def names_others(text: str) -> bool:
    """Tell whether a list of authors has `et al.` or the like."""
    return _OTHERS.search(text) is not None


def printed_people(text: str) -> tuple[Name, ...]:
    """Return the names in a printed list of authors; none if a part of it is not a name."""
    listed = _ASIDE.sub("", _OTHERS_LAST.sub("", text)).strip(" ,.;:&(")
    if "," in listed and ";" in listed and (names := _between_semicolons(listed)):
        return names
    parts = [part.strip() for part in _BETWEEN.split(listed)]
    parts = [part for part in parts if part and not _SUFFIX.fullmatch(part)]
    if parts and all(map(_CHINESE.fullmatch, parts)):
        return tuple(map(parse_name, parts))
    reads = parts and all(map(_may_be_name, parts)) and not _are_initials(parts[0])
    return tuple(_read(parts)) if reads else ()


def are_by_initials(names: Sequence[Name]) -> bool:
    """Tell whether all names have only initials as given names, printed after the family name."""
    return bool(names) and all(
        _INITIALS.fullmatch(name.given) and not _INITIALS.fullmatch(name.family.split(maxsplit=1)[0]) for name in names
    )


def _between_semicolons(text: str) -> tuple[Name, ...]:
    """Return the names in `LI, X.; XU, K.`, each with its family name first; none if a part is not such a name."""
    pairs = [[half.strip() for half in part.split(",")] for part in _SEMICOLON.split(text)]
    if any(len(pair) != _HALVES or not all(pair) for pair in pairs):
        return ()
    names = [_may_be_name(half) for pair in pairs for half in pair]
    return tuple(Name(pair[0], pair[1]) for pair in pairs) if all(names) else ()


def _read(parts: list[str]) -> list[Name]:
    names: list[Name] = []
    family_first = _is_family(parts[0])
    at = 0
    while at < len(parts):
        part, following = parts[at], parts[at + 1] if at + 1 < len(parts) else ""
        is_turned = family_first and len(parts) == _HALVES and _is_initialled(following)
        if is_turned or _is_given_to(part, following, family_first=family_first):
            family, suffix = _without_suffix(part)
            names.append(Name(family, following, suffix))
            at += 2
        else:
            names.append(_whole(part))
            at += 1
    return names


def _is_given_to(family: str, following: str, *, family_first: bool) -> bool:
    """Tell whether the text after a comma is the given name for the family name before it."""
    if not following or _INITIALS.fullmatch(family.split(maxsplit=1)[0]):
        return False
    if _INITIALS.fullmatch(following):
        return not _ends_in_initials(family)
    begins_with_initial = _INITIAL.fullmatch(following.split(maxsplit=1)[0]) is not None and not _ends_in_initials(
        following
    )
    return family_first and _is_family(family) and not begins_with_initial


def _is_initialled(text: str) -> bool:
    """Tell whether a name begins with two or more initials, as a given name of several words may: `T. J. C. Oude`."""
    first, second, *_ = [*text.split(), "", ""]
    return _INITIAL.fullmatch(first) is not None and _INITIAL.fullmatch(second) is not None


def _are_initials(text: str) -> bool:
    return _INITIALS.fullmatch(text) is not None and not _INITIALS_AFTER.fullmatch(text)


def _whole(text: str) -> Name:
    """Return a name in which no comma separates family and given name."""
    bare, suffix = _without_suffix(text)
    if suffix and " " in bare:
        name = _whole(bare)
        return Name(name.family, name.given, suffix)
    if after := _INITIALS_AFTER.fullmatch(text):
        return Name(after["family"], after["given"])
    words = text.split()
    family = [word for word in words if not _INITIALS.fullmatch(word)]
    if not family or len(family) == len(words) or words[: len(family)] != family:
        return parse_name(text)
    given = " ".join(words[len(family) :])
    return Name(" ".join(family), given if "." in given or "-" in given else " ".join(given.replace(" ", "")))


def _ends_in_initials(text: str) -> bool:
    return _INITIALS.fullmatch(text.rsplit(maxsplit=1)[-1]) is not None and not _ends_in_suffix(text)


def _ends_in_suffix(text: str) -> bool:
    """Tell whether a name ends in a suffix such as `III`, which is not a row of initials."""
    _, _, last = text.rpartition(" ")
    return last != text and _SUFFIX.fullmatch(last) is not None


def _without_suffix(text: str) -> tuple[str, str]:
    """Return a name without its suffix, and the suffix with at most one full stop, "" if there is none."""
    if not _ends_in_suffix(text):
        return text, ""
    name, _, suffix = text.rpartition(" ")
    return name, f"{suffix.rstrip('.')}." if suffix.endswith(".") else suffix


def _is_family(text: str) -> bool:
    """Tell whether a part is a family name alone: one word, or words after a particle that is not a given name."""
    words = text.split()
    return len(words) == 1 or (plain(words[0]) in PARTICLES and (words[0].islower() or words[0] in _ONLY_PARTICLES))


def _may_be_name(text: str) -> bool:
    first, *rest = text.split()
    return (
        len(rest) < _MOST_WORDS
        and _is_word_of_name(first)
        and all(_is_word_of_name(word) or _is_second_half(first, word) or _SUFFIX.fullmatch(word) for word in rest)
        and not _without_suffix(text)[0].rsplit(maxsplit=1)[-1].islower()
    )


def _is_second_half(first: str, word: str) -> bool:
    """Tell whether a word is what a style leaves of the second half of a given name, or of a particle.

    `K. chih Lee` is Kuang-chih Lee, and `L. d. F. Costa` is Luciano da F. Costa.
    """
    return word.removesuffix(".").isalpha() and word.islower() and _INITIAL.fullmatch(first) is not None


def _is_word_of_name(word: str) -> bool:
    if not all(letter.isalpha() or letter in ".'’`-" for letter in word):
        return False
    return word[0].isupper() or plain(word) in PARTICLES or word[:2] in ("d'", "d’", "l'", "o'")

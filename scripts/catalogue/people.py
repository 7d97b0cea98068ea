"""Repairs author lists with a second record: names cut off, joined, in capitals, or with parts in wrong order."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scripts.catalogue.facts import LOST, person

from vlbib.core.text import one_line, squeeze

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_SHOUTED = re.compile(r"[^\W\d_]{3,}")
_GLUED = re.compile(r"[a-z][A-Z]")
_INITIALS_LAST = re.compile(r"(?:[A-Z]\.?[- ]?){1,3}")
_NAME = re.compile(r"[^\W\d_](?:[\w.'’`‘ ()-]|[^\x00-\x7f])*")
_LONGEST = 60  # letters of a name
_LONGEST_DOUBLED = 6  # letters of a word that may be both parts of a name (Chen Chen); longer ones are an error
_FOOTNOTES = re.compile(r"[*†‡§¶∗]|(?<=[a-z])\d$|\^\d")
_MANY = re.compile(r"\band\b|\bet al\b|&|;|@|/|\+|,\s*(?!jr|sr|i)", re.IGNORECASE)
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LOWER = re.compile(r"[^\W\d_A-Z][^\W\d_A-Z'’]*")
_SMALL_WORDS = frozenset(
    {
        "van",
        "von",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "das",
        "do",
        "des",
        "du",
        "la",
        "le",
        "ten",
        "ter",
    }
    | {
        "zu",
        "zur",
        "bin",
        "ibn",
        "ben",
        "al",
        "el",
        "e",
        "y",
        "af",
        "av",
        "st",
        "d",
        "in",
        "het",
        "op",
        "lo",
        "los",
        "las",
    }
)


@dataclass(slots=True)
class Mends:
    """How many names were repaired, and how many could not be, by kind of fault."""

    counts: Counter[str] = field(default_factory=Counter)


def known_people(lists: Iterable[Sequence[str]]) -> Mapping[str, str]:
    """Return the most frequent spelling of each author in reliable lists, by squeezed name."""
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for authors in lists:
        for author in authors:
            spellings[squeeze(author)][re.sub(r" \d{4}$", "", author)] += 1
    return {key: max(names.items(), key=lambda name: (name[1], name[0]))[0] for key, names in spellings.items()}


def fault(author: str, people: Mapping[str, str]) -> str | None:
    """Return what is wrong with a name as written, None if nothing is."""
    parts = author.split(" ")
    letters = re.sub(r"[\W\d_]", "", author)
    if not _is_one_name(author, parts):
        return "no name"
    if letters.isupper() and any(_SHOUTED.fullmatch(part) for part in parts):
        return "capitals"
    if letters.islower():
        return "small letters"
    whole = people.get(squeeze(author), "").split(" ")
    return None if len(whole) == len(parts) and whole[0] else _order_fault(author, parts, people)


def _is_one_name(author: str, parts: Sequence[str]) -> bool:
    """Tell whether a text may be the name of one person in Latin letters."""
    doubled = len(parts) == 2 and parts[0] == parts[1] and len(parts[0]) > _LONGEST_DOUBLED
    if doubled or LOST in author or _MANY.search(author) or _CJK.search(author) or len(author) > _LONGEST:
        return False
    return _NAME.fullmatch(author) is not None


def _order_fault(author: str, parts: Sequence[str], people: Mapping[str, str]) -> str | None:
    """Return what is wrong with the order of parts in a name that is not in DBLP."""
    if len(parts) == 1:
        return "glued" if _GLUED.search(author) else "single"
    if _INITIALS_LAST.fullmatch(parts[-1]):
        return "initials last"
    first, _, rest = author.partition(" ")
    head, _, last = author.rpartition(" ")
    turned = squeeze(rest + first) in people or squeeze(last + head) in people
    return "turned round" if turned else None


def mended_list(
    authors: Sequence[str], others: Sequence[Sequence[str]], people: Mapping[str, str], mends: Mends
) -> tuple[str, ...] | None:
    """Return an author list with its faults repaired from the other lists, None if a name still has a fault."""
    names = _without_echo([_clean(author, people, mends) for author in authors], mends)
    pool = [_clean(author, people, Mends()) for other in others for author in other]
    whole = [_mended(name, pool, people, mends) for name in names]
    sound = [name for name in whole if name]
    if len(sound) < len(whole) or len({squeeze(name) for name in sound}) < len(sound):
        return None
    return tuple(sound)


def is_usable_as_written(authors: Sequence[str], people: Mapping[str, str]) -> bool:
    """Tell whether a list has no worse faults than an uncertain order of name parts (`Vijay B G`)."""
    faults = {fault(author, people) for author in authors}
    return len(authors) > 1 and faults <= {None, "initials last", "turned round"}


def _clean(author: str, people: Mapping[str, str], mends: Mends) -> str:
    """Return a name without footnote marks and a lone full stop, with each word after the first capitalised."""
    name = one_line(_FOOTNOTES.sub("", author).removesuffix(" ."))
    if name.islower() or name.isupper():
        return name
    words = name.split(" ")
    known = people.get(squeeze(name), "").split(" ")
    for at, word in enumerate(words):
        whole = known[at] if len(known) == len(words) and squeeze(known[at]) == squeeze(word) else None
        if at and _is_in_one_case(word, words[0]):
            words[at] = whole or _with_capitals(word)
    if words != name.split(" "):
        mends.counts["one word in capitals or small letters"] += 1
    return " ".join(words)


def _is_in_one_case(word: str, first: str) -> bool:
    """Tell whether a word after the first is in capitals, as a family name, or in small letters and no particle."""
    if _SHOUTED.fullmatch(word) and word.isupper():
        return not first.isupper() and re.search("[AEIOUY]", word) is not None
    return _LOWER.fullmatch(word) is not None and word.islower() and word not in _SMALL_WORDS


def _without_echo(names: Sequence[str], mends: Mends) -> list[str]:
    """Return a list without a name that repeats the one before it."""
    kept = [name for at, name in enumerate(names) if not at or squeeze(name) != squeeze(names[at - 1])]
    mends.counts["twice in a row"] += len(names) - len(kept)
    return kept


def _mended(name: str, pool: Sequence[str], people: Mapping[str, str], mends: Mends) -> str | None:
    kind = fault(name, people)
    if kind is None:
        return _uncut(name, pool, mends)
    better = next((one for one in pool if _same(name, one, kind) and fault(one, people) is None), None)
    if better is None and kind in {"capitals", "small letters"}:
        better = people.get(squeeze(name)) or _with_capitals(name)
        better = better if fault(better, people) is None else None
    if better is None and kind == "glued":
        better = people.get(squeeze(name))
    mends.counts[kind if better else f"{kind}, left out"] += 1
    return better


def _uncut(name: str, pool: Sequence[str], mends: Mends) -> str:
    """Return the longer name in another list if this one was cut off at an accent: `Piotr Doll` of `Dollár`."""
    key = squeeze(name)
    for other in pool:
        longer = squeeze(other)
        if len(longer) > len(key) > 5 and longer.startswith(key) and not other.isascii() and name.isascii():
            mends.counts["cut at an accent"] += 1
            return other
    return name


def _same(name: str, other: str, kind: str) -> bool:
    """Tell whether a name in another record is this one without its fault."""
    if squeeze(name) == squeeze(other) or person(name)[1] == person(other)[1]:
        return True
    if kind != "initials last":
        return False
    family = squeeze(name.rpartition(" ")[0])
    return family == person(other)[0] and squeeze(other)[:1] == squeeze(name.rpartition(" ")[2])[:1]


def _with_capitals(name: str) -> str:
    """Return a name written in one case with a capital at the beginning of each word."""
    return re.sub(r"[^\W\d_]+", lambda word: word[0][0].upper() + word[0][1:].lower(), name)

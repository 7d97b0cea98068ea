"""Lists of names in the forms of databases, rewritten for BibTeX.

PubMed and Vancouver style: `Sampler A, Holm BC`, family names first, initials without full stops. J-STAGE, HAL and
Springer: `Taro TANAKA`. Scopus and CNKI: `Sampler, A.; Holm, B.`, `王伟;李娜;`. Libraries: `Muster, Max [Hrsg.]`.

J-STAGE in Japanese: `田中 太郎`; BibTeX would take the family name for the given name.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.people import name_texts
from vlbib.core.text import CJK

if TYPE_CHECKING:
    from collections.abc import MutableMapping

_ROLES = ("author", "editor", "translator")
_INITIALS = lazy_pattern(r"([^\W\d_][^,{}\\]*?)\s([A-Z]{1,3})")
_CAPITAL_LAST = lazy_pattern(r"[A-Z](?:\s+and\s|\s*$)")  # a single capital at the end of a name, rare
_LETTER = lazy_pattern(r"\s[A-Z](?=\s+and\s|\s*$)")  # no family name is one letter
_CAPITALS = lazy_pattern(r"(?:[A-Z][\w.'’-]*[a-z.][\w.'’-]*\s)+([A-Z][A-Z'’-]{2,})")
_IN_CAPITALS = lazy_pattern(r"[A-Z]{3}(?=\s+and\s|\s*$)")
_EAST_ASIAN = lazy_pattern(rf"([{CJK}]+)\s+([{CJK}]+)")
_EAST_ASIAN_NAME = lazy_pattern(rf"[{CJK}·\s]+")
_WITH_COMMA = lazy_pattern(r"[^,;{}]+,[^,;{}]+")
_SEPARATOR = lazy_pattern(r"[;；]")
_MAKER = lazy_pattern(
    r",?\s*[\[(](?:(?P<editor>hrsg|hrsgg|hg|herausgeber(?:in)?|eds?|editors?|éd|dir)|verf|verfasser(?:in)?|authors?|aut"
    r"|autor(?:in)?)\.?[\])]$",
    re.IGNORECASE,
)
_BRACKETS = ("]", ")")


def put_lists_right(values: MutableMapping[str, str]) -> None:
    """Rewrite the people of an entry as `Family, Given`, joined by `and`; `values` are by biblatex name."""
    for role in _ROLES:
        names = values.get(role)
        if not names:
            continue
        if ";" in names or "；" in names:
            values[role] = names = _apart(names)
        if not names.isascii() and " " in names:
            values[role] = names = _east_asian(names)
        if _CAPITAL_LAST.search(names):
            _put_capitals_right(values, role)
    if values.get("author", "").endswith(_BRACKETS) or ("author" in values and ("] and" in values["author"])):
        _say_editors(values)


def _put_capitals_right(values: MutableMapping[str, str], role: str) -> None:
    names = values[role]
    if _LETTER.search(names) or ("pmid" in values and "," not in names):
        values[role] = _with_initials(names)
    elif _IN_CAPITALS.search(names):
        values[role] = _in_small_letters(names)


def _apart(names: str) -> str:
    """Replace the semicolons of a list with `and`, if each name has a comma or only East Asian letters."""
    parts = [part.strip() for part in _SEPARATOR.split(names) if part.strip()]
    are_names = all(_EAST_ASIAN_NAME.fullmatch(part) or _WITH_COMMA.fullmatch(part) for part in parts)
    return " and ".join(parts) if are_names and " and " not in names else names


def _east_asian(names: str) -> str:
    """Put a comma after the family name of East Asian names that are written with a space."""
    parts = names.split(" and ") if "," not in names else []
    matches = [_EAST_ASIAN.fullmatch(part.strip()) for part in parts]
    if not any(matches):
        return names
    return " and ".join(
        f"{match[1]}, {match[2]}" if match else part for part, match in zip(parts, matches, strict=True)
    )


def _with_initials(names: str) -> str:
    """Return `Sampler A and Holm BC` as `Sampler, A. and Holm, B. C.`; a list with any other form is unchanged."""
    parts = name_texts(names)
    others = parts[-1:] == ["others"]
    matches = [_INITIALS.fullmatch(part) for part in (parts[:-1] if others else parts)]
    if not matches or not all(match and not match[1].isupper() for match in matches):
        return names
    people = [f"{match[1]}, {' '.join(f'{letter}.' for letter in match[2])}" for match in matches if match]
    return " and ".join([*people, "others"] if others else people)


def _in_small_letters(names: str) -> str:
    """Return `Taro TANAKA and Hanako SATO` with family names in normal case.

    A single name is unchanged, as it may be a body.
    """
    parts = name_texts(names)
    matches = [_CAPITALS.fullmatch(part) for part in parts]
    if len(parts) == 1 or not all(matches):
        return names
    pairs = zip(parts, matches, strict=True)
    return " and ".join(part[: match.start(1)] + match[1].title() for part, match in pairs if match)


def _say_editors(values: MutableMapping[str, str]) -> None:
    """Move authors marked as editors to the editors, and remove the marks of all."""
    people: dict[str, list[str]] = {"author": [], "editor": []}
    for name in name_texts(values["author"]):
        match = _MAKER.search(name)
        bare = name[: match.start()] if match else name
        people["editor" if match and match["editor"] else "author"].append(bare)
    if people["editor"] and "editor" in values:
        return
    for role, names in people.items():
        if names:
            values[role] = " and ".join(names)
    if not people["author"]:
        del values["author"]

"""The people in an `author` or `editor` field, parsed like BibTeX: split at `and`, braces protect.

Rules: "Tame the BeaST", section 11. Names without braces, nearly all, have a fast path. `shown` turns TeX into text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.core.latex import decode
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.names import Name, parse_name
from vlbib.core.text import holds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_HOMONYM = lazy_pattern(r"(?<! ) 0\d{3}$")  # DBLP: Wei Wang 0001
_SUFFIX = r"(?:jr|sr|iii?|iv)\.?"
# A name as some tools write it, with `Jr.` last, which BibTeX would read as the given name.
_SUFFIX_LAST = lazy_pattern(rf"^([^,{{}}]+), (?!{_SUFFIX},)([^,{{}}]+), ({_SUFFIX})$", re.IGNORECASE)
_AND = lazy_pattern("(?: and)+ ", re.IGNORECASE)
_PLAIN_AND = lazy_pattern("(?: and)+ ")
_COMMAND = lazy_pattern(r"\\(?:[A-Za-z]++|[`'^\"~=.])(?= )")
_ET_AL = lazy_pattern(r"(?:,?(?<!\s)\s|^)et\.? al\.?$", re.IGNORECASE)
# Placeholders for omitted authors.
_NO_NAMES = frozenset({"others", "{others}", "et al", "et al.", "et. al.", "{et al}", "{et al.}", "{et. al.}"})
_NAME_PART = lazy_pattern(
    r"(?<![a-z-])(family|given|prefix|suffix|[a-z-]+)\s*=\s*(\"[^\"]*\"|(?:[^{},]|\{[^{}]*\})*)(?:,\s*|$)"
)
_PLAIN = lazy_pattern(r"[A-Za-z ,.'-]*+")
_TEX = ("\\", "{", "}", "$", "~", "`", "--", "''")
_CONTROLS = lazy_pattern(r"[\x00-\x08\x0e-\x1b\x7f]")
_LIST_OPTION = lazy_pattern(r"[a-z]+\s*=\s*[\w-]+")  # `useprefix=false`, which biber applies to the whole list
_ODD_STARTS = ("", "{", ",")  # first characters of a name that may be empty
_BRACES_OR_AND = lazy_pattern(r"(?<!\\)[{}]|(?<!\s)\s+and(?=\s)", re.IGNORECASE)


class People(Struct, frozen=True):
    """The names in order, and whether the list ends in `and others`."""

    names: tuple[Name, ...] = ()
    others: bool = False


NOBODY = People()


@lru_cache(maxsize=4096)
def read_people(value: str, shown: Callable[[str], str] = decode) -> People:
    """Return the people of an `author` or `editor` value.

    >>> read_people("Radford, Alec and {LAION e.V.} and others")
    People(names=(Name(family='Radford', given='Alec', suffix='', literal=False), \
Name(family='LAION e.V.', given='', suffix='', literal=True)), others=True)
    """
    if not value:
        return NOBODY
    parts = name_texts(value)
    others = parts[-1:] == ["others"]
    parts = parts[:-1] if others else parts
    if _is_plain(value):  # nothing to decode, and no name is empty
        return People(tuple(map(_bare_person, parts)), others)
    names = [_person(part, shown) for part in parts]
    return People(tuple([name for name in names if name[:1] not in _ODD_STARTS or name.family or name.given]), others)


def _is_plain(value: str) -> bool:
    """Tell whether a list of names has nothing that TeX would show as something else."""
    if _PLAIN.fullmatch(value):  # most lists
        return "--" not in value and "''" not in value
    return value.isascii() and not holds(value, _TEX) and (value.isprintable() or not _CONTROLS.search(value))


def name_texts(value: str) -> list[str]:
    """Return the names of a list as BibTeX needs them, with their TeX; a shortened list ends in `others`.

    Commas at their ends, empty names and DBLP's homonym numbers are dropped, and `et al.` becomes `others`. A name in
    biblatex's extended format (manual, section 3.4), or written like `Lee, Ann, Jr.`, gets BibTeX's order of parts.

    >>> name_texts("family=Gogh, given=Vincent, prefix=van and Lee, Ann 0001 et al.")
    ['van Gogh, Vincent', 'Lee, Ann', 'others']
    """
    names = [name for part in split_people(value.replace("{-}", "-")) if (name := part.strip(" ,"))]
    if " 0" in value:
        names = [_HOMONYM.sub("", name) for name in names]
    if names and names[-1].lower() in _NO_NAMES:
        names[-1] = "others"
    elif " al" in value and names and (cut := _ET_AL.sub("", names[-1])) != names[-1]:
        names[-1:] = [name for name in (_HOMONYM.sub("", cut.rstrip(" ,")), "others") if name]
    if value.count(",") > 1:
        names = [_SUFFIX_LAST.sub(r"\1, \3, \2", name) if name.count(",") == 2 else name for name in names]
    if "=" not in value or "family" not in value:
        return names
    return [_from_name_parts(name) for name in names if not _LIST_OPTION.fullmatch(name)]


def _from_name_parts(name: str) -> str:
    """Return a name with labelled parts (`family=Gogh, given=Vincent, prefix=van`) as `van Gogh, Vincent`."""
    parts = {match[1]: match[2].strip('" ') for match in _NAME_PART.finditer(name)}
    if not parts.get("family"):
        return name
    family = " ".join(parts[part] for part in ("prefix", "family") if parts.get(part))
    return ", ".join(part for part in (family, parts.get("suffix", ""), parts.get("given", "")) if part)


def split_people(value: str) -> list[str]:
    """Split a list of names at each `and` outside braces, keeping the TeX."""
    if "{" not in value:
        is_one_line = "  " not in value and value.isprintable()  # as nearly all
        line = value.strip(" ") if is_one_line else " ".join(value.split())
        if " AND " in line or " And " in line:
            return _AND.split(line)
        return _PLAIN_AND.split(line) if " and and " in line else line.split(" and ")
    return [part.strip() for part in _split_braced(value)]


def _split_braced(value: str) -> Iterator[str]:
    depth, start = 0, 0
    for match in _BRACES_OR_AND.finditer(value):
        if match[0] in "{}":
            depth += 1 if match[0] == "{" else -1
        elif depth <= 0:
            yield value[start : match.start()]
            start = match.end()
    yield value[start:]


_bare_person = lru_cache(maxsize=65536)(parse_name)


@lru_cache(maxsize=65536)
def _person(text: str, shown: Callable[[str], str]) -> Name:
    """Parse one name with its TeX; a name entirely in braces is corporate, and stays whole."""
    if "{" not in text:
        return parse_name(shown(text))
    if _wholly_braced(text):
        return Name(shown(text), literal=True)
    return _with_braces(text, shown)


def _wholly_braced(text: str) -> bool:
    r"""Tell `{LAION e.V.}` from `{\"O}zg{\"u}r` and from the accent `{\'E}`."""
    if not (text.startswith("{") and text.endswith("}")) or text.startswith("{\\"):
        return False
    depth = 0
    for index, char in enumerate(text):
        depth += (char == "{") - (char == "}")
        if depth == 0:
            return index == len(text) - 1
    return False


# Stand-ins from Unicode's private use area keep protected spaces and commas away from the name rules.
_PROTECT = str.maketrans({" ": "\ue000", ",": "\ue001"})
_RELEASE = str.maketrans({"\ue000": " ", "\ue001": ","})


def _with_braces(text: str, shown: Callable[[str], str]) -> Name:
    name = parse_name(shown(_protected(text)))
    return Name(
        name.family.translate(_RELEASE), name.given.translate(_RELEASE), name.suffix.translate(_RELEASE), name.literal
    )


def _protected(text: str) -> str:
    r"""Return the text with spaces and commas in braces replaced, except a space that ends a command (`{\o }`)."""
    depth, out = 0, []
    ends = {command.end() for command in _COMMAND.finditer(text)}
    for index, char in enumerate(text):
        depth += (char == "{") - (char == "}")
        out.append(char.translate(_PROTECT) if depth and index not in ends else char)
    return "".join(out)

"""The people in an author field, read as BibTeX reads them, so that names are compared and not their spelling.

Splitting at `and` and into first, von, last and jr is bibtexparser's work; comparing is `vlbib.core.names`'s.
"""

from __future__ import annotations

from functools import lru_cache

from vlbib.core.latex import decode
from vlbib.core.names import Name, same_person
from vlbib.core.text import one_line

OTHERS = "others"


@lru_cache(maxsize=4096)
def persons(value: str) -> tuple[Name, ...]:
    r"""Return the people of an author or editor value in order; `others` stays as a name of that family.

    >>> persons(r"van den Oord, A{\"a}ron and {OpenAI}")[0].family
    'van den Oord'
    """
    from bibtexparser.middlewares.names import split_multiple_persons_names

    return tuple(_person(name) for name in split_multiple_persons_names(one_line(value)) if name)


def _person(text: str) -> Name:
    from bibtexparser.middlewares.names import InvalidNameError, parse_single_name_into_parts

    if text.startswith("{") and text.endswith("}") and text.count("{") == 1:
        return Name(decode(text), literal=True)
    try:
        parts = parse_single_name_into_parts(text, strict=False)
    except InvalidNameError:
        return Name(decode(text))
    family, given, suffix = (decode(" ".join(part)) for part in ([*parts.von, *parts.last], parts.first, parts.jr))
    return Name(family, given, suffix)


def same_persons(one: str, other: str) -> bool:
    """Tell whether two author values name the same people in the same order, however they are spelled."""
    if one == other:
        return True
    left, right = persons(one), persons(other)
    return len(left) == len(right) and all(map(same_person, left, right))


def first_family(value: str) -> str:
    """Return the family name of the first person, "" where there is none."""
    people = persons(value)
    return people[0].family if people and people[0].family != OTHERS else ""

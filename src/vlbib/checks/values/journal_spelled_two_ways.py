"""A journal is spelled out in one entry and abbreviated in another.

The printed list shows one journal under two names.

Bad:
    @article{rossi2021lines,
      author = {Rossi, Anna},
      title = {Counting lines in old maps},
      journal = {Journal of Map Studies},
      year = 2021,
      doi = {10.5555/12345678}
    }
    @article{weber2020rivers,
      author = {Weber, Jonas},
      title = {A list of rivers and lakes},
      journal = {J. Map Stud.},
      year = 2020,
      doi = {10.5555/87654321}
    }
Good:
    journal = {Journal of Map Studies}

Source: ISO 4 abbreviates word by word and drops articles and prepositions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.rule import LibraryRule, RuleFault
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vlbib.checks.inputs import Inputs
    from vlbib.core.bib import Entry, Field

_SMALL = frozenset({"of", "the", "on", "in", "and", "for", "a", "an", "to", "de", "der", "et"})
_WORD = lazy_pattern(r"[^\W\d_]+\.?")
_NUMBERS = lazy_pattern(r"\d+")  # journals and standards with different numbers differ: `IEEE Std 754-2019`


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Compare names whose words have the same initials; report each abbreviated spelling once."""
    groups: dict[str, dict[str, tuple[Entry, Field]]] = {}
    spelled: set[str] = set()
    for entry, field in (*inputs.fields("journal"), *inputs.fields("journaltitle")):
        if field.value not in spelled:
            spelled.add(field.value)
            name = one_line(field.value.replace("{", "").replace("}", ""))
            groups.setdefault(f"{_initials(name)} {_NUMBERS.findall(name)}", {}).setdefault(name, (entry, field))
    for group in groups.values():
        for name, (entry, field) in group.items() if len(group) > 1 else ():
            full = next((spelling for spelling in group if "." not in spelling and _abbreviates(name, spelling)), None)
            if "." in name and full:
                yield RuleFault(message=f"`{name}` is spelled `{full}` elsewhere", entry=entry, field=field.name)


def _initials(name: str) -> str:
    return "".join(word[0] for word in _content(name))


def _content(name: str) -> list[str]:
    return [word for word in (word.lower() for word in _WORD.findall(name)) if word not in _SMALL]


def _abbreviates(short: str, full: str) -> bool:
    """Tell whether each word of `short` is that of `full`, or ends in a full stop and is a prefix of it."""
    shorts, fulls = _content(short), _content(full)
    return len(shorts) == len(fulls) > 1 and all(
        word.startswith(part.rstrip(".")) if part.endswith(".") else word == part
        for part, word in zip(shorts, fulls, strict=True)
    )


rule = LibraryRule(code="V034", name="journal-spelled-two-ways", severity=Severity.INFO, doc=__doc__, check=check)

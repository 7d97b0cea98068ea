"""What a paper's citations mean for a library: keys that are not there, keys in another case, entries nobody cites.

BibTeX compares keys without case when it looks for repetitions, biber with case: a key in another case is a mistake
that works today.
"""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vlbib.core.months import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vlbib.core.bib import Entry, Field, Library
    from vlbib.tex.citing import Citation, Citing

EVERYTHING = "*"


@dataclass(frozen=True, slots=True)
class Missing:
    """A citation whose key the library does not have, with the keys that may be meant, best first."""

    citation: Citation
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OtherCase:
    """A citation whose key the library has in another case."""

    citation: Citation
    key: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """Citations against a library, each key once at its first place; `unused` keys in the order of the library."""

    missing: tuple[Missing, ...] = ()
    other_case: tuple[OtherCase, ...] = ()
    unused: tuple[str, ...] = ()
    used: tuple[str, ...] = ()


def compare(citing: Citing, library: Library) -> Comparison:
    """Compare what a paper cites with what a library has; `ids` of an entry count as its keys, as in biblatex."""
    keys = list(dict.fromkeys(entry.key for entry in library.entries))
    names = {name: entry.key for entry in reversed(library.entries) for name in (*_aliases(entry), entry.key)}
    lower = {name.lower(): key for name, key in names.items()}
    first: dict[str, Citation] = {}
    for citation in citing.citations:
        if citation.key != EVERYTHING:
            first.setdefault(citation.key, citation)
    unknown = [one for one in first.values() if one.key not in names]
    used = keys if EVERYTHING in citing.keys else _used(first, names, lower, keys)
    return Comparison(
        tuple(Missing(one, suggestions(one.key, keys)) for one in unknown if one.key.lower() not in lower),
        tuple(OtherCase(one, lower[one.key.lower()]) for one in unknown if one.key.lower() in lower),
        tuple(key for key in keys if key not in set(used)),
        tuple(used),
    )


def _aliases(entry: Entry) -> list[str]:
    return [name.strip() for name in entry.get("ids").split(",") if name.strip()]


def _used(first: Iterable[str], names: dict[str, str], lower: dict[str, str], keys: Sequence[str]) -> list[str]:
    found = {names.get(key) or lower.get(key.lower()) for key in first}
    return [key for key in keys if key in found]


def suggestions(key: str, keys: Sequence[str]) -> tuple[str, ...]:
    """Return up to three keys that may be meant: near ones, then those that contain the key or are contained in it."""
    lower = {one.lower(): one for one in keys}
    near = difflib.get_close_matches(key.lower(), lower, n=3, cutoff=0.75)
    parts = [
        one for one in sorted(lower) if len(key) > 3 and (key.lower() in one or (len(one) > 3 and one in key.lower()))
    ]
    return tuple(lower[one] for one in dict.fromkeys([*near, *parts]))[:3]


def subset(library: Library, keys: Iterable[str]) -> str:
    """Return the text of a .bib file with the entries of these keys and the parents they need, in library order.

    Fields stand as in the library, `@string`s put in, so that the file needs no other. Parents come last, as BibTeX
    wants them.
    """
    wanted = set(keys)
    first: dict[str, Entry] = {}
    for entry in library.entries:
        first.setdefault(entry.key.lower(), entry)
    chosen = [entry for entry in first.values() if entry.key in wanted]
    parents = list(_parents(chosen, first))
    own = [entry for entry in chosen if entry not in parents]
    return "\n".join(_written(entry) for entry in [*own, *parents])


def _parents(entries: Sequence[Entry], first: dict[str, Entry]) -> Iterator[Entry]:
    """Yield each parent once, children before their parents."""
    found: dict[str, Entry] = {}
    queue = list(entries)
    while queue:
        entry = queue.pop(0)
        links = ",".join(entry.get(name) for name in ("crossref", "xref", "xdata"))
        for key in (one.strip().lower() for one in links.split(",")):
            if key in first and first[key] is not entry and key not in found:
                found[key] = first[key]
                queue.append(first[key])
    yield from found.values()


def _written(entry: Entry) -> str:
    lines = "".join(f"  {field.name} = {_value(field)},\n" for field in entry.fields)
    return f"@{entry.type}{{{entry.key},\n{lines}}}\n"


def _value(field: Field) -> str:
    """Return the value with its `@string`s put in; a month's macro or a number stays bare."""
    raw = field.raw.strip()
    if raw.isdigit() or (field.name == "month" and raw.lower() in MONTHS):
        return raw
    whole = raw[:1] + raw[-1:]
    is_plain = whole == "{}" or (whole == '""' and raw.count('"') == 2)
    return raw if is_plain and "#" not in raw else f"{{{field.value}}}"

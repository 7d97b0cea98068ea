"""Writes the part of a library that a paper needs as a separate .bib file."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from vlbib.core.fields import PARENTS
from vlbib.core.months import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vlbib.core.bib import Entry, Field, Library


def subset(library: Library, keys: Iterable[str]) -> str:
    """Return the text of a .bib file with the entries of these keys and their parents, in the library's order.

    Fields are as in the library, with `@string`s expanded, so that the file is complete. Parents come last, as BibTeX
    requires.
    """
    wanted = set(keys)
    first: dict[str, Entry] = {}
    for entry in library.entries:
        first.setdefault(entry.key.lower(), entry)
    chosen = [entry for entry in first.values() if entry.key in wanted]
    parents = list(_parents(chosen, first))
    keys = {entry.key for entry in parents}
    own = [entry for entry in chosen if entry.key not in keys]
    return "\n".join(_written(entry) for entry in [*own, *parents])


def _parents(entries: Sequence[Entry], first: dict[str, Entry]) -> Iterator[Entry]:
    """Yield each parent once, those that have parents themselves before these."""
    parents: dict[str, Entry] = {}
    queue = deque(entries)
    while queue:
        entry = queue.popleft()
        links = ",".join(entry.get(name) for name in (*PARENTS, "xref"))
        for key in (link.strip().lower() for link in links.split(",")):
            if key in first and first[key] is not entry and key not in parents:
                parents[key] = first[key]
                queue.append(first[key])
    yield from parents.values()


def _written(entry: Entry) -> str:
    lines = "".join(f"  {field.name} = {_value(field)},\n" for field in entry.fields)
    return f"@{entry.type}{{{entry.key},\n{lines}}}\n"


def _value(field: Field) -> str:
    """Return a field's value with `@string`s expanded; a month's macro or a number is left as it is."""
    raw = field.raw.strip()
    if raw.isdigit() or (field.name == "month" and raw.lower() in MONTHS):
        return raw
    whole = raw[:1] + raw[-1:]
    is_plain = whole == "{}" or (whole == '""' and raw.count('"') == 2)
    return raw if is_plain and "#" not in raw else f"{{{field.value}}}"

"""The part of a library that a paper needs, as the text of a .bib file of its own."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from vlbib.core.fields import PARENTS
from vlbib.core.months import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vlbib.core.bib import Entry, Field, Library


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
    keys = {entry.key for entry in parents}
    own = [entry for entry in chosen if entry.key not in keys]
    return "\n".join(_written(entry) for entry in [*own, *parents])


def _parents(entries: Sequence[Entry], first: dict[str, Entry]) -> Iterator[Entry]:
    """Yield each parent once, children before their parents."""
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
    """Return the value with its `@string`s put in; a month's macro or a number stays bare."""
    raw = field.raw.strip()
    if raw.isdigit() or (field.name == "month" and raw.lower() in MONTHS):
        return raw
    whole = raw[:1] + raw[-1:]
    is_plain = whole == "{}" or (whole == '""' and raw.count('"') == 2)
    return raw if is_plain and "#" not in raw else f"{{{field.value}}}"

"""An entry that came from the notes is no longer mentioned in any of them.

`vlbib sync --prune` removes such entries.

Bad:
    notes.md:
    lock: key=rossi2021lines text="Counting lines in old maps"
    title = {Counting lines in old maps}
Good:
    notes.md: - [2021] Counting lines in old maps
    lock: key=rossi2021lines text="Counting lines in old maps"
    title = {Counting lines in old maps}

Source: docs/checks.md, "Notes".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.notes.mention_entries import NOTE_INPUTS
from vlbib.checks.rule import LibraryRule, RuleFault
from vlbib.kept_answers import kept

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from vlbib.checks.inputs import Inputs
    from vlbib.lock.schema import LockedWork


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Report entries whose work came from notes, according to the lock, and has no mention left."""
    current = {mention.place for mention in inputs.mentions or ()}
    lock = inputs.lock or ()
    named = kept("places by key", (lock,), lambda: _places_by_key(lock))
    left = {key for key, places in named.items() if current.isdisjoint(places)}
    for entry in inputs.library.entries if left else ():
        if entry.key in left:
            yield RuleFault(message=f"`{entry.key}` is named in no note any more", entry=entry)


def _places_by_key(lock: Iterable[LockedWork]) -> Mapping[str, Collection[tuple[str, tuple[str, ...], str]]]:
    """Return for each key the places in notes that mentioned its work; works without such places are left out."""
    places: dict[str, set[tuple[str, tuple[str, ...], str]]] = {}
    for work in lock:
        here = {mention.place for mention in work.mentions if mention.file}
        if work.key and here:
            places.setdefault(work.key, set()).update(here)
    return places


rule = LibraryRule(
    code="N004", name="entry-without-mention", severity=Severity.INFO, doc=__doc__, check=check, reads=NOTE_INPUTS
)

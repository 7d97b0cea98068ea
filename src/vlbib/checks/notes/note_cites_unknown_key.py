r"""A note cites a key that the library does not have.

The citation leads nowhere. Counted are `[@key]`, `[[@key]]` and `\cite{key}`; an `@word` in running text is none. A key
that an entry had before is known.

Bad:
    notes.md: - see [@rossi2021line]
    lock:
    title = {Counting lines in old maps}
Good:
    notes.md: - see [@rossi2021lines]
    lock:
    title = {Counting lines in old maps}

Source: docs/checks.md, "Notes".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.inputs import Input
from vlbib.checks.rule import LibraryRule, RuleFault
from vlbib.core.key_parts import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from vlbib.checks.inputs import Inputs
    from vlbib.core.bib import Entry

_LIKE = 80.0  # per cent of likeness from which a key is a slip of another


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Look every cited key up, whatever its case; name the nearest, or the one work that a key so made would be of."""
    keys = _keys(inputs)
    for citation in inputs.note_citations or ():
        if citation.is_bare or citation.key.lower() in keys:
            continue
        message, others = _hint(citation.key, sorted(keys.values()), inputs)
        yield RuleFault(
            message=f"`{citation.key}` is cited, but not in {inputs.library.file}{message}",
            others=others,
            file=citation.file,
            line=citation.line,
        )


def _keys(inputs: Inputs) -> dict[str, str]:
    """Return the keys by which notes may cite an entry of the library, by their lower case: own, former, `ids`."""
    entries = inputs.library.entries
    keys = [part.strip() for entry in entries for part in entry.get("ids").split(",") if part.strip()]
    own = {entry.key.lower() for entry in entries}
    keys += [key for work in inputs.lock or () if work.key.lower() in own for key in work.former_keys]
    return {key.lower(): key for key in (*keys, *(entry.key for entry in entries)) if key}


def _hint(key: str, keys: Sequence[str], inputs: Inputs) -> tuple[str, tuple[str, ...]]:
    """Return what may be meant, in words, and the keys named in them."""
    made = [entry.key for entry in inputs.library.entries if _made(entry) == key.lower()]
    if len(made) == 1:
        return f"; a key so made would be of `{made[0]}`", (made[0],)
    from rapidfuzz import fuzz, process, utils

    near = process.extractOne(key, keys, scorer=fuzz.ratio, processor=utils.default_process, score_cutoff=_LIKE)
    if near:
        return f"; did you mean `{near[0]}`?", (near[0],)
    titles = inputs.titles_of_key(key) if inputs.titles_of_key else ()
    return (f"; a key so made would be of `{titles[0]}`: vlbib add takes it" if len(titles) == 1 else ""), ()


def _made(entry: Entry) -> str:
    """Return the key that an entry's authors, year and title would make."""
    return key_of(entry.get("author") or entry.get("editor"), entry.get("year"), entry.get("title"))


rule = LibraryRule(
    code="N010",
    name="note-cites-unknown-key",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
    reads=frozenset({Input.LIBRARY, Input.NOTE_CITATIONS}),
)

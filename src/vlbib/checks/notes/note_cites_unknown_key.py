r"""A note cites a key that the library does not have.

The citation leads nowhere. `[@key]`, `[[@key]]` and `\cite{key}` count; `@word` in running text does not. The former
keys of an entry are known.

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

from functools import cached_property
from typing import TYPE_CHECKING

from vlbib.checks.finding import Severity
from vlbib.checks.inputs import Input
from vlbib.checks.rule import LibraryRule, RuleFault
from vlbib.core.key_parts import key_of
from vlbib.kept_answers import kept, kept_each

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vlbib.checks.inputs import Inputs
    from vlbib.core.bib import Entry

_LIKE = 80.0  # the least similarity, in percent, at which a key may be a misspelling of another


def check(inputs: Inputs) -> Iterable[RuleFault]:
    """Look up every cited key, ignoring case; suggest the nearest key, or the only work that would get this key."""
    keys = kept("keys to cite", (inputs.library, inputs.lock), lambda: _keys(inputs))
    unknown = [cited for cited in inputs.note_citations or () if not (cited.is_bare or cited.key.lower() in keys)]
    hints = _Hints(inputs, sorted(keys.values()) if unknown else ())
    for citation in unknown:
        message, others = hints.of(citation.key)
        yield RuleFault(
            message=f"`{citation.key}` is cited, but not in {inputs.library.file}{message}",
            others=others,
            file=citation.file,
            line=citation.line,
        )


def _keys(inputs: Inputs) -> dict[str, str]:
    """Return the keys by which notes may cite an entry (own, former, `ids`), each by its lower-case form."""
    entries = inputs.library.entries
    keys = [part.strip() for _, field in inputs.fields("ids") for part in field.value.split(",") if part.strip()]
    own = {entry.key.lower() for entry in entries}
    keys += [key for work in inputs.lock or () if work.key.lower() in own for key in work.former_keys]
    return {key.lower(): key for key in (*keys, *(entry.key for entry in entries)) if key}


class _Hints:
    """Suggests what an unknown key may mean. The keys that it is compared with are prepared once, on first use."""

    def __init__(self, inputs: Inputs, keys: Sequence[str]) -> None:
        self._inputs, self._keys = inputs, keys

    def of(self, key: str) -> tuple[str, tuple[str, ...]]:
        """Return the suggestion in words, or "", and the keys named in it."""
        made = self._made.get(key.lower(), [])
        if len(made) == 1:
            return f"; `{made[0]}` would get this key", (made[0],)
        from rapidfuzz import fuzz, process, utils

        near = process.extractOne(utils.default_process(key), self._plain, scorer=fuzz.ratio, score_cutoff=_LIKE)
        if near:
            return f"; did you mean `{self._keys[near[2]]}`?", (self._keys[near[2]],)
        titles = self._inputs.titles_of_key(key) if self._inputs.titles_of_key else ()
        return (f"; `{titles[0]}` would get this key: `vlbib add` adds it" if len(titles) == 1 else ""), ()

    @cached_property
    def _made(self) -> Mapping[str, list[str]]:
        """The entries' keys, by the key that vlbib would generate from author, year and title."""
        made: dict[str, list[str]] = {}
        for entry, key in kept_each("keys made", (), self._inputs.library.entries, _body, _made):
            made.setdefault(key, []).append(entry.key)
        return made

    @cached_property
    def _plain(self) -> Sequence[str]:
        """The keys, normalised for comparison."""
        from rapidfuzz import utils

        return [utils.default_process(key) for key in self._keys]


def _body(entry: Entry) -> int:
    return id(entry.body)


def _made(entry: Entry) -> tuple[Entry, str]:
    """Return an entry, which keeps it alive, and the key generated from its author, year and title."""
    return entry, key_of(entry.get("author") or entry.get("editor"), entry.get("year"), entry.get("title"))


rule = LibraryRule(
    code="N010",
    name="note-cites-unknown-key",
    severity=Severity.WARNING,
    doc=__doc__,
    check=check,
    reads=frozenset({Input.LIBRARY, Input.NOTE_CITATIONS}),
)

"""The kinds of rules. A rule is a module with a `rule`; the module's docstring is the rule's documentation.

The docstring states the fault in its first sentence, explains why it is one, and gives a `Bad:` and a `Good:` example
(tests run both) and a `Source:`. A field rule sees one value, an entry rule one entry, a library rule all inputs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from vlbib.checks.inputs import Input
from vlbib.core.entries import own_ids
from vlbib.core.fields import POINTERS

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from vlbib.checks.finding import Severity
    from vlbib.checks.inputs import CheckOptions, Inputs
    from vlbib.core.bib import Entry, Field
    from vlbib.core.ids import Id

LIBRARY = frozenset({Input.LIBRARY})
BEYOND_ASCII = "\x80"  # in a rule's `signs`: any non-ASCII character
SHORT = 9  # the most characters of a short value


class Change(Struct, frozen=True):
    """A field's new value as BibTeX text without the enclosing braces or quotes; None drops the field.

    If the entry has several fields of that name, `occurrence` says which one is meant, 0 for the first.
    """

    field: str
    value: str | None
    occurrence: int = 0


def value_changes(field: Field, value: str) -> tuple[Change, ...]:
    """Return the change of the field's value, or none if only the owner can change it.

    That is so for values with `@string`s or `#`, and for the names of entries and files, which would not change too.
    """
    if field.name in POINTERS or field.raw[1:-1].strip() != field.value.strip():
        return ()
    return (Change(field.name, value),)


def occurrence_of(field: Field, fields: Iterable[Field]) -> int:
    """Return the number of a field among the fields of the same name, 0 for the first."""
    same = [each for each in fields if each.name == field.name]
    return next(number for number, each in enumerate(same) if each is field or len(same) == 1)


class RuleFault(Struct, frozen=True, kw_only=True):
    """What a rule found, before its place is known.

    `at` is the piece of the value's source text that the column will point to. Library rules set `entry`; a fault
    outside the library has `file`, `line` and `column`. `changes` fix the entry. If `field` is repeated, `occurrence`
    is the number of the faulty one.
    """

    message: str
    entry: Entry | None = None
    field: str | None = None
    at: str = ""
    occurrence: int = 0
    others: tuple[str, ...] = ()
    changes: tuple[Change, ...] = ()
    safe: bool = True
    file: str | None = None
    line: int = 0
    column: int = 1
    severity: Severity | None = None


class Subject:
    """An entry under check: its fields, the first value of each by name, and the library's `@string`s.

    `repeats` tells whether any field name occurs more than once.
    """

    __slots__ = ("_own_ids", "entry", "fields", "get", "key", "repeats", "strings", "type", "values")

    def __init__(self, entry: Entry, strings: Mapping[str, str]) -> None:
        self.entry = entry
        self.strings = strings
        self.type = entry.type
        self.key = entry.key
        self.fields, values = entry.read()
        self.values: Mapping[str, str] = values
        self.get: Callable[[str], str] = values.__getitem__  # the first value of a field, or ""
        self.repeats = len(values) < len(self.fields)
        self._own_ids: list[Id] | None = None

    @property
    def own_ids(self) -> Sequence[Id]:
        """The ids in `eprint`, `doi` and `url`, read once for all rules."""
        if self._own_ids is None:
            self._own_ids = own_ids(self.values)
        return self._own_ids

    def has(self, *names: str) -> bool:
        """Tell whether any of the fields, repeated ones included, has a value that is not blank."""
        values = self.values
        if self.repeats:
            return any(field.value.strip() for field in self.fields if field.name in names)
        for name in names:
            value = values.get(name)
            if value and not value.isspace():
                return True
        return False


FieldCheck: TypeAlias = "Callable[[Field, Subject, CheckOptions], RuleFault | None]"
EntryCheck: TypeAlias = "Callable[[Subject, CheckOptions], Iterable[RuleFault]]"


class FieldRule(Struct, frozen=True, kw_only=True):
    """Checks one value. `fields` are the names of the fields that it checks; None means all.

    Every faulty value contains one of the characters in `signs` (ASCII or `BEYOND_ASCII`): `check` is not called for a
    value without any of them. "" if there are no such characters. With `short`, every faulty value is blank or has at
    most `SHORT` characters; with `bare`, its source has something outside braces and quotes. If there is a `trace`,
    every faulty value contains a match of it. It is searched in many values at once, between which there is a NUL, so
    no match may contain one.
    """

    code: str
    name: str
    severity: Severity
    doc: str
    fields: frozenset[str] | None
    check: FieldCheck
    signs: str = ""
    short: bool = False
    bare: bool = False
    trace: re.Pattern[str] | None = None
    default: bool = True

    @property
    def reads(self) -> frozenset[Input]:
        """The inputs of the rule: the library."""
        return LIBRARY


class EntryRule(Struct, frozen=True, kw_only=True):
    """Checks one entry. `types` are the entry types that it checks; None means all.

    `check` is not called for an entry that has none of the fields in `needs`.
    """

    code: str
    name: str
    severity: Severity
    doc: str
    check: EntryCheck
    types: frozenset[str] | None = None
    needs: frozenset[str] | None = None
    default: bool = True

    @property
    def reads(self) -> frozenset[Input]:
        """The inputs of the rule: the library."""
        return LIBRARY


class LibraryRule(Struct, frozen=True, kw_only=True):
    """Checks the whole library, with the inputs that it declares in `reads`.

    `compares` tells whether it reads the pairs of entries that may be duplicates.
    """

    code: str
    name: str
    severity: Severity
    doc: str
    check: Callable[[Inputs], Iterable[RuleFault]]
    reads: frozenset[Input] = LIBRARY
    default: bool = True
    compares: bool = False


Rule: TypeAlias = FieldRule | EntryRule | LibraryRule

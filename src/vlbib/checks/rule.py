"""What a rule is: a module whose `rule` is one of these, with the module's docstring as its documentation.

The docstring starts with a sentence that states the fault, says why it is one, gives a `Bad:` and a `Good:` example
(tests run both) and a `Source:`. A field rule sees one value, an entry rule one entry, a library rule all inputs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct

from vlbib.checks.inputs import Input
from vlbib.core.fields import POINTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from vlbib.checks.finding import Severity
    from vlbib.checks.inputs import CheckOptions, Inputs
    from vlbib.core.bib import Entry, Field

LIBRARY = frozenset({Input.LIBRARY})
BEYOND_ASCII = "\x80"  # among the signs of a rule: any character that is not of ASCII


class Change(Struct, frozen=True):
    """A field's new value as BibTeX text without enclosure; None drops the field.

    Where a field is repeated in its entry, `occurrence` says which one is meant, 0 for the first.
    """

    field: str
    value: str | None
    occurrence: int = 0


def value_changes(field: Field, value: str) -> tuple[Change, ...]:
    """Return the change of the field's value, or none where it is the owner's alone.

    It is where `@string`s or `#` make it up, and where it names an entry or a file, which would keep the old name.
    """
    if field.name in POINTERS or field.raw[1:-1].strip() != field.value.strip():
        return ()
    return (Change(field.name, value),)


def occurrence_of(field: Field, fields: Iterable[Field]) -> int:
    """Return which of the fields of its name in an entry one is, 0 for the first."""
    same = [each for each in fields if each.name == field.name]
    return next(number for number, each in enumerate(same) if each is field or len(same) == 1)


class RuleFault(Struct, frozen=True, kw_only=True):
    """What a rule found, before its place is worked out.

    `at` is the piece of the value's source text at which the column points. Library rules name the `entry`; a fault
    outside the library has `file`, `line` and `column` of its own. `changes` mend the entry. Of a repeated `field`,
    `occurrence` is the one at fault.
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


class _Values(dict[str, str]):
    """Values by name, "" for one that is not there."""

    def __missing__(self, _name: str) -> str:
        return ""


class Subject:
    """An entry under check: its fields, the first value of each indexed once, and the library's `@string`s.

    `repeats` tells whether any field stands more than once.
    """

    __slots__ = ("entry", "fields", "get", "key", "repeats", "strings", "type", "values")

    def __init__(self, entry: Entry, strings: Mapping[str, str]) -> None:
        self.entry = entry
        self.strings = strings
        self.type = entry.type
        self.key = entry.key
        self.fields = entry.read_fields()
        values = _Values({field.name: field.value for field in reversed(self.fields)})
        self.values: Mapping[str, str] = values
        self.get: Callable[[str], str] = values.__getitem__  # the first value of a field, or ""
        self.repeats = len(values) < len(self.fields)

    def has(self, *names: str) -> bool:
        """Tell whether any of the fields has a value that is not blank, a repetition of it included."""
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
    """Looks at one value. `fields` None means every field.

    `signs` are characters of ASCII, or `BEYOND_ASCII`, of which every value that it finds fault with has one: it is not
    asked about a value that has none of them. "" where a value at fault may be without any.
    """

    code: str
    name: str
    severity: Severity
    doc: str
    fields: frozenset[str] | None
    check: FieldCheck
    signs: str = ""
    default: bool = True

    @property
    def reads(self) -> frozenset[Input]:
        """What it needs: the library."""
        return LIBRARY


class EntryRule(Struct, frozen=True, kw_only=True):
    """Looks at one entry. `types` None means every entry type.

    `needs` are fields without any of which it finds nothing: an entry that has none of them is not looked at.
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
        """What it needs: the library."""
        return LIBRARY


class LibraryRule(Struct, frozen=True, kw_only=True):
    """Looks at the whole library and at what else it declares to read."""

    code: str
    name: str
    severity: Severity
    doc: str
    check: Callable[[Inputs], Iterable[RuleFault]]
    reads: frozenset[Input] = LIBRARY
    default: bool = True


Rule: TypeAlias = FieldRule | EntryRule | LibraryRule

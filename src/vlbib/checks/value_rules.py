"""Runs the rules for values over the fields of entries. A rule sees only values that it may report."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from vlbib.checks.rule import BEYOND_ASCII, SHORT, occurrence_of
from vlbib.core.fields import REPEATING

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from vlbib.checks.inputs import CheckOptions
    from vlbib.checks.rule import FieldRule, RuleFault, Subject
    from vlbib.core.bib import Field

_Waiting: TypeAlias = "list[tuple[Field, Subject]]"
_BETWEEN = "\0"  # joins values that are searched together; a text file has none
_OPENERS = ("{", '"')
_ONE_BEYOND = bytes(range(128)) + BEYOND_ASCII.encode("latin-1") * 128  # maps all non-ASCII bytes of UTF-8 to one


class _Agenda(Struct, frozen=True):
    """The rules for one field name, each with the list of the values that it will be asked about.

    `plain` are the bytes that are no rule's sign and do not separate values. `usual` are the lists for long values in
    braces without any sign, and `others` caches those for other values, by signs. If many entries have the same value
    (`repeats`), `clean` collects values in braces without faults.
    """

    rules: list[tuple[FieldRule, _Waiting]]
    plain: bytes
    repeats: bool
    usual: list[_Waiting]
    others: dict[tuple[frozenset[int], bool, bool], list[_Waiting]] = {}
    clean: set[str] = set()

    def hand_out(self, column: _Waiting) -> None:
        """Add each of many fields with this name to the lists of the rules that may report it."""
        marked = zip(column, self._signs([field.value for field, _ in column]), strict=True)
        unusual = [
            (at, signs)
            for at, ((field, _), signs) in enumerate(marked)
            if signs or len(field.value) <= SHORT or field.written is not None or field.value.isspace()
        ]  # fmt: skip
        done = 0
        for at, signs in unusual:
            _add(column[done:at], self.usual)
            _add(column[at : at + 1], self._asked(column[at][0], frozenset(signs)))
            done = at + 1
        _add(column[done:], self.usual)

    def _signs(self, values: Sequence[str]) -> list[bytes]:
        """Return the signs of rules that each value has."""
        signs = self._signs_in(_BETWEEN.join(values)).split(_BETWEEN.encode())
        return signs if len(signs) == len(values) else [self._signs_in(value) for value in values]

    def _signs_in(self, text: str) -> bytes:
        return text.encode("utf-8", "surrogatepass").translate(_ONE_BEYOND, self.plain)

    def _asked(self, field: Field, signs: frozenset[int]) -> list[_Waiting]:
        """Return the lists of the rules that may report a field with these signs."""
        written = field.written
        is_bare = written is not None and ("#" in written or written[:1] not in _OPENERS)
        is_short = len(field.value) <= SHORT or field.value.isspace()
        key = signs, is_bare, is_short
        asked = self.others.get(key)
        if asked is None:
            asked = self.others[key] = _asked(self.rules, signs, is_bare=is_bare, is_short=is_short)
        return asked


def _add(fields: _Waiting, lists: Iterable[_Waiting]) -> None:
    for waiting in lists:
        waiting.extend(fields)


class ValueRules:
    """The rules for values, each with the fields of a batch of entries that it will be asked about."""

    def __init__(self, rules: Sequence[FieldRule], options: CheckOptions) -> None:
        self._options = options
        self._waiting: list[tuple[FieldRule, _Waiting]] = [(rule, []) for rule in rules]
        names = {name for rule in rules for name in rule.fields or ()}
        self._default = self._agenda(None)  # for fields that no rule names
        self._agendas = {name: self._agenda(name) for name in names}

    def faults(self, subjects: Iterable[Subject]) -> Iterator[tuple[FieldRule, RuleFault]]:
        """Yield the faults in the fields of a batch of entries, rule by rule."""
        repeated = self._hand_out(subjects)
        faulty: set[int] = set()
        for rule, waiting in self._waiting:
            check, options = rule.check, self._options
            for field, subject in _traced(rule.trace, waiting) if rule.trace else waiting:
                fault = check(field, subject, options)
                if fault is not None:
                    faulty.add(id(field))
                    yield rule, _of_field(fault, subject, field)
            waiting.clear()
        for agenda, field in repeated:
            if id(field) not in faulty:
                agenda.clean.add(field.value)

    def _hand_out(self, subjects: Iterable[Subject]) -> list[tuple[_Agenda, Field]]:
        """Add each field to the lists of the rules that may report it; return those whose values may be found clean."""
        columns: defaultdict[str, _Waiting] = defaultdict(list)
        for subject in subjects:
            for field in subject.fields:
                columns[field.name].append((field, subject))
        repeated: list[tuple[_Agenda, Field]] = []
        for name, column in columns.items():
            agenda = self._agendas.get(name, self._default)
            asked = column
            if agenda.repeats:
                clean = agenda.clean
                asked = [pair for pair in column if pair[0].value not in clean or pair[0].written is not None]
                repeated += [(agenda, field) for field, _ in asked if field.written is None]
            agenda.hand_out(asked)
        return repeated

    def _agenda(self, name: str | None) -> _Agenda:
        mine = [
            (rule, waiting)
            for rule, waiting in self._waiting
            if rule.fields is None or (name is not None and name in rule.fields)
        ]
        signs = "".join(rule.signs for rule, _ in mine)
        plain = bytes(code for code in range(128) if chr(code) not in signs + _BETWEEN)
        plain += b"" if BEYOND_ASCII in signs else bytes(range(128, 256))
        usual = _asked(mine, frozenset(), is_bare=False, is_short=False)
        return _Agenda(mine, plain, name in REPEATING, usual)


def _asked(
    rules: Iterable[tuple[FieldRule, _Waiting]], signs: frozenset[int], *, is_bare: bool, is_short: bool
) -> list[_Waiting]:
    """Return the lists of the rules that may report a value with these signs."""
    return [
        waiting
        for rule, waiting in rules
        if (not rule.signs or not signs.isdisjoint(rule.signs.encode("latin-1")))
        and (is_bare or not rule.bare)
        and (is_short or not rule.short)
    ]


def _traced(trace: re.Pattern[str], waiting: _Waiting) -> _Waiting:
    """Return the fields whose values contain a match, which is searched in all values together."""
    text = _BETWEEN.join([field.value for field, _ in waiting])
    if text.count(_BETWEEN) >= len(waiting):  # a value contains one
        return waiting
    traced: list[int] = []
    index = searched = 0
    for match in trace.finditer(text):
        start = match.start()
        index += text.count(_BETWEEN, searched, start)
        searched = start
        traced.append(index)
    return [waiting[index] for index in dict.fromkeys(traced)]


def _of_field(fault: RuleFault, subject: Subject, field: Field) -> RuleFault:
    """Return the fault with entry and field filled in, and with the occurrence if a field is repeated."""
    if not subject.repeats:
        return replace(fault, entry=subject.entry, field=field.name)
    at = occurrence_of(field, subject.fields)
    changes = tuple(
        replace(change, occurrence=at) if change.field == field.name else change for change in fault.changes
    )
    return replace(fault, entry=subject.entry, field=field.name, occurrence=at, changes=changes)

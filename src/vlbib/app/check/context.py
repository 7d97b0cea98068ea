"""What rules may read, taken from a project: its settings, its lock, its notes, and the papers that cite it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import combinations
from typing import TYPE_CHECKING, Any, TypeVar

from vlbib.app.former import today, todays_keys
from vlbib.checks.finding import Severity
from vlbib.checks.inputs import CheckOptions, Citation, Dialect, Named, Settled, Written
from vlbib.checks.registry import RULES
from vlbib.checks.selection import Selection, unknown
from vlbib.core.faults import CannotUse
from vlbib.core.names import Name
from vlbib.core.record import Record

if TYPE_CHECKING:
    from collections.abc import Sequence
    from enum import StrEnum

    from vlbib.core.bib import Library
    from vlbib.core.work import Mention
    from vlbib.lock.file import Lock
    from vlbib.lock.schema import LockedRecord, LockedWork
    from vlbib.settings import Settings

_KNOWN = ("select", "ignore", "per-file", "per-key", "dialect", "key-pattern", "fail-on", "baseline")
_Choice = TypeVar("_Choice", bound="StrEnum")


def options_of(settings: Settings, library: Library | None = None, lock: Lock | None = None) -> CheckOptions:
    """Return the owner's choices that rules read, by today's keys. Raises `CannotUse` for a setting that can't be."""
    known = todays_keys(lock, library)
    groups = ({today(key, known) for key in keys} for keys in settings.not_duplicates)
    pairs = (pair for keys in groups for pair in combinations(keys, 2))
    return CheckOptions(
        dialect=_choice(settings, "dialect", Dialect.AUTO, Dialect),
        latest_year=datetime.now(tz=UTC).year,
        key_pattern=_pattern(settings),
        vocabulary=settings.vocabulary,
        synonyms=tuple(settings.synonyms.items()),
        separator=settings.separator,
        distinct=frozenset(frozenset(pair) for pair in pairs),
    )


def selection_of(settings: Settings, select: Sequence[str], ignore: Sequence[str]) -> Selection:
    """Join the settings' selection and that of the run, whose `select` takes the place of the settings'.

    Raises `CannotUse` for a code that means no rule.
    """
    wrong = sorted(set(settings.check) - set(_KNOWN))
    if wrong:
        raise _bad(settings, wrong[0], f"is unknown under [check]; known are {', '.join(_KNOWN)}")
    selection = Selection(
        select=tuple(select) or _codes(settings, settings.check, "select"),
        ignore=(*_codes(settings, settings.check, "ignore"), *ignore),
        per_file=_table(settings, "per-file"),
        per_key=_table(settings, "per-key"),
    )
    tables = (code for _, codes in (*selection.per_file, *selection.per_key) for code in codes)
    for code in unknown(RULES, (*selection.select, *selection.ignore, *tables)):
        raise CannotUse(f"`{code}` is no rule and no family; `vlbib rule` lists them")
    return selection


def fail_on(settings: Settings, chosen: str | None) -> Severity | None:
    """Return the mildest severity that makes a run fail; None for `never`."""
    said = chosen or settings.check.get("fail-on", "warning")
    if said == "never":
        return None
    if said not in list(Severity):
        raise _bad(settings, "fail-on", f"must be one of {', '.join(Severity)}, never")
    return Severity(said)


def baseline_of(settings: Settings) -> str | None:
    """Return the settings' baseline file."""
    value = settings.check.get("baseline")
    if value is not None and not isinstance(value, str):
        raise _bad(settings, "baseline", "must be the name of a file")
    return value


def _bad(settings: Settings, key: str, why: str) -> CannotUse:
    return CannotUse(f"{settings.file}: `{key}` {why}")


def _choice(settings: Settings, key: str, default: _Choice, kind: type[_Choice]) -> _Choice:
    value = settings.check.get(key, str(default))
    if value not in list(kind):
        raise _bad(settings, key, f"must be one of {', '.join(kind)}")
    return kind(value)


def _pattern(settings: Settings) -> str | None:
    value = settings.check.get("key-pattern")
    if value is None:
        return None
    try:
        re.compile(value)
    except (re.error, TypeError) as error:
        raise _bad(settings, "key-pattern", f"is no regular expression: {error}") from error
    return str(value)


def _codes(settings: Settings, table: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(code, str) for code in value):
        raise _bad(settings, key, "must be a list of codes")
    return tuple(value)


def _table(settings: Settings, key: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    value = settings.check.get(key, {})
    if not isinstance(value, Mapping):
        raise _bad(settings, key, "must be a table of lists of codes")
    return tuple((name, _codes(settings, value, name)) for name in value)


def mentions_of(settings: Settings, lock: Lock) -> tuple[Mention, ...] | None:
    """Return the mentions of today's notes; None where the project has none to read."""
    from vlbib.app.notebook import name_works, read_notes

    try:
        notes = read_notes(settings, (), lock)
    except CannotUse:
        return None
    works = name_works(notes.read, lock, notes.unread, settings).works
    return tuple(mention for work in works for mention in work.mentions if mention.file)


def lock_view(lock: Lock) -> tuple[Settled, ...]:
    """Return the lock's works as rules see them."""
    return tuple(_settled(work) for work in lock.works)


def _settled(work: LockedWork) -> Settled:
    mentions = tuple(Named(one.file, one.heading, one.text) for one in work.mentions if one.file)
    written = (
        (name, field.last, field.source) for name, field in work.fields.items() if not field.gone and not field.refused
    )
    return Settled(
        title=work.mentions[0].text if work.mentions else "",
        status=work.status,
        key=work.key or None,
        mentions=mentions,
        written=tuple(Written(name, last, source) for name, last, source in written if last is not None),
        records=tuple(_record(record) for record in work.records),
        tags=tuple(tag for tag in work.tags if tag not in work.untagged),
    )


def _record(locked: LockedRecord) -> Record:
    from vlbib.lock.remember import ids_of

    return Record(
        source=locked.source,
        title=locked.title,
        authors=tuple(Name.read(name) for name in locked.authors),
        year=locked.year,
        venue=locked.venue,
        venue_short=locked.venue_short,
        type=locked.type,
        url=locked.url,
        ids=ids_of(locked.ids),
    )


def citations_of(papers: Sequence[str]) -> tuple[Citation, ...] | None:
    """Return what the papers cite, None where no paper is named. Raises `CannotUse` for one that can't be read."""
    if not papers:
        return None
    from vlbib.app.cite import read_papers

    found = read_papers(papers).citations
    return tuple(Citation(key=one.key, file=one.file, line=one.line, column=one.column) for one in found)

"""The options of a check: the settings' table `[check]` joined with the options of the command."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from itertools import combinations
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta, Struct

from vlbib.checks.finding import Severity
from vlbib.checks.inputs import CheckOptions, Dialect
from vlbib.checks.registry import RULES
from vlbib.checks.selection import Selection, unknown
from vlbib.core.faults import CannotUse
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.near_names import hint
from vlbib.toml_shape import BadValue, shaped_as

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vlbib.core.bib import Library
    from vlbib.lock.file import Lock
    from vlbib.settings import Settings

_ADDRESS = lazy_pattern(r"https?://[^\s<>\"{}|\\^`]++")


class CheckSettings(Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """The table `[check]` of the settings."""

    select: Annotated[tuple[str, ...], Meta(description="the rules to run: codes, prefixes of codes, or names")] = ()
    ignore: Annotated[tuple[str, ...], Meta(description="the rules to skip")] = ()
    per_file: Annotated[
        dict[str, tuple[str, ...]], Meta(description="rules to skip in files that match a pattern")
    ] = {}
    per_key: Annotated[dict[str, tuple[str, ...]], Meta(description="rules to skip for the entry with a key")] = {}
    dialect: Annotated[Dialect, Meta(description="whose syntax is checked; `auto`: what is wrong in both")] = (
        Dialect.AUTO
    )
    key_pattern: Annotated[str | None, Meta(description="a regular expression that every key must match")] = None
    fail_on: Annotated[str, Meta(description="the lowest severity for exit code 1, or `never`")] = "warning"
    baseline: Annotated[str | None, Meta(description="a file of findings that are not reported again")] = None
    pages: Annotated[str, Meta(description="the address of a site with vlbib's docs, for the links in SARIF")] = ""


def check_settings(settings: Settings) -> CheckSettings:
    """Return the settings of a check. Raises `CannotUse` for an invalid value."""
    shaped = shaped_as(CheckSettings, dict(settings.check))
    if isinstance(shaped, BadValue):
        raise CannotUse(f"{settings.file}: under [check], {shaped.reason}")
    try:
        re.compile(shaped.key_pattern or "")
    except re.error as error:
        raise CannotUse(
            f"{settings.file}: under [check], `key-pattern` is not a valid regular expression: {error}"
        ) from error
    if shaped.fail_on not in (*Severity, "never"):
        raise CannotUse(f"{settings.file}: under [check], `fail-on` must be one of {', '.join(Severity)}, never")
    if shaped.pages and not _ADDRESS.fullmatch(shaped.pages):
        raise CannotUse(f"{settings.file}: under [check], `pages` must be an address: https://...")
    return shaped


def options_of(settings: Settings, library: Library | None = None, lock: Lock | None = None) -> CheckOptions:
    """Return the settings that rules read, with current keys for former ones. Raises `CannotUse` for invalid ones."""
    chosen = check_settings(settings)
    groups = _distinct_keys(settings, library, lock) if settings.not_duplicates else ()
    pairs = (pair for keys in groups for pair in combinations(keys, 2))
    return CheckOptions(
        dialect=chosen.dialect,
        latest_year=datetime.now(tz=UTC).year,
        key_pattern=chosen.key_pattern,
        vocabulary=settings.vocabulary,
        synonyms=tuple(settings.synonyms.items()),
        separator=settings.separator,
        venues=settings.venues,
        distinct=frozenset(frozenset(pair) for pair in pairs),
    )


def _distinct_keys(settings: Settings, library: Library | None, lock: Lock | None) -> Iterator[set[str]]:
    """Return the keys of each list under `not_duplicates`, with current keys for former ones."""
    from vlbib.lock.file import Lock

    current = (lock or Lock()).current_keys(entry.key for entry in (library.entries if library else ()))
    return ({current.get(key) or key for key in keys} for keys in settings.not_duplicates)


def selection_of(settings: Settings, select: Sequence[str], ignore: Sequence[str]) -> Selection:
    """Join the selection in the settings with that of the run, whose `select` replaces the one in the settings.

    Raises `CannotUse` for a code that is neither a rule nor a family.
    """
    chosen = check_settings(settings)
    selection = Selection(
        select=tuple(select) or chosen.select,
        ignore=(*chosen.ignore, *ignore),
        per_file=tuple(chosen.per_file.items()),
        per_key=tuple(chosen.per_key.items()),
    )
    tables = (code for _, codes in (*selection.per_file, *selection.per_key) for code in codes)
    for code in unknown(RULES, (*selection.select, *selection.ignore, *tables)):
        near = hint(code, (name for rule in RULES for name in (rule.code, rule.name)), "`vlbib rule` lists them")
        raise CannotUse(f"`{code}` is neither a rule nor a family{near}")
    return selection


def fail_on(settings: Settings, chosen: str | None) -> Severity | None:
    """Return the lowest severity that makes a run fail; None for `never`."""
    least = chosen or check_settings(settings).fail_on
    return None if least == "never" else Severity(least)

"""The options of a check, from the settings and from one run."""

from __future__ import annotations

import pytest

from vlbib.app.check.choices import fail_on, options_of, selection_of
from vlbib.checks.finding import Severity
from vlbib.checks.inputs import Dialect
from vlbib.checks.selection import Selection
from vlbib.core.faults import CannotUse
from vlbib.core.work import Status, Verdict
from vlbib.lock.file import Lock
from vlbib.lock.schema import LockedWork
from vlbib.settings import Settings


def test_settings_set_dialect_pattern_vocabulary_and_distinct_pairs() -> None:
    settings = Settings(
        vocabulary=("maps",),
        not_duplicates=(("a", "b", "c"),),
        check={"dialect": "biblatex", "key-pattern": "[a-z]+"},
    )
    options = options_of(settings)
    assert (options.dialect, options.key_pattern, options.vocabulary) == (Dialect.BIBLATEX, "[a-z]+", ("maps",))
    assert options.distinct == {frozenset("ab"), frozenset("ac"), frozenset("bc")}


def test_a_distinct_pair_follows_a_renamed_key_and_a_current_key_wins() -> None:
    accepted = Verdict(status=Status.ACCEPTED)
    works = (
        LockedWork(key="byhand", verdict=accepted, former_keys=("old", "Twin")),
        LockedWork(key="Twin", verdict=accepted),
    )
    lock = Lock(works=works)
    settings = Settings(not_duplicates=(("Old", "other"), ("twin", "third"), ("x", "old", "byhand")))
    expected = {frozenset(pair) for pair in (("byhand", "other"), ("Twin", "third"), ("x", "byhand"))}
    assert options_of(settings, None, lock).distinct == expected


def test_rules_are_selected_by_run_by_file_and_by_key() -> None:
    settings = Settings(
        check={"select": ["V"], "ignore": ["V001"], "per-file": {"old/*": ["L"]}, "per-key": {"rossi": ["D001"]}}
    )
    assert selection_of(settings, (), ("V002",)) == Selection(
        select=("V",), ignore=("V001", "V002"), per_file=(("old/*", ("L",)),), per_key=(("rossi", ("D001",)),)
    )
    assert selection_of(settings, ("L",), ()).select == ("L",)


@pytest.mark.parametrize(
    "table",
    [
        {"ignored": ["V"]},
        {"ignore": "V"},
        {"ignore": ["Q1"]},
        {"per-key": ["V"]},
        {"per-key": {"rossi": ["Q1"]}},
        {"dialect": "latex"},
        {"key-pattern": "["},
        {"fail-on": "always"},
    ],
)
def test_an_invalid_setting_is_reported(table: dict[str, object]) -> None:
    settings = Settings(file="vlbib.toml", check=table)
    with pytest.raises(CannotUse):
        (selection_of(settings, (), ()), options_of(settings), fail_on(settings, None))


def test_the_option_of_a_run_overrides_fail_on_in_the_settings() -> None:
    settings = Settings(check={"fail-on": "error"})
    assert fail_on(settings, None) is Severity.ERROR
    assert fail_on(settings, "info") is Severity.INFO
    assert fail_on(settings, "never") is None
    assert fail_on(Settings(check={"fail-on": "never"}), None) is None
    assert fail_on(Settings(), None) is Severity.WARNING

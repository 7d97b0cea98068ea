"""A rule on locked entries is run again only for entries that have changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from vlbib.bibtex.document import Document, read
from vlbib.checks.inputs import Inputs
from vlbib.checks.provenance.locked_entries import of_locked_entries
from vlbib.checks.rule import RuleFault
from vlbib.core.work import Status, Verdict
from vlbib.kept_answers import keeping
from vlbib.lock.schema import LockedWork

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.core.bib import Entry
    from vlbib.kept_answers import Answers

FIRST, SECOND = "@misc{a, title = {One}}\n", "@misc{b, title = {Two}}\n"
LOCK = tuple(LockedWork(key=key, verdict=Verdict(status=Status.ACCEPTED)) for key in ("a", "b", "gone"))


@pytest.fixture
def asked() -> list[str]:
    return []


def run(
    text: str,
    asked: list[str],
    answers: Answers,
    lock: tuple[LockedWork, ...] = LOCK,
    basis: str = "",
    *,
    lines: bool = False,
) -> list[str]:
    def faults_of(entry: Entry, work: LockedWork) -> Iterator[RuleFault]:
        asked.append(work.key)
        yield RuleFault(message=f"{work.key}: {entry.get('title')}", entry=entry)

    with keeping(answers):
        document = read(text.encode(), "a.bib")
        assert isinstance(document, Document)
        inputs = Inputs(library=document.library, lock=lock)
        faults = list(of_locked_entries("a rule", (basis,), inputs, faults_of))
        return [f"{fault.entry.line}: {fault.message}" if lines and fault.entry else fault.message for fault in faults]


def test_after_an_edit_only_the_edited_entry_is_checked_again(asked: list[str]) -> None:
    answers: Answers = {}
    assert run(FIRST + SECOND, asked, answers) == ["a: One", "b: Two"]
    assert run(FIRST + SECOND.replace("Two", "New"), asked, answers) == ["a: One", "b: New"]
    assert asked == ["a", "b", "b"]


def test_a_changed_block_or_basis_is_checked_again(asked: list[str]) -> None:
    answers: Answers = {}
    run(FIRST, asked, answers)
    run(FIRST, asked, answers, (LockedWork(key="a", verdict=Verdict(status=Status.WEB)),))
    run(FIRST, asked, answers, basis="another encoding")
    assert asked == ["a", "a", "a"]


def test_a_removed_entry_has_no_faults_and_the_last_entry_with_a_key_counts(asked: list[str]) -> None:
    answers: Answers = {}
    assert run(FIRST + FIRST.replace("One", "Last"), asked, answers) == ["a: Last"]
    assert run(SECOND, asked, answers) == ["b: Two"]


def test_a_moved_entry_is_not_checked_again_and_its_faults_move_with_it(
    asked: list[str],
) -> None:
    answers: Answers = {}
    run(FIRST + SECOND, asked, answers)
    assert run("\n\n" + FIRST + SECOND, asked, answers, lines=True) == ["3: a: One", "4: b: Two"]
    assert asked == ["a", "b"]

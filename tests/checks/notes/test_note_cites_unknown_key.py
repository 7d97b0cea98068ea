"""Suggestions for a key that a note cites and the library does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.checks.inputs import Inputs
from vlbib.checks.notes import note_cites_unknown_key as rule_module
from vlbib.core.bib import Entry, Field, Library
from vlbib.core.citation import NoteCitation
from vlbib.core.key_parts import key_of
from vlbib.kept_answers import keeping

if TYPE_CHECKING:
    import pytest

    from vlbib.kept_answers import Answers


def entry(number: int) -> Entry:
    values = {
        "author": f"Rossi, Ada and Meier, {chr(97 + number)}",
        "year": f"{1990 + number}",
        "title": "Counting Lines",
    }
    fields = tuple(Field(name, value, number) for name, value in values.items())
    return Entry("misc", f"own{number}", fields, number)


ENTRIES = tuple(entry(number) for number in range(20))
LIBRARY = Library(file="references.bib", entries=ENTRIES, strings={})


def messages(*keys: str) -> list[str]:
    citations = tuple(NoteCitation(key=key, file="a.md", line=1) for key in keys)
    inputs = Inputs(library=LIBRARY, note_citations=citations)
    return [fault.message.partition("references.bib")[2] for fault in rule_module.check(inputs)]


def test_a_key_that_an_entry_would_get_suggests_that_entry_and_a_typo_suggests_the_nearest_key() -> None:
    assert messages("ROSSI1995counting") == ["; `own5` would get this key"]
    assert messages("Own_19", "meier") == ["; did you mean `own19`?", ""]


def test_the_keys_that_entries_would_get_are_generated_once_for_all_citations_and_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made: list[str] = []

    def counted(people: str, year: str, title: str) -> str:
        made.append(year)
        return key_of(people, year, title)

    monkeypatch.setattr(rule_module, "key_of", counted)
    answers: Answers = {}
    for _ in range(2):
        with keeping(answers):
            assert len(messages(*(f"nobody{number}" for number in range(50)))) == 50
    assert len(made) == len(ENTRIES)

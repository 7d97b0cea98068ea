"""Where the findings of a check are marked in a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vlbib.app.key_places import keys_in
from vlbib.checks.finding import Finding, Severity
from vlbib.editors import diagnostics
from vlbib.editors.buffer_text import BufferText

if TYPE_CHECKING:
    import pytest

    from vlbib.app.key_places import KeyPlace


def finding(line: int, message: str) -> Finding:
    return Finding(code="N010", severity=Severity.WARNING, file="a.md", line=line, column=1, message=message)


def test_the_key_quoted_in_the_message_is_marked_and_not_one_that_occurs_in_other_words() -> None:
    buffer = BufferText("See [@a] and [@nobody2020].\n", "a.md")
    (mark,) = diagnostics.finding_diagnostics(buffer, [finding(1, "`nobody2020` is cited, but not in a.bib")])
    assert (mark.range.start.character, mark.range.end.character) == (15, 25)


def test_the_keys_of_a_text_are_read_once_for_all_of_its_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[str] = []

    def counted(text: str, file: str, lines: set[int]) -> tuple[KeyPlace, ...]:
        reads.append(file)
        return keys_in(text, file, lines)

    monkeypatch.setattr(diagnostics, "keys_in", counted)
    cited = [f"nobody{number}" for number in range(30)]
    for file in ("a.md", "a.tex"):
        buffer = BufferText("".join(f"\\cite{{{key}}}\n" for key in cited), file)
        found = [finding(line, f"`{key}` is cited") for line, key in enumerate(cited, start=1)]
        marks = diagnostics.finding_diagnostics(buffer, found)
        assert [(mark.range.start.line, mark.range.start.character) for mark in marks] == [(at, 6) for at in range(30)]
    assert reads == ["a.md", "a.tex"]

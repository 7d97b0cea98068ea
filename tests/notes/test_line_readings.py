from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from vlbib.core.ids import Id
from vlbib.core.work import Kind
from vlbib.notes import line_readings
from vlbib.notes.line.inline import read_line
from vlbib.notes.line.title import line_ids, read_title
from vlbib.notes.line_readings import LineReader
from vlbib.notes.reader import read_note
from vlbib.notes.title_lines import strength

if TYPE_CHECKING:
    from collections.abc import Mapping

    from vlbib.notes.line.inline import Line

LINES = (
    "# Papers", "## Sets of Things", "- [2021] A Title of Some Words",
    "- [A Title of Ours](https://arxiv.org/abs/2101.00001)", "- [A Title by Label][ours]",
    "[ours]: https://arxiv.org/abs/2102.00002", "- A Title Without Any Mark", "some prose",
    "- **A Bold Title of Some Words** (NeurIPS 2020)", "link:: https://arxiv.org/abs/2103.00003", "", "",
)  # fmt: skip


def test_a_line_reads_the_same_through_the_reader_as_alone() -> None:
    reader = LineReader()
    reader.begin(())
    said = reader.read(LINES[3])
    assert said.line == read_line(LINES[3], {})
    assert said.reading == read_title(said.line)
    assert said.strength is strength(said.reading)
    assert said.ids == line_ids(said.line) == (Id("arxiv", "2101.00001"),)


@pytest.mark.parametrize(
    ("text", "kind"), [("CLIP", Kind.ALIAS), ("Sets of Things", Kind.LINE), ("CLIP of Many Things", Kind.LINE)]
)
def test_a_name_of_few_words_is_an_alias(text: str, kind: Kind) -> None:
    assert LineReader().read(text).kind is kind


def test_a_line_of_an_earlier_state_of_the_note_is_not_parsed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    first = LineReader()
    before = read_note("\n".join(LINES), "a.md", first)
    read: list[str] = []

    def reading(text: str, targets: Mapping[str, str]) -> Line:
        read.append(text)
        return read_line(text, targets)

    monkeypatch.setattr(line_readings, "read_line", reading)
    second = LineReader(first.read_now)
    assert read_note("\n".join(LINES), "a.md", second) == before
    assert read == []
    assert second.read_now == first.read_now
    read_note("\n".join((*LINES, "- [2022] Another Title of Words")), "a.md", second)
    assert read == ["[2022] Another Title of Words"]


def test_links_have_the_current_line_of_their_text() -> None:
    reader = LineReader()
    read_note(LINES[3], "a.md", reader)
    (mention,) = read_note("\n\n\n" + LINES[3], "a.md", LineReader(reader.read_now)).mentions
    assert [link.line for link in mention.links] == [mention.line] == [4]


def test_lines_parsed_with_other_link_definitions_are_dropped() -> None:
    reader = LineReader()
    note = "- [A Title by Label][ours]\n\n[ours]: https://arxiv.org/abs/2102.0000"
    read_note(note + "2", "a.md", reader)
    (mention,) = read_note(note + "3", "a.md", LineReader(reader.read_now)).mentions
    assert [identity.value for identity in mention.ids] == ["2102.00003"]


@pytest.mark.parametrize("seed", range(10))
def test_a_note_read_with_lines_of_an_earlier_state_equals_a_fresh_read(seed: int) -> None:
    chance = random.Random(seed)
    lines, reader = chance.choices(LINES, k=20), LineReader()
    for _ in range(10):
        at = chance.randrange(len(lines))
        lines[at : at + chance.randrange(3)] = chance.choices(LINES, k=chance.randrange(3))
        lines.append(chance.choice(LINES))
        text, reader = "\n".join(lines), LineReader(reader.read_now)
        assert read_note(text, "a.md", reader) == read_note(text, "a.md")

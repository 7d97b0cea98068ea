from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vlbib.app.reading import note_cache, segment_cache
from vlbib.app.reading.titles_alone import titles_alone
from vlbib.core.known import AtHand, KnownTitle, TitleList
from vlbib.core.library_titles import LibraryTitles, TitlesByIndex
from vlbib.core.text import squeeze
from vlbib.matching.recognition.names.every_name import every_name_in
from vlbib.matching.recognition.names.told_names import told_names_in
from vlbib.matching.recognition.recognise import SegmentWorks, recognise, works_in
from vlbib.notes.reader import read_note
from vlbib.notes.recognised import with_sightings
from vlbib.notes.spoken_names import NamesSpoken
from vlbib.storage.note_files import NoteFile

if TYPE_CHECKING:
    from vlbib.core.segment import Segment

TITLES = ("Attention Is All You Need", "Deep Residual Learning for Image Recognition", "Visual Instruction Tuning")
HAND = AtHand((TitleList(tuple(KnownTitle(title, squeeze(title)) for title in TITLES), frozenset(("llava",))),), b"a")
LINES = (
    "# Notes", "## Transformers", "### LLaVA", "", "", f"- {TITLES[0]}", f"  - [2017] {TITLES[0]}, see [@vaswani2017]",
    f"We read {TITLES[1]}, and then {TITLES[2].lower()} (Liu et al., 2023).", "- LLaVA", "## Results",
    "- A Title Nobody Knows of Graphs",
    "- [2021] [A Paper of Ours](https://arxiv.org/abs/2101.00001)", "> quoted", "| Paper | Year |", "|---|---|",
    f"| {TITLES[1]} | 2016 |", "```", "今天读了这篇论文", f"{TITLES[1]} Revisited", f"1. {TITLES[2]}", "<!--", "-->",
    "$$",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VLBIB_CACHE_DIR", str(tmp_path / "cache"))


def read(lines: list[str], hand: AtHand = HAND) -> note_cache.CachedNote:
    return note_cache.read_cached(NoteFile("a.md", "\n".join(lines)), hand)


def read_whole(text: str) -> tuple[object, ...]:
    note = read_note(text, "a.md")
    works = {id(segment): works_in(segment, HAND) for segment in note.segments}
    mentions, skipped = with_sightings(
        note,
        recognise(note.segments, HAND),
        passed_over=lambda segment: works[id(segment)].passed,
        names=NamesSpoken(
            lambda segment: works[id(segment)].spoken,
            lambda line: every_name_in(line, HAND),
            possible=lambda line: told_names_in(line, HAND),
        ),
    )
    return mentions, skipped, note.citations


def looked_up(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    texts: list[str] = []

    def counting(segment: Segment, known: AtHand) -> SegmentWorks:
        texts.append(segment.text)
        return works_in(segment, known)

    monkeypatch.setattr(segment_cache, "works_in", counting)
    return texts


def edit(lines: list[str], chance: random.Random) -> None:
    at = chance.randrange(len(lines))
    lines[at : at + chance.randrange(3)] = chance.choices(LINES, k=chance.randrange(3))
    lines.append(chance.choice(LINES))


@pytest.mark.parametrize("seed", range(8))
def test_an_edited_note_gives_the_same_result_as_without_a_cache(seed: int) -> None:
    chance = random.Random(seed)
    lines = chance.choices(LINES, k=40)
    for _ in range(12):
        edit(lines, chance)
        after = read(lines)
        assert (after.mentions, after.skipped, after.citations) == read_whole("\n".join(lines))


def test_after_an_edit_only_the_changed_segment_is_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    read(list(LINES))
    texts = looked_up(monkeypatch)
    read(["An added line.", "", *LINES])
    assert texts == ["An added line."]


def test_the_librarys_titles_are_checked_once_for_all_unchanged_segments(monkeypatch: pytest.MonkeyPatch) -> None:
    hand = at_hand_of([OTHERS[0]])
    first = read(list(LINES), hand)
    asked: list[bytes] = []
    stamp_of_titles = LibraryTitles.stamp_of_titles

    def counting(library: LibraryTitles, beginnings: bytes) -> bytes:
        asked.append(beginnings)
        return stamp_of_titles(library, beginnings)

    monkeypatch.setattr(LibraryTitles, "stamp_of_titles", counting)
    assert len(read(["An added line.", "", *LINES], hand).mentions) == len(first.mentions)
    assert len(asked) == 3  # for the cached segments, for the added line, for all
    assert asked[0] == first.asked
    assert set(asked[2]) >= set(asked[1])


def test_a_note_is_looked_up_again_once_other_works_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    title = "A Title That Nobody Knew Yet"
    line = f"It is {title}, which we read."
    assert read([line]).mentions == ()
    texts = looked_up(monkeypatch)
    named = read([line], AtHand((TitleList((KnownTitle(title, squeeze(title)),)),), b"b"))
    assert [mention.text for mention in named.mentions] == [title]
    assert line in texts


@pytest.mark.parametrize("damage", [b"", b"\x00", b"\xc1", b"not it", b"\x93\xc4\x00\x80\x91\x01"])
def test_a_damaged_cache_is_ignored(damage: bytes) -> None:
    first = read(list(LINES))
    (path,) = Path("cache/segments").glob("*/*")
    path.write_bytes(damage)
    assert read([*LINES, ""]).mentions == first.mentions


OTHERS = ("A Title Nobody Knows of Graphs", "Learning of Visual Instructions", "LLaVA", *TITLES)
INDEX = TitleList(tuple(KnownTitle(title, squeeze(title), frozenset(("llava",))) for title in TITLES[:2]))


def at_hand_of(texts: list[str]) -> AtHand:
    """Return what is known with an index and a library with these titles."""
    titles = tuple(KnownTitle(text, squeeze(text)) for text in texts)
    alone, far = titles_alone(titles, (INDEX,), "a", b"index")
    library = LibraryTitles(lambda: TitlesByIndex(TitleList(titles), TitleList(alone), TitleList(far)))
    return AtHand((library, INDEX), "\0".join(texts).encode(), library, b"index")


@pytest.mark.parametrize("seed", range(8))
def test_edits_of_note_and_library_give_the_same_result_as_without_a_cache(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    lines = chance.choices((*LINES, *(f"- {text}" for text in OTHERS), *(f"It is {text}." for text in OTHERS)), k=40)
    for number in range(12):
        if chance.random() < 0.6:
            edit(lines, chance)
        hand = at_hand_of(chance.sample(OTHERS, chance.randrange(len(OTHERS))))
        after = read(lines, hand)
        with monkeypatch.context() as fresh:
            fresh.setenv("VLBIB_CACHE_DIR", str(tmp_path / f"fresh{number}"))
            anew = read(lines, hand)
        assert (after.mentions, after.skipped, after.citations) == (anew.mentions, anew.skipped, anew.citations)


def test_a_note_is_not_looked_up_again_for_works_that_an_index_has(monkeypatch: pytest.MonkeyPatch) -> None:
    lines = [f"- {TITLES[0]}", f"It is {TITLES[1]}, which we read.", "- A Title Nobody Knows of Graphs"]
    first = read(lines, at_hand_of([]))
    texts = looked_up(monkeypatch)
    assert read(lines, at_hand_of(list(TITLES[:2]))) == first
    assert texts == []
    read(lines, at_hand_of(["A Title Nobody Knows of Graphs"]))
    assert texts == ["A Title Nobody Knows of Graphs"]

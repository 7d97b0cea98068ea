from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from vlbib.app.reading import note_cache
from vlbib.core.known import AtHand, KnownTitle, TitleList
from vlbib.core.library_titles import LibraryTitles, TitlesByIndex
from vlbib.core.text import squeeze
from vlbib.notes import reader
from vlbib.storage.note_files import NoteFile

NOTES = (Path(__file__).parents[3] / "notes" / "vision-language.md").read_text("utf-8")
LINE = "- [2021] A Title of Some Words of its Own\n"


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VLBIB_CACHE_DIR", str(tmp_path / "cache"))


def read_cached(note: NoteFile, hand: AtHand | None = None) -> note_cache.CachedNote:
    return note_cache.read_cached(note, hand or AtHand(()))


def kept() -> list[Path]:
    return sorted(Path("cache/notes").glob("*/*"))


def test_a_cached_note_equals_the_note_that_was_read() -> None:
    note = NoteFile("notes/a.md", NOTES + "\n- [2021] [A Title of Some Words](https://arxiv.org/abs/2101.00001)\n")
    task = NoteFile("b.md", LINE + "\nA Title of Some Other Words\n")
    first, again = read_cached(note), read_cached(note)
    read_cached(task)
    read = reader.read_note(note.text, note.file)
    assert (first.mentions, first.skipped) == (read.mentions, read.skipped)
    assert again == first
    assert [item.text for item in read_cached(task).skipped] == ["A Title of Some Other Words"]
    assert any(mention.ids for mention in read.mentions)
    assert any(mention.links for mention in read.mentions)


def test_a_cached_note_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    note = NoteFile("a.md", LINE)
    first = read_cached(note)
    monkeypatch.delattr(reader, "read_note")
    assert read_cached(note) == first


def test_a_changed_text_is_read_again_and_replaces_the_old_one() -> None:
    read_cached(NoteFile("a.md", LINE))
    changed = read_cached(NoteFile("a.md", LINE.replace("Some", "Other")))
    assert [mention.text for mention in changed.mentions] == ["A Title of Other Words of its Own"]
    assert len(kept()) == 1


@pytest.mark.parametrize("damage", [b"", b"\x00", b"\xc1", b"not it", b"\x93\xc4\x00\x91\x01\x90"])
def test_a_damaged_cache_is_ignored(damage: bytes) -> None:
    note = NoteFile("a.md", LINE)
    first = read_cached(note)
    kept()[0].write_bytes(damage)
    assert read_cached(note) == first
    assert read_cached(note) == first


def test_a_note_cached_by_other_code_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    note = NoteFile("a.md", LINE)
    old = read_cached(note)
    monkeypatch.setattr("vlbib.app.reading.note_cache._reader", lambda: b"other")
    assert read_cached(note).digest != old.digest


@pytest.mark.parametrize("folder", ["core", "notes", "matching"])
def test_a_change_in_any_module_that_reads_notes_is_detected(folder: str) -> None:
    read_cached(NoteFile("a.md", LINE))
    loaded = [module.__file__ for name, module in sys.modules.items() if name.startswith(f"vlbib.{folder}.")]
    assert len(loaded) > 10
    assert {Path(file) for file in loaded if file} <= set(note_cache.reading_code())


def test_a_cache_that_cannot_be_written_changes_nothing() -> None:
    Path("cache").write_text("a file, no folder")
    assert len(read_cached(NoteFile("a.md", LINE)).mentions) == 1


def test_a_file_name_that_is_not_utf_8_changes_nothing() -> None:
    note = NoteFile(os.fsdecode(b"caf\xe9.md"), LINE)
    assert len(read_cached(note).mentions) == 1


def test_a_note_is_read_again_once_other_works_are_known() -> None:
    title = "Attention Is All You Need"
    note = NoteFile("a.md", f"We read about it: {title} is the one.\n")
    known = TitleList((KnownTitle(title, "attentionisallyouneed"),))
    assert read_cached(note).mentions == ()
    named = read_cached(note, AtHand((known,), b"another state"))
    assert [mention.text for mention in named.mentions] == [title]


def test_a_name_that_is_the_topic_of_other_works_is_reported_with_its_work() -> None:
    title = "PyTorch: An Imperative Style, High-Performance Deep Learning Library"
    known = TitleList((KnownTitle(title, squeeze(title), frozenset(("pytorch",))),), frozenset(("pytorch", "clip")))
    note = NoteFile("a.md", "# Papers\n\n## PyTorch\n\n- CLIP\n")
    read = read_cached(note, AtHand((known,), b"a state"))
    assert [mention.text for mention in read.mentions] == ["CLIP"]
    assert [(item.line, item.text) for item in read.skipped] == [(3, "PyTorch")]
    assert title in read.skipped[0].reason


def test_a_note_read_alone_needs_no_titles_a_second_time_unless_they_changed() -> None:
    note = NoteFile("a.md", "We read about it: Attention Is All You Need is the one.\n")
    lookups: list[str] = []

    def hand(*titles: str) -> AtHand:
        def lists() -> TitlesByIndex:
            lookups.append("")
            listed = TitleList(tuple(KnownTitle(title, squeeze(title)) for title in titles))
            return TitlesByIndex(listed, listed, listed)

        library = LibraryTitles(lists)
        return AtHand((library,), repr(titles).encode(), library)

    def named(*titles: str) -> list[str]:
        return [mention.text for mention in note_cache.read_alone(note, hand(*titles)).mentions]

    assert (named(), named(), len(lookups)) == ([], [], 1)
    titles = ("Attention Is All You Need",)
    assert (named(*titles), named(*titles), len(lookups)) == ([*titles], [*titles], 2)
    assert (named(), len(lookups)) == ([], 3)


def test_a_citation_key_of_the_note_s_own_references_is_not_open() -> None:
    text = "As in \\cite{oak2019} and \\cite{elm2018}.\n\n\\bibitem{oak2019} A. Oak. Old Maps of Towns. 2019.\n"
    opened = read_cached(NoteFile("a.tex", text)).open_mentions
    assert [each.mention.cited_as for each in opened if each.mention.cited_as] == ["elm2018"]

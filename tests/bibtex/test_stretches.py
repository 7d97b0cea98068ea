"""The stretches of a library, read separately, give the blocks of the whole file, whatever is between its entries."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from vlbib.bibtex import stretches as stretches_module
from vlbib.bibtex.document import Document, Refused, read
from vlbib.bibtex.stretches import read_stretch, stretches, strings_of

if TYPE_CHECKING:
    from vlbib.bibtex.grammar import Block
    from vlbib.core.bib import Entry

PIECES = (
    "@misc{a1,\n  title = {One},\n  year = 2020,\n}\n",
    "@article{b2, title = {Two {of} three}, journal = jml, month = jan # { 1}}\n",
    "@misc{c3,\n title = {Never closed,\n",
    '@misc{d4,\n title = "A quote,\n year = {1}\n}\n',
    "@misc{e5 no comma\n title = {x}}\n",
    "@misc(f6,\n title = {In (round) ones},\n)\n",
    "@misc{g7,\n title = {\\{ escaped}, note = {\\\\{}\n}\n",
    "@misc{h8, a = {b},}",
    "@misc{i9,\n  author = {É. Ñandú}, % a remark\n year = 1 }\n",
    '@string{jml = "Journal"}\n',
    "@String(x = {y} # jml)\n",
    "@string{jml = {Another}}\n@string{broken\n",
    '@preamble{"\\newcommand{\\x}{y}"}\n',
    "@preamble({x)\n",
    "@comment{jabref-meta: grouping}\n",
    "@Comment{left open\n",
    "@comment @misc{j1,\n title = {Held},\n}\n",
    "% @misc{k2, title = {x}}\n",
    "Write to me@misc{l3, title = {x}} or a@b.org.\n",
    "  @misc{m4,\n title = {Indented}}\n",
    "@misc{n5,\n title = {A}\n}}}\n",
    "}\n",
    "{\n",
    "\r\n",
    "\n\n",
    "@",
    "\\",
    ")\n",
)  # fmt: skip


def _documents(data: bytes) -> list[Document | Refused]:
    parts = stretches(data)
    strings = strings_of(parts, "a.bib")
    assert not isinstance(strings, Refused)
    return [read_stretch(part, strings, "a.bib") for part in parts]


def _at(block: Block, start: int) -> Block:
    """Return a block of a stretch that starts at `start`."""
    return structs.replace(
        block,
        start=block.start + start,
        end=block.end + start,
        key_start=block.key_start and block.key_start + start,
        key_end=block.key_end and block.key_end + start,
        scanned=type(block.offsets)("I", (at + start for at in block.offsets)),
        plain=b"",
        faults=tuple((at + start, reason) for at, reason in block.faults),
    )


DEFAULT = stretches_module._OFTEN


@pytest.fixture(autouse=True)
def _many_cuts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stretches_module, "_OFTEN", 0)


@given(st.lists(st.sampled_from(PIECES), max_size=14), st.sampled_from(("", "\ufeff", "words\n")), st.booleans())
def test_the_blocks_of_the_stretches_are_those_of_the_file(pieces: list[str], head: str, is_windows: bool) -> None:  # noqa: FBT001 -- drawn
    text = head + "".join(pieces)
    data = (text.replace("\n", "\r\n") if is_windows else text).encode()
    whole = read(data, "a.bib")
    assert isinstance(whole, Document)
    parts = stretches(data)
    assert b"".join(part.text for part in parts) == data
    blocks: list[Block] = []
    entries: list[Entry] = []
    start = 0
    for part, document in zip(parts, _documents(data), strict=True):
        assert isinstance(document, Document)
        blocks += [_at(block, start) for block in document.blocks]
        entries += document.library.entries
        start += len(part.text)
    assert blocks == [_at(block, 0) for block in whole.blocks]
    assert tuple(entries) == whole.library.entries
    assert strings_of(parts, "a.bib") == whole.strings


def test_a_file_is_split_before_entries_and_not_after_a_comment() -> None:
    entry = "@misc{{{},\n title = {{x}},\n}}\n"
    text = "".join(map(entry.format, "abc")) + "@comment{}\n" + entry.format("d")
    parts = stretches(text.encode())
    assert [part.line for part in parts] == [1, 4, 7]
    assert parts[2].text.startswith(b"@misc{c,")


@pytest.mark.parametrize("ending", ["\r", ""])
def test_no_cut_is_made_after_the_last_line_feed(ending: str) -> None:
    text = f"@misc{{a, t = {{x}}}}\n@misc{{b,{ending} t = {{y}}}}{ending}@misc{{c, t = {{z}}}}{ending}"
    assert len(stretches(text.encode())) == 1
    assert len(stretches(f"{text}\n".encode())) == 2


def test_a_file_in_another_encoding_is_one_stretch() -> None:
    text = "@misc{a, t = {é}}\n@misc{b, t = {ü}}\n"
    assert len(stretches(text.encode())) == 2
    assert len(stretches(text.encode("latin-1"))) == 1
    assert len(stretches(text.encode("utf-16"))) == 1


def test_about_one_entry_in_sixty_four_starts_a_stretch_by_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stretches_module, "_OFTEN", DEFAULT)
    entries = [f"@misc{{key{number},\n  title = {{x}},\n}}\n".encode() for number in range(1000)]
    parts = stretches(b"".join(entries))
    assert 8 <= len(parts) <= 24
    more = stretches(b"".join([*entries[:500], b"@misc{one-more, title = {x}}\n", *entries[500:]]))
    assert len({part.text for part in parts} ^ {part.text for part in more}) <= 3


def test_a_stretch_with_conflict_markers_is_refused() -> None:
    data = b"@misc{a, t = {x}}\n@misc{b, t = {y}}\n<<<<<<< ours\n"
    assert [isinstance(document, Refused) for document in _documents(data)] == [False, True]

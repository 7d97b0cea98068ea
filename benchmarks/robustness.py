"""Run attacks, and print a table of attack, count and losses: `python benchmarks/robustness.py [ATTACK ...]`.

An attack is a function in `ATTACKS` that returns a count of trials and the losses in words. A loss is lost data, an
endless wait, or time that grows faster than the input. The exit code is 1 if there is any. All attacks together take
less than three minutes of CPU.
"""

from __future__ import annotations

import gzip
import json
import logging
import math
import socket
import sys
import threading
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from vlbib.bibtex.document import Document
from vlbib.bibtex.document import read as read_library
from vlbib.exports.format import ExportOptions, format_names, load_format
from vlbib.exports.view import LibraryItems
from vlbib.matching.recognition.recognise import recognise
from vlbib.notes.reader import read_note
from vlbib.notes.recognised import with_sightings
from vlbib.resolver import CouldNotAsk, together
from vlbib.sources.dumps import CannotAdd, Damaged, add_files, check_usable, index_info
from vlbib.sources.http.call import Call, Failure
from vlbib.sources.http.wire import Wire
from vlbib.sources.index import CATALOGUE, KnownIndex, open_named
from vlbib.sources.network import Limits
from vlbib.storage import file_pair
from vlbib.storage.file_pair import finish, write_pair
from vlbib.storage.files import put_in_place

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

SIZES = (25_000, 50_000, 100_000)
EXPONENT = 1.2
FLOOR = 0.1  # seconds of CPU below which growth cannot be told from chance
NOTES = (
    "`", "` ", "\n", " \n", "  \n\n", "\r", "\r\n", "\t\n", " ", "et al. ", "et al., ", "*", "_", "[", "(a ", "<a ",
    "|", "%% a\n", "- a\n", "# a\n", "x", "[{", "1", "# \n", "=", "=\n", "> ", "a, ", ". ", "http://",
)  # fmt: skip
LIBRARIES = (
    "@comment{", "@comment(", "@comment{\n", "@misc{a, t = {", "@misc{a, t = {\n", "@misc{a,\n", '@misc{a, t = "',
    "@string{", "@preamble{", "{", "}", "%", ",", "@", "% @misc{a,\n", "% @misc{a, t = {x}\n", "% @string{a =\n",
)  # fmt: skip
LINES = 400_000
SECONDS_OF_LINES = 30.0


def growth(name: str, read: Callable[[str], object], units: Sequence[str]) -> tuple[int, list[str]]:
    """Read repetitions of each unit at three sizes, and print a line for each that takes long enough to be measured."""
    losses = []
    for unit in units:
        times = []
        for size in SIZES:
            began = time.process_time()
            read(unit * (size // len(unit)))
            times.append(time.process_time() - began)
        exponent = math.log(times[-1] / max(times[0], 1e-4)) / math.log(SIZES[-1] / SIZES[0])
        shown = "  ".join(f"{seconds:.2f}" for seconds in times)
        if times[-1] >= FLOOR:
            print(f"    {name} {unit!r}: {shown} s, exponent {exponent:.2f}")
        if times[-1] >= FLOOR and exponent > EXPONENT:
            losses.append(f"{unit!r} grows with exponent {exponent:.2f}")
    return len(units) * len(SIZES), losses


def runs_in_notes() -> tuple[int, list[str]]:
    """Read notes with one unit repeated, as a sync reads them."""
    index = open_named(CATALOGUE, Path())
    assert index is not None
    from vlbib.core.known import AtHand

    hand = AtHand((KnownIndex(index),), b"")

    def read(text: str) -> object:
        lines = f"- [2021] A Title of a Paper {text}x\n\nTwo lines\n{text}x\n\n- [2022] Another Title\n"
        note = read_note(f"# A\n\n{lines}", "a.md")
        return with_sightings(note, recognise(note.segments, hand))

    return growth("note", read, NOTES)


def runs_in_libraries() -> tuple[int, list[str]]:
    """Read libraries with one unit repeated, four times as long as notes because libraries are read faster."""
    return growth("library", lambda text: read_library((text * 4).encode(), "a.bib"), LIBRARIES)


def many_fields() -> tuple[int, list[str]]:
    """Export an entry with very many fields (one for each ten characters of the sizes) in each format."""
    count, losses = 0, list[str]()
    for name in format_names():
        render = load_format(name).render

        def export(text: str, render: Callable[..., object] = render) -> object:
            fields = "".join(f"  f{number} = {{v}},\n" for number in range(len(text) // 10))
            document = read_library(f"@misc{{a,\n{fields}}}\n".encode(), "a.bib")
            assert isinstance(document, Document)
            return render(LibraryItems(document.library, ""), ExportOptions())

        tried, lost = growth(f"export {name}", export, ("a",))
        count, losses = count + tried, [*losses, *lost]
    return count, losses


def many_lines() -> tuple[int, list[str]]:
    """Read 400,000 lines of notes in files of 4,000."""
    began = time.process_time()
    for number in range(LINES // 4000):
        lines = (
            f"- [2021] Learning of Number {number * 4000 + line} Things from Few Examples\n" for line in range(4000)
        )
        read_note("# A\n\n" + "".join(lines), f"{number}.md")
    spent = time.process_time() - began
    print(f"    {LINES} lines of notes: {spent:.1f} s")
    return LINES, [f"{spent:.0f} s"] if spent > SECONDS_OF_LINES else []


def crashes() -> tuple[int, list[str]]:
    """Crash before the library or before the lock is in place, edit the library, and go on: the right lock counts."""
    losses = []
    for step in (0, 1):
        for edit in (b"", b"% mine\n", b"% a\n" * 1000):
            with TemporaryDirectory() as folder:
                library, lock = Path(folder, "a.bib"), Path(folder, "a.lock")
                library.write_bytes(b"old\n")
                lock.write_bytes(b"old\n")
                _die_at(step, library, lock)
                edited = library.read_bytes() + edit
                library.write_bytes(edited)
                finish(library, lock)
                right = (edited, b"new\n" if step else b"old\n")
                if (library.read_bytes(), lock.read_bytes()) != right or len(list(Path(folder).iterdir())) != 2:
                    losses.append(f"died at {step}, then {len(edit)} bytes of edits")
    return 6, losses


def _die_at(step: int, library: Path, lock: Path) -> None:
    names, name = iter(range(2)), "put_in_place"

    def put(path: Path, staged: Path) -> None:
        if next(names) == step:
            raise KeyboardInterrupt
        put_in_place(path, staged)

    setattr(file_pair, name, put)
    with suppress(KeyboardInterrupt):
        write_pair(library, b"new\n", lock, [b"new\n"])
    setattr(file_pair, name, put_in_place)


@contextmanager
def _dripping(begin: bytes) -> Iterator[str]:
    """Serve some bytes at once, and then one every twentieth of a second."""
    over = threading.Event()

    def serve(server: socket.socket) -> None:
        with suppress(OSError):
            connection, _ = server.accept()
            with connection:
                connection.recv(4096)
                connection.sendall(begin)
                while not over.wait(0.05):
                    connection.sendall(b"x")

    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=serve, args=(server,), daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}/"
        over.set()


def drips() -> tuple[int, list[str]]:
    """Send requests to servers whose headers or bodies arrive byte by byte."""
    losses = []
    beginnings = (
        b"",
        b"HTTP/1.1 200 OK\r\nX: ",
        b"HTTP/1.1 200 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n",
    )
    for begin in beginnings:
        with _dripping(begin) as url:
            began = time.monotonic()
            outcome = Wire(Limits(connect=0.5, read=0.3, whole=0.6), "vlbib").once(Call(method="GET", url=url), None)
            seconds = time.monotonic() - began
        if not isinstance(outcome, Failure) or seconds > 5:
            losses.append(f"{begin!r} held for {seconds:.1f} s")
    return len(beginnings), losses


def refusals() -> tuple[int, list[str]]:
    """Ask a source that refuses one of many questions, several, or all."""
    losses = []
    cases = [(count, {bad}) for count in (1, 25, 100, 500) for bad in {0, count // 3, count - 1}]
    cases += [(count, set(range(0, count, step))) for count in (25, 500) for step in (1, 2, 5, count // 2)]
    for count, bad in cases:
        sent = _requests(count, bad)
        if sent > 5 + math.log2(count):
            losses.append(f"{sent} requests for {len(bad)} bad of {count}")
    return len(cases), losses


def _requests(count: int, bad: set[int]) -> int:
    sent = 0

    def ask(part: Sequence[int]) -> Generator[Any, Any, None]:
        nonlocal sent
        sent += 1
        if bad & set(part):
            raise CouldNotAsk("refused")
        yield from ()

    with suppress(CouldNotAsk):
        list(together(range(count), ask, []))
    return sent


def damaged_indexes() -> tuple[int, list[str]]:
    """Truncate an index and dumps, change a byte of an index: damage is reported, and a truncated dump is not done."""
    losses, count = [], 0
    lines = b"".join(
        json.dumps({"id": f"2101.{number:05}", "title": f"Paper {number}", "categories": "cs.CV"}).encode() + b"\n"
        for number in range(300)
    )
    with TemporaryDirectory() as folder:
        index, dump, harmed = Path(folder, "a.sqlite"), Path(folder, "a.json"), Path(folder, "b.sqlite")
        dump.write_bytes(lines)
        add_files([dump], index)
        whole = index.read_bytes()
        for cut in range(0, len(whole), max(1, len(whole) // 25)):
            count += 1
            harmed.write_bytes(whole[:cut])
            with suppress(Damaged):
                check_usable(harmed, every_page=True)
                losses.append(f"an index cut at {cut} passes")
        for at in range(0, len(whole), max(1, len(whole) // 50)):
            count += 1
            harmed.write_bytes(whole[:at] + bytes([whole[at] ^ 4]) + whole[at + 1 :])
            with suppress(Damaged):
                check_usable(harmed, every_page=True)
                losses.append(f"an index with another byte at {at} passes")
        for data in (lines, gzip.compress(lines)):
            for cut in range(len(data) // 8, len(data) - 1, len(data) // 8):
                count += 1
                losses += _cut_dump(Path(folder, f"{count}.sqlite"), dump, data[:cut])
    return count, losses


def _cut_dump(index: Path, dump: Path, data: bytes) -> list[str]:
    dump.write_bytes(data)
    try:
        (told,) = add_files([dump], index).files
    except CannotAdd as error:
        return [f"a dump of {len(data)} bytes: {error}"]
    info = index_info(index)
    done = info is not None and info.files
    return (
        [f"a dump cut at {len(data)} counts as done"] if done and not data.endswith(b"\n") and not told.refused else []
    )


ATTACKS: dict[str, Callable[[], tuple[int, list[str]]]] = {
    "long runs in notes": runs_in_notes,
    "long runs in libraries": runs_in_libraries,
    "entries of very many fields": many_fields,
    "400,000 lines of notes": many_lines,
    "death between library and lock, then an edit": crashes,
    "servers that drip": drips,
    "sources that refuse": refusals,
    "damaged indexes and dumps": damaged_indexes,
}


def main(names: Sequence[str]) -> int:
    """Run the attacks whose names contain one of the words, all without words; print the table."""
    logging.disable(logging.CRITICAL)
    rows, lost = [], 0
    for name, attack in ATTACKS.items():
        if not names or any(word in name for word in names):
            count, losses = attack()
            rows.append(f"{name:<48}{count:>9}{len(losses):>9}")
            lost += len(losses)
            for loss in losses:
                print(f"    LOST {name}: {loss}")
    print(f"{'attack':<48}{'count':>9}{'losses':>9}")
    print("\n".join(rows))
    print(f"{time.process_time():.0f} s CPU")
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

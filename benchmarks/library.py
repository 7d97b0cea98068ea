"""Check the library stage on .bib files: nothing is lost, nothing raises, and adding an entry changes nothing else.

    python benchmarks/library.py FOLDER          every .bib file below the folder
    python benchmarks/library.py --speed FILE    CPU of reading and of a sync that changes one field, in parses

Faults of a file: entry heads (`@type{` at the start of a line) that are in no block, a file that is neither refused nor
rebuilt byte for byte, and a plan that adds one work and changes any other byte. One parse is bibtexparser's.
"""

from __future__ import annotations

import gc
import logging
import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from bibtexparser.entrypoint import parse_string
from msgspec import structs

from vlbib.bibtex.document import Document, Refused, read, rebuilt
from vlbib.core.ids import Id
from vlbib.core.record import Draft, Record, Value
from vlbib.core.work import Mention, Status, Verdict, Work
from vlbib.lock.file import Lock, read_lock
from vlbib.lock.recall import recall_all
from vlbib.lock.settled import SettledWork, settled_work
from vlbib.merge.plan import Plan, plan

if TYPE_CHECKING:
    from collections.abc import Sequence

HEAD = re.compile(rb"^[ \t]*@[ \t]*(?!comment)[A-Za-z]+[ \t]*[{(]", re.MULTILINE | re.IGNORECASE)


def new_work(title: str, number: int) -> SettledWork:
    """Return a work that no library has."""
    identity = Id("arxiv", f"2101.{number:05d}")
    fields = {"author": "Doe, Jane", "title": title, "year": "2021", "eprint": identity.value}
    draft = Draft(type="misc", fields={name: Value(text, "note") for name, text in fields.items()}, ids=(identity,))
    record = Record(source="note", title=title, ids=(identity,))
    work = Work(mentions=(Mention(file="a.md", line=1, text=title),))
    verdict = Verdict(status=Status.ACCEPTED, records=(record,))
    return settled_work(work, verdict, draft, tags=("Measured",))


def faults(path: Path) -> list[str]:
    """Return the faults of one file; a refusal begins with `refused`."""
    data = path.read_bytes()
    document = read(data, path.name)
    if isinstance(document, Refused):
        return [f"refused: {document}"]
    found = [] if document.packed(rebuilt(document.source, document.blocks)) == data else ["not rebuilt"]
    heads = [match.start() for match in HEAD.finditer(document.source)]
    lost = [at for at in heads if not any(block.start <= at + 20 and at < block.end for block in document.blocks)]
    found += [f"lost: {document.source[at : at + 40]!r}" for at in lost]
    assert document.library is not None
    found += _addition(document)
    return found


def _addition(document: Document) -> list[str]:
    work = new_work("A Work That No Library Has Yet", 1)
    done = plan(document, Lock(), [work])
    old, new = (
        document.source,
        done.data if document.encoding.transparent else done.data.decode(document.encoding.name).encode(),
    )
    start = next(
        (at for at, (one, other) in enumerate(zip(old, new, strict=False)) if one != other), min(len(old), len(new))
    )
    end = len(new) - len(old) + start
    whole = new[:start] + new[end:] == old
    found = [] if whole else ["adding changes other bytes"]
    after = read(done.data, "after")
    if isinstance(after, Refused):
        return [*found, f"refused after adding: {after}"]
    keys = [one.key for one in document.library.entries]
    if sorted(one.key for one in after.library.entries) != sorted([*keys, *done.keys]):
        found.append("adding loses or hides an entry")
    again = plan(after, done.lock, [work.but(key=done.keys[0])])
    return found + (
        [] if (again.data, again.lock_data) == (done.data, done.lock_data) else ["a second plan changes bytes"]
    )


def corpora(folder: Path) -> int:
    """Report on every .bib file below a folder; return 1 if one has faults or more than 2 % are refused."""
    paths = sorted(folder.rglob("*.bib"))
    results = {path: faults(path) for path in paths}
    refused = [path for path, found in results.items() if any(one.startswith("refused") for one in found)]
    for path, found in results.items():
        for one in found:
            print(f"{path.name}: {one}")
    bad = [path for path, found in results.items() if found and path not in refused]
    print(f"{len(paths)} files, {len(refused)} refused, {len(bad)} with faults")
    return int(bool(bad) or len(refused) > 0.02 * len(paths))


def speed(path: Path) -> int:
    """Print the CPU seconds of reading, and of syncs that change one field, with ten works named and with all."""
    logging.disable(logging.CRITICAL)
    data = path.read_bytes()
    began = time.process_time()
    parse_string(data.decode(), parse_stack=[])
    parse = time.process_time() - began
    began = time.process_time()
    document = read(data, path.name)
    assert isinstance(document, Document)
    reading = time.process_time() - began
    began = time.process_time()
    count = len(document.library.entries)
    words = time.process_time() - began
    print(f"{count} entries; bibtexparser {parse:.2f} s, read {reading:.2f} s, in words {words:.2f} s")
    for number in (10, count):
        works = [_adopting(document, at) for at in range(number)]
        first = plan(document, Lock(), works)
        _sync(first, works, f"{number} works named", parse)
    return 0


def _adopting(document: Document, at: int) -> SettledWork:
    entry = document.library.entries[at]
    one = new_work(entry.get("title"), at)
    assert one.draft
    fields = {
        field.name: Value(field.value, "dblp") for field in entry.fields if field.name not in {"keywords", "abstract"}
    }
    return one.but(draft=structs.replace(one.draft, fields=fields | {"eprint": one.draft.fields["eprint"]}))


def _sync(first: Plan, works: Sequence[SettledWork], label: str, parse: float) -> None:
    gc.freeze()  # the objects of the benchmark itself must not cost time in the collector
    began = time.process_time()
    lock = read_lock(first.lock_data, "lock")
    document = read(first.data, "references.bib")
    assert isinstance(lock, Lock)
    assert isinstance(document, Document)
    settled = [one for one in recall_all(lock, [one.work for one in works]) if one and one.draft]
    moved = settled[0].draft
    assert moved is not None
    changed = settled[0].but(
        draft=structs.replace(moved, fields={**moved.fields, "eprint": Value("2105.00001", "arxiv")})
    )
    done = plan(document, lock, [changed, *settled[1:]])
    spent = time.process_time() - began
    lines = sum(one != other for one, other in zip(first.data.split(b"\n"), done.data.split(b"\n"), strict=True))
    print(f"{label}: sync {spent:.2f} s CPU, {spent / parse:.2f} of bibtexparser's parse; {lines} line changed")


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "--speed":
        sys.exit(speed(Path(sys.argv[2])))
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(corpora(Path(sys.argv[1])))

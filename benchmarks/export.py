"""Measures every export of a .bib file, including reading it, against bibtexparser 2.1's parse of the same file.

    python benchmarks/export.py FILE [ENTRIES] [FORMAT...]

The first ENTRIES (default 10,000) of the file are used; if it has fewer, they are repeated under new keys. The growth
exponent is measured with a quarter of them. Times are CPU seconds, the least of three interleaved runs, so that a busy
machine slows all formats alike. `benchmarks/many_entries.py` writes a library of different entries.
"""

from __future__ import annotations

import argparse
import gc
import math
import re
import sys
import time
from collections import defaultdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import bibtexparser

from vlbib.bibtex.document import Document, read
from vlbib.core.collector import collector_at_rest
from vlbib.exports.format import ExportOptions, format_names, load_format
from vlbib.exports.view import LibraryItems

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

LIMIT = 1.3
LIMITS = {"html": 2.0}
SLOW = {"references"}  # runs a pybtex style for each entry
GROWTH = 1.15
RUNS = 3


def least(works: Mapping[str, Callable[[], object]], runs: int = RUNS) -> dict[str, float]:
    """Return the CPU seconds of each function, the least of several interleaved runs."""
    times: dict[str, list[float]] = defaultdict(list)
    for _ in range(runs):
        for name, work in works.items():
            gc.collect()
            start = time.process_time()
            work()
            times[name].append(time.process_time() - start)
    return {name: min(spent) for name, spent in times.items()}


def taken(text: str, wanted: int) -> str:
    """Return as many of the file's entries as wanted, repeated under new keys if there are fewer."""
    blocks = [block.raw or "" for block in bibtexparser.parse_string(text, parse_stack=[]).entries]
    if len(blocks) >= wanted:
        return "\n\n".join(blocks[:wanted])
    key = re.compile(r"(@\w+\s*[{(]\s*[^,\s]+)")
    return "\n\n".join(key.sub(rf"\1-{n}", blocks[n % len(blocks)], count=1) for n in range(wanted))


def document(data: bytes) -> Document:
    """Read a file. Raises `SystemExit` if it cannot be read."""
    held = read(data, "benchmark.bib")
    if not isinstance(held, Document):
        raise SystemExit(f"cannot be read: {held}")
    return held


def export(name: str, data: bytes) -> int:
    """Read a library and export it as the command does; return the size."""
    form = load_format(name)
    with collector_at_rest():
        items = LibraryItems(document(data).library)
        result = form.render(items, ExportOptions())
        return len(result.data) + len(items.left_out())


def main() -> int:
    """Print a table; return 1 if a bound is exceeded."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("entries", type=int, nargs="?", default=10_000)
    parser.add_argument("formats", nargs="*", metavar="format")
    given = parser.parse_args()
    text, wanted = given.file.read_text(encoding="utf-8", errors="replace"), given.entries
    names = given.formats or format_names()
    large, small = taken(text, wanted), taken(text, wanted // 4)
    data, part = large.encode(), small.encode()
    works: dict[str, Callable[[], object]] = {
        "bibtexparser": lambda: bibtexparser.parse_string(large),
        "reading": lambda: document(data).library,
        "fields": lambda: [entry.fields for entry in document(data).library.entries],
    }
    works |= {name: partial(export, name, data) for name in names if name not in SLOW}
    works |= {f"a quarter, {name}": partial(export, name, part) for name in names if name not in SLOW}
    times = least(works)
    times |= least({name: partial(export, name, data) for name in names if name in SLOW}, runs=1)
    parse = times["bibtexparser"]
    print(f"{wanted} entries, {len(data) / 1e6:.1f} MB; bibtexparser {parse:.3f} s; vlbib reads it in "
          f"{times['reading']:.3f} s, and every field in {times['fields']:.3f} s")  # fmt: skip
    print(f"{'format':<12}{'s':>9}{'ratio':>7}{'growth':>8}")
    broken = []
    for name in names:
        ratio, quarter = times[name] / parse, times.get(f"a quarter, {name}")
        growth = math.log(times[name] / quarter, 4) if quarter else 1
        print(f"{name:<12}{times[name]:>9.3f}{ratio:>7.2f}{growth:>8.2f}")
        if name not in SLOW and (ratio > LIMITS.get(name, LIMIT) or growth > GROWTH):
            broken.append(name)
    print(f"over the bound: {', '.join(broken)}" if broken else "all within the bounds")
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main())

"""Measures every export of a .bib file against bibtexparser 2.1's parse of the same file, in one run.

    python benchmarks/export.py FILE [ENTRIES]

The file's entries are repeated under new keys until there are ENTRIES (10,000), and a quarter of them for the growth
exponent. Times are CPU seconds, the least of five runs. `render` is view and format of a library already read, `whole`
reads the file as well.
"""

from __future__ import annotations

import math
import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import bibtexparser

from vlbib.bibtex.document import Document, read
from vlbib.exports.format import ExportOptions, format_names, load_format
from vlbib.exports.view import view

if TYPE_CHECKING:
    from collections.abc import Callable

LIMITS = {"html": 2.5}
SLOW = {"references"}  # one pybtex style run an entry: no text format of ours
GROWTH = 1.15


def least(work: Callable[[], object], runs: int = 5) -> float:
    """Return the CPU seconds of the fastest of some runs."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def repeated(text: str, wanted: int) -> str:
    """Return the file's entries under new keys, as many as wanted."""
    blocks = [block.raw or "" for block in bibtexparser.parse_string(text, parse_stack=[]).entries]
    key = re.compile(r"(@\w+\s*[{(]\s*[^,\s]+)")
    return "\n\n".join(key.sub(rf"\1-{n}", blocks[n % len(blocks)], count=1) for n in range(wanted))


def library(text: str) -> Document:
    """Read a file; a benchmark needs one that can be read."""
    document = read(text.encode(), "benchmark.bib")
    if not isinstance(document, Document):
        raise SystemExit(f"cannot be read: {document}")
    return document


def render_time(name: str, document: Document) -> float:
    """Return the CPU seconds of one export of a library that is read."""
    form, known = load_format(name), document.library
    return least(lambda: form.render(view(known)[0], ExportOptions()), 1 if name in SLOW else 5)


def main() -> int:
    """Print a table and return 1 where a bound is broken."""
    text = Path(sys.argv[1]).read_text(encoding="utf-8", errors="replace")
    wanted = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    large, small = repeated(text, wanted), repeated(text, wanted // 4)
    parse = least(lambda: bibtexparser.parse_string(large))
    reading = least(lambda: library(large).library)
    whole, part = library(large), library(small)
    print(f"{wanted} entries, {len(large) / 1e6:.1f} MB; bibtexparser {parse:.3f} s; vlbib reads it in {reading:.3f} s")
    print(f"{'format':<12}{'render s':>9}{'ratio':>7}{'whole':>7}{'growth':>8}")
    broken = []
    for name in format_names():
        seconds, quarter = render_time(name, whole), render_time(name, part)
        growth = math.log(seconds / quarter, 4)
        ratio = seconds / parse
        print(f"{name:<12}{seconds:>9.3f}{ratio:>7.2f}{(seconds + reading) / parse:>7.2f}{growth:>8.2f}")
        if name not in SLOW and (ratio > LIMITS.get(name, 1.5) or growth > GROWTH):
            broken.append(name)
    print(f"over the bound: {', '.join(broken)}" if broken else "all within the bounds")
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main())

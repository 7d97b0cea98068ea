"""Compare what LaTeX prints of each field before and after the safe fixes.

    python scripts/printed_text.py FOLDER... [--pdflatex N]

For each .bib file the values before and after `vlbib check --fix` are decoded with pylatexenc, stray signs read as
meant to be printed, and mathematics compared as it is written. Each difference is shown with the rules that name it.
Values that no finding names must not change, and none may be lost. With `--pdflatex N` the first N mended values, their
text alone, are set by pdfLaTeX too. Exit 1 where a value is lost or changed without a finding.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from pylatexenc.latex2text import LatexNodes2Text

from vlbib.bibtex.document import Document, read
from vlbib.checks.fixes import mend
from vlbib.checks.inputs import Inputs
from vlbib.checks.run import run_rules
from vlbib.checks.selection import Selection

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vlbib.checks.finding import Finding

DECODER = LatexNodes2Text(math_mode="verbatim", keep_comments=True)
# Rules whose safe fixes change what is printed on purpose, and nothing but that.
MEANT = frozenset(
    ["L009", "R010", "R011", "S015", "S016", "V004", "V006", "V008", "V011", "V013", "V018", "V020", "V024", "V031"]
)
PREAMBLE = r"\documentclass{article}\usepackage[T1]{fontenc}\usepackage{amsmath,url}\begin{document}"


def printed(value: str) -> str:
    """Return the text that a value is meant to print, on one line."""
    meant = re.sub(r"(?<!\\)([%&])", r"\\\1", value)
    try:
        text = str(DECODER.latex_to_text(meant))
    except Exception:  # noqa: BLE001 -- what pylatexenc does not read is compared as it stands
        text = value
    return " ".join(text.split())


def values(document: Document) -> Iterator[tuple[int, str, str]]:
    """Yield the values that are not blank: number of the entry, name of the field, value."""
    for number, entry in enumerate(document.library.entries):
        yield from ((number, field.name, field.value) for field in entry.fields if field.value.strip())


def named(findings: Iterable[Finding]) -> dict[tuple[str | None, str | None], set[str]]:
    """Return the codes of the findings with a safe fix by the key and field that they name."""
    codes: dict[tuple[str | None, str | None], set[str]] = {}
    for finding in findings:
        for edit in finding.fix.edits if finding.fix and finding.fix.safe else ():
            codes.setdefault((finding.key, edit.name), set()).add(finding.code)
    return codes


def compare(path: Path) -> tuple[int, list[str], list[str]]:
    """Return how many values a file has, the faults of its fixes, and the mended values."""
    before = read(path.read_bytes(), path.name)
    if not isinstance(before, Document):
        return 0, [], []
    inputs = Inputs(library=before.library)
    after = mend(before, inputs, Selection(), unsafe=False).document
    if after is before:
        return sum(1 for _ in values(before)), [], []
    old, new = Counter(values(before)), Counter(values(after))
    gone, come = list((old - new).elements()), list((new - old).elements())
    codes = named(run_rules(inputs))
    return old.total(), list(faults(path, before, codes, gone, come)), [value for _, _, value in come]


def faults(
    path: Path,
    before: Document,
    codes: dict[tuple[str | None, str | None], set[str]],
    gone: Sequence[tuple[int, str, str]],
    come: Sequence[tuple[int, str, str]],
) -> Iterator[str]:
    """Yield the values that are lost, or that print otherwise without a rule that means to change them."""
    for number, name, value in gone:
        key = before.library.entries[number].key
        heirs = [new for at, field, new in come if (at, field) == (number, name)]
        rules = codes.get((key, name), set())
        if not heirs:
            yield f"{path}: {key}: `{name}` is lost: {value!r}"
        elif not rules & MEANT and printed(value) not in map(printed, heirs):
            yield f"{path}: {key}: `{name}` ({', '.join(sorted(rules))}): {printed(value)!r} -> {printed(heirs[0])!r}"


def typeset(sample: Sequence[str]) -> list[str]:
    """Return the values that pdfLaTeX does not set without an error, those beyond ASCII left out."""
    failed = []
    for value in sample:
        with tempfile.TemporaryDirectory() as folder:
            Path(folder, "a.tex").write_text(f"{PREAMBLE}\n{value}\n\\end{{document}}\n", encoding="utf-8")
            command = ["pdflatex", "-no-shell-escape", "-halt-on-error", "-interaction=batchmode", "a.tex"]
            run = subprocess.run(command, cwd=folder, capture_output=True, check=False)
            failed += [value] if run.returncode else []
    return failed


def main() -> int:
    """Compare all files and print one line for each fault, then the sums."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--pdflatex", type=int, default=0, metavar="N")
    asked = parser.parse_args()
    paths = sorted(path for folder in asked.folders for path in folder.rglob("*.bib"))
    results = [compare(path) for path in paths]
    lines = [line for _, faulty, _ in results for line in faulty]
    mended = list(dict.fromkeys(value for _, _, come in results for value in come))
    sample = [value for value in mended if value.isascii() and re.search(r"\\[%&#_]", value)][: asked.pdflatex]
    failed = typeset(sample)
    print(*lines, *(f"pdfLaTeX stops at {value!r}" for value in failed), sep="\n")
    print(
        f"{len(paths)} files, {sum(count for count, _, _ in results)} values, {len(mended)} mended, {len(lines)} faults"
    )
    print(f"{len(sample)} values set by pdfLaTeX, {len(failed)} not")
    return 1 if lines else 0


if __name__ == "__main__":
    sys.exit(main())

"""Compare what LaTeX prints of each field before and after the safe fixes.

    python scripts/printed_text.py FOLDER... [--pdflatex N]

For each .bib file, the values before and after `vlbib check --fix` are decoded with pylatexenc. Unescaped `%` and `&`
are read as printed signs, and mathematics is compared as it is written. Each difference is shown with the rules that
report it. Values without a finding must not change, and none may be lost; a venue may only become another name of it.
With `--pdflatex N`, N fixed values are also typeset by pdfLaTeX, and their text is read back with pdftotext: it must be
the decoded one, or what pdfLaTeX prints for the value before. The exit code is 1 if a value is lost, changed without a
finding, or typeset differently.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from pylatexenc.latex2text import LatexNodes2Text

from vlbib.bibtex.document import Document, read
from vlbib.checks.fixes import mend
from vlbib.checks.inputs import Inputs
from vlbib.checks.run import run_rules
from vlbib.checks.selection import Selection
from vlbib.core.venues import VenueMatch, same_venue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vlbib.checks.finding import Finding

DECODER = LatexNodes2Text(math_mode="verbatim", keep_comments=True)
# Rules whose safe fixes change what is printed on purpose.
MEANT = frozenset(
    ["L009", "R010", "R011", "S015", "S016", "V004", "V006", "V008", "V011", "V013", "V018", "V020", "V024", "V031"]
)
VENUES = "V036"  # one style of venue names: another name of the same venue
# Fields that bibliography styles do not print as text.
NOT_TEXT = frozenset(["url", "doi", "file", "month", "eprint", "howpublished", "pdf", "abstract", "keywords"])
PREAMBLE = (
    r"\documentclass{article}\usepackage{cmap}\usepackage[T1]{fontenc}\usepackage{amsmath,url,textcomp}"
    r"\pagestyle{empty}\begin{document}"
)


def printed(value: str) -> str:
    """Return the text that a value is meant to print, on one line."""
    meant = re.sub(r"(?<!\\)([%&])", r"\\\1", value)
    try:
        text = str(DECODER.latex_to_text(meant))
    except Exception:  # noqa: BLE001 -- what pylatexenc cannot read is compared as it is
        text = value
    return " ".join(text.split())


def values(document: Document) -> Iterator[tuple[int, str, str]]:
    """Yield the values that are not blank: number of the entry, field name, value."""
    for number, entry in enumerate(document.library.entries):
        yield from ((number, field.name, field.value) for field in entry.fields if field.value.strip())


def named(findings: Iterable[Finding]) -> dict[tuple[str | None, str | None], set[str]]:
    """Return the codes of the findings with a safe fix by key and field."""
    codes: dict[tuple[str | None, str | None], set[str]] = {}
    for finding in findings:
        for edit in finding.fix.edits if finding.fix and finding.fix.safe else ():
            codes.setdefault((finding.key, edit.name), set()).add(finding.code)
    return codes


def compare(path: Path) -> tuple[int, list[str], list[tuple[str, str]]]:
    """Return how many values a file has, the faults of its fixes, and pairs of changed text values."""
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
    pairs = [
        (value, new) for at, name, value in gone for place, field, new in come
        if (at, name) == (place, field) and name not in NOT_TEXT
    ]  # fmt: skip
    return old.total(), list(faults(path, before, codes, gone, come)), pairs


def faults(
    path: Path,
    before: Document,
    codes: dict[tuple[str | None, str | None], set[str]],
    gone: Sequence[tuple[int, str, str]],
    come: Sequence[tuple[int, str, str]],
) -> Iterator[str]:
    """Yield the values that are lost, or that print differently without a rule that changes them on purpose."""
    for number, name, value in gone:
        key = before.library.entries[number].key
        heirs = [new for at, field, new in come if (at, field) == (number, name)]
        rules = codes.get((key, name), set())
        if not heirs:
            yield f"{path}: {key}: `{name}` is lost: {value!r}"
        elif VENUES in rules and any(same_venue(value, heir) is VenueMatch.SAME for heir in heirs):
            continue
        elif not rules & MEANT and printed(value) not in map(printed, heirs):
            yield f"{path}: {key}: `{name}` ({', '.join(sorted(rules))}): {printed(value)!r} -> {printed(heirs[0])!r}"


def typeset(value: str) -> str | None:
    """Return the letters, digits and signs that pdfLaTeX prints for a value; None if it stops with an error."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "a.tex").write_text(f"{PREAMBLE}\n{value}\n\\end{{document}}\n", encoding="utf-8")
        command = ["pdflatex", "-no-shell-escape", "-halt-on-error", "-interaction=batchmode", "a.tex"]
        if subprocess.run(command, cwd=folder, capture_output=True, check=False).returncode:
            return None
        if not Path(folder, "a.pdf").exists():  # no page: nothing is printed
            return ""
        command = ["pdftotext", "-raw", "a.pdf", "-"]
        run = subprocess.run(command, cwd=folder, capture_output=True, check=False)
        return bare(run.stdout.decode("utf-8", "replace"))


def bare(text: str) -> str:
    """Return a text for comparison: without spaces, dashes and marks of mathematics, quotation marks all alike."""
    plain = re.sub(r"[$^_{}]", "", unicodedata.normalize("NFKD", text))
    return re.sub(r"[\s\x0c\u0300-\u036f‐‑‒–—-]+", "", re.sub(r"[`'‘’“”\"´]+", "'", plain))


def set_otherwise(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield the fixed values that pdfLaTeX cannot typeset, or typesets as another text than intended."""
    for value, new in pairs:
        text = typeset(new)
        if text is None:
            yield f"pdfLaTeX stops at {new!r}" if typeset(value) is not None else ""
        elif text not in (bare(printed(new)), typeset(value)):
            yield f"pdfLaTeX prints {text!r} of {new!r}"


def main() -> int:
    """Compare all files, and print one line for each fault, then the totals."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--pdflatex", type=int, default=0, metavar="N")
    asked = parser.parse_args()
    paths = sorted(path for folder in asked.folders for path in folder.rglob("*.bib"))
    results = [compare(path) for path in paths]
    lines = [line for _, faulty, _ in results for line in faulty]
    pairs = list(dict.fromkeys(pair for _, _, come in results for pair in come))
    sample = pairs[: asked.pdflatex]
    failed = [line for line in set_otherwise(sample) if line]
    print(*lines, *failed, sep="\n")
    print(
        f"{len(paths)} files, {sum(count for count, _, _ in results)} values, {len(pairs)} mended, {len(lines)} faults"
    )
    print(f"{len(sample)} values set by pdfLaTeX, {len(failed)} otherwise than meant")
    return 1 if lines or failed else 0


if __name__ == "__main__":
    sys.exit(main())

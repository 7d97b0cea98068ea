#!/usr/bin/env python3
"""Adopt libraries written by other programs, and list every field that a sync changes.

    benchmarks/adoption.py [--print STYLE] LIBRARY.bib ...

For each library, a project is created in a temporary folder: the library, and a note that names each of its entries by
year and title. Works are looked up offline, in the catalogue and the user's index (`VLBIB_DATA_DIR`). The output has,
for each entry whose work was recognised, the fields that changed, and in total: entries adopted, entries that mix
fields of two versions, works that got a second entry, and libraries that a second sync changes. With --print, it also
has what BibTeX prints for each changed entry in that style, before and after (bibtex must be on the path).
"""

from __future__ import annotations

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from vlbib.bibtex.document import Document, read
from vlbib.core.bib import ENTRY_TYPE, Entry
from vlbib.core.entries import values_of
from vlbib.core.latex import decode
from vlbib.core.text import one_line, squeeze
from vlbib.core.versions import VERSION_FIELDS, Version, mixture
from vlbib.lock.file import Lock, read_lock

_BIBITEM = re.compile(
    r"^\\bibitem(?:\[[^\]]*\])?\{([^}]*)\}\s*(.*?)(?=^\\bibitem|\\end\{thebib)", re.MULTILINE | re.DOTALL
)


@dataclass
class Adoption:
    """What a sync did to one library."""

    name: str
    adopted: list[str] = field(default_factory=list)
    mixed: list[str] = field(default_factory=list)
    mixed_before: list[str] = field(default_factory=list)
    second: list[str] = field(default_factory=list)
    restless: bool = False
    told: list[str] = field(default_factory=list)


def entries(path: Path) -> dict[str, Entry]:
    """Return the entries of a library by key, the first with each key."""
    document = read(path.read_bytes(), path.name)
    assert isinstance(document, Document), document
    return {entry.key: entry for entry in reversed(document.library.entries)}


def lines_of(library: dict[str, Entry]) -> str:
    """Return the lines of a note that name the entries, each under its own year."""
    rows = ((entry.get("year") or entry.get("date")[:4], decode(entry.get("title"))) for entry in library.values())
    named = {one_line(f"- [{year}] {title}") for year, title in rows if title}
    return "# Read\n\n" + "\n".join(sorted(named)) + "\n"


def sync(folder: Path) -> str:
    """Run a sync in a folder, and return its output."""
    command = [sys.executable, "-m", "vlbib", "sync", "--offline", "--verbose"]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert ran.returncode in (0, 3, 4), ran.stderr  # works may wait for a decision, or for a source
    return ran.stdout + ran.stderr


def printed(folder: Path, library: Path, style: str) -> dict[str, str]:
    """Return what BibTeX prints for each entry, by key."""
    with tempfile.TemporaryDirectory() as room:
        shutil.copy(folder / library, f"{room}/all.bib")
        keys = "".join(f"\\citation{{{key}}}\n" for key in entries(folder / library))
        Path(room, "a.aux").write_text(f"{keys}\\bibstyle{{{style}}}\n\\bibdata{{all}}\n", encoding="utf-8")
        subprocess.run(["bibtex", "a"], cwd=room, capture_output=True, check=False)
        text = Path(room, "a.bbl").read_text(encoding="utf-8", errors="replace")
    return {match[1]: one_line(match[2].replace("\\newblock", "")) for match in _BIBITEM.finditer(text)}


def adopt(path: Path, style: str) -> Adoption:
    """Adopt one library, and print what changed."""
    done = Adoption(path.stem)
    with tempfile.TemporaryDirectory() as room:
        folder, library = Path(room), Path("references.bib")
        shutil.copyfile(path, folder / library)
        before = entries(folder / library)
        old = printed(folder, library, style) if style else {}
        (folder / "notes").mkdir()
        (folder / "notes" / "a.md").write_text(lines_of(before), encoding="utf-8")
        done.told = [line for line in sync(folder).splitlines() if "its version stands" in line]
        first = (folder / library).read_bytes()
        after = entries(folder / library)
        lock = read_lock((folder / "references.lock").read_bytes(), "references.lock")
        new = printed(folder, library, style) if style else {}
        sync(folder)
        done.restless = (folder / library).read_bytes() != first
    assert isinstance(lock, Lock), lock
    _compare(done, before, after, {work.key for work in lock.works if work.key})
    for key in done.adopted:
        changes = changed(before[key], after[key])
        if changes:
            print(f"{path.stem} {key}")
            print("".join(f"    {name}: {was} -> {now}\n" for name, was, now in changes), end="")
            if style:
                print(f"    - {old.get(key, '')}\n    + {new.get(key, '')}")
    return done


def _compare(done: Adoption, before: dict[str, Entry], after: dict[str, Entry], written: set[str]) -> None:
    titles = {squeeze(decode(entry.get("title"))) for entry in before.values()}
    done.adopted = [key for key in before if key in written]
    mixed = {key: mixture(Version(entry.type, values_of(entry))) for key, entry in after.items() if key in written}
    done.mixed = [f"{key}: {why}" for key, why in mixed.items() if why]
    done.mixed_before = [key for key in done.adopted if mixture(Version(before[key].type, values_of(before[key])))]
    added = [entry for key, entry in after.items() if key not in before]
    done.second = [entry.key for entry in added if squeeze(decode(entry.get("title"))) in titles]


def changed(before: Entry, after: Entry) -> list[tuple[str, str, str]]:
    """Return the fields that differ, with both values; a missing one is `-`."""
    old = {**values_of(before), ENTRY_TYPE: before.type}
    new = {**values_of(after), ENTRY_TYPE: after.type}
    names = [name for name in dict.fromkeys([*old, *new]) if name != "keywords" and old.get(name) != new.get(name)]
    names.sort(key=lambda name: name not in VERSION_FIELDS | {ENTRY_TYPE})
    return [(name, one_line(old.get(name, "-")), one_line(new.get(name, "-"))) for name in names]


def main() -> None:
    """Adopt the given libraries, and print the totals."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("libraries", nargs="+", type=Path)
    parser.add_argument("--print", dest="style", default="", help="a style of BibTeX, such as plain")
    asked = parser.parse_args()
    all_of = [adopt(path, asked.style) for path in asked.libraries]
    counts: Counter[str] = Counter()
    for done in all_of:
        counts += Counter(adopted=len(done.adopted), mixed=len(done.mixed), second=len(done.second))
        counts += Counter({"mixed before": len(done.mixed_before), "told": len(done.told), "restless": done.restless})
        print("".join(f"{done.name}: {line}\n" for line in (*done.told, *done.mixed, *done.second)), end="")
    print(dict(counts))


if __name__ == "__main__":
    main()

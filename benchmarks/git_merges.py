"""Count how often git cannot merge two branches of a library, without and with the drivers: `git_merges.py [N ...]`.

Two branches each add N works, in separate notes, to a library of 40, and are merged; titles are drawn from the
catalogue. The output has for each N: merges with a conflict, conflict hunks in library and lock, and how many merges
`vlbib sync --locked` finds in order. The table in docs/howto/team.md has these numbers.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from vlbib.sources.index import CATALOGUE, open_named

SIZES = (3, 10, 25, 100)
MERGES = 10
BASE = 40
FILES = ("references.bib", "references.lock")
IN_ORDER = (0, 3)  # exit codes of a sync that would change nothing


@dataclass(frozen=True)
class Outcome:
    """The number of conflict hunks that a merge left in library and lock, and whether both match the notes."""

    hunks: tuple[int, int]
    in_order: bool


def titles() -> list[str]:
    """Return plain titles from every 37th work of the catalogue."""
    index = open_named(CATALOGUE, Path())
    assert index
    names = [records[0].title for number, records in enumerate(index.all()) if number % 37 == 0]
    return [name for name in names if name.isascii() and not set("$\\") & set(name) and len(name.split()) >= 6]


def run(folder: Path, *command: str) -> int:
    """Run git or vlbib in a folder and return the exit code."""
    return subprocess.run(command, cwd=folder, env=environment(folder), capture_output=True, check=False).returncode


def environment(folder: Path) -> dict[str, str]:
    """Return the environment: git without the user's settings, folders for vlbib, and this Python first on the path."""
    git = {f"GIT_{who}_{what}": "you" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    own = {"VLBIB_CACHE_DIR": str(folder.parent / "cache"), "VLBIB_DATA_DIR": str(folder.parent / "data")}
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return os.environ | git | own | {"PATH": path, "GIT_CONFIG_GLOBAL": os.devnull}


def commit(folder: Path, note: str, lines: list[str]) -> None:
    """Write a note, sync, and commit everything."""
    (folder / "notes").mkdir(exist_ok=True)
    (folder / "notes" / note).write_text("".join(f"- {line}\n" for line in lines), encoding="utf-8")
    run(folder, "vlbib", "sync", "--offline", "--quiet")
    run(folder, "git", "add", "-A")
    run(folder, "git", "commit", "-qm", note)


def merge(folder: Path, lines: list[str], size: int, *, drivers: bool) -> Outcome:
    """Let two branches add works, merge them, and return the outcome."""
    run(folder, "git", "init", "-q", "-b", "main")
    if drivers:
        run(folder, "vlbib", "git", "install")
    commit(folder, "base.md", lines[:BASE])
    run(folder, "git", "switch", "-q", "-c", "theirs")
    commit(folder, "theirs.md", lines[BASE : BASE + size])
    run(folder, "git", "switch", "-q", "main")
    commit(folder, "ours.md", lines[BASE + size :])
    run(folder, "git", "merge", "--no-edit", "theirs")
    library, lock = (f"\n{(folder / name).read_text(encoding='utf-8')}".count("\n<<<<<<<") for name in FILES)
    return Outcome((library, lock), run(folder, "vlbib", "sync", "--offline", "--locked") in IN_ORDER)


def main() -> None:
    """Print a row for each number of works, without and with the drivers."""
    every = titles()
    for size in map(int, sys.argv[1:]) if sys.argv[1:] else SIZES:
        for drivers in (False, True):
            outcomes = []
            for seed in range(MERGES):
                lines = random.Random(f"{size}-{seed}").sample(every, BASE + 2 * size)  # noqa: S311 -- a fixed draw
                with TemporaryDirectory() as folder:
                    project = Path(folder) / "project"
                    project.mkdir()
                    outcomes.append(merge(project, lines, size, drivers=drivers))
            conflicts = sum(any(outcome.hunks) for outcome in outcomes)
            library, lock = (sum(outcome.hunks[at] for outcome in outcomes) / MERGES for at in (0, 1))
            clean = sum(outcome.in_order for outcome in outcomes)
            name = "with the drivers" if drivers else "plain git"
            print(f"{size} works a side, {name}: {conflicts} of {MERGES} conflict", end="; ")
            print(f"hunks {library:.1f} + {lock:.1f}; {clean} in order", flush=True)


if __name__ == "__main__":
    main()

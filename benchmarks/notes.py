"""Measure how well notes are read: `python benchmarks/notes.py DIR`, with `DIR/NAME/{blind.md,key.json}` for each note.

Prints, for each note, how many lines of kind full and truncated in the key became a mention with the key's title
(compared by letters and digits, with or without a leading label and a trailing parenthesis), the CPU time, and the
mentions that are not in the key, to be judged by hand. `--original` reads `original.md`, with links, and compares ids
as well.
"""

from __future__ import annotations

import json
import re
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from vlbib.core.text import squeeze
from vlbib.notes.reader import read_note

if TYPE_CHECKING:
    from vlbib.core.work import Mention

KINDS = ("full", "truncated")


@dataclass(frozen=True, slots=True)
class Key:
    """One answer: the line, the title as in the note, its arXiv id, and the kind of title."""

    line: int
    title: str
    arxiv: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class Score:
    """The measurements of one note."""

    name: str
    keyed: int
    missed: tuple[Key, ...]
    wrong_ids: tuple[Key, ...]
    unkeyed: tuple[Mention, ...]
    seconds: float


def forms(title: str) -> set[str]:
    """Return a title squeezed, with and without a leading label and a trailing parenthesis."""
    bare = [title, re.sub(r"\s*[(\[][^()\[\]]*[)\]]\s*$", "", title)]
    labels = (r"^\[[^\]]*\][:\s]*", r"^[^:：]{1,40}[:：]\s+")
    return {squeeze(one) for one in (*bare, *(re.sub(label, "", one) for one in bare for label in labels)) if one}


def measure(folder: Path, name: str) -> Score:
    """Return the score of one note."""
    answers = json.loads((folder / "key.json").read_text(encoding="utf-8"))["entries"]
    keys = [Key(one["line"], one["title"], one.get("arxiv"), one["title_kind"]) for one in answers]
    text = (folder / name).read_bytes().decode("utf-8")
    start = time.process_time()
    note = read_note(text, name)
    seconds = time.process_time() - start
    wanted = [key for key in keys if key.kind in KINDS]
    hits = {key: found for key in wanted if (found := _hit(key, note.mentions)) is not None}
    return Score(
        name=folder.name,
        keyed=len(wanted),
        missed=tuple(key for key in wanted if key not in hits),
        wrong_ids=tuple(key for key, found in hits.items() if key.arxiv and not _has(found, key.arxiv)),
        unkeyed=tuple(one for one in note.mentions if not _is_keyed(one, keys)),
        seconds=seconds,
    )


def _hit(key: Key, mentions: tuple[Mention, ...]) -> Mention | None:
    """Return the mention with a key's title, at most two lines away from its line (front matter, wrapped titles)."""
    wanted = forms(key.title)
    near = sorted((one for one in mentions if abs(one.line - key.line) <= 2), key=lambda one: abs(one.line - key.line))
    return next((one for one in near if forms(one.text) & wanted), None)


def _has(mention: Mention, arxiv: str) -> bool:
    return any(one.scheme == "arxiv" and one.value == arxiv for one in mention.ids)


def _is_keyed(mention: Mention, keys: list[Key]) -> bool:
    return any(abs(mention.line - key.line) <= 2 and forms(mention.text) & forms(key.title) for key in keys)


def main(folder: Path, name: str) -> None:
    """Print the scores of all notes below a folder."""
    scores = [measure(path.parent, name) for path in sorted(folder.glob("*/key.json"))]
    for score in scores:
        found = score.keyed - len(score.missed)
        print(f"{score.name}: {found}/{score.keyed} found, {len(score.unkeyed)} unkeyed, {score.seconds * 1000:.0f} ms")
        for key in score.missed:
            print(f"    missed {key.line}: {key.title}")
        for key in score.wrong_ids if name == "original.md" else ():
            print(f"    without its id {key.line}: {key.arxiv} {key.title}")
        for one in score.unkeyed:
            print(f"    unkeyed {one.line} ({one.kind}): {one.text}")
    keyed = sum(score.keyed for score in scores)
    found = keyed - sum(len(score.missed) for score in scores)
    print(f"all: {found}/{keyed} = {found / keyed:.1%}, {sum(len(score.unkeyed) for score in scores)} unkeyed")


if __name__ == "__main__":
    main(Path(sys.argv[1]), "original.md" if "--original" in sys.argv else "blind.md")

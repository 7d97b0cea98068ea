"""Measure every way of writing a work in a note: `python benchmarks/ways.py [--works 20] [--seed 1] [--missed]`.

Each way in `WAYS` writes different works, drawn from the catalogue with a seed, one per note. A sync with the catalogue
alone reads them. The output has, for each way, how many were found right, as another work, as doubtful and not at all;
the exit code is 1 if a way has less than 97 % right, or any found as another work.
"""

from __future__ import annotations

import argparse
import json
import random
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from vlbib.core.ids import by_scheme
from vlbib.core.text import squeeze
from vlbib.sources.index import CATALOGUE, Index, open_named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from vlbib.core.names import Name
    from vlbib.core.record import Record

ENOUGH = 0.97
WORDS = 5  # minimum words in the title of a drawn work: shorter titles need more beside them


def people(work: Record, form: str, joint: str = ", ", last: str = " and ") -> str:
    """Return the first three authors, in a form with `g` given, `i` initials, `j` joined initials, `f` family name."""
    names = [_spelled(name, form) for name in work.authors[:3]]
    return joint.join(names[:-1]) + (last if len(names) > 1 else "") + names[-1]


def _spelled(name: Name, form: str) -> str:
    letters = [part[0] for part in name.given.split() if part[0].isalpha()]
    parts = {
        "g": name.given,
        "i": " ".join(f"{letter}." for letter in letters),
        "j": "".join(letters),
        "f": name.family,
    }
    return "".join(parts.get(char, char) for char in form)


def first(work: Record) -> str:
    """Return the first author's family name."""
    return work.authors[0].family


def venue(work: Record) -> str:
    """Return the short name of a work's venue."""
    return work.venue_short or work.venue or "arXiv"


def arxiv(work: Record) -> str:
    """Return a work's arXiv id."""
    return by_scheme(work.ids, "arxiv") or ""


def table(head: str, row: str) -> str:
    """Return a table of two columns with one row."""
    return f"| {head} |\n|---|---|\n| {row} |\n"


WAYS: Mapping[str, Callable[[Record], str]] = {
    "item": lambda w: f"- {w.title}",
    "numbered": lambda w: f"3. {w.title}",
    "task": lambda w: f"- [ ] {w.title}",
    "heading": lambda w: f"## {w.title}\n\ngood",
    "paragraph": lambda w: w.title,
    "bold": lambda w: f"**{w.title}**",
    "italic in prose": lambda w: f"We liked *{w.title}* very much.",
    "quoted in prose": lambda w: f"We liked “{w.title}” very much.",
    "prose": lambda w: f"Today we read {w.title} and liked it.",
    "lower case": lambda w: f"- {w.title.lower()}",
    "upper case": lambda w: f"- {w.title.upper()}",
    "callout": lambda w: f"> [!note] {w.title}",
    "quotation": lambda w: f"> {w.title}",
    "wikilink": lambda w: f"- [[{w.title}]]",
    "strike-through": lambda w: f"- ~~{w.title}~~",
    "Chinese brackets": lambda w: f"- 论文：《{w.title}》精读",
    "Japanese label": lambda w: f"- 論文: {w.title}",
    "Japanese brackets": lambda w: f"今日は「{w.title}」を読む。",
    "German quotes": lambda w: f"Lies „{w.title}“ bis morgen.",
    "guillemets": lambda w: f"À lire : « {w.title} » demain.",
    "table": lambda w: table("Paper | Year", f"{w.title} | {w.year}"),
    "table without a head for papers": lambda w: table("Day | What", f"1 | {w.title}"),
    "html table": lambda w: f"<table><tr><th>Paper</th></tr><tr><td>{w.title}</td></tr></table>",
    "html item": lambda w: f"<ul><li>{w.title}</li></ul>",
    "summary": lambda w: f"<details><summary>{w.title}</summary>\nx\n</details>",
    "footnote": lambda w: f"As known[^1].\n\n[^1]: {w.title}",
    "definition": lambda w: f"Main paper\n: {w.title}",
    "Dataview": lambda w: f"paper:: {w.title}",
    "YAML title": lambda w: f"---\ntitle: '{w.title}'\n---\nx",
    "TOML title": lambda w: f"+++\ntitle = '{w.title}'\n+++\nx",
    "YAML list": lambda w: f"---\npapers:\n  - '{w.title}'\n---\nx",
    "link": lambda w: f"- [{w.title}](https://example.org/x)",
    "badge after": lambda w: f"- {w.title} [![Stars](https://img.shields.io/x)](https://github.com/a/b)",
    "votes after": lambda w: f"- {w.title} — 4 votes",
    "star after": lambda w: f"- {w.title} :star:",
    "resources after": lambda w: f"- {w.title} [[pdf]](https://example.org/x.pdf) [code](https://github.com/a/b)",
    "venue before": lambda w: f"- [{w.year} {venue(w)}] {w.title}",
    "venue after": lambda w: f"- {w.title} ({venue(w)} {w.year})",
    "date before": lambda w: f"- 2024-05-07: {w.title}",
    "date after": lambda w: f"- {w.title} (read 7 May 2024)",
    "by": lambda w: f"- {w.title} by {people(w, 'g f')}",
    "dash and authors": lambda w: f"- {w.title} — {first(w)} et al. ({w.year})",
    "authors before": lambda w: f"- {people(w, 'g f')}. {w.title}.",
    "author and colon": lambda w: f"- {first(w)} et al.: {w.title}",
    "year before": lambda w: f"- {first(w)} et al. {w.year}, {w.title}",
    "APA": lambda w: f"{people(w, 'f, i', last=', & ')} ({w.year}). {w.title}. *{w.venue}*.",
    "MLA": lambda w: f"{first(w)}, {w.authors[0].given}, et al. “{w.title}.” {w.venue}, {w.year}.",
    "Chicago": lambda w: f"{people(w, 'g f')}. {w.year}. “{w.title}.” In *{w.venue}*.",
    "ACM": lambda w: f"{people(w, 'g f')}. {w.year}. {w.title}. In {w.venue}.",
    "IEEE": lambda w: f"[3] {people(w, 'i f')}, “{w.title},” in *Proc. {venue(w)}*, {w.year}, pp. 1–9.",
    "Nature": lambda w: f"3. {people(w, 'f, i', last=' & ')} {w.title}. {venue(w)} ({w.year}).",
    "Vancouver": lambda w: f"3. {people(w, 'f j', last=', ')}. {w.title}. {venue(w)}. {w.year};3:1-9.",
    "GB/T 7714": lambda w: f"[3] {people(w, 'f j', last=', ').upper()}. {w.title}[C]//{venue(w)}. {w.year}: 1-9.",
    "ACL": lambda w: f"{people(w, 'g f')}. {w.year}. {w.title}. In *Proceedings of {venue(w)}*, pages 1–9.",
    "Springer": lambda w: f"3. {people(w, 'f, i', last=', ')}: {w.title}. In: {venue(w)} ({w.year})",
    "two lines": lambda w: f"{people(w, 'g f')}.\n{w.title}.\n{venue(w)} {w.year}.",
    "arXiv in words": lambda w: f"- {w.title}, arXiv:{arxiv(w)}",
    "arXiv alone": lambda w: f"- arXiv:{arxiv(w)}",
    "arXiv as Zotero has it": lambda w: f"- arXiv:{arxiv(w)} [cs]",
    "arXiv number": lambda w: f"- {arxiv(w)}",
    "arXiv link": lambda w: f"- https://arxiv.org/abs/{arxiv(w)}v2",
    "arXiv file": lambda w: f"- [pdf](https://arxiv.org/pdf/{arxiv(w)}.pdf)",
    "arXiv in prose": lambda w: f"they refer to https://arxiv.org/abs/{arxiv(w)} there",
    "arXiv DOI": lambda w: f"- doi:10.48550/arXiv.{arxiv(w)}",
    "alphaXiv": lambda w: f"- https://www.alphaxiv.org/abs/{arxiv(w)}",
    "Hugging Face": lambda w: f"- https://huggingface.co/papers/{arxiv(w)}",
    "arXiv in a cell": lambda w: table("Paper | Who", f"{arxiv(w)} | Ida"),
}
FILES: Mapping[str, tuple[str, Callable[[Record], str]]] = {
    "Org": (".org", lambda w: f"** TODO {w.title} :tag:"),
    "Org item": (".org", lambda w: f"- {w.title}"),
    "text": (".txt", lambda w: w.title),
    "LaTeX": (".tex", lambda w: f"As in ``{w.title}'' we see."),
    "bibitem": (".bbl", lambda w: f"\\bibitem{{a}}\n{people(w, 'i f')}.\n\\newblock {w.title}.\n\\newblock {w.year}."),
    "notebook": (".ipynb", lambda w: json.dumps({"cells": [{"cell_type": "markdown", "source": [f"- {w.title}"]}]})),
    "Quarto": (".qmd", lambda w: f"- {w.title}"),
}


def drawn(catalogue: Index, count: int, seed: int) -> list[Record]:
    """Draw works of the catalogue with authors, a year, a venue and an arXiv id, and a title of several words."""
    records = (_as_one(parts) for parts in catalogue.all() if parts)
    fit = [work for work in records if len(work.title.split()) >= WORDS and _is_told(work)]
    return random.Random(seed).sample(fit, count)  # noqa: S311 -- a fixed draw


def _as_one(parts: Sequence[Record]) -> Record:
    """Return the version of a work that has a venue, with the ids of all its versions."""
    published = next((part for part in parts if part.venue and part.year and part.authors), parts[0])
    return replace(published, ids=tuple(identity for part in parts for identity in part.ids))


def _is_told(work: Record) -> bool:
    named = all(name.given and name.family for name in work.authors[:3])
    return bool(work.authors and named and work.year and work.venue and arxiv(work) and "'" not in work.title)


@dataclass(frozen=True, slots=True)
class Written:
    """A note: the way in which it names its work, its name, its text, and the work."""

    way: str
    name: str
    text: str
    work: Record


def notes(works: Sequence[Record], count: int) -> Iterator[Written]:
    """Yield `count` notes for each way; no work is named twice, so that no note affects another."""
    left = iter(works)
    ways = [*((way, ".md", write) for way, write in WAYS.items()), *((way, *each) for way, each in FILES.items())]
    for number, (way, suffix, write) in enumerate(ways):
        for at, work in enumerate(islice(left, count)):
            yield Written(way, f"{number:03}-{at:02}{suffix}", write(work), work)


def read(written: Sequence[Written]) -> dict[str, list[dict[str, Any]]]:
    """Return the works that a sync with the catalogue alone finds in each note, by the note's name."""
    by_note: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        for note in written:
            (Path(folder) / note.name).write_text(note.text + "\n", encoding="utf-8")
        options = ["--offline", "--resolvers", "catalogue", "--format", "json"]
        command = [sys.executable, "-m", "vlbib", "sync", ".", *options]
        ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    for work in json.loads(ran.stdout)["works"]:
        for mention in work["mentions"]:
            by_note[mention["file"]].append(work)
    return by_note


def outcome(named: Sequence[dict[str, Any]], work: Record) -> str:
    """Return how a work was found: right, wrong, doubtful, or missed."""
    accepted = [found for found in named if found["status"] == "accepted"]
    same = [found for found in accepted if found["ids"]["arxiv"] == arxiv(work) or _title(found) == squeeze(work.title)]
    if len(same) < len(accepted):
        return "wrong"
    return "right" if same else "doubtful" if named else "missed"


def _title(found: Mapping[str, Any]) -> str:
    return squeeze(found["title"])


def main() -> int:
    """Write and read the notes, and print a line per way."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--works", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--missed", action="store_true", help="show every note that did not come out right")
    given = parser.parse_args()
    catalogue = open_named(CATALOGUE, Path())
    if catalogue is None:
        parser.error("there is no catalogue")
    with catalogue:
        works = drawn(catalogue, given.works * (len(WAYS) + len(FILES)), given.seed)
    written = list(notes(works, given.works))
    by_note = read(written)
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for note in written:
        named = by_note.get(note.name, [])
        became = outcome(named, note.work)
        counts[note.way][became] += 1
        if given.missed and became != "right":
            print(f"{note.way}: {became}: {note.text!r}", *(work["reasons"] for work in named[:1]))
    return _told(counts)


def _told(counts: Mapping[str, Counter[str]]) -> int:
    bad = 0
    for way, each in counts.items():
        falls_short = each["right"] < ENOUGH * each.total() or each["wrong"]
        bad += bool(falls_short)
        rest = ", ".join(f"{count} {word}" for word, count in each.items() if word != "right")
        print(f"{way:32}{each['right']:4} of {each.total()}{'   ' + rest if rest else ''}")
    whole = sum(counts.values(), Counter[str]())
    print(f"all: {whole['right']} of {whole.total()}, {whole['wrong']} as another work; {bad} ways fall short")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())

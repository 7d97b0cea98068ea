"""Notes by people who never saw this project, with a key of what each line names: `key.jsonl`, one row per line.

A row has `file`, `line` and `works`, each with `title`, other titles in `also`, `arxiv` and `doi`; `span` is the first
and the last line that a row covers. Only the catalogue answers, so only works that it has count as findable; those
without authors wait for a second source.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from vlbib.core.ids import Id
from vlbib.core.text import squeeze
from vlbib.matching.skeletons import is_skeleton
from vlbib.sources.index import Index, open_named
from vlbib.sources.index.features import id_key, title_key

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
# Each by other people, about other works; with the least share of findable works that must be found.
VAULTS = {"first": 0.97, "second": 0.96, "third": 0.97}


@dataclass(frozen=True)
class Read:
    """What a sync found in the notes: accepted works and all mentions by place, and the lines reported as not taken.

    `rows` is the key of the notes, `least` the least share of works that must be found.
    """

    least: float
    rows: list[dict[str, Any]]
    accepted: dict[tuple[str, int], list[dict[str, Any]]]
    mentions: dict[tuple[str, int], list[str]]
    skipped: set[tuple[str, int]]

    @property
    def named(self) -> list[dict[str, Any]]:
        """The rows of lines that name works."""
        return [row for row in self.rows if row["works"]]


@pytest.fixture(scope="module", params=VAULTS)
def read(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Read:
    folder = tmp_path_factory.mktemp("vault")
    shutil.copytree(HERE / request.param / "notes", folder / "notes")
    key = (HERE / request.param / "key.jsonl").read_text("utf-8")
    command = [
        sys.executable,
        "-m",
        "vlbib",
        "sync",
        "notes",
        "--offline",
        "--resolvers",
        "catalogue",
        "--format",
        "json",
    ]
    ran = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    report = json.loads(ran.stdout)
    accepted, mentions = defaultdict(list), defaultdict(list)
    for work in report["works"]:
        for mention in work["mentions"]:
            place = (mention["file"].removeprefix("notes/"), mention["line"])
            mentions[place].append(work["status"])
            if work["status"] == "accepted":
                accepted[place].append(work)
    skipped = {(item["file"].removeprefix("notes/"), item["line"]) for item in report["skipped"]}
    return Read(VAULTS[request.param], [json.loads(line) for line in key.splitlines()], accepted, mentions, skipped)


@pytest.fixture(scope="module")
def catalogue() -> Iterator[Index]:
    index = open_named("catalogue", HERE)
    assert index is not None
    with index:
        yield index


def is_in(catalogue: Index, work: dict[str, Any]) -> bool:
    """Tell whether the catalogue has a work with enough facts, by a title or an id."""
    keys = [title_key(squeeze(title)) for title in (work["title"], *work.get("also", ()))]
    keys += [id_key(Id(scheme, work[scheme])) for scheme in ("arxiv", "doi") if work.get(scheme)]
    return not all(is_skeleton(record) for key in keys for record in catalogue.records_with(key))


def is_work(work: dict[str, Any], found: dict[str, Any]) -> bool:
    """Tell whether an accepted work is the one in the key: it has the same arXiv id, DOI or title."""
    ids = {scheme: (value or "").lower() for scheme, value in found["ids"].items()}
    if work.get("arxiv") and ids.get("arxiv") == work["arxiv"].lower():
        return True
    if work.get("doi") and ids.get("doi") == work["doi"].lower():
        return True
    return squeeze(found["title"]) in {squeeze(title) for title in (work["title"], *work.get("also", ()))}


def lines_of(row: dict[str, Any]) -> range:
    first, last = row.get("span", (row["line"], row["line"]))
    return range(first, last + 1)


def overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    return bool(set(lines_of(one)) & set(lines_of(other)))


def test_nearly_every_title_and_id_in_ordinary_notes_is_found_and_none_as_another_work(
    read: Read, catalogue: Index
) -> None:
    findable = right = names = right_names = 0
    wrong = []
    for row in read.named:
        here = [found for line in lines_of(row) for found in read.accepted[row["file"], line]]
        for work in row["works"]:
            if is_in(catalogue, work):
                hit = any(is_work(work, found) for found in here)
                findable, right = findable + 1, right + hit
                is_name = work["kind"] == "name"
                names, right_names = names + is_name, right_names + (is_name and hit)
        named = [
            work
            for other in read.named
            if other["file"] == row["file"] and overlap(other, row)
            for work in other["works"]
        ]
        strangers = [found["title"] for found in here if not any(is_work(work, found) for work in named)]
        wrong += [(row["file"], row["line"], title) for title in strangers]
    assert wrong == []
    assert findable > 200, findable
    assert (right - right_names) / (findable - names) >= 0.97, (right - right_names, findable - names)
    assert right / findable >= read.least, (right, findable)


def test_hardly_any_line_without_a_work_is_taken_as_a_mention(read: Read) -> None:
    others = [
        (row["file"], row["line"]) for row in read.rows if not row["works"] and row["line"] > 1
    ]  # 1: the file's name
    taken = [place for place in others if read.mentions[place]]
    assert len(others) > 300
    assert len(taken) <= 0.01 * len(others), taken
    assert sum(bool(read.accepted[place]) for place in others) <= 1


def test_hardly_any_line_with_a_work_is_lost_without_a_report(read: Read, catalogue: Index) -> None:
    lost = [
        (row["file"], row["line"], row["text"])
        for row in read.named
        if any(is_in(catalogue, work) for work in row["works"])
        and not any(read.mentions[row["file"], line] or (row["file"], line) in read.skipped for line in lines_of(row))
    ]
    assert len(lost) <= 0.003 * len(read.named), lost

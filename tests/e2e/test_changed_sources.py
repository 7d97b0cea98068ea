"""A work that is not accepted is asked about again if the sources have changed, and only then."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from tests.standin.papers import Papers
from tests.standin.server import StandIn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.e2e.conftest import Project, Ran

TITLE = "Counting Pelicans in Crowded Harbours by Listening to Their Wings"
FURTHER = "Herons Reading Tide Tables: A Benchmark of Wading Strategies at Dusk"
NOTES = f"# Birds\n\n- [2031] {TITLE}\n- [2031] {FURTHER}\n"


def paper(title: str, number: int) -> dict[str, Any]:
    return {
        "title": title,
        "authors": ["Marsh, Ada", "Reed, Bo"],
        "year": 2031,
        "preprint_year": 2031,
        "arxiv": f"3101.{number:05}",
        "primary_class": "cs.CV",
        "s2_corpus_id": str(900 + number),
        "entry_type": "misc",
    }


def dumped(title: str, number: int) -> str:
    facts = {
        "id": f"3101.{number:05}",
        "title": title,
        "authors_parsed": [["Marsh", "Ada", ""], ["Reed", "Bo", ""]],
        "categories": "cs.CV",
        "update_date": "2031-01-01",
    }
    return json.dumps(facts) + "\n"


@dataclass
class Desk:
    """A project in front of a stand-in."""

    project: Project
    standin: StandIn

    def serve(self, *rows: dict[str, Any]) -> None:
        papers = Papers()
        papers.add(json.dumps(row).encode() for row in rows)
        self.standin.papers = papers

    def sync(self, *arguments: str) -> Ran:
        urls = {f"VLBIB_{name.upper()}_URL": url for name, url in self.standin.urls.items()}
        delays = {f"VLBIB_{name.upper()}_DELAY": "0.02" for name in self.standin.urls}
        self.standin.log.clear()
        return self.project.run("sync", *arguments, **urls, **delays)

    def add(self, *lines: str) -> None:
        self.project.write("dump.json", "".join(lines))
        assert self.project.run("index", "add", "dump.json").code == 0

    @property
    def lock(self) -> list[dict[str, Any]]:
        works: list[dict[str, Any]] = json.loads(self.project.read("references.lock"))["works"]
        return works

    def asked(self) -> list[str]:
        return sorted({entry.service for entry in self.standin.log})

    def silent(self) -> None:
        """Check that another sync asks no source and writes nothing."""
        files = [self.project.folder / name for name in ("references.bib", "references.lock")]
        before = [(path.read_bytes(), path.stat().st_mtime_ns) for path in files]
        assert "nothing changed" in self.sync().out
        assert self.standin.log == []
        assert [(path.read_bytes(), path.stat().st_mtime_ns) for path in files] == before


@pytest.fixture
def desk(project: Project) -> Iterator[Desk]:
    with StandIn(Papers()) as standin:
        project.write("notes/a.md", NOTES)
        yield Desk(project, standin)


def test_only_a_new_index_is_asked_about_unknown_works(desk: Desk) -> None:
    desk.serve(paper(FURTHER, 2))
    desk.sync()
    assert TITLE not in desk.project.read("references.bib")
    desk.silent()
    desk.add(dumped(TITLE, 1))
    assert desk.sync().code == 0
    assert TITLE in desk.project.read("references.bib")
    assert desk.standin.log == []
    desk.silent()


def test_a_larger_index_is_asked_again_and_without_success_changes_one_line_of_the_lock(desk: Desk) -> None:
    desk.serve(paper(FURTHER, 2))
    desk.add(dumped("Geese", 7))
    desk.sync()
    before = desk.project.read("references.lock").splitlines()
    desk.add(dumped("Swans", 8))
    desk.sync()
    assert desk.standin.log == []
    after = desk.project.read("references.lock").splitlines()
    assert len(after) == len(before) + 1
    desk.silent()
    desk.add(dumped(TITLE, 1))
    desk.sync()
    assert TITLE in desk.project.read("references.bib")
    desk.silent()


def test_only_a_source_that_was_not_asked_yet_is_asked(desk: Desk) -> None:
    desk.serve(paper(FURTHER, 2))
    desk.sync("--resolvers", "catalogue,arxiv")
    desk.serve(paper(TITLE, 1), paper(FURTHER, 2))
    assert desk.sync().code == 0
    assert desk.asked() == ["arxiv", "semantic_scholar"]
    assert not [entry for entry in desk.standin.log if "search_query" in entry.params]  # arXiv is asked only for the id
    assert TITLE in desk.project.read("references.bib")
    desk.silent()


def test_a_source_that_does_not_know_a_work_either_is_not_asked_again(desk: Desk) -> None:
    desk.sync("--resolvers", "catalogue,arxiv")
    desk.sync()
    assert desk.asked() == ["semantic_scholar"]
    desk.silent()


def test_offline_a_new_index_is_asked_and_no_source_that_was_asked_counts_as_missed(desk: Desk) -> None:
    desk.sync()
    desk.add(dumped(TITLE, 1))
    desk.sync("--offline")
    assert TITLE in desk.project.read("references.bib")
    assert [work.get("missed") for work in desk.lock] == [None, None]
    assert {work["verdict"]["status"] for work in desk.lock} == {"accepted", "unresolved"}
    desk.silent()


def test_offline_a_source_that_was_not_asked_is_left_for_the_next_run(desk: Desk) -> None:
    desk.sync("--resolvers", "catalogue,arxiv")
    before = desk.project.read("references.lock")
    desk.sync("--offline")
    assert desk.project.read("references.lock") == before
    desk.serve(paper(TITLE, 1))
    desk.sync()
    assert TITLE in desk.project.read("references.bib")


def test_an_entry_settled_by_a_new_source_has_all_that_the_earlier_sources_know(desk: Desk) -> None:
    published = paper(TITLE, 1) | {"entry_type": "inproceedings", "venue": "Meeting on Birds", "pages": "3--9"}
    desk.project.write("notes/a.md", f"# Birds\n\n- [2031] {TITLE}\n")
    desk.serve(published | {"authors": []})
    desk.sync("--resolvers", "semantic_scholar")
    assert [work["verdict"]["status"] for work in desk.lock] == ["doubtful"]
    desk.serve(published)
    desk.sync()
    assert "  pages = {3--9}," in desk.project.read("references.bib")
    desk.silent()


@pytest.mark.parametrize("update", [("--update", "all"), ("--update",)], ids=" ".join)
def test_after_an_offline_update_only_sources_that_no_run_has_asked_are_missed(
    desk: Desk, update: tuple[str, ...]
) -> None:
    desk.serve(paper(TITLE, 1))
    desk.sync("--resolvers", "catalogue,arxiv")
    desk.sync()
    for _ in range(2):
        desk.sync("--offline", *update)
        work = desk.lock[0]  # the one that was found
        assert (work["asked"], work["missed"]) == (["catalogue", "arxiv"], ["semantic_scholar"])
    desk.sync()
    work = desk.lock[0]
    assert (work["asked"], "missed" in work) == (["catalogue", "arxiv", "semantic_scholar"], False)
    desk.silent()

"""`vlbib sync --update` with a stand-in whose papers change: published, retitled, withdrawn, or unavailable."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from tests.standin.papers import Papers
from tests.standin.server import Fault, StandIn

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.e2e.conftest import Project, Ran

TITLE = "Counting Pelicans in Crowded Harbours by Listening to Their Wings"
NOTES = f"# Birds\n\n- [2031] {TITLE}\n"
PREPRINT: dict[str, Any] = {
    "title": TITLE,
    "authors": ["Marsh, Ada", "Reed, Bo"],
    "year": 2031,
    "preprint_year": 2031,
    "arxiv": "3101.00001",
    "primary_class": "cs.CV",
    "s2_corpus_id": "991",
    "entry_type": "misc",
}
PUBLISHED: dict[str, Any] = PREPRINT | {
    "year": 2032,
    "venue": "Proceedings of the Meeting on Animal Acoustics",
    "pages": "11--19",
    "entry_type": "inproceedings",
}
KEY = "marsh2031counting"


@dataclass
class Service:
    """A project with a stand-in whose records can be replaced."""

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
        return self.project.run("sync", *arguments, "--resolvers", "arxiv,semantic_scholar", **urls, **delays)

    @property
    def library(self) -> str:
        return self.project.read("references.bib")


@pytest.fixture
def service(project: Project) -> Iterator[Service]:
    """A project with one preprint in its library."""
    with StandIn(Papers()) as standin:
        one = Service(project, standin)
        one.serve(PREPRINT)
        project.write("notes/a.md", NOTES)
        assert one.sync().code == 0
        assert f"@misc{{{KEY}," in one.library
        yield one


@pytest.mark.parametrize("update", [(), (KEY,), (KEY.upper(),), ("all",), ("preprints",)])
def test_a_preprint_that_was_published_becomes_the_version_of_record(service: Service, update: tuple[str, ...]) -> None:
    service.serve(PUBLISHED)
    assert service.sync().code == 0
    assert "@misc" in service.library  # without --update, no source is asked
    assert service.standin.log == []
    ran = service.sync("--update", *update)
    assert ran.code == 0
    assert "1 updated" in ran.out
    for line in (f"@inproceedings{{{KEY},", "  booktitle = {Proceedings of the Meeting on Animal Acoustics},",
                 "  year = {2032},", "  pages = {11--19},", "  eprint = {3101.00001},",
                 "  primaryclass = {cs.CV},"):  # fmt: skip
        assert line in service.library
    before = service.library, service.project.read("references.lock")
    assert service.sync("--update", *update).code == 0
    assert (service.library, service.project.read("references.lock")) == before


def test_the_owners_values_stay_and_the_container_of_the_preprint_is_removed(service: Service) -> None:
    edited = service.library.replace("  year = {2031},", "  year = {2031},\n  note = {read it twice},")
    edited = edited.replace("Counting Pelicans", "Counting {Brown} Pelicans")
    service.project.write("references.bib", edited)
    service.serve(PUBLISHED)
    ran = service.sync("--update")
    assert ran.code == 0, ran.out
    assert "  note = {read it twice}," in service.library
    assert "Counting {Brown} Pelicans" in service.library
    assert f"@inproceedings{{{KEY}," in service.library
    assert "howpublished" not in service.library


def test_a_published_work_is_asked_about_again_only_by_key_or_with_all(service: Service) -> None:
    service.serve(PUBLISHED)
    service.sync("--update")
    service.sync("--update")
    assert service.standin.log == []
    service.sync("--update", "all")
    assert service.standin.log != []
    service.sync("--update", KEY)
    assert service.standin.log != []


def test_a_new_title_of_a_preprint_is_a_conflict_and_not_written(service: Service) -> None:
    before = service.library
    service.serve(PREPRINT | {"title": "Hearing Harbours: Acoustic Estimation of Seabird Populations"})
    ran = service.sync("--update")
    assert ran.code == 3
    assert service.library == before
    assert "arxiv now has the title 'Hearing Harbours: Acoustic Estimation of Seabird Populations'" in ran.out
    assert service.sync().code == 3
    assert service.project.run("accept", KEY, "title").code == 0
    assert "Acoustic Estimation" in service.library
    assert service.sync("--update").code == 0
    assert "Acoustic Estimation" in service.library


def test_a_paper_published_with_a_very_different_title_is_left_to_the_owner(service: Service) -> None:
    before = service.library
    service.serve(PUBLISHED | {"title": "Hearing Harbours: Acoustic Estimation of Seabird Populations"})
    assert service.sync("--update").code == 3
    assert service.library == before
    assert service.project.run("accept", KEY, "title").code == 0
    assert service.sync("--update").code == 0
    assert f"@inproceedings{{{KEY}," in service.library


def test_the_owner_may_keep_the_old_title_for_good(service: Service) -> None:
    before = service.library
    service.serve(PREPRINT | {"title": "Hearing Harbours: Acoustic Estimation of Seabird Populations"})
    service.sync("--update")
    assert service.project.run("accept", KEY, "title", "--mine").code == 0
    assert service.sync("--update").code == 0
    assert service.library == before


def test_a_title_that_gained_a_name_in_front_on_publication_is_taken(service: Service) -> None:
    service.serve(PUBLISHED | {"title": f"WingCount: {TITLE}"})
    assert service.sync("--update").code == 0
    assert "WingCount" in service.library
    assert "Animal Acoustics" in service.library


def test_a_withdrawn_paper_is_reported_and_keeps_its_entry(service: Service) -> None:
    before = service.library
    service.serve(PREPRINT | {"comment": "This paper has been withdrawn by the authors", "primary_class": "cs.SD"})
    ran = service.sync("--update")
    assert ran.code == 0
    assert "arxiv marks the paper as withdrawn" in ran.out
    assert service.library == before


def test_a_paper_no_longer_listed_as_published_is_reported_and_keeps_its_entry(service: Service) -> None:
    service.serve(PUBLISHED)
    service.sync("--update")
    before = service.library
    service.serve(PREPRINT)
    ran = service.sync("--update", KEY)
    assert "no longer list the publication in Proceedings of the Meeting on Animal Acoustics" in ran.out
    assert service.library == before


def test_a_paper_that_no_source_has_any_more_is_reported_and_keeps_its_entry(service: Service) -> None:
    before = service.library
    service.serve()
    ran = service.sync("--update")
    assert "asked again it is unresolved" in ran.out
    assert service.library == before
    assert "asked again" not in service.sync().out, "it is told once"


@pytest.mark.parametrize("down", [("arxiv",), ("semantic_scholar",), ("arxiv", "semantic_scholar")])
def test_while_a_source_is_down_the_entry_is_unchanged_and_the_next_sync_asks_the_rest(
    service: Service, down: tuple[str, ...]
) -> None:
    before = service.library
    service.serve(PUBLISHED)
    for name in down:
        service.standin.always[name] = Fault("403")
    ran = service.sync("--update")
    assert ran.code == 4, ran.out
    if "semantic_scholar" in down:  # the only source that has the publication
        assert service.library == before
    assert "eprint = {3101.00001}" in service.library
    service.standin.always.clear()
    assert service.sync().code == 0
    assert f"@inproceedings{{{KEY}," in service.library
    assert "primaryclass = {cs.CV}" in service.library
    assert '"missed"' not in service.project.read("references.lock")


def test_a_published_entry_does_not_become_a_preprint_while_a_source_is_down(service: Service) -> None:
    service.serve(PUBLISHED)
    service.sync("--update")
    before = service.library
    service.standin.always["semantic_scholar"] = Fault("403")
    assert service.sync("--update", KEY).code == 4
    assert service.library == before
    service.standin.always.clear()
    assert service.sync().code == 0
    assert service.library == before


def test_several_keys_may_follow_one_option(service: Service) -> None:
    other = PREPRINT | {"title": "Sorting Gravel by the Sound of Rolling Stones", "arxiv": "3101.00002",
                        "s2_corpus_id": "992"}  # fmt: skip
    service.project.write("notes/a.md", f"{NOTES}- [2031] {other['title']}\n")
    service.serve(PREPRINT, other)
    service.sync()
    service.serve(PUBLISHED, other | {"venue": "Journal of Gravel", "entry_type": "article", "year": 2032})
    assert service.sync("--update", KEY, "marsh2031sorting").code == 0
    assert "Journal of Gravel" in service.library
    assert "Animal Acoustics" in service.library


def test_an_unknown_key_is_refused(service: Service) -> None:
    ran = service.sync("--update", "nobody2031")
    assert ran.code == 2
    assert "nobody2031: vlbib wrote no entry with that key" in ran.err


def test_an_update_that_finds_nothing_new_changes_no_byte(service: Service) -> None:
    before = service.library, service.project.read("references.lock")
    assert service.sync("--update").code == 0
    assert (service.library, service.project.read("references.lock")) == before


UNKNOWN = f"{NOTES}- [2031] A Title That No Source Has Ever Heard Of\n"


@pytest.mark.parametrize("notes", [NOTES, UNKNOWN], ids=["accepted", "unresolved"])
def test_an_offline_update_does_not_count_asked_sources_as_missed(service: Service, notes: str) -> None:
    service.project.write("notes/a.md", notes)
    service.sync()
    lock = service.project.read("references.lock")
    service.sync("--offline", "--update", "all")
    assert service.standin.log == []
    assert service.project.read("references.lock") == lock

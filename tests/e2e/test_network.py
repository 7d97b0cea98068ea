"""The real command with a stand-in for arXiv and Semantic Scholar: whatever the first answer, nothing is lost."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass
from email.utils import formatdate
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.standin.server import Fault, StandIn
from tests.thoroughness import some_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.e2e.conftest import Project, Ran
    from tests.e2e.nursery import Nursery
    from tests.standin.papers import Papers

ROOT = Path(__file__).parents[2]
CLIP = "Learning Transferable Visual Models From Natural Language Supervision"
LAION = "LAION-400M: Open Dataset of CLIP-Filtered 400 Million Image-Text Pairs"
NOTES = f"""# VLP

## CLIP

- [2021 ICML] {CLIP}

## LAION-400M

- [2021] {LAION}

## Im2Text

- [2011 NeurIPS] Im2text_ Describing images using 1 million captioned photographs
"""
MINE = "% my own words\n@misc{mine,\n  title = {Something of Mine},\n}\n"
KEY = "k3y-that-must-stay-secret"
FAULTS: dict[str, Fault] = {
    "429": Fault("429"),
    "429 with seconds": Fault("429", retry_after="1"),
    "429 with a date": Fault("429", retry_after=formatdate(time.time(), usegmt=True)),
    "rate exceeded with status 200": Fault("rate200"),
    "500": Fault("500"),
    "503": Fault("503"),
    "503 with seconds": Fault("503", retry_after="1"),
    "an HTML page": Fault("html"),
    "a cut body": Fault("cut"),
    "a closed socket": Fault("close"),
    "a refusal": Fault("403"),
    "garbage": Fault("garbage"),
    "a gigabyte": Fault("huge"),
    "an empty page": Fault("empty"),
}
FINAL = {"a refusal"}  # a second try would not help


@dataclass
class Online:
    """A project with a stand-in for the services."""

    project: Project
    standin: StandIn

    def sync(self, *arguments: str, **environ: str) -> Ran:
        urls = {f"VLBIB_{name.upper()}_URL": url for name, url in self.standin.urls.items()}
        delays = {f"VLBIB_{name.upper()}_DELAY": "0.02" for name in self.standin.urls}
        given = arguments or ("--resolvers", "arxiv,semantic_scholar")
        return self.project.run("sync", *given, **urls, **delays, **environ)

    def asked(self) -> Counter[str]:
        """Return how many requests of each kind have arrived since the last call."""
        kinds = Counter(_kind(one.service, one.path, one.params) for one in self.standin.log)
        self.standin.log.clear()
        return kinds

    @property
    def state(self) -> tuple[str, str]:
        return self.project.read("references.bib"), self.project.read("references.lock")


def _kind(service: str, path: str, params: dict[str, str]) -> str:
    if service == "arxiv":
        return "arxiv ids" if "id_list" in params else "arxiv titles"
    return f"s2 {path.rsplit('/', 1)[1]}"


@pytest.fixture
def online(project: Project, standin: StandIn) -> Online:
    project.write("notes/a.md", NOTES)
    project.write("references.bib", MINE)
    return Online(project, standin)


@pytest.fixture(scope="module")
def right(papers: Papers, tmp_path_factory: pytest.TempPathFactory, nursery: Nursery) -> Iterator[tuple[str, str]]:
    """The library and lock of a sync in which nothing fails."""
    from tests.e2e.conftest import Project

    with StandIn(papers) as standin:
        online = Online(Project(tmp_path_factory.mktemp("right"), nursery), standin)
        online.project.write("notes/a.md", NOTES)
        online.project.write("references.bib", MINE)
        ran = online.sync()
        assert ran.code == 0, ran.out + ran.err
        assert online.asked() == {"arxiv titles": 1, "s2 batch": 1, "s2 match": 1}
        yield online.state


def test_a_sync_with_the_services_gives_the_right_library(right: tuple[str, str]) -> None:
    library, lock = right
    assert library.startswith(MINE)
    for line in ("@inproceedings{radford2021clip,", "  pages = {8748--8763},", "  eprint = {2103.00020},",
                 "@misc{schuhmann2021laion400m,", "@inproceedings{ordonez2011im2text,"):  # fmt: skip
        assert line in library
    assert library.count("\n@") == 4
    assert "missed" not in lock


@pytest.mark.parametrize(("fault", "service"), [
    pytest.param(fault, service, marks=pytest.mark.consumer if (number + at) % 2 else ())
    for number, fault in enumerate(FAULTS) for at, service in enumerate(("arxiv", "semantic_scholar"))
])  # fmt: skip
def test_the_library_is_right_in_the_end_after_any_bad_first_answer(
    online: Online, right: tuple[str, str], service: str, fault: str
) -> None:
    online.standin.fail(service, FAULTS[fault])
    ran = online.sync()
    if fault in FINAL:
        assert ran.code == 4, ran.out
        assert service in ran.out
        assert online.state[0].startswith(MINE)
        online.asked()
        ran = online.sync()
    assert ran.code == 0, ran.out + ran.err
    assert online.state[0] == right[0]


def test_while_semantic_scholar_is_down_works_known_to_arxiv_are_written_and_only_the_rest_is_asked_later(
    online: Online, right: tuple[str, str]
) -> None:
    online.standin.always["semantic_scholar"] = Fault("403")
    ran = online.sync()
    library, lock = online.state
    assert ran.code == 4
    assert "2 accepted, 1 not asked" in ran.out
    assert library.startswith(MINE)
    assert "@misc{radford2021clip," in library
    assert lock.count('"missed"') == 3
    online.asked()
    again = online.sync()
    assert again.code == 4
    assert set(online.asked()) == {"s2 batch"}
    assert online.state == (library, lock)
    online.standin.always.clear()
    assert online.sync().code == 0
    assert online.asked() == {"s2 batch": 1, "s2 match": 1}
    assert online.state == right


def test_while_arxiv_is_down_works_known_to_semantic_scholar_are_written_and_only_the_rest_is_asked_later(
    online: Online, right: tuple[str, str]
) -> None:
    online.standin.always["arxiv"] = Fault("403")
    ran = online.sync()
    assert ran.code == 4
    assert "3 accepted" in ran.out
    assert online.state[0].startswith(MINE)
    online.asked()
    online.standin.always.clear()
    assert online.sync().code == 0
    assert online.asked() == {"arxiv ids": 1}
    assert online.state[0] == right[0]
    assert "missed" not in online.state[1]


def test_while_both_are_down_the_library_is_unchanged_and_the_next_run_is_right(
    online: Online, right: tuple[str, str]
) -> None:
    online.standin.always |= {"arxiv": Fault("403"), "semantic_scholar": Fault("403")}
    ran = online.sync()
    assert ran.code == 4
    assert "3 not asked" in ran.out
    assert online.state[0] == MINE
    online.standin.always.clear()
    assert online.sync().code == 0
    assert online.state == right


def test_with_a_lock_and_no_cache_only_the_rest_is_asked(online: Online, right: tuple[str, str]) -> None:
    online.standin.fail("semantic_scholar", Fault("403"))
    online.sync()
    online.asked()
    ran = online.sync(VLBIB_CACHE_DIR=str(online.project.folder / ".another"))
    assert ran.code == 0
    assert online.asked() == {"s2 batch": 1, "s2 match": 1}
    assert online.state == right


def test_a_waiting_work_becomes_unresolved_once_the_source_has_answered(online: Online) -> None:
    online.project.write("notes/a.md", "# VLP\n\n- [2031] A Work That No Service of This World Has Ever Heard Of\n")
    online.standin.fail("semantic_scholar", Fault("403"))
    assert online.sync().code == 4
    online.asked()
    assert online.sync().code == 3
    assert online.asked() == {"s2 match": 1}
    assert online.sync().code == 3
    assert online.asked() == {}
    assert '"unresolved"' in online.state[1]


def test_a_dead_source_that_is_turned_off_is_no_longer_waited_for(online: Online) -> None:
    online.standin.always["semantic_scholar"] = Fault("403")
    online.sync()
    online.project.write("vlbib.toml", '[resolvers]\norder = ["arxiv"]\n')
    ran = online.sync("--offline")
    assert ran.code == 3
    assert "1 unresolved" in ran.out


@pytest.mark.parametrize("fault", ["none", "a wrong key", "an HTML page", "a closed socket"])
def test_the_api_key_is_sent_only_to_its_service(online: Online, fault: str) -> None:
    if fault == "a wrong key":
        online.standin.key = "another key"
    elif fault != "none":
        online.standin.fail("semantic_scholar", FAULTS[fault])
    ran = online.sync("--resolvers", "arxiv,semantic_scholar", "--format", "json",
                      SEMANTIC_SCHOLAR_API_KEY=KEY, VLBIB_DEBUG="1")  # fmt: skip
    assert ran.code == (4 if fault == "a wrong key" else 0)
    sent = online.standin.log
    assert {one.key for one in sent if one.service == "semantic_scholar"} == {KEY}
    assert {one.key for one in sent if one.service == "arxiv"} == {""}
    assert not any(KEY in f"{one.path}{one.params}{one.body!r}{one.agent}" for one in sent)
    assert KEY not in ran.out + ran.err
    kept = [path for path in online.project.folder.rglob("*") if path.is_file()]
    assert not [path for path in kept if KEY.encode() in path.read_bytes()]
    assert "answers.sqlite" in {path.name for path in kept}


@pytest.mark.parametrize("fault", some_of(["429 with seconds", "none", "503"], 1))
def test_two_concurrent_syncs_keep_the_delay_between_requests(
    online: Online, right: tuple[str, str], fault: str
) -> None:
    if fault != "none":
        online.standin.fail("arxiv", FAULTS[fault])
        online.standin.fail("semantic_scholar", FAULTS[fault])
    urls = online.standin.urls
    command = partial(
        online.project.start, "sync", "--resolvers", "arxiv,semantic_scholar",
        VLBIB_ARXIV_URL=urls["arxiv"], VLBIB_ARXIV_DELAY="0.4",
        VLBIB_SEMANTIC_SCHOLAR_URL=urls["semantic_scholar"], VLBIB_SEMANTIC_SCHOLAR_DELAY="0.4",
    )  # fmt: skip
    with command() as one, command() as two:
        for process in (one, two):
            process.communicate(timeout=60)
    assert [one.returncode, two.returncode] == [0, 0]
    assert online.state == right
    times = [[one.at for one in online.standin.requests(service)] for service in urls]
    assert min(late - early for arrived in times for early, late in pairwise(arrived)) > 0.39


def test_without_any_network_the_projects_notes_sync_from_the_catalogue(project: Project) -> None:
    project.write("notes/vision-language.md", (ROOT / "notes" / "vision-language.md").read_text(encoding="utf-8"))
    ran = project.run("sync", **_NO_NETWORK)
    assert ran.code == 0, ran.out
    assert project.read("references.bib") == (ROOT / "references.bib").read_text(encoding="utf-8")


def test_without_any_network_open_works_cost_at_most_five_seconds_more(project: Project) -> None:
    lines = [f"- [203{number}] A Work That Nobody Has Written So Far, Part {number}\n" for number in range(9)]
    project.write("notes/a.md", "".join([f"# VLP\n\n- [2021] {CLIP}\n", *lines]))
    before = time.monotonic()
    ran = project.run("sync", **_NO_NETWORK)
    assert time.monotonic() - before < 8
    assert ran.code == 4
    assert "1 accepted, 9 not asked" in ran.out
    assert ran.out.count("cannot be found: no network?") > 1


def test_a_network_that_never_answers_costs_at_most_five_seconds_more(project: Project) -> None:
    project.write("notes/a.md", "# VLP\n\n- [2031] A Work That Nobody Has Written So Far\n")
    before = time.monotonic()
    ran = project.run("sync", **_SWALLOWED)
    assert time.monotonic() - before < 8
    assert ran.code == 4
    assert "cannot be reached" in ran.out


_NO_NETWORK = {
    f"VLBIB_{name}_URL": f"http://{name.lower().replace('_', '-')}.invalid"
    for name in ("ARXIV", "SEMANTIC_SCHOLAR", "CROSSREF", "DBLP", "OPENALEX", "ACL_ANTHOLOGY")
}
# RFC 5737: addresses for documentation; packets to them are lost or refused on the way.
_SWALLOWED = {name: f"http://192.0.2.{number}" for number, name in enumerate(_NO_NETWORK, 1)}

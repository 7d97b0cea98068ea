"""One bad character in one record of an answer: that record is left out and reported, the others are used."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from tests.standin.papers import Papers
from tests.standin.server import StandIn

if TYPE_CHECKING:
    from tests.e2e.conftest import Project, Ran

TITLES = (
    "Counting Pelicans in Crowded Harbours by Listening to Their Wings",
    "Herons Reading Tide Tables: A Benchmark of Wading Strategies at Dusk",
    "Learning to Sort Feathers from Unlabelled Beaches with Weak Winds",
)
BAD, GOOD = TITLES[0], TITLES[1:]


YEARS = (2031, 2032, 2033)


def paper(number: int) -> dict[str, Any]:
    return {
        "title": TITLES[number],
        "authors": ["Marsh, Ada", "Reed, Bo"],
        "year": YEARS[number],
        "preprint_year": YEARS[number],
        "arxiv": f"3101.{number + 1:05}",
        "primary_class": "cs.CV",
        "s2_corpus_id": str(900 + number),
        "entry_type": "misc",
    }


def run(
    project: Project, lines: list[str], source: str, put: bytes, where: tuple[bytes, bytes] = (b"Pelicans", b"Pel%cans")
) -> tuple[Ran, str]:
    """Sync these lines with answers in which bytes are put into the word Pelicans, and return the library.

    `where` chooses another place: the text there, and its replacement, in which `%` is the bytes put in.
    """
    old, new = where[0], where[1].replace(b"%", put)
    papers = Papers()
    papers.add(json.dumps(paper(number)).encode() for number in range(len(TITLES)))
    with StandIn(papers, spoil=lambda body: body.replace(old, new)) as standin:
        urls = {f"VLBIB_{name.upper()}_URL": url for name, url in standin.all_urls.items()}
        delays = {f"VLBIB_{name.upper()}_DELAY": "0.01" for name in standin.all_urls}
        project.write("notes/a.md", "# Birds\n\n" + "".join(f"- {line}\n" for line in lines))
        ran = project.run("sync", "--resolvers", source, **urls, **delays)
        assert len(standin.log) <= 5, standin.log
    return ran, project.read("references.bib")


@pytest.mark.parametrize(
    ("asked", "put"), [("titles", b"\xff"), ("titles", b"\x00"), ("ids", b"\x1b"), ("ids", b"&#xD800;")]
)
def test_one_record_of_an_arxiv_feed_is_lost_and_reported(project: Project, asked: str, put: bytes) -> None:
    lines = (
        [f"[{year}] {title}" for year, title in zip(YEARS, TITLES, strict=True)]
        if asked == "titles"
        else [f"arXiv:3101.0000{n}" for n in (1, 2, 3)]
    )
    ran, library = run(project, lines, "arxiv", put)
    assert [title in library for title in GOOD] == [True, True], ran.out + ran.err
    assert "cans in Crowded" not in library
    assert "a record with invalid characters or values is left out: 'Counting Pel?" in ran.out
    assert ran.code == 4


@pytest.mark.parametrize("put", [b"\xff", b"\x00", b"\\ud800"])
def test_one_record_of_a_semantic_scholar_batch_is_lost_and_reported(project: Project, put: bytes) -> None:
    ran, library = run(project, [f"arXiv:3101.0000{n}" for n in (1, 2, 3)], "semantic_scholar", put)
    assert [title in library for title in GOOD] == [True, True], ran.out + ran.err
    assert "cans in Crowded" not in library
    assert "a record with invalid characters or values is left out: 'Counting Pel?" in ran.out
    assert ran.code == 4


@pytest.mark.parametrize("put", [b"1e999", b"NaN", b"0199", b'"soon"', b"[]", b"99999999999999999999", b"-7"])
def test_an_impossible_number_spoils_only_its_record(project: Project, put: bytes) -> None:
    lines = [f"arXiv:3101.0000{n}" for n in (1, 2, 3)]
    ran, library = run(project, lines, "semantic_scholar", put, (b'"year": 2031', b'"year": %'))
    assert [title in library for title in GOOD] == [True, True], ran.out + ran.err
    assert BAD not in library
    assert "a record with invalid characters or values is left out: 'Counting Pelicans" in ran.out
    assert ran.code == 4


def test_a_lone_ampersand_in_a_feed_is_read_as_an_ampersand(project: Project) -> None:
    ran, library = run(project, [f"arXiv:3101.0000{n}" for n in (1, 2, 3)], "arxiv", b" & ")
    assert ran.code == 0
    assert [title in library for title in GOOD] == [True, True]
    assert r"Pel \& cans" in library

"""The examples of docs/notes.md, run."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vlbib.core.known import KnownTitle, TitleFacts, TitleList
from vlbib.core.text import squeeze
from vlbib.matching.recognition.names.every_name import every_name_in
from vlbib.matching.recognition.names.names_of_field import title_recorded, work_of_field
from vlbib.matching.recognition.recognise import recognise, works_in
from vlbib.matching.recognition.titles.works_of_people import work_of_people
from vlbib.notes.reader import read_note
from vlbib.notes.recognised import with_sightings
from vlbib.notes.spoken_names import NamesSpoken

if TYPE_CHECKING:
    from vlbib.core.work import Mention, Skipped

PAGE = (Path(__file__).parents[2] / "docs" / "notes.md").read_text(encoding="utf-8")
ROW = re.compile(r"^\| (?P<style>[^`]+?) \| `(?P<note>.+)` \| (?P<outcome>[^|]+?) \|$", re.MULTILINE)
WORK = re.compile(
    r"^- `(?P<title>[^`]+)`(?:, called `(?P<name>[^`]+)`)?"
    r"(?:, by (?P<author>\w+) et al\., (?P<venue>\w+) (?P<year>\d+))?$",
    re.MULTILINE,
)
WORKS = list(WORK.finditer(PAGE))
KNOWN = TitleList(
    tuple(
        KnownTitle(work["title"], squeeze(work["title"]), frozenset({squeeze(work["name"] or "")} - {""}))
        for work in WORKS
    ),
    frozenset(squeeze(work["name"]) for work in WORKS if work["name"]),
    facts={
        squeeze(work["title"]): (TitleFacts((squeeze(work["author"]),), int(work["year"]), (work["venue"],)),)
        for work in WORKS
        if work["author"]
    },
)


def _rows(title: str) -> list[tuple[str, str, str]]:
    section = PAGE.partition(f"## {title}\n")[2].partition("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| ")]
    rows = [(row["style"], row["note"], row["outcome"]) for row in ROW.finditer(section)]
    assert len(rows) == len(lines) - 1  # the header
    return rows


def _read(note: str) -> tuple[tuple[Mention, ...], tuple[Skipped, ...]]:
    read = read_note(note.replace("⏎", "\n").replace("\\|", "|") + "\n", "notes.md")
    spoken = {id(segment): works_in(segment, KNOWN).spoken for segment in read.segments}
    names = NamesSpoken(
        lambda segment: spoken[id(segment)],
        lambda line: every_name_in(line, KNOWN),
        lambda cited, beside, field: work_of_people(cited, beside, KNOWN, field),
        title_of=lambda name: title_recorded(name, KNOWN),
        of_field=lambda name, field: work_of_field(name, field, KNOWN),
    )
    return with_sightings(read, recognise(read.segments, KNOWN), names=names)


def _shown(mention: Mention) -> str:
    claims = [str(claim) for claim in (mention.year, mention.venue) if claim]
    return ", ".join([f"`{mention.text}`", *claims])


@pytest.mark.parametrize(("style", "note", "named"), _rows("Named because the work is known"))
def test_known_works_are_named_as_the_page_says(style: str, note: str, named: str) -> None:
    texts = [f"`{mention.text}`" for mention in _read(note)[0]]
    assert (style, "; ".join(texts) or "nothing") == (style, named)


@pytest.mark.parametrize(("style", "note", "named"), _rows("Named because the work is known"))
def test_names_wait_for_a_decision_where_the_page_says_so(style: str, note: str, named: str) -> None:
    waiting = [mention.text for mention in _read(note)[0] if mention.aside]
    assert (style, bool(waiting), named) == (style, style.endswith(" (it waits)"), named)


@pytest.mark.parametrize(("style", "note", "named"), _rows("Looked up because it looks like a title"))
def test_lines_that_look_like_titles_are_looked_up_as_the_page_says(style: str, note: str, named: str) -> None:
    assert (style, "; ".join(map(_shown, _read(note)[0]))) == (style, named)


@pytest.mark.parametrize(("style", "note", "skipped"), _rows("Not taken"))
def test_lines_not_taken_are_reported_as_the_page_says(style: str, note: str, skipped: str) -> None:
    mentions, left = _read(note)
    assert (style, mentions, bool(left)) == (style, (), skipped == "yes")


@pytest.mark.parametrize(("style", "note", "cited"), _rows("Citations"))
def test_keys_are_cited_as_the_page_says(style: str, note: str, cited: str) -> None:
    citations = read_note(f"{note}\n", "notes.md").citations
    texts = [f"`{each.key}`{', if it is a key' if each.is_bare else ''}" for each in citations]
    assert (style, "; ".join(texts) or "nothing") == (style, cited)


def test_the_works_of_the_page_are_known() -> None:
    assert len(WORKS) == 4

"""Of the properties of a heading, those that identify a paper are read."""

from __future__ import annotations

import pytest

from vlbib.core.known import KnownTitle, TitleList
from vlbib.core.text import squeeze
from vlbib.matching.recognition.recognise import without_topics, works_in
from vlbib.notes.formats.drawers import drawer_remarks, paper_properties
from vlbib.notes.reader import read_note
from vlbib.notes.recognised import with_sightings


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (":DOI: 10.1109/CVPR.2016.90", "doi:10.1109/CVPR.2016.90"),
        ("  :DOI:   https://doi.org/10.1109/CVPR.2016.90", "https://doi.org/10.1109/CVPR.2016.90"),
        (":EPRINT: 1706.03762", "arXiv:1706.03762"),
        (":PMID: 26017442", "PMID: 26017442"),
        (":URL: https://arxiv.org/abs/1706.03762", "https://arxiv.org/abs/1706.03762"),
        (":URL: https://example.org", ""),
        (":TITLE: Deep Sets", "Deep Sets"),
        (":Paper: Deep Sets", "Deep Sets"),
        (":PAPER_2: Deep Sets", "- Deep Sets"),
        (":论文: Deep Sets", "Deep Sets"),
        (":TITOLO: Deep Sets", "Deep Sets"),
        (":EFFORT: 2:30", ""),
        (":PROPERTIES:", ""),
        (":END:", ""),
    ],
)
def test_a_property_that_identifies_a_paper_becomes_text(line: str, expected: str) -> None:
    assert paper_properties(line) == expected


TITLE = "Finding Small Objects in a Field"
KNOWN = TitleList(tuple(KnownTitle(title, squeeze(title)) for title in (TITLE, "Sets of Things")))


def test_values_of_properties_and_lines_of_logs_are_remarks() -> None:
    text = (
        "* a\n:PROPERTIES:\n:Autori: Ida et al.\n:古い道具: Small Objects\n:Header-Args:r: :a\n:Also+: b c\nno\n:END:\n"
        '  :LOGBOOK:\n  CLOCK: [2024-01-01]\n  - State "A" from "B"\n  - Note taken\n\n  :END:\n- b\n:X: y\n'
    )
    assert list(drawer_remarks(text)) == [(4, "Small Objects"), (6, "b c"), (12, "- Note taken")]


@pytest.mark.parametrize("file", ["a.org", "a.md"])
def test_a_long_title_in_a_drawer_counts_and_a_short_one_is_reported(file: str) -> None:
    text = f"# a\n:PROPERTIES:\n:道具: {TITLE}\n:Zweites: Sets of Things\n:CATEGORY: Sets of Things\n:END:\nb\n"
    note = read_note(text, file)
    works = [works_in(segment, KNOWN) for segment in note.segments]
    passed = {id(segment): each.passed for segment, each in zip(note.segments, works, strict=True)}
    mentions, skipped = with_sightings(
        note, without_topics(note.segments, works), passed_over=lambda segment: passed[id(segment)]
    )
    assert [(mention.line, mention.text) for mention in mentions] == [(3, TITLE)]
    assert [(item.line, item.text) for item in skipped] == [(4, "Sets of Things")]

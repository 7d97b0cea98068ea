"""The report as JSON, version 1."""

from __future__ import annotations

import json

from vlbib.core.ids import Id
from vlbib.core.record import Record
from vlbib.core.work import Candidate, Kind, Link, Mention, Query, Skipped, Status
from vlbib.report.as_json import candidate_json, to_json, work_json
from vlbib.report.outcome import ConflictReport, LibraryChanges, Report, WorkReport, summed
from vlbib.sources.session import RequestCounts


def test_a_report_has_all_its_parts() -> None:
    report = Report(
        works=(),
        summary=summed(()),
        skipped=(Skipped(file="a.md", line=1, text="x", reason="y"),),
        sources={"arxiv": RequestCounts(1, 2, 3)},
        changes=LibraryChanges(added=("k",), conflicts=(ConflictReport("k", "year", "1", "2"),)),
        unreadable=(("b.md", "no"),),
        warnings=("w",),
    )
    assert json.loads(to_json(report)) == {
        "version": 1,
        "works": [],
        "skipped": [{"file": "a.md", "line": 1, "text": "x", "reason": "y"}],
        "sources": {"arxiv": {"requests": 1, "cached": 2, "failed": 3}},
        "changes": {
            "added": ["k"],
            "updated": [],
            "kept": [],
            "removed": [],
            "orphans": [],
            "lasting": [],
            "conflicts": [{"key": "k", "field": "year", "yours": "1", "theirs": "2"}],
        },
        "unreadable": [{"file": "b.md", "reason": "no"}],
        "warnings": ["w"],
    }


def test_arxiv_doi_and_s2_ids_are_always_present_and_others_if_known() -> None:
    work = WorkReport(status=Status.ACCEPTED, title="t", ids=(Id("doi", "10.1000/1"), Id("acl", "P1")))
    assert work_json(work)["ids"] == {"arxiv": None, "doi": "10.1000/1", "s2": None, "acl": "P1"}


def test_a_work_from_notes_has_mentions_and_a_query_has_bibtex() -> None:
    mention = Mention(file="a.md", line=3, text="CLIP", kind=Kind.ALIAS)
    noted = work_json(WorkReport(status=Status.WEB, title="t", mentions=(mention,), tags=("maps",)))
    assert noted["mentions"] == [{"file": "a.md", "line": 3, "text": "CLIP", "tags": ["maps"]}]
    assert "query" not in noted
    paper, above, other = "https://arxiv.org/abs/2103.00020", "https://arxiv.org/abs/2103.00020v1", "https://x.org"
    links = (Link(url=above, line=2), Link(url=paper, line=5), Link(url=above, line=5), Link(url=other, line=6))
    linked = Mention(file="a.md", line=3, text="CLIP", ids=(Id("arxiv", "2103.00020"),), links=links)
    lines = work_json(WorkReport(status=Status.WEB, title="t", mentions=(linked,)))["mentions"]
    assert [(each["line"], each["text"]) for each in lines] == [(3, "CLIP"), (5, paper)]
    asked = work_json(WorkReport(status=Status.WEB, title="t", query=Query(title="q"), bibtex="@misc{k}"))
    assert (asked["query"], asked["bibtex"], "mentions" in asked) == ("q", "@misc{k}", False)


def test_a_candidate_has_the_ids_of_all_its_records_and_the_reasons_against_it() -> None:
    first = Record(source="s", title="t", venue_short="ICML", ids=(Id("doi", "10.1000/1"),))
    second = Record(source="r", title="u", ids=(Id("arxiv", "2001.00001"),))
    shown = candidate_json(Candidate(records=(first, second), reasons=("for",), against=("against",)))
    assert (shown["title"], shown["venue"], shown["source"]) == ("t", "ICML", "s")
    assert shown["ids"] == {"arxiv": "2001.00001", "doi": "10.1000/1", "s2": None}
    assert shown["reasons"] == ["for", "against"]


def test_a_report_has_no_direction_overrides_from_notes_or_sources() -> None:
    line = Skipped(file="a.md", line=1, text="gnp\u202eexe\x1b[31m", reason="y")
    report = Report(works=(), summary=summed(()), skipped=(line,), warnings=("w\u2066",))
    assert json.loads(to_json(report))["skipped"][0]["text"] == "gnpexe[31m"
    assert json.loads(to_json(report))["warnings"] == ["w"]

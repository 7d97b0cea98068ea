from __future__ import annotations

from vlbib.core.ids import Id
from vlbib.core.record import Draft, Record, Value
from vlbib.core.work import Kind, Mention, Status, Verdict, Work
from vlbib.lock.settled import SettledWork, settled_work
from vlbib.report.build import work_report


def _work(**fields: str) -> SettledWork:
    mentions = (Mention(file="a.md", line=3, text="T", kind=Kind.LINE), Mention(file="a.md", line=0, text="U"))
    records = (Record(source="catalogue/dblp", title="T"),)
    values = {name: Value(text, "dblp") for name, text in fields.items()}
    draft = Draft(type="misc", fields=values, ids=(Id("doi", "10.1/a"),))
    return settled_work(Work(mentions=mentions), Verdict(status=Status.ACCEPTED, records=records), draft)


def test_a_work_is_reported_with_the_decoded_values_of_its_draft() -> None:
    report = work_report(_work(title=r"Schr{\"o}dinger", year="2021", journal=r"J \& K", url="https://x.org"), "a2021")
    assert (report.title, report.year, report.venue, report.url) == ("Schrödinger", 2021, "J & K", "https://x.org")
    assert (report.key, report.source, report.fields["year"]) == ("a2021", "catalogue", "dblp")
    assert report.ids == (Id("doi", "10.1/a"),)


def test_the_venue_is_the_booktitle_or_else_the_journal_and_an_odd_year_is_none() -> None:
    report = work_report(_work(booktitle="B", journal="J", year="in press"), None)
    assert (report.venue, report.year, report.key) == ("B", None, None)


def test_a_work_without_an_entry_is_reported_with_the_notes_words() -> None:
    mentions = (Mention(file="a.md", line=1, text="My Title"),)
    work = settled_work(Work(mentions=mentions), Verdict(status=Status.UNRESOLVED))
    report = work_report(work, "")
    assert (report.title, report.key, report.source, report.ids, report.fields) == ("My Title", None, None, (), {})


def test_mentions_of_a_file_without_a_line_are_left_out() -> None:
    assert [mention.text for mention in work_report(_work(title="T"), None).mentions] == ["T"]

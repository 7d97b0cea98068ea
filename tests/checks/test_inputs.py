"""What rules may read: fields by name, mentions with their works, and which inputs are given."""

from __future__ import annotations

from tests.exports.conftest import library_of

from vlbib.checks.inputs import Answer, CheckOptions, Input, Inputs
from vlbib.core.citation import Citation
from vlbib.core.ids import Id
from vlbib.core.record import Record
from vlbib.core.work import Kind, Mention, Status, Verdict
from vlbib.lock.schema import LockedWork

LIBRARY = library_of(
    "@misc{a, title = {T}, eprint = {1}}\n@misc{a, title = {U}}\n@misc{b, title = {V}, year = {2021}, eprint = {2}}"
)
LINE = Mention(text="T", file="a.md", line=1)
MOVED = Mention(text="Other words", file="a.md", line=2)
CITED = Mention(text="a", file="a.md", line=3, kind=Kind.CITATION)
WORK = LockedWork(verdict=Verdict(status=Status.ACCEPTED), mentions=(LINE, CITED), key="a")


def test_fields_are_found_by_name_with_their_entries() -> None:
    assert [(entry.key, field.value) for entry, field in Inputs(library=LIBRARY).fields("eprint")] == [
        ("a", "1"),
        ("b", "2"),
    ]
    assert Inputs(library=LIBRARY).fields("volume") == ()


def test_a_mention_has_the_work_of_its_line_or_if_new_a_recalled_work() -> None:
    inputs = Inputs(library=LIBRARY, mentions=(LINE, MOVED, CITED), lock=(WORK,))
    assert inputs.settled == ((LINE, WORK), (MOVED, None))
    recalling = Inputs(library=LIBRARY, mentions=(LINE, MOVED), lock=(WORK,), recall=lambda _: WORK)
    assert recalling.settled == ((LINE, WORK), (MOVED, WORK))
    assert [(mention, entry.get("title")) for mention, _, entry in inputs.mentions_with_entry] == [(LINE, "T")]


def test_the_first_of_several_entries_with_one_key_counts() -> None:
    assert Inputs(library=LIBRARY).entries_by_key["a"].get("title") == "T"


def test_an_empty_input_counts_as_given() -> None:
    assert Inputs(library=LIBRARY).given == {Input.LIBRARY}
    given = Inputs(library=LIBRARY, mentions=(), citations=(Citation("a", "p.tex", 1, 1),)).given
    assert given == {Input.LIBRARY, Input.MENTIONS, Input.CITATIONS}


def test_only_entries_with_an_answer_are_assessed_with_the_latest_year_in_the_options() -> None:
    record = Record(source="dblp", title="V", year=2021)
    answer = Answer(key="b", by_title=(record,), unknown=(Id("doi", "10.1000/1"),))
    assert answer.evidence.by_title == (record,)
    assert answer.evidence.unknown == (Id("doi", "10.1000/1"),)

    def flaws(latest: int | None) -> list[str]:
        options = CheckOptions(latest_year=latest)
        ((entry, assessment),) = Inputs(library=LIBRARY, answers=(answer,), options=options).assessments
        assert entry.key == "b"
        return [each.flaw.value for each in assessment.discrepancies if each.field == "year"]

    assert (flaws(2019), flaws(2021), flaws(None)) == (["future"], [], [])

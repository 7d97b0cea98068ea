from __future__ import annotations

import pytest

from vlbib.core.groups_of_people import is_group, persons
from vlbib.core.ids import Id
from vlbib.core.names import Name, parse_name
from vlbib.core.record import Record
from vlbib.verification.compared_people import all_strangers, compare_people, share_people
from vlbib.verification.discrepancy import Flaw
from vlbib.verification.identification import identify
from vlbib.verification.reference import BibReference

ROSSI, WEBER, MEYER = map(parse_name, ("Anna Rossi", "Jonas Weber", "Boris Meyer"))
LAGO = parse_name("the LAGO Collaboration")


@pytest.mark.parametrize(
    ("name", "group"),
    [
        (Name("The LAGO Collaboration", literal=True), True),
        (Name("Team", "Maps"), True),
        (parse_name("World Map Organisation"), True),
        (parse_name("Alzheimer's Disease Neuroimaging Initiative"), True),
        (parse_name("Anna Teamson"), False),
        (Name("Rossi"), False),
    ],
)
def test_a_group_is_recognised_by_a_word_for_a_group(name: Name, group: bool) -> None:  # noqa: FBT001
    assert is_group(name) is group


def test_persons_are_the_names_that_are_no_group_and_have_a_letter() -> None:
    assert persons([LAGO, ROSSI, Name(":"), WEBER]) == (ROSSI, WEBER)


def _flaws(stated: tuple[Name, ...], recorded: tuple[Name, ...]) -> list[Flaw]:
    record = Record(source="arxiv", title="Lines", authors=recorded)
    return [each.flaw for each in compare_people(BibReference(key="key", title="Lines", authors=stated), [record])]


@pytest.mark.parametrize(
    ("stated", "recorded"),
    [
        ((Name("The LAGO Collaboration", literal=True),), (LAGO, ROSSI, WEBER)),
        ((LAGO,), (ROSSI, WEBER)),
        ((ROSSI, WEBER), (LAGO, ROSSI, WEBER)),
        ((ROSSI, WEBER, LAGO), (LAGO, ROSSI, WEBER)),
        ((ROSSI, WEBER, LAGO), (ROSSI, WEBER)),
    ],
)
def test_a_group_is_no_difference_wherever_it_is_listed(stated: tuple[Name, ...], recorded: tuple[Name, ...]) -> None:
    assert _flaws(stated, recorded) == []
    assert share_people(stated, recorded)
    assert not all_strangers(stated, recorded)


def test_the_persons_beside_a_group_are_compared() -> None:
    assert _flaws((LAGO, ROSSI, MEYER), (LAGO, ROSSI, WEBER)) == [Flaw.AUTHOR_REPLACED]
    assert _flaws((LAGO, ROSSI), (LAGO, ROSSI, WEBER)) == [Flaw.AUTHORS_MISSING]
    assert all_strangers((LAGO, MEYER), (LAGO, ROSSI))


def test_a_group_alone_does_not_match_a_paper_with_another_title() -> None:
    doi = Id("doi", "10.5555/1")
    reference = BibReference(key="key", title="Counting lines in maps", authors=(LAGO,), ids=(doi,))
    stranger = Record(source="crossref", title="Painting walls of towns", authors=(ROSSI,), ids=(doi,))
    assert identify(reference, [stranger], ()).work == ()

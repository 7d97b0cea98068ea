from __future__ import annotations

import pytest

from vlbib.core.names import Name, parse_name


@pytest.mark.parametrize("group", ["Gemini Team", "the LAGO Collaboration", "FANAR TEAM", "Black Forest Labs",
                                   "Alzheimer's Disease Neuroimaging Initiative", "TraumaBase Group",
                                   "BigScience Workshop"])  # fmt: skip
def test_a_group_stays_whole(group: str) -> None:
    assert parse_name(group) == Name(group, literal=True)
    assert str(parse_name(group)) == f"{{{group}}}"


@pytest.mark.parametrize("person", ["The Loc Nguyen", "Wensi Ai", "Team", "Ann Teamer", "Grouper Group-Smith"])
def test_a_person_is_not_a_group(person: str) -> None:
    assert not parse_name(person).literal

"""A name that only a little-known work of another field has waits for a decision."""

from __future__ import annotations

from typing import Any

import pytest

from vlbib.core.field_of_study import FieldOfStudy, field_of
from vlbib.core.ids import arxiv_id
from vlbib.core.work import Kind, Mention
from vlbib.notes.strange_homonyms import with_strange_homonyms

LEAF, RIVER, REPORT = "CTX: Diseases of Apple Leaves", "Otter: Rivers and Boats", "Ovis Technical Report"
KNOWN = {"Some Words of Trees": LEAF, "CTX": LEAF, "CTX2": LEAF, "Otter": RIVER, "Ovis": REPORT}
FIELD = field_of(["Rivers of the North", "Boats at Night", "Rivers in Rain", "Boats and Rivers"])


def waits(field: FieldOfStudy = FIELD, **facts: Any) -> bool:
    given = {"kind": Kind.ALIAS, "text": "CTX", **facts}
    (mention,) = with_strange_homonyms(
        [Mention(file="a.md", line=1, **given)], lambda: field, lambda name: KNOWN.get(name, "")
    )
    return mention.aside


def test_a_bare_name_of_a_little_known_work_of_another_field_waits() -> None:
    assert waits()
    assert waits(kind=Kind.LINE)
    assert waits(kind=Kind.LINE, text=LEAF, called="CTX")


@pytest.mark.parametrize(
    "facts",
    [
        {"text": "Otter"},  # of the field
        {"text": "Oak"},  # well known
        {"text": "CTX2"},
        {"text": "Some Words of Trees"},
        {"text": "Ovis"},
        {"kind": Kind.HEADING},
        {"pinned": True},
        {"year": 2020},
        {"venue": "CVPR"},
        {"authors": ("Lane",)},
        {"aliases": ("CT",)},
        {"ids": (arxiv_id("2104.00001"),)},
    ],
)
def test_a_work_of_the_field_one_with_more_said_of_it_and_a_name_with_a_number_do_not(facts: dict[str, Any]) -> None:
    assert not waits(**facts)


def test_the_field_is_told_by_four_works_and_a_fit_of_four_is_enough() -> None:
    assert waits(field_of(["Rivers", "Boats", "Rain", "Night"]))
    assert not waits(field_of(["Rivers", "Boats", "Rain"]))
    assert not waits(field_of(["Apple", "Leaves of Trees", "Rain", "Night"]))
    assert waits(field_of(["Apple", "Boats", "Rain", "Night"]))

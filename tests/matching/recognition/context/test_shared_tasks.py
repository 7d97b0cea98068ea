from __future__ import annotations

import pytest

from vlbib.core.segment import Place, Segment
from vlbib.matching.recognition.context.edges import Edge, left_edge
from vlbib.matching.recognition.context.shared_tasks import is_at_task

TITLE = "Attention Is All You Need"


@pytest.mark.parametrize(
    ("before", "edge"),
    [
        ("PALI at ", Edge.OPEN),
        ("my team at ", Edge.OPEN),
        ("A. Rossi. Seed19 at ", Edge.OPEN),
        ("looked at ", Edge.SOFT),
    ],
)
def test_a_system_at_a_shared_task_is_another_paper_than_the_task(before: str, edge: Edge) -> None:
    task = "SemEval-2022 Task 7: Identifying Plausible Words"
    where = Segment(file="a.md", line=1, text=f"{before}{task}", place=Place.ITEM)
    assert left_edge(where, len(before), (), whole=True) is edge
    other = Segment(file="a.md", line=1, text=f"{before}{TITLE}", place=Place.ITEM)
    assert left_edge(other, len(before), (), whole=True) is not Edge.OPEN or before == "PALI at "


def test_only_a_task_with_its_year_is_one() -> None:
    assert is_at_task("PALI at SemEval-2022 Task 7", 8)
    assert not is_at_task("PALI at Home", 8)
    assert not is_at_task("SemEval-2022 Task 7", 0)

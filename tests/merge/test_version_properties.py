"""Whatever versions the sources give and whatever the owner changes, no entry mixes two versions."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.merge.version_desk import OWN, VERSIONS, Desk, owned, settled
from tests.thoroughness import examples

from vlbib.lock.file import Lock
from vlbib.merge.plan import plan

MARKS = {
    (name, value): number for number, (_, values) in enumerate(VERSIONS) for name, value in values.items()
} | {
    (name, value): {"ICML": 1, "nature": 2}.get(kind, 0)
    for kind, (_, values) in OWN.items()
    if kind != "beside"
    for name, value in values.items()
}  # fmt: skip
HAND = st.tuples(
    st.sampled_from(("year", "volume", "pages", "publisher", "journal", "booktitle", "month")), st.just("by hand")
)
STEPS = st.lists(st.one_of(st.integers(0, len(VERSIONS) - 1), HAND), min_size=1, max_size=6)


@settings(max_examples=examples(120), deadline=None)
@given(st.sampled_from([*(kind for kind in OWN if kind != "beside"), ""]), STEPS)
def test_the_fields_of_a_version_are_never_mixed(own: str, steps: list[int | tuple[str, str]]) -> None:
    first = plan(None, Lock(), [settled(0)])
    desk = owned(*OWN[own]) if own else Desk(first.data.decode(), first.lock)
    for step in steps:
        if isinstance(step, tuple):
            desk = desk.by_hand(*step)
            continue
        before = desk.version
        desk, _ = desk.heard(step)
        kind, values = desk.version
        versions = {MARKS[name, value] for name, value in values.items() if value != "by hand"}
        assert len(versions) <= 1, values
        if versions and before[1] != values and kind != before[0]:
            assert kind == VERSIONS[versions.pop()][0]
        assert desk.heard(step)[0] == desk, "a second sync changes nothing"


@given(STEPS)
def test_a_version_reported_once_is_not_reported_again(steps: list[int | tuple[str, str]]) -> None:
    desk, told = owned(*OWN["nature"]), []
    for step in steps:
        if isinstance(step, tuple):
            desk = desk.by_hand(*step)
        else:
            desk, done = desk.heard(step)
            told.append((step, [report for report in done.reports if "its version stands" in report]))
    assert not any(mine[0] == theirs[0] and mine[1] and mine[1] == theirs[1] for mine, theirs in pairwise(told))

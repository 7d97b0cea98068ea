"""The index's flow makes one lookup in the user's local index."""

from __future__ import annotations

import pytest

from vlbib.core.ids import Id
from vlbib.core.work import Query
from vlbib.resolver import Lookup
from vlbib_resolvers import index


def test_the_flow_makes_one_lookup_and_returns_its_answer() -> None:
    query = Query(title="Visual Instruction Tuning")
    flow = index.by_title([query])
    assert next(flow) == Lookup(index="index", questions=(query,))
    with pytest.raises(StopIteration) as end:
        flow.send({query: ()})
    assert end.value.value == {query: ()}


def test_the_flow_for_ids_looks_up_the_ids() -> None:
    one = Id("doi", "10.1/x")
    assert next(index.by_id([one])) == Lookup(index="index", questions=(one,))

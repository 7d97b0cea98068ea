"""The index's flow asks the user's local index once."""

from __future__ import annotations

import pytest

from vlbib.core.ids import Id
from vlbib.core.work import Query
from vlbib.resolver import Lookup
from vlbib_resolvers import index


def test_the_flow_is_one_lookup_whose_answer_it_returns() -> None:
    query = Query(title="Visual Instruction Tuning")
    flow = index.by_title([query])
    assert next(flow) == Lookup(index="index", questions=(query,))
    with pytest.raises(StopIteration) as end:
        flow.send({query: ()})
    assert end.value.value == {query: ()}


def test_the_flow_for_ids_asks_for_the_ids() -> None:
    one = Id("doi", "10.1/x")
    assert next(index.by_id([one])) == Lookup(index="index", questions=(one,))

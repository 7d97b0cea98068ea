"""Packed records are unpacked unchanged."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from vlbib.core.ids import Id
from vlbib.core.names import Name
from vlbib.core.record import Record
from vlbib.sources.index.packing import Codec, dictionary_of


def test_packed_records_are_unpacked_unchanged() -> None:
    record = Record(
        source="s", title="Ünïcode 题目", authors=(Name("Müller", "J.", "Jr."), Name("OpenAI", literal=True)),
        year=2020,
        type="article", venue="V", venue_short="v", volume="1", number="2", series="S", pages="1--2", publisher="P",
        month=3, url="https://x.org", ids=(Id("arxiv", "2001.00001"), Id("doi", "10.1000/A")), primary_class="cs.CV",
        preprint_year=2019, comment="c", journal_ref="j", aliases=("A", "B"), shared_names=("C",), usual_years=(2020,),
        possible_years=(2021,), urls=("https://y.org/z",),
        unverified=frozenset({"volume", "doi"}), work="w", withdrawn=True, updated="2020-01-01",
    )  # fmt: skip
    codec = Codec()
    assert codec.unpack(codec.pack([record]), "w") == (record,)
    deflated = Codec(dictionary_of([codec.pack([record])]))
    assert deflated.unpack(deflated.pack([record]), "w") == (record,)


@given(st.lists(st.builds(Record, source=st.text(), title=st.text(), year=st.none() | st.integers(0, 3000))))
def test_any_records_survive_packing(records: list[Record]) -> None:
    codec = Codec()
    assert codec.unpack(codec.pack(records), "w") == tuple(
        Record(source=one.source, title=one.title, year=one.year, work="w") for one in records
    )

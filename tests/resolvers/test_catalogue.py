"""The catalogue's flow asks the local index once, and the catalogue that ships answers it."""

from __future__ import annotations

import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from vlbib.core.ids import Id
from vlbib.core.text import squeeze
from vlbib.core.work import Query
from vlbib.resolver import Lookup
from vlbib.sources.index import Index, open_named
from vlbib_resolvers import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vlbib.core.record import Record


@pytest.fixture(scope="module")
def shipped() -> Iterator[Index]:
    index = open_named("catalogue", Path("nowhere"))
    assert index is not None
    with index:
        yield index


def _ask(index: Index, question: Query | Id) -> list[Record]:
    return list(index.answer([question])[question])


def test_the_flow_is_one_lookup_whose_answer_it_returns() -> None:
    query = Query(title="Visual Instruction Tuning")
    flow = catalogue.by_title([query])
    assert next(flow) == Lookup(index="catalogue", questions=(query,))
    with pytest.raises(StopIteration) as end:
        flow.send({query: ()})
    assert end.value.value == {query: ()}


def test_the_flow_for_ids_asks_for_the_ids() -> None:
    one = Id("arxiv", "2103.00020")
    assert next(catalogue.by_id([one])) == Lookup(index="catalogue", questions=(one,))


def test_the_catalogue_has_the_promised_size(shipped: Index) -> None:
    assert shipped.rows >= 6000
    assert shipped.path.stat().st_size <= 3_000_000


def test_a_checked_work_has_its_whole_record_and_no_unverified_value(shipped: Index) -> None:
    (record, *_) = _ask(
        shipped, Query(title="Expanding language-image pretrained models for general video recognition")
    )
    assert (record.source, record.year, record.pages, record.type) == (
        "catalogue/checked",
        2022,
        "1--18",
        "inproceedings",
    )
    assert record.ids == (Id("arxiv", "2208.02816"),)
    assert {"doi", "volume", "primary_class"} <= record.unverified
    assert record.volume is None


@pytest.mark.parametrize(
    ("alias", "title"),
    [
        ("LLaVa", "Visual Instruction Tuning"),
        ("ActivityNet Captions", "Dense-Captioning Events in Videos"),
        ("nocaps", "nocaps: novel object captioning at scale"),
        ("DALL-E 2", "Hierarchical Text-Conditional Image Generation with CLIP Latents"),
        ("NeRF", "NeRF: Representing Scenes as Neural Radiance Fields for View Synthesis"),
    ],
)
def test_a_recorded_alias_finds_its_work(shipped: Index, alias: str, title: str) -> None:
    assert _ask(shipped, Query(title=alias, alias=True))[0].title == title


def test_two_works_share_an_alias_where_the_facts_say_so(shipped: Index) -> None:
    works = {
        record.work for record in _ask(shipped, Query(title="OpenCLIP", alias=True)) if "OpenCLIP" in record.aliases
    }
    assert len(works) == 2


def test_a_url_tells_works_of_one_name_apart(shipped: Index) -> None:
    query = Query(title="Wukong", alias=True, urls=("https://wukong-dataset.github.io/wukong-dataset/",))
    assert _ask(shipped, query)[0].ids == (Id("arxiv", "2202.06767"),)


def test_preprint_and_version_of_record_are_one_work(shipped: Index) -> None:
    records = _ask(shipped, Query(title="Exploring Models and Data for Image Question Answering"))
    assert [record.source for record in records] == ["catalogue/dblp", "catalogue/arxiv"]
    assert len({record.work for record in records}) == 1
    assert records[0].venue == "Advances in Neural Information Processing Systems 28"


def test_the_author_order_of_nocaps_is_the_checked_one(shipped: Index) -> None:
    authors = _ask(shipped, Id("arxiv", "1812.08658"))[0].authors
    assert [name.family for name in authors[:3]] == ["Agrawal", "Desai", "Wang"]


def test_every_work_is_found_by_its_title_and_by_its_ids(shipped: Index) -> None:
    works = list(shipped.all())
    queries = [Query(title=records[0].title) for records in works]
    found = shipped.answer(queries)
    assert [one.title for one in queries if squeeze(one.title) != squeeze(found[one][0].title)] == []
    ids = shipped.answer([one for records in works for record in records for one in record.ids])
    assert [one for one, records in ids.items() if not records] == []


def test_no_alias_but_the_checked_ones_stands_for_two_works(shipped: Index) -> None:
    aliases = Counter(
        squeeze(alias)
        for records in shipped.all()
        for alias in {squeeze(one) for record in records for one in record.aliases}
    )
    assert [alias for alias, works in aliases.items() if works > 1] == ["openclip"]


def test_every_record_names_its_source_its_year_and_its_venue_or_that_it_is_a_preprint(shipped: Index) -> None:
    records = [record for records in shipped.all() for record in records]
    assert {record.source for record in records} == {
        "catalogue/checked",
        "catalogue/dblp",
        "catalogue/arxiv",
        "catalogue/paperlists",
        "catalogue/joined",
        "catalogue/cvpr_papers",
    }
    assert [one for one in records if not one.year or not (one.venue or one.venue_short or one.type == "misc")] == []


def test_fifty_titles_cost_little(shipped: Index) -> None:
    queries = [Query(title=f"A made up title of number {n} on images, text and their retrieval") for n in range(51)]
    shipped.answer(queries[:1])
    start = time.process_time()
    shipped.answer(queries)
    assert time.process_time() - start < 0.3

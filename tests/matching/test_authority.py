from __future__ import annotations

from itertools import pairwise

import pytest

from vlbib.core.record import Record
from vlbib.matching.authority import authority, entry_type, published

ORDER = (
    "pin", "checked", "acl", "acl_anthology", "crossref", "dblp", "openalex", "semantic_scholar", "paperlists", "arxiv",
    "a_strangers_plugin",
)  # fmt: skip


def record(source: str, kind: str | None = None, venue: str | None = None) -> Record:
    return Record(source=source, title="A Study", type=kind, venue=venue)


@pytest.mark.parametrize(("higher", "lower"), tuple(pairwise(ORDER)))
def test_sources_rank_in_the_order_of_their_authority(higher: str, lower: str) -> None:
    assert authority(record(higher)) < authority(record(lower))
    assert authority(record(f"catalogue/{higher}")) < authority(record(lower))


@pytest.mark.parametrize("source", ["acl", "pmlr", "cvf"])
def test_the_records_of_venues_rank_the_same(source: str) -> None:
    assert authority(record(source))[0] == authority(record("acl"))[0]


@pytest.mark.parametrize(
    ("kind", "venue", "found", "out"),
    [
        ("inproceedings", "CVPR", "inproceedings", True),
        ("inproceedings", "arXiv.org", "misc", False),
        ("inproceedings", None, "inproceedings", False),
        ("incollection", "CoRR", "misc", False),
        ("conference", "CVPR", "inproceedings", True),
        ("journal-article", "IJCV", "article", True),
        ("article", "CoRR", "misc", False),
        ("misc", "GitHub", "misc", False),
        ("dataset", "Zenodo", "misc", False),
        ("posted-content", None, "misc", False),
        ("software", None, "software", True),
        ("phdthesis", None, "phdthesis", True),
        ("book", None, "book", True),
        ("something new", "ICML", "inproceedings", True),
        (None, "TMLR", "article", True),
        (None, None, "misc", False),
    ],
)
def test_type_and_venue_give_the_entry_type_and_whether_it_is_published(
    kind: str | None,
    venue: str | None,
    found: str,
    out: bool,  # noqa: FBT001 -- a table's column
) -> None:
    given = record("dblp", kind, venue)
    assert entry_type(given) == found
    assert published(given) is out


def test_among_equal_sources_the_most_recently_updated_record_comes_first() -> None:
    dates = ("2021-01-31", "2020-12-31", "soon", None)
    given = [Record(source="dblp", title="A Study", updated=date) for date in dates]
    new, old, unclear, without = map(authority, given)
    assert new < old < unclear == without

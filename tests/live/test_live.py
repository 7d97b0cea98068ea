"""The real services, at most ten requests in all; run by hand, online, with `pytest -m live`."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from vlbib.core.ids import Id
from vlbib.core.work import Query
from vlbib.sources.ask import ask
from vlbib.sources.http import Shell
from vlbib.sources.network import from_environment
from vlbib_resolvers import arxiv, semantic_scholar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.live

CLIP = Query(title="Learning Transferable Visual Models From Natural Language Supervision")
OFA = Query(title="OFA_ Unifying Architectures, Tasks, and Modalities Through a Simple Sequence-to-Sequence Learning "
                  "Framework")  # fmt: skip
NONE = Query(title="A paper on nocturnal bibliographies that nobody has ever written")


@pytest.fixture
def shell(tmp_path: Path) -> Iterator[Shell]:
    network = from_environment(os.environ)
    limits = replace(network.limits, tries=2)
    with Shell(replace(network, cache_dir=tmp_path, limits=limits)) as shell:
        yield shell


def test_arxiv_finds_several_titles_in_one_query_and_ids_in_another(shell: Shell) -> None:
    ids = [Id("arxiv", "2103.00020"), Id("arxiv", "2202.03052")]
    answer = ask(arxiv, titles=[CLIP, OFA, NONE], ids=ids, shell=shell)
    assert not answer.could_not, answer.could_not
    assert any(ids[0] in record.ids for record in answer.found[CLIP])
    assert any(ids[1] in record.ids for record in answer.found[OFA])
    assert all(answer.found[one] for one in ids)
    assert answer.found[NONE] == ()
    assert answer.requests <= 4


def test_semantic_scholar_matches_a_title_and_takes_a_batch(shell: Shell) -> None:
    answer = ask(semantic_scholar, titles=[CLIP, NONE], ids=[Id("arxiv", "2202.03052")], shell=shell)
    assert not answer.could_not, answer.could_not
    assert Id("arxiv", "2103.00020") in answer.found[CLIP][0].ids
    assert answer.found[Id("arxiv", "2202.03052")]
    assert answer.requests <= 6

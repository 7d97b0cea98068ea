"""The readers of the sources' answers, given recorded answers with a long run added to their texts."""

from __future__ import annotations

import json
from html import escape as as_html
from pathlib import Path
from typing import Any

from benchmarks.long_runs import TITLE

from vlbib.core.ids import Id
from vlbib.core.work import Query
from vlbib.resolver import CouldNotAsk, Response
from vlbib_resolvers import acl_anthology, arxiv, crossref, dblp, openalex, semantic_scholar

RECORDED = Path(__file__).parents[1] / "tests" / "resolvers" / "recorded"
_IDS = frozenset(
    {"status", "type", "doi", "DOI", "id", "paperId", "message-type", "total", "key", "externalIds", "ids"}
)
SOURCES: dict[str, tuple[Any, str]] = {
    "arxiv": (arxiv, "arxiv/single_id.xml"),
    "crossref": (crossref, "crossref/list_journal.json"),
    "dblp": (dblp, "dblp/search.json"),
    "openalex": (openalex, "openalex/list_journal.json"),
    "semantic_scholar": (semantic_scholar, "semantic_scholar/match_journal.json"),
}


def _filled(data: object, run: str) -> object:
    """Return JSON with the run appended to each text except ids and types."""
    if isinstance(data, dict):
        return {key: value if key in _IDS else _filled(value, run) for key, value in data.items()}
    if isinstance(data, list):
        return [_filled(value, run) for value in data[:3]]
    return f"{data}{run}" if isinstance(data, str) else data


def read_answer(run: str, source: str) -> None:
    """Give a source's reader a recorded answer with the run in its texts."""
    module, file = SOURCES[source]
    answer = (RECORDED / file).read_text(encoding="utf-8")
    if file.endswith(".xml"):
        value = as_html("".join(c for c in run if c.isprintable() or c in "\n\t"))
        for tag in ("title", "summary", "name", "arxiv:comment", "arxiv:journal_ref"):
            answer = answer.replace(f"</{tag}>", f"{value}</{tag}>")
    else:
        answer = json.dumps(_filled(json.loads(answer), run))
    _drive(module.by_title((Query(title=TITLE),)), answer)
    _drive(module.by_title((Query(title=f"{TITLE}{run}"),)), run)


def read_anthology(run: str) -> None:
    """Give the reader of the ACL Anthology an entry with the run in its texts, and the run alone."""
    entry = f"@inproceedings{{a,\n title = {{A{run}}},\n author = {{B{run}}},\n pages = {{1{run}2}}\n}}\n"
    for answer in (entry, run):
        _drive(acl_anthology.by_id((Id("acl", "2020.acl-main.1"),)), answer)


def _drive(flow: Any, answer: str) -> None:  # noqa: ANN401 -- a flow yields and is sent many things
    """Send a flow the same answer to each of its requests."""
    response = Response(status=200, headers={}, body=answer.encode())
    try:
        next(flow)
        for _ in range(5):
            flow.send(response)
    except (StopIteration, CouldNotAsk):
        return

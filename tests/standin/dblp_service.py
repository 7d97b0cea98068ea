"""DBLP's search API as recorded: the publications whose titles have all words asked for; only those with a venue."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.standin.papers import Paper, Papers


def answer(papers: Papers, params: Mapping[str, str]) -> tuple[int, str]:
    """Return status and body of a request to `/search/publ/api`; without a hit the list is not there."""
    found = sorted(papers.phrase(params.get("q", "")).items(), key=lambda pair: -pair[1])
    rows = [row for row in (papers.row(number) for number, _ in found) if row.venue][: int(params.get("h", "30"))]
    hits: dict[str, Any] = {"hit": [{"info": _info(row)} for row in rows]} if rows else {}
    return 200, json.dumps({"result": {"hits": hits}})


def _info(paper: Paper) -> dict[str, Any]:
    authors = [{"text": name} for name in paper.authors]
    doi = {"doi": paper.dois[0]} if paper.dois else {}
    return {
        "title": f"{paper.title}.",
        "authors": {"author": authors[0] if len(authors) == 1 else authors},
        "venue": paper.venue,
        "year": str(paper.year or ""),
        "type": "Conference and Workshop Papers",
        **doi,
    }

"""Crossref's REST API as recorded: a work by its DOI, and the nearest works to a title, right or not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.standin.papers import Paper, Papers


def answer(papers: Papers, path: str, params: Mapping[str, str]) -> tuple[int, str, str]:
    """Return status, body and type of a request below `/works`; an unknown DOI is a plain 404."""
    doi = unquote(path.removeprefix("/works").removeprefix("/"))
    if not doi:
        near = [paper for paper in papers.nearest_few(params.get("query.title", ""), 20) if _dois(paper)]
        items = [_work(paper) for paper in near[: int(params.get("rows", "20"))]]
        return 200, json.dumps({"status": "ok", "message": {"items": items}}), "application/json"
    rows = [] if doi.lower().startswith("10.48550/") else papers.get(f"doi:{doi.lower()}")
    if not rows:
        return 404, "Resource not found.", "text/plain"
    return 200, json.dumps({"status": "ok", "message": _work(rows[0])}), "application/json"


def _dois(paper: Paper) -> list[str]:
    return [doi for doi in paper.dois if not doi.lower().startswith("10.48550/")]


def _work(paper: Paper) -> dict[str, Any]:
    names = [name.rpartition(" ") for name in paper.authors]
    return {
        "DOI": _dois(paper)[0],
        "type": "proceedings-article",
        "title": [paper.title],
        "author": [{"given": given, "family": family} for given, _, family in names],
        "container-title": [paper.venue] if paper.venue else [],
        "published": {"date-parts": [[paper.year]]},
    }

"""Crossref's REST API as recorded: a work by its DOI, and the nearest works to a title, right or not.

A `filter` of DOIs is read as the server's own source does (CrossRef/cayenne, `api/v1/query.clj`, `validate.clj`).
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.standin.papers import Paper, Papers


def answer(papers: Papers, path: str, params: Mapping[str, str]) -> tuple[int, str, str]:
    """Return status, body and type of a request below `/works`; an unknown DOI is a plain 404."""
    if "filter" in params:
        return _filtered(papers, params)
    doi = unquote(path.removeprefix("/works").removeprefix("/"))
    if not doi:
        near = [paper for paper in papers.nearest_few(params.get("query.title", ""), 20) if _dois(paper)]
        items = [_work(paper) for paper in near[: int(params.get("rows", "20"))]]
        return 200, json.dumps({"status": "ok", "message": {"items": items}}), "application/json"
    rows = [] if _is_arxivs(doi) else papers.get(f"doi:{doi.lower()}")
    if not rows:
        return 404, "Resource not found.", "text/plain"
    return 200, json.dumps({"status": "ok", "message": _work(rows[0])}), "application/json"


def _filtered(papers: Papers, params: Mapping[str, str]) -> tuple[int, str, str]:
    """Return the works of a filter: each DOI once, joined by "or", in no order, 20 of them unless `rows` says more."""
    values = [value.removeprefix("doi:") for value in params["filter"].split(",")]
    wrong = next((value for value in values if not re.fullmatch(r"10\.\d{4,}/.+", value)), None)
    if wrong is not None:
        failure = {"type": "doi-not-valid", "value": wrong, "message": f"DOI specified as {wrong} but must be a DOI"}
        body = {"status": "failed", "message-type": "validation-failure", "message": [failure]}
        return 400, json.dumps(body), "application/json"
    rows = {doi: papers.get(f"doi:{doi}") for doi in {value.lower() for value in values} if not _is_arxivs(doi)}
    works = [_work(rows[doi][0], doi) for doi in sorted(rows, key=lambda doi: doi[::-1]) if rows[doi]]
    most = min(int(params.get("rows", "20")), 1000)
    message = {"total-results": len(works), "items-per-page": most, "items": works[:most]}
    return 200, json.dumps({"status": "ok", "message-type": "work-list", "message": message}), "application/json"


def _is_arxivs(doi: str) -> bool:
    return doi.lower().startswith("10.48550/")


def _dois(paper: Paper) -> list[str]:
    return [doi for doi in paper.dois if not _is_arxivs(doi)]


def _work(paper: Paper, doi: str = "") -> dict[str, Any]:
    names = [name.rpartition(" ") for name in paper.authors]
    return {
        "DOI": doi or _dois(paper)[0],
        "type": "journal-article" if paper.kind == "article" else "proceedings-article",
        "title": [paper.title],
        "author": [{"given": given, "family": family} for given, _, family in names],
        "container-title": [paper.venue] if paper.venue else [],
        "published": {"date-parts": [[paper.year]]},
    }

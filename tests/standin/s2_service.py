"""Semantic Scholar's Graph API as recorded: match, batch, search and single papers, errors under `error`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from tests.standin.papers import merged

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.standin.papers import Paper, Papers

_FIELD_NAMES = """
paperId corpusId externalIds url title abstract venue publicationVenue year referenceCount citationCount
influentialCitationCount isOpenAccess openAccessPdf fieldsOfStudy s2FieldsOfStudy publicationTypes
publicationDate journal citationStyles authors citations references embedding tldr textAvailability"""
_FIELDS = frozenset(_FIELD_NAMES.split())
_KINDS = {"ARXIV": "arxiv", "DOI": "doi", "CORPUSID": "corpus"}
GOOD_FIT = 0.7  # below, the service says that there is no match


def answer(papers: Papers, path: str, params: Mapping[str, str], body: bytes) -> tuple[int, str]:
    """Return status and body of a request below `/graph/v1`; every JSON answer ends in a line feed."""
    fields = [one for one in params.get("fields", "title").split(",") if one]
    unknown = [one for one in fields if one.partition(".")[0] not in _FIELDS]
    if unknown:
        return _said(400, {"error": f"Unrecognized or unsupported fields: [{', '.join(unknown)}]"})
    if path == "/paper/search/match":
        return _match(papers, params.get("query", ""), fields)
    if path == "/paper/batch":
        return _batch(papers, body, fields)
    if path == "/paper/search":
        return _search(papers, params, fields)
    name = unquote(path.removeprefix("/paper/"))
    rows = _rows(papers, name)
    if not rows:
        return _said(404, {"error": f"Paper with id {name} not found"})
    return _said(200, _shown(papers, rows[0], fields))


def _said(status: int, value: object) -> tuple[int, str]:
    return status, json.dumps(value) + "\n"


def _match(papers: Papers, query: str, fields: list[str]) -> tuple[int, str]:
    best = papers.nearest(query)
    if best is None or best[1] < GOOD_FIT:
        return _said(404, {"error": "Title match not found"})
    paper, fit = best
    score = round(fit * 20 * len(paper.title.split()) + 0.123, 5)
    return _said(200, {"data": [{**_shown(papers, paper, fields), "matchScore": score}]})


def _batch(papers: Papers, body: bytes, fields: list[str]) -> tuple[int, str]:
    ids = json.loads(body)["ids"]
    if len(ids) > 500:
        return _said(400, {"error": "Too many papers requested"})
    rows = [_rows(papers, one) for one in ids]
    return _said(200, [_shown(papers, found[0], fields) if found else None for found in rows])


def _search(papers: Papers, params: Mapping[str, str], fields: list[str]) -> tuple[int, str]:
    offset, limit = int(params.get("offset", "0")), int(params.get("limit", "100"))
    scores = papers.phrase(params.get("query", ""))
    found = sorted(scores, key=lambda number: (-scores[number], number))
    if not found:
        return _said(200, {"total": 0, "offset": 0})
    page = [_shown(papers, papers.row(number), fields) for number in found[offset : offset + limit]]
    following = {"next": offset + limit} if offset + limit < len(found) else {}
    return _said(200, {"total": len(found), "offset": offset, **following, "data": page})


def _rows(papers: Papers, name: str) -> list[Paper]:
    prefix, colon, rest = name.partition(":")
    if colon and prefix.upper() in _KINDS:
        kind = _KINDS[prefix.upper()]
        value = rest.lower() if kind == "doi" else rest
        if kind == "doi" and value.startswith("10.48550/arxiv."):
            return papers.get(f"arxiv:{value.removeprefix('10.48550/arxiv.')}")
        return papers.get(f"{kind}:{value}")
    return papers.get(f"doi:{name.lower()}") if name.startswith("10.") else papers.get(f"sha:{name}")


def _shown(papers: Papers, one: Paper, fields: list[str]) -> dict[str, Any]:
    """Return the fields of a paper; the version of record of an arXiv paper stands in another row of the same id."""
    rows = papers.get(f"arxiv:{one.arxiv}") if one.arxiv else [one]
    printed = next((row for row in rows if row.venue), one)
    outside: dict[str, Any] = dict(reversed(list(merged(rows))))
    outside["CorpusId"] = int(outside.get("CorpusId", int(one.sha[:7], 16)))
    on_arxiv = not printed.venue and bool(one.arxiv)
    journal = {"name": "ArXiv", "volume": f"abs/{one.arxiv}"} if on_arxiv else {"pages": printed.pages or None}
    known = {
        "paperId": one.sha,
        "corpusId": outside["CorpusId"],
        "externalIds": outside,
        "url": f"https://www.semanticscholar.org/paper/{one.sha}",
        "title": one.title,
        "year": printed.year,
        "venue": printed.venue or ("arXiv.org" if on_arxiv else ""),
        "publicationVenue": None,
        "publicationTypes": ["JournalArticle", "Conference"] if printed.kind == "inproceedings" else None,
        "journal": journal,
        "authors": [{"authorId": None, "name": name} for name in one.authors],
    }
    return {"paperId": one.sha} | {name: known.get(name) for name in fields}

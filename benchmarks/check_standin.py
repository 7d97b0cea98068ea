"""Checks the stand-in server with clients from PyPI: `arxiv` and `semanticscholar` must be able to read it.

Run it in a separate environment, where vlbib is not installed and its source is on the path:

    python -m venv clients && clients/bin/pip install arxiv semanticscholar
    PYTHONPATH=src clients/bin/python benchmarks/check_standin.py tests/standin/records.jsonl
"""

from __future__ import annotations

import sys
from importlib import import_module, metadata
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.standin.papers import Papers
from tests.standin.server import StandIn

_CLIP = "Learning Transferable Visual Models From Natural Language Supervision"


def main() -> int:
    """Ask the stand-in through both clients; return 1 if one of them reads anything else than what was served."""
    with StandIn(Papers.read(Path(sys.argv[1]))) as standin:
        results = {**_arxiv(standin), **_scholar(standin)}
    for name, right in results.items():
        print("ok   " if right else "WRONG", name)
    print(", ".join(f"{name} {metadata.version(name)}" for name in ("arxiv", "semanticscholar")))
    return 0 if all(results.values()) else 1


def _arxiv(standin: StandIn) -> dict[str, bool]:
    arxiv: Any = import_module("arxiv")
    client = arxiv.Client(page_size=10, delay_seconds=0, num_retries=0)
    client.query_url_format = standin.urls["arxiv"] + "?{}"

    def ask(**search: object) -> list[Any]:
        return list(client.results(arxiv.Search(**search)))

    by_title = ask(query=f'ti:"{_CLIP}"')
    listed = ask(id_list=["2201.12086", "0808.05394", "2103.00020v1"])
    paged = ask(query="ti:image", max_results=25)
    refused = ""
    try:
        ask(id_list=["abc"])
    except arxiv.HTTPError as exc:
        refused = str(exc.status)
    return {
        "arxiv: a quoted title": [one.title for one in by_title] == [_CLIP],
        "arxiv: id, authors, date, category": by_title[0].get_short_id() == "2103.00020v1"
        and str(by_title[0].authors[0]) == "Alec Radford"
        and by_title[0].published.year == 2021
        and by_title[0].primary_category == "cs.CV",
        "arxiv: an id list without what is missing": len(listed) == 2,
        "arxiv: pages": len({one.entry_id for one in paged}) == len(paged) > 10,
        "arxiv: a malformed id brings nothing": refused in ("400", ""),
    }


def _scholar(standin: StandIn) -> dict[str, bool]:
    module: Any = import_module("semanticscholar")
    client = module.SemanticScholar(api_url=standin.urls["semantic_scholar"].removesuffix("/graph/v1"), retry=False)
    wanted = ["title", "externalIds", "year", "authors", "venue"]
    match = client.search_paper(_CLIP, match_title=True, fields=wanted)
    batch = client.get_papers(["ARXIV:2201.12086", "ARXIV:0808.05394", "CorpusId:231591445"], fields=wanted)
    missing = ""
    try:
        client.get_paper("ARXIV:0808.05394")
    except module.SemanticScholarException.ObjectNotFoundException as exc:
        missing = str(exc)
    return {
        "semanticscholar: a match": match.title == _CLIP and match.externalIds["ArXiv"] == "2103.00020",
        "semanticscholar: authors": [one.name for one in match.authors][:1] == ["Alec Radford"],
        "semanticscholar: a batch in order": [one.externalIds["ArXiv"] for one in batch]
        == ["2201.12086", "2103.00020"],
        "semanticscholar: a paper": client.get_paper("ARXIV:2201.12086", fields=wanted).year == 2022,
        "semanticscholar: not found": "not found" in missing,
        "semanticscholar: a search": client.search_paper("text-to-image generation", fields=["title"]).total > 3,
    }


if __name__ == "__main__":
    sys.exit(main())

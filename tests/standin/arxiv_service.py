"""arXiv's query API as it is since November 2025: its grammar, its defaults, its errors, its Atom."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from vlbib.core.text import squeeze

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.standin.papers import Paper, Papers

_TOKEN = re.compile(r'\(|\)|(?:[A-Za-z]+:)?"[^"]*"|[^\s()]+')
_ID = re.compile(r"(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(v\d+)?")
_STAMP = "2026-04-12T22:59:06Z"
_HEAD = """<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" \
xmlns="http://www.w3.org/2005/Atom">
"""


class BadQuery(ValueError):  # noqa: N818 -- it reads as the sentence it is
    """The query is refused with 400 and an error entry."""


@dataclass(slots=True)
class _Reader:
    """Reads a query: operators are right-associative and of one rank, a missing one is OR."""

    papers: Papers
    tokens: list[str]

    def read(self) -> dict[int, float]:
        left = self._term()
        if not self.tokens or self.tokens[0] == ")":
            return left
        operator = self.tokens.pop(0) if self.tokens[0] in ("AND", "OR", "ANDNOT") else "OR"
        if not self.tokens:
            raise BadQuery
        right = self.read()
        if operator == "AND":
            return {number: left[number] + right[number] for number in left if number in right}
        if operator == "ANDNOT":
            return {number: score for number, score in left.items() if number not in right}
        return {number: left.get(number, 0.0) + right.get(number, 0.0) for number in left | right}

    def _term(self) -> dict[int, float]:
        token = self.tokens.pop(0)
        if token == "(":
            inside = self.read()
            if not self.tokens or self.tokens.pop(0) != ")":
                raise BadQuery
            return inside
        if token in (")", "AND", "OR", "ANDNOT") or token.endswith("\\"):
            raise BadQuery
        prefix, colon, rest = token.partition(":")
        name = prefix if colon and prefix in ("ti", "title", "all", "au", "id", "cat", "abs") else "all"
        return self._search(name, (rest if name == prefix else token).strip('"'))

    def _search(self, name: str, text: str) -> dict[int, float]:
        if name == "id":
            return dict.fromkeys(self.papers.by_key.get(f"arxiv:{text}", ()), 1.0)
        if name in ("au", "cat", "abs"):
            return {}
        return self.papers.phrase(text)


def answer(papers: Papers, params: Mapping[str, str]) -> tuple[int, str]:
    """Return status and body for the parameters of a query."""
    try:
        start, size = _number(params, "start", 0), _number(params, "max_results", 10)
        found = _found(papers, params)
    except BadQuery as exc:
        return 400, _error(str(exc) or f"Invalid query string: '{params.get('search_query', '')}'")
    query = "&".join(f"{name}={params.get(name, '')}" for name in ("search_query", "id_list"))
    return 200, _feed(f"{query}&start={start}&max_results={size}", found[start : start + size], len(found), start, size)


def empty_page(papers: Papers, params: Mapping[str, str]) -> str:
    """Return the page that counts results and shows none."""
    found = _found(papers, params)
    return _feed("", [], max(len(found), 1), 0, 10)


def _number(params: Mapping[str, str], name: str, default: int) -> int:
    text = params.get(name, str(default))
    if not text.isdigit():
        raise BadQuery(f"{name} must be an integer")
    return int(text)


def _found(papers: Papers, params: Mapping[str, str]) -> list[Paper]:
    """Return what is found: an id_list alone in an order of its own, a search by falling score."""
    query = params.get("search_query", "").replace("\n", " ")
    ids = [one for one in params.get("id_list", "").split(",") if one]
    bad = next((one for one in ids if not _ID.fullmatch(one)), None)
    if bad or not (query or ids):
        raise BadQuery(f"incorrect id format for {bad}" if bad else "no query")
    if not query:
        listed = [papers.get(f"arxiv:{re.sub(r'v[0-9]+$', '', one)}") for one in ids]
        return sorted((rows[0] for rows in listed if rows), key=lambda one: squeeze(one.title))
    scores = _Reader(papers, _TOKEN.findall(query)).read()
    ranked = sorted(scores, key=lambda number: (-scores[number], number))
    rows = [row for row in map(papers.row, ranked) if row.arxiv and (not ids or row.arxiv in ids)]
    return list({row.arxiv: row for row in reversed(rows)}.values())[::-1]


def _feed(query: str, shown: list[Paper], total: int, start: int, size: int) -> str:
    digest = hashlib.sha1(query.encode(), usedforsecurity=False).hexdigest()[:27]
    return (
        f"{_HEAD}  <id>https://arxiv.org/api/{digest}</id>\n  <title>arXiv Query: {escape(query)}</title>\n"
        f"  <updated>{_STAMP}</updated>\n"
        f'  <link href={quoteattr("https://arxiv.org/api/query?" + query)} type="application/atom+xml"/>\n'
        f"  <opensearch:itemsPerPage>{size}</opensearch:itemsPerPage>\n"
        f"  <opensearch:totalResults>{total}</opensearch:totalResults>\n"
        f"  <opensearch:startIndex>{start}</opensearch:startIndex>\n{''.join(map(_entry, shown))}</feed>\n"
    )


def _entry(one: Paper) -> str:
    optional = [
        f"    <arxiv:comment>{escape(one.comment)}</arxiv:comment>\n" if one.comment else "",
        f'    <arxiv:primary_category term="{one.categories[0]}"/>\n',
        f"    <arxiv:journal_ref>{escape(one.journal_ref)}</arxiv:journal_ref>\n" if one.journal_ref else "",
        *(f"    <author>\n      <name>{escape(name)}</name>\n    </author>\n" for name in one.authors),
        *(f"    <arxiv:doi>{escape(doi)}</arxiv:doi>\n" for doi in one.dois if "48550" not in doi),
    ]
    return (
        f"  <entry>\n    <id>http://arxiv.org/abs/{one.arxiv}v1</id>\n    <title>{escape(one.title)}</title>\n"
        f"    <updated>{one.published}T00:00:00Z</updated>\n"
        f'    <link href="https://arxiv.org/abs/{one.arxiv}v1" rel="alternate" type="text/html"/>\n'
        f'    <link href="https://arxiv.org/pdf/{one.arxiv}v1" rel="related" type="application/pdf" title="pdf"/>\n'
        f"    <summary>None.</summary>\n"
        f'    <category term="{one.categories[0]}" scheme="http://arxiv.org/schemas/atom"/>\n'
        f"    <published>{one.published}T00:00:00Z</published>\n{''.join(optional)}  </entry>\n"
    )


def _error(summary: str) -> str:
    place = "https://arxiv.org/api/errors"
    if summary.startswith("incorrect id"):
        place += "#" + summary.replace(" ", "_")
    return (
        f"{_HEAD}  <id>https://arxiv.org/</id>\n  <title>arXiv Search Results</title>\n  <updated>{_STAMP}</updated>\n"
        "  <opensearch:itemsPerPage>1</opensearch:itemsPerPage>\n"
        "  <opensearch:totalResults>1</opensearch:totalResults>\n"
        f"  <opensearch:startIndex>0</opensearch:startIndex>\n  <entry>\n    <id>{escape(place)}</id>\n"
        f"    <title>Error</title>\n    <updated>{_STAMP}</updated>\n"
        f'    <link href={quoteattr(place)} rel="alternate" type="text/html"/>\n'
        f"    <summary>{escape(summary)}</summary>\n"
        "    <author>\n      <name>arXiv api core</name>\n    </author>\n  </entry>\n</feed>\n"
    )

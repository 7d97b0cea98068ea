r"""arXiv's query API: many titles in one request, a hundred ids in one request, answers as Atom.

API: https://info.arxiv.org/help/api/user-manual.html, limits: https://info.arxiv.org/help/api/tou.html. The rest is
from the server's source (arXiv/arxiv-search) and from recorded answers:
- A search is `ti:"..." OR ti:"..."`. A quoted title is a phrase of stemmed words and finds every title that contains
  it. Operators have no precedence, so only OR is used. `"` and `\` end or break the phrase, `_` joins words, `*` and
  `?` are wildcards: all are replaced by spaces. The name before a long subtitle (`OFA: Unifying Architectures, Tasks,
  and ...`) is left out, which also finds titles without the name.
- Ten results are returned unless `max_results` is set. The results for an id_list come in another order, without
  unknown ids; one invalid id fails the whole list with 400 and an Atom entry of `/api/errors`.
- A throttled answer is the plain text `Rate exceeded.`, with status 429 or even 200; an answer may be an HTML page, or
  an empty feed whose totalResults is not 0.
Not verified: how many OR-ed titles the service accepts. If it refuses a query, or shows only a part of the results, the
flow asks again in halves.
"""

from __future__ import annotations

import re
from operator import itemgetter
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from vlbib.core.ids import arxiv_id
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import squeeze, words
from vlbib.resolver import CouldNotAsk, Request, Retry, together
from vlbib_resolvers._arxiv_feed import Feed, NoFeed, read

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from vlbib.core.ids import Id
    from vlbib.core.record import Record
    from vlbib.core.work import Query
    from vlbib.resolver import Flow, Found, Question, Response

name = "arxiv"
url = "https://export.arxiv.org/api/query"
delay = 3.0
batch = 100  # ids in one request
schemes = frozenset({"arxiv"})
# Terms with the rate limits: https://info.arxiv.org/help/api/tou.html

TITLES = 25  # OR-ed in one query: about 2,300 characters of URL
SHORT = 4  # titles with fewer words match many others, and are asked for in queries of their own
FEW = 5  # short titles in one query
RESULTS = 100  # entries asked for in one answer
LONGEST_URL = 4000  # a longer query is sent by POST: long URLs were answered with 414
_MARKS = lazy_pattern(r'["\\_*?\s]+')
_NAMED = lazy_pattern(r"\s*(?:[^\s:_]+\s+){0,2}[^\s:_]+\s*[:_]\s+(.+)", re.DOTALL)
_CUT = ("…", "...")  # at the end of a title that was cut off, within a word or after one

if TYPE_CHECKING:
    from typing import TypeAlias

    _Part: TypeAlias = Generator[Request | Retry | Found, Response | None, None]
    _Answer: TypeAlias = Generator[Request | Retry, Response, Feed]


def by_title(queries: Sequence[Query], /) -> Flow:
    """Ask for titles, many at a time; a short name alone is not asked for, as it is not a title."""
    trouble: list[str] = []
    asked = dict.fromkeys(query for query in queries if not query.alias and phrase(query.title))
    yield {query: () for query in queries if query not in asked}
    for chunk in _chunks(list(asked)):
        yield from _titles(chunk, trouble)
    return _end(trouble)


def by_id(ids: Sequence[Id], /) -> Flow:
    """Ask for arXiv ids, a hundred at a time; for other and impossible ids there is nothing."""
    trouble: list[str] = []
    asked = dict.fromkeys(identity for identity in ids if identity.scheme == "arxiv" and arxiv_id(identity.value))
    yield {identity: () for identity in ids if identity not in asked}
    listed = list(asked)
    for start in range(0, len(listed), batch):
        yield from together(listed[start : start + batch], _ids, trouble)
    return _end(trouble)


def phrase(title: str) -> str:
    """Return the phrase with which to search for a title: without a name in front and without a word that was cut off.

    >>> phrase("OFA_ Unifying Architectures, Tasks, and Moda...")
    'Unifying Architectures, Tasks, and'
    """
    named = _NAMED.match(title)
    whole = named[1] if named and len(words(named[1])) > SHORT and len(squeeze(named[1])) >= 20 else title
    kept = _without_cut_word(whole)
    return _MARKS.sub(" ", kept if len(words(kept)) >= SHORT else whole).strip()


def _without_cut_word(title: str) -> str:
    bare = title.rstrip()
    if not bare.endswith(_CUT):
        return title
    return bare.rsplit(maxsplit=1)[0] if len(bare.split(maxsplit=1)) > 1 else ""


def _end(trouble: list[str]) -> Found:
    if trouble:
        raise CouldNotAsk(trouble[-1])
    return {}


def _chunks(queries: Sequence[Query]) -> Iterator[list[Query]]:
    short = [query for query in queries if len(words(query.title)) < SHORT]
    for some, size in (([query for query in queries if query not in short], TITLES), (short, FEW)):
        for start in range(0, len(some), size):
            yield some[start : start + size]


def _titles(queries: Sequence[Query], trouble: list[str]) -> _Part:
    """Ask for some titles in one request; if the answer may be incomplete, ask for the rest in halves."""
    yield from together(queries, lambda part: _asked(part, trouble), trouble)


def _asked(queries: Sequence[Query], trouble: list[str]) -> _Part:
    feed = yield from _feed(_search(queries), alone=len(queries) == 1)
    shared = share(queries, feed.records)
    whole = feed.total <= feed.entries
    settled = [query for query in queries if whole or len(queries) == 1 or _exact(query, shared[query])]
    yield {query: shared[query] for query in settled}
    rest = [query for query in queries if query not in settled]
    middle = (len(rest) + 1) // 2
    for half in filter(None, (rest[:middle], rest[middle:])):
        yield from _titles(half, trouble)


def _exact(query: Query, records: Sequence[Record]) -> bool:
    return any(squeeze(record.title) in (squeeze(query.title), squeeze(phrase(query.title))) for record in records)


def _ids(ids: Sequence[Id]) -> _Part:
    """Ask for some ids in one request. Raises CouldNotAsk if one of them is refused."""
    params = {"id_list": ",".join(identity.value for identity in ids), "max_results": str(len(ids))}
    feed = yield from _feed(_request(params), alone=len(ids) == 1)
    there = {identity.key: record for record in feed.records for identity in record.ids if identity.scheme == "arxiv"}
    yield {identity: (there[identity.key],) if identity.key in there else () for identity in ids}


def _search(queries: Sequence[Query]) -> Request:
    search = " OR ".join(f'ti:"{phrase(query.title)}"' for query in queries)
    return _request({"search_query": search, "max_results": str(RESULTS), "sortBy": "relevance"})


def _request(params: dict[str, str]) -> Request:
    """Return the request, a POST if the URL would be too long."""
    if len(url) + len(urlencode(params)) < LONGEST_URL:
        return Request(params=params, accept="application/atom+xml")
    return Request(form=params, accept="application/atom+xml")


def _feed(request: Request, *, alone: bool) -> _Answer:
    """Send a request until the answer is a feed. Raises CouldNotAsk if it never is, or if arXiv refuses the query.

    If a page counts results but shows none, it is requested once more; for a question asked `alone`, which cannot be
    split further, as often as the shell allows.
    """
    response = yield request
    emptied = False
    while True:
        if response.status in (413, 414) and request.form is None:
            request = Request(form=request.params, accept=request.accept)
            response = yield request
            continue
        try:
            feed = read(response.body)
        except NoFeed as exc:
            if response.status >= 400:
                raise CouldNotAsk(f"arXiv refuses the query: HTTP {response.status}") from exc
            response = yield Retry(str(exc))
            continue
        if feed.error or response.status >= 400:
            raise CouldNotAsk(f"arXiv refuses the query: {feed.error[:80] or f'HTTP {response.status}'}")
        if feed.entries or not feed.total:
            return feed
        if emptied and not alone:
            raise CouldNotAsk(f"arXiv counts {feed.total} results and shows none")
        emptied = True
        response = yield Retry("arXiv counts results and shows none")


def share(queries: Sequence[Query], records: Sequence[Record]) -> dict[Question, tuple[Record, ...]]:
    """Assign the records of one answer to the titles asked for: to each title the records that contain it.

    A record that contains none of them exactly (arXiv searches stemmed words, without `the` and `of`) is assigned to
    the title that has the largest share of its words in it.
    """
    asked = {query: (squeeze(phrase(query.title)), frozenset(words(query.title))) for query in queries}
    shared: dict[Question, list[Record]] = {query: [] for query in queries}
    for record in records:
        whole, bag = squeeze(record.title), frozenset(words(record.title))
        named = [query for query, (key, _) in asked.items() if key in whole]
        for query in named or _nearest({query: common for query, (_, common) in asked.items()}, bag):
            shared[query].append(record)
    return {query: tuple(records) for query, records in shared.items()}


def _nearest(asked: dict[Query, frozenset[str]], bag: frozenset[str]) -> list[Query]:
    """Return the query with the largest share of its words in a title, if that is at least half of them."""
    part, query = max(((len(own & bag) / len(own), query) for query, own in asked.items() if own), key=itemgetter(0))
    return [query] if part >= 0.5 else []

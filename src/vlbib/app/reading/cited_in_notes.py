"""Citations by people and a year, of works that some note names by their title, a short name or an id."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import structs

from vlbib.core.known import Naming
from vlbib.core.text import squeeze
from vlbib.core.work import Kind
from vlbib.notes.line.people_alone import PEOPLE_ALONE
from vlbib.notes.open_citations import is_remark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vlbib.core.cited_works import OpenCitation
    from vlbib.core.known import Known
    from vlbib.core.work import Mention, Skipped


def with_citations(
    open_citations: Sequence[OpenCitation],
    mentions: Sequence[Mention],
    elsewhere: Iterable[Mention],
    skipped: Iterable[Skipped],
    body: Known,
) -> tuple[list[Mention], list[Skipped]]:
    """Return what notes name and what was not taken from them, given their citations that are still open.

    One that may mean just one work that notes name becomes a mention of it, instead of one that waits or a report.
    `elsewhere` are mentions in other notes.
    """
    left = list(skipped)
    meant = list(_meant(open_citations, (*mentions, *elsewhere), body)) if open_citations else []
    if not meant:
        return list(mentions), left
    places = {(each.mention.file, each.mention.line, each.mention.text) for each, _ in meant}
    cited = [structs.replace(each.mention, text=title) for each, title in meant]
    by_people = {_citation(mention) for mention in cited}
    kept = (each for each in mentions if not (_is_replaceable(each) and _citation(each) in by_people))
    left = [each for each in left if each.reason != PEOPLE_ALONE or (each.file, each.line, each.text) not in places]
    return [*kept, *cited], left


def _is_replaceable(mention: Mention) -> bool:
    """Tell whether a mention is a guess what people mean, or a remark that was taken for the title of their work."""
    if mention.kind is Kind.PEOPLE:
        return mention.aside
    return mention.kind is Kind.LINE and not mention.ids and is_remark(mention.text)


def _citation(mention: Mention) -> tuple[object, ...]:
    return mention.file, mention.line, mention.authors, mention.year, mention.cited_as


def _meant(
    open_citations: Sequence[OpenCitation], mentions: Sequence[Mention], body: Known
) -> Iterator[tuple[OpenCitation, str]]:
    """Yield the citations that mean just one work that notes name, each with the title of it.

    Left out are those beside the work itself.
    """
    wanted = {squeeze(title) for each in open_citations for title in each.titles}
    named: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for mention in mentions:
        key = "" if mention.aside else squeeze(_title(mention, body))
        if key in wanted:
            named[key].add((mention.file, mention.line))
    for each in open_citations:
        titles = [title for title in each.titles if squeeze(title) in named]
        if len(titles) == 1 and (each.mention.file, each.mention.line) not in named[squeeze(titles[0])]:
            yield each, titles[0]


def _title(mention: Mention, body: Known) -> str:
    """Return the title of the work that a mention names, as far as it is known."""
    if mention.kind is Kind.ALIAS and body.naming(mention.text) is Naming.RECORDED:
        return body.bearer(mention.text)
    return next((title for each in mention.ids for title in body.titles_of(each)), mention.text)

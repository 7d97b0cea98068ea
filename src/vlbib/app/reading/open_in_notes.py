"""Words that mean a work because some note names it by its title, a sure short name or an id.

They are authors with a year (`Keyes et al. 2019`), a citation key, and short names that several works may have.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import structs

from vlbib.core.known import Naming
from vlbib.core.text import squeeze
from vlbib.core.work import Kind
from vlbib.notes.field_of_note import as_mention, is_understood
from vlbib.notes.line.people_alone import PEOPLE_ALONE
from vlbib.notes.open_citations import is_remark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from vlbib.core.known import Known
    from vlbib.core.open_mentions import OpenMention
    from vlbib.core.work import Mention, Skipped


def with_open_mentions(
    open_mentions: Sequence[OpenMention],
    mentions: Sequence[Mention],
    elsewhere: Iterable[Mention],
    skipped: Iterable[Skipped],
    body: Known,
) -> tuple[list[Mention], list[Skipped]]:
    """Return what notes name and what was not taken from them, given what is still open in them.

    What may mean just one work that notes name becomes a mention of it, instead of one that waits or a report.
    `elsewhere` are mentions in other notes.
    """
    left = list(skipped)
    meant = list(_meant(open_mentions, (*mentions, *elsewhere), body)) if open_mentions else []
    if not meant:
        return list(mentions), left
    words = {_words(each.mention) for each, _ in meant}
    people = {_claim(each.mention) for each, _ in meant if each.mention.kind is Kind.PEOPLE}
    named = [_named(each, title) for each, title in meant]
    on_line: dict[tuple[str, int], list[Mention]] = defaultdict(list)
    for mention in named:
        on_line[mention.file, mention.line].append(mention)
    kept = [each for each in mentions if not _is_replaced(each, words, people)]
    return [*kept, *named], [each for each in left if not _is_told(each, words, on_line)]


def _named(each: OpenMention, title: str) -> Mention:
    """Return the mention of a work by open words."""
    is_name = each.mention.kind is Kind.ALIAS
    return as_mention(each, title) if is_name else structs.replace(each.mention, text=title)


def _words(mention: Mention) -> tuple[str, int, str]:
    return mention.file, mention.line, mention.text


def _claim(mention: Mention) -> tuple[object, ...]:
    return mention.file, mention.line, mention.authors, mention.year, mention.cited_as


def _is_replaced(mention: Mention, words: Iterable[tuple[str, int, str]], people: Iterable[tuple[object, ...]]) -> bool:
    """Tell whether a mention waits for what is known now: a name, a guess, or a remark taken for the people's title."""
    if mention.kind is Kind.ALIAS:
        return _words(mention) in words
    is_guess = mention.aside if mention.kind is Kind.PEOPLE else mention.kind is Kind.LINE and is_remark(mention.text)
    return is_guess and not mention.ids and _claim(mention) in people


def _is_told(
    item: Skipped, words: Iterable[tuple[str, int, str]], on_line: Mapping[tuple[str, int], Sequence[Mention]]
) -> bool:
    """Tell whether mentions say all that a line was listed for."""
    if item.reason == PEOPLE_ALONE:
        return (item.file, item.line, item.text) in words
    return is_understood(item, on_line.get((item.file, item.line), ()))


def _meant(
    open_mentions: Sequence[OpenMention], mentions: Sequence[Mention], body: Known
) -> Iterator[tuple[OpenMention, str]]:
    """Yield what means just one work that notes name, each with the title of it.

    Left out is what is beside the work itself.
    """
    wanted = {squeeze(title) for each in open_mentions for title in each.titles}
    named: dict[str, set[tuple[str, int]]] = defaultdict(set)
    for mention in mentions:
        key = "" if mention.aside else squeeze(_title(mention, body))
        if key in wanted:
            named[key].add((mention.file, mention.line))
    for each in open_mentions:
        file, line = each.mention.file, each.mention.line
        titles = [title for title in each.titles if squeeze(title) in named]
        places = named[squeeze(titles[0])] if len(titles) == 1 else ()
        is_near = not each.is_here or any(file == there for there, _ in places)
        if places and is_near and (file, line) not in places:
            yield each, titles[0]


def _title(mention: Mention, body: Known) -> str:
    """Return the title of the work that a mention names, as far as it is known."""
    if mention.kind is Kind.ALIAS and body.naming(mention.text) is Naming.RECORDED:
        return body.bearer(mention.text)
    return next((title for each in mention.ids for title in body.titles_of(each)), mention.text)

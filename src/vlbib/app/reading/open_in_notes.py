"""Words that mean a work because some note names it by its title, a sure short name or an id.

They are authors with a year (`Keyes et al. 2019`), a citation key, and short names that several works may have.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import structs

from vlbib.core.known import Naming
from vlbib.core.text import squeeze
from vlbib.core.work import Kind, Skipped
from vlbib.notes.field_of_note import as_mention, is_understood
from vlbib.notes.keyed_works import KEY_ALONE, KEY_UNKNOWN
from vlbib.notes.line.people_alone import PEOPLE_ALONE
from vlbib.notes.open_citations import is_remark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from vlbib.core.known import Known
    from vlbib.core.open_mentions import OpenMention
    from vlbib.core.work import Mention


def with_open_mentions(
    open_mentions: Sequence[OpenMention],
    mentions: Sequence[Mention],
    elsewhere: Iterable[Mention],
    skipped: Iterable[Skipped],
    body: Known,
) -> tuple[list[Mention], list[Skipped]]:
    """Return what notes name and what was not taken from them, given what is still open in them.

    What may mean just one work that notes name becomes a mention of it, instead of one that waits or a report.
    `elsewhere` are mentions in other notes. A citation that means no work for sure is reported.
    """
    left = list(skipped)
    meant = list(_meant(open_mentions, (*mentions, *elsewhere), body)) if open_mentions else []
    if not meant:
        return list(mentions), [*left, *_still_open(open_mentions, mentions, left, body)]
    words = {_words(each.mention) for each, _ in meant}
    people = {_claim(each.mention) for each, _ in meant if each.mention.kind is Kind.PEOPLE}
    named = [_named(each, title) for each, title in meant]
    on_line: dict[tuple[str, int], list[Mention]] = defaultdict(list)
    for mention in named:
        on_line[mention.file, mention.line].append(mention)
    kept = [each for each in mentions if not _is_replaced(each, words, people)]
    left = [each for each in left if not _is_told(each, words, on_line)]
    return [*kept, *named], [*left, *_still_open(open_mentions, (*kept, *named), left, body)]


def _still_open(
    open_mentions: Iterable[OpenMention], mentions: Sequence[Mention], reports: Iterable[Skipped], body: Known
) -> Iterator[Skipped]:
    """Yield a report for each citation of which nothing on its line is a mention or was told."""
    lines = {(item.file, item.line) for item in reports}
    claims = {_claim(mention) for mention in mentions}
    named: dict[tuple[str, int], set[str]] = defaultdict(set)
    for mention in mentions if open_mentions else ():
        named[mention.file, mention.line].add(squeeze(_title(mention, body)))
    for each in open_mentions:
        open_one = each.mention
        place = (open_one.file, open_one.line)
        is_named = not named[place].isdisjoint(map(squeeze, each.titles))
        if open_one.kind is Kind.PEOPLE and not (place in lines or is_named or _claim(open_one) in claims):
            lines.add(place)
            reason = PEOPLE_ALONE
            if open_one.cited_as:
                reason = KEY_ALONE if each.titles else KEY_UNKNOWN
            yield Skipped(file=open_one.file, line=open_one.line, text=open_one.text, reason=reason)


def _named(each: OpenMention, title: str) -> Mention:
    """Return the mention of a work by open words."""
    is_name = each.mention.kind is Kind.ALIAS
    return as_mention(each.mention, title) if is_name else structs.replace(each.mention, text=title)


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
    if item.reason in (PEOPLE_ALONE, KEY_ALONE, KEY_UNKNOWN):
        return (item.file, item.line, item.text) in words
    return is_understood(item, on_line.get((item.file, item.line), ()))


def _meant(
    open_mentions: Sequence[OpenMention], mentions: Sequence[Mention], body: Known
) -> Iterator[tuple[OpenMention, str]]:
    """Yield what means just one work that notes name, each with the title of it.

    Left out is what is beside the work itself, and what means another work because notes have this one with another
    year.
    """
    wanted = {squeeze(title) for each in open_mentions for title in each.titles}
    named: dict[str, set[tuple[str, int]]] = defaultdict(set)
    dated: dict[str, set[int]] = defaultdict(set)
    for mention in mentions:
        key = "" if mention.aside else squeeze(_title(mention, body))
        if key in wanted:
            named[key].add((mention.file, mention.line))
            dated[key] |= {mention.year} if mention.year else set()
    for each in open_mentions:
        file, line = each.mention.file, each.mention.line
        titles = [title for title in each.titles if squeeze(title) in named]
        places = named[squeeze(titles[0])] if len(titles) == 1 else ()
        is_near = not each.is_here or any(file == there for there, _ in places)
        if places and is_near and (file, line) not in places and not _is_of_other_year(each, dated[squeeze(titles[0])]):
            yield each, titles[0]


def _is_of_other_year(each: OpenMention, years: AbstractSet[int]) -> bool:
    """Tell whether a citation is of another year than a work that notes have with these, and may mean another work."""
    return bool(years) and len(each.titles) > 1 and each.mention.year is not None and each.mention.year not in years


def _title(mention: Mention, body: Known) -> str:
    """Return the title of the work that a mention names, as far as it is known."""
    if mention.kind is Kind.ALIAS and body.naming(mention.text) is Naming.RECORDED:
        return body.bearer(mention.text)
    return next((title for each in mention.ids for title in body.titles_of(each)), mention.text)

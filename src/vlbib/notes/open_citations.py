"""Citations by people and a year that mean a work if a note names it: `as in Keyes et al. 2019`.

People publish several works a year, so their names tell none by themselves. If just one of these works is named in the
notes, by its title, its short name or an id, it is the one that is meant. Many people have a common family name: such a
citation needs more, as do people beside a title, who may be its authors.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.core.id_after import has_id_after
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.open_mentions import OpenMention
from vlbib.core.segment import Place
from vlbib.core.text import has_cjk, squeeze
from vlbib.core.work import Kind, Mention
from vlbib.core.years import YEAR
from vlbib.notes.cited_people import AUTHORS_BEFORE, is_by, said_beside
from vlbib.notes.line.people_alone import loose_citations, may_cite_people, people_cited_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from vlbib.core.cited_works import PeopleCited
    from vlbib.core.segment import Segment

_DATED_KEY = lazy_pattern(rf"[^\W\d_].*?{YEAR}")  # of a work; `@fig-towers` and `@octocat` are none
_PLACES = (Place.ITEM, Place.PARAGRAPH, Place.QUOTE, Place.ROW, Place.HEADING, Place.COMMENT)


def open_citations(
    segments: Sequence[Segment],
    mentions: Sequence[Mention],
    works_meant: Callable[[PeopleCited, str], tuple[tuple[str, ...], bool]],
    works_of_key: Callable[[str], tuple[tuple[str, ...], bool] | None],
) -> Iterator[OpenMention]:
    """Yield the citations by people and a year, and by keys, of which no mention surely names the work.

    People beside a title may be its authors: they mean no other work, and are only told, unless it claims them.

    `works_meant` returns the titles of the works that people may mean beside some words, and if these tell enough for
    another note to name the work, `works_of_key` the same for a key, None for one of the note's own references.
    """
    sure: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if not mention.aside:
            sure[mention.line].append(mention)
    for segment in segments:
        if segment.place in _PLACES and may_cite_people(segment.text):
            yield from _by_people(segment, sure, works_meant)
        for cited in segment.citations:
            line = segment.line_at(cited.at)
            if not cited.is_bare and all(each.cited_as != cited.key for each in sure.get(line, ())):
                meant = works_of_key(cited.key)
                if meant is not None and (meant[0] or _DATED_KEY.match(cited.key)):
                    titles, is_enough = meant
                    mention = _mention(segment, line, cited.key)
                    yield OpenMention(replace(mention, cited_as=cited.key), titles, not is_enough)


def is_remark(text: str) -> bool:
    """Tell whether a text is hardly a title: a question, words in Chinese, or what begins with a word in small letters.

    A name before a colon may begin so, too (`mixup: Beyond ...`).
    """
    first = text.partition(" ")[0]
    return text.endswith(("?", "？")) or has_cjk(text) or (first.islower() and first.isalpha())


def _by_people(
    segment: Segment,
    sure: Mapping[int, Sequence[Mention]],
    works_meant: Callable[[PeopleCited, str], tuple[tuple[str, ...], bool]],
) -> Iterator[OpenMention]:
    for number, line in segment.lines():
        beside = sure.get(number, ())
        has_title = any(_is_asked(each) and not is_remark(each.text) for each in beside)
        for at, words in loose_citations(line):
            cited = None if AUTHORS_BEFORE.search(line, 0, at) else people_cited_in(words)
            if cited is None or any(is_by(each, cited.names, cited.year) for each in beside if not _is_asked(each)):
                continue
            if has_id_after(line, at + len(words)):
                continue
            titles, is_enough = works_meant(cited, said_beside(line, at, at + len(words), beside))
            mention = replace(_mention(segment, number, words), authors=cited.names, year=cited.year)
            if titles and not (has_title and any(_claims(each, cited.names[0], titles) for each in beside)):
                yield OpenMention(mention, () if has_title else titles, not is_enough)


def _claims(mention: Mention, name: str, titles: Sequence[str]) -> bool:
    """Tell whether a mention has a person among its authors, or is one of the works that the person may mean."""
    return any(name in author for author in mention.authors) or squeeze(mention.text) in set(map(squeeze, titles))


def _is_asked(mention: Mention) -> bool:
    """Tell whether a mention is of words that only look like a title, and may as well be a remark."""
    return mention.kind not in (Kind.ALIAS, Kind.PEOPLE)


def _mention(segment: Segment, line: int, text: str) -> Mention:
    return Mention(
        file=segment.file,
        line=line,
        text=text,
        kind=Kind.PEOPLE,
        section=segment.section,
        heading=segment.heading,
    )

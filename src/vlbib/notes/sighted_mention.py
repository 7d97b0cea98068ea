"""The mention for a recognised title or short name, with what the note claims about it: year, authors, ids."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.core.ids import Id, url_id
from vlbib.core.laboratories import is_laboratory
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.ordinary_words import ORDINARY_WORDS
from vlbib.core.people_words import says_others
from vlbib.core.segment import Mark, Place, Segment, Sighting
from vlbib.core.text import one_line, squeeze
from vlbib.core.titles import title_size
from vlbib.core.venues import is_conference
from vlbib.core.work import Kind, Link, Mention
from vlbib.core.years import CLAIMED_YEAR, YEAR
from vlbib.notes import links
from vlbib.notes.line.claims import NO_CLAIM, NoteClaim, is_resource, read_claim
from vlbib.notes.line.people_alone import people_named_in, undated_citations
from vlbib.notes.line.shape import cited_people, is_name, people

if TYPE_CHECKING:
    from collections.abc import Sequence

_BRACKET = lazy_pattern(r"[\"”’»」》*_.,]*(?:\s*[(（【]|[^\S\n]*\[)([^()（）\[\]【】]{2,80})[)）\]】]")
_BRACKET_BEFORE = lazy_pattern(
    r"[(（]([^()（）\n]{2,80})[)）](?:[,:]\s+|[^\S\n]+)[\"“«*_]*$"
)  # `see (Cao et al., 2022), Some Title`
# What may be before such a bracket if it is the next name's
_CITING = lazy_pattern(
    r"(?:^|\n|[.;:!?。；：！？]|\b(?:see|cf|in|by|from|of|vgl|siehe|von|voir|cfr?|vedi|ver|zob|см))[^\w\n]*$|[见見]$",
    re.IGNORECASE,
)
_AUTHORED = lazy_pattern(r"[\"”’»」》][^\S\n]+by[^\S\n]+([^\n,;:.()（）]{3,80})")  # ` by NAMES` after a quoted title
# After a title, the beginning of a sentence: a capitalised word and three in lower case
_NEXT_SENTENCE = lazy_pattern(r"[.!?][\"”'’)\]]*\s+[A-Z][\w'’-]*(?: [a-z][\w'’-]*){3}")
# After a title, what joins another work to it: ` and, by Lee et al.`, `+ its sequel on graphs (`
_JOINED = lazy_pattern(
    r"[\"”’»」》*_]*\s*(?:(?:[+;→⇒]|->|,?\s(?:and|und|et|y|e|og|och|en)\s)\s*(?:[^\W\d_][\w'’-]*\s+){2,}[(（]"
    r"|,?\s(?:and|und|et|y|og|och)[\s,])"
)
_LINES = 2  # minimum lines beside that of a short name that are not about it
# Authors right before a name, with a year or `et al.`: `Source: Krishna et al., `
_PEOPLE_BEFORE = lazy_pattern(
    r"(?:^|[:：]\s)(?P<names>[^\W\d_a-z][^\n:：,;()\d]{1,60}?)"
    rf"(?P<year>[ ,]*\(?{YEAR}[a-z]?\)?)?\s?[,:：.–—-]*\s+$",
    re.MULTILINE,
)
_FAMILY = lazy_pattern(r"[^\W\d_a-z](?:(?![A-Z])[^\W\d_]|['’-])*[A-Z]?(?:(?![A-Z])[^\W\d_]|['’-])+")
_QUOTE_AFTER_PEOPLE = lazy_pattern(r"(?:,|:|'s|’s)?\s[\"“«「]$")  # `Lee and Kim, "A Title"`
_REST = lazy_pattern(r"[\"”’»」》*_.,;]+ (?P<claim>[^\n]{4,90})(?:\n|$)")  # of the line after a title
_SENTENCE_ENDS = (".", "!", "?", "。", "！", "？")
_REACH = 120  # characters before the name that are searched for authors
_GAP = 4  # at fewer characters from a title, a link belongs to it
_WORDED = 4  # minimum words after a link on the next line that make it another work's
_YEAR = lazy_pattern(rf"(?<!\d){CLAIMED_YEAR}(?!\d)")


def renamed_mention(mention: Mention, segment: Segment, sighting: Sighting, *, alone: bool) -> Mention:
    """Return a mention with the recognised title as its text; `alone`: no other work is recognised in the segment."""
    kind = _kind(segment, sighting) if sighting.is_name or mention.kind is Kind.ALIAS else mention.kind
    gloss = (sighting.gloss,) if sighting.gloss else mention.gloss
    renamed = replace(mention, text=_text(segment, sighting), kind=kind, gloss=gloss)
    if alone and _are_of_another(segment, sighting):
        return replace(renamed, year=None, venue=None, authors=())
    if alone:
        authors = _authors_after(segment, sighting) or _authors_before(segment, sighting)
        return renamed if mention.authors else replace(renamed, authors=authors)
    claim, authors = _claims(segment, sighting, alone=False)
    own = {"ids": _own_ids(segment, sighting), "links": _own_links(segment, sighting)}
    return replace(renamed, year=claim.year, venue=claim.venue, authors=authors, **own)


def with_sighted_claims(mention: Mention, sighting: Sighting) -> Mention:
    """Return a mention with the evidence that made its title count: authors, year and venue, or its list."""
    claims: dict[str, object] = {"year": sighting.year, "venue": sighting.venue} if sighting.venue else {}
    claims |= {"year": sighting.year} if sighting.year and not mention.year else {}
    claims |= {"authors": sighting.people} if sighting.people else {}
    claims |= {"listed": True} if sighting.listed else {}
    return replace(mention, **claims) if claims else mention


def without_claims_of_title(mention: Mention, segment: Segment, sighting: Sighting) -> Mention:
    """Return a mention without claims that were read from the title's own words.

    These are a venue and year (`SeaCatID2022: A Set`), and people before a year (`A Long Title (2019)`).
    """
    if not mention.authors and not (mention.venue and mention.year):
        return mention
    title, beside = squeeze(sighting.text), segment.text[: sighting.start] + segment.text[sighting.end :]
    authors = tuple(name for name in mention.authors if name in beside or squeeze(name) not in title)
    mention = replace(mention, authors=authors) if authors != mention.authors and not sighting.is_name else mention
    claimed = squeeze(f"{mention.venue}{mention.year}") if mention.venue and mention.year else ""
    if not claimed or claimed not in title or str(mention.year) in beside:
        return mention
    return replace(mention, year=None, venue=None)


def without_ids_beside(mention: Mention, segment: Segment, sighting: Sighting, seen: Sequence[Sighting]) -> Mention:
    """Return the mention of a title without the links, and their ids, whose label is another title or name.

    The work's own short name next to its title, and the title next to the short name, do not count as another.
    """
    if len(seen) == 1 or not segment.marks:
        return mention
    works = [
        each for each in seen if each != sighting and sighting.text != each.called and each.text != sighting.called
    ]
    own = _labels(segment, [sighting])
    lost = {url for url in _labels(segment, works) - own if url_id(url) not in set(map(url_id, own))}
    if not lost:
        return mention
    ids = set(map(url_id, lost))
    return replace(
        mention,
        ids=tuple(identity for identity in mention.ids if identity not in ids),
        links=tuple(link for link in mention.links if link.url not in lost),
    )


def _labels(segment: Segment, seen: Sequence[Sighting]) -> set[str]:
    """Return the URLs of the links whose labels contain the titles."""
    linked = (mark for mark in segment.marks if mark.mark is Mark.LINK and mark.url)
    return {mark.url for mark in linked if any(mark.start < each.end and each.start < mark.end for each in seen)}


def _kind(segment: Segment, sighting: Sighting) -> Kind:
    if sighting.is_name:
        return Kind.ALIAS
    return {Place.HEADING: Kind.HEADING, Place.FILE: Kind.FILE}.get(segment.place, Kind.LINE)


def _text(segment: Segment, sighting: Sighting) -> str:
    if sighting.text.endswith("…"):
        return sighting.text
    shown = one_line(segment.text[sighting.start : sighting.end])
    if " " not in shown and " " in sighting.text:  # in the name of a file: `a_title_in_words.pdf`
        return sighting.text
    return shown if squeeze(shown) == squeeze(sighting.text) else sighting.text


def sighted_mention(segment: Segment, sighting: Sighting, *, alone: bool) -> Mention:
    """Return the mention of a recognised title not found by form; `alone`: the segment names nothing else.

    What is said on several other lines of a paragraph says nothing about a short name.
    """
    is_of_lines = sighting.is_name and segment.place is Place.PARAGRAPH and segment.text.count("\n") >= _LINES
    alone = alone and not is_of_lines
    claim, authors = _claims(segment, sighting, alone=alone)
    ids = links.agreeing(segment.ids)[0] if alone else _own_ids(segment, sighting)
    return Mention(
        file=segment.file,
        line=segment.line_at(sighting.start),
        text=_text(segment, sighting),
        kind=_kind(segment, sighting),
        year=claim.year,
        venue=claim.venue,
        authors=authors,
        gloss=(sighting.gloss,) if sighting.gloss else (),
        ids=ids,
        links=segment.links if alone else _own_links(segment, sighting),
        section=segment.section,
        heading=segment.heading,
    )


def _claims(segment: Segment, sighting: Sighting, *, alone: bool) -> tuple[NoteClaim, tuple[str, ...]]:
    """Return the year, venue and authors that a note gives for a title: right after it, else on its whole line."""
    match = _BRACKET.match(segment.text, sighting.end)
    given = None if match else _cited_before(segment, sighting)
    if given and given[1]:
        return given
    claim = read_claim(match[1]) if match else None
    if claim and claim.dated:
        return NO_CLAIM, ()
    cited = _cited(match[1], claim, is_name=sighting.is_name) if match else None
    if cited:
        return cited
    if claim:
        return claim, segment.authors if alone else ()
    authors = _authors_after(segment, sighting) or _authors_before(segment, sighting)
    if alone and segment.place is not Place.QUOTE and not _are_of_another(segment, sighting):
        return NoteClaim(segment.year, segment.venue), authors or segment.authors
    return _claim_after(segment, sighting), authors


def _claim_after(segment: Segment, sighting: Sighting) -> NoteClaim:
    """Return the venue and year that are all that follows a title on its line: `," in IROS, 2018.`."""
    rest = _REST.match(segment.text, sighting.end)
    claim = read_claim(rest["claim"], bracketed=False) if rest and not sighting.is_name else None
    return claim if claim and claim.venue and claim.year else NO_CLAIM


def _are_of_another(segment: Segment, sighting: Sighting) -> bool:
    """Tell whether the authors of a segment are cited elsewhere than at the title: they are another work's.

    `See "A Title". It was shown by a walk of days (Gustafson, 2019).` So are those of what is joined to the title, and
    those who are only named two lines or more above it, with the end of a sentence between, or above a short name.
    Other people in brackets right after the title are its own.
    """
    if not segment.authors:
        return False
    bracket = _BRACKET.match(segment.text, sighting.end)
    own = cited_people(bracket[1]) if bracket else ()
    if own and not any(name in author for name in own for author in segment.authors):
        return True  # `TreeNet (Lane & Moor)`
    line = segment.text.rfind("\n", 0, sighting.start) + 1
    are_above = [name in segment.text[:line] and name not in segment.text[line:] for name in segment.authors]
    if sighting.is_name and all(are_above):
        return True
    after = _NEXT_SENTENCE.search(segment.text, sighting.end)
    if after is None and not sighting.is_name:
        after = _JOINED.match(segment.text, sighting.end)
    if after is not None and all(name in segment.text[after.end() :] for name in segment.authors):
        return True
    *above, between, _ = ("", "", *segment.text[: sighting.start].split("\n"))
    rest = f"{between}\n{segment.text[sighting.start :]}"
    is_ended = between.endswith(_SENTENCE_ENDS) and not any(name in rest for name in segment.authors)
    return is_ended and all(name in "\n".join(above) for name in segment.authors)


def _cited(bracket: str, claim: NoteClaim | None, *, is_name: bool = False) -> tuple[NoteClaim, tuple[str, ...]] | None:
    """Return the year and authors in a bracket, perhaps with a venue between them; None for any other bracket.

    `is_name`: what the bracket follows is a short name, so that one word before a conference is its first author.
    """
    head, _, last = bracket.rpartition(",")
    placed = read_claim(last.strip(), bracketed=False) if head else None
    if placed and cited_people(head):
        return placed, cited_people(head)
    first = head.strip()
    if is_name and placed and placed.venue and is_conference(placed.venue) and _FAMILY.fullmatch(first):
        is_said_of_work = claim is not None and first not in (claim.venue or "")  # `Oral, ICML 2021`
        is_person = not (is_said_of_work or is_laboratory(first) or first.lower() in ORDINARY_WORDS)
        return placed, (first,) if is_person else ()
    year, bare = _YEAR.search(bracket), _YEAR.sub("", bracket).strip(" ,;")
    names = cited_people(bare) or (() if claim else people(bare))
    if not names or not (year or says_others(bare)):
        return None
    return NoteClaim(int(year[0])) if year else NO_CLAIM, names


def _cited_before(segment: Segment, sighting: Sighting) -> tuple[NoteClaim, tuple[str, ...]] | None:
    """Return what a bracket right before a title or name cites; of a name only if no other one is before the bracket.

    In `GAN (Goodfellow et al., 2014), DCGAN` the people are those of GAN.
    """
    before = segment.text[max(sighting.start - _REACH, 0) : sighting.start]
    bracket = _BRACKET_BEFORE.search(before)
    if bracket is None or (sighting.is_name and not _CITING.search(before, 0, bracket.start())):
        return None
    return _cited(bracket[1], None)


def _authors_after(segment: Segment, sighting: Sighting) -> tuple[str, ...]:
    """Return the authors after a quoted title: `"John's Walk" by Gustafson & Narayanan`."""
    match = _AUTHORED.match(segment.text, sighting.end)
    return cited_people(match[1]) if match else ()


def _authors_before(segment: Segment, sighting: Sighting) -> tuple[str, ...]:
    """Return the authors cited right before a short name, with a year or `et al.`, or right before a quoted title."""
    if not sighting.is_name:
        before = segment.text[max(sighting.start - _REACH, 0) : sighting.start].rpartition("\n")[2]
        quoted = _QUOTE_AFTER_PEOPLE.search(before)
        named = list(undated_citations(before[: quoted.start()])) if quoted else []
        cited = people_named_in(named[-1][1]) if named and quoted else None
        return cited.names if cited and quoted and named[-1][0] + len(named[-1][1]) == quoted.start() else ()
    match = _PEOPLE_BEFORE.search(segment.text[max(sighting.start - _REACH, 0) : sighting.start])
    is_cited = match is not None and (match["year"] or says_others(match["names"]))
    return cited_people(match["names"]) if match and is_cited else ()


def _own_links(segment: Segment, sighting: Sighting) -> tuple[Link, ...]:
    """Return the links whose labels overlap a title, or that come right after it."""
    urls = {
        mark.url
        for mark in segment.marks
        if mark.mark is Mark.LINK and mark.url and _is_near(segment, mark.start, mark.end, sighting)
    }
    return tuple(link for link in segment.links if link.url in urls)


def _is_near(segment: Segment, start: int, end: int, sighting: Sighting) -> bool:
    if start < sighting.end and sighting.start < end:
        return True
    between = segment.text[sighting.end : start] if start >= sighting.end else None
    if between is None or len(between) >= _GAP or any(char.isalnum() for char in between):
        return False
    label = segment.text[start:end]
    is_own = is_resource(label) or squeeze(label) == squeeze(sighting.called)
    is_linked = any(
        mark.mark is Mark.LINK and mark.start < sighting.end and sighting.start < mark.end for mark in segment.marks
    )
    if (is_linked or is_name(label)) and not is_own:  # the link of another work: `[BLIP](...), [CLIP](...)`
        return False
    if "\n" not in between:
        return True
    here = segment.line_at(sighting.start)  # a title with a link on its line has no other one below
    has_own = any(mark.mark is Mark.LINK and segment.line_at(mark.start) == here for mark in segment.marks)
    return not has_own and title_size(segment.text[start:].split("\n", maxsplit=1)[0]) < _WORDED


def _own_ids(segment: Segment, sighting: Sighting) -> tuple[Id, ...]:
    linked = [identity for link in _own_links(segment, sighting) if (identity := url_id(link.url))]
    return links.agreeing(linked)[0]

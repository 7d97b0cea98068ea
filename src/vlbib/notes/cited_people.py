"""Works cited by their authors and year: `Rohrbach et al. (2018)` in a note that has this reference.

A reference is a title for which the note itself gives authors and a year. Authors and a year elsewhere in the note name
its work if they fit exactly one reference: the first names are the same, in the same order, and so is the year.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from vlbib.core.names import parse_name
from vlbib.core.segment import Place
from vlbib.core.text import squeeze, words
from vlbib.core.work import Kind
from vlbib.notes.line.people_alone import people_cited, surnames, year_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from vlbib.core.segment import Segment
    from vlbib.core.work import Mention

_PLACES = (Place.ITEM, Place.PARAGRAPH, Place.QUOTE, Place.ROW)
_KINDS = (Kind.LINE, Kind.HEADING)


def cited_by_people(segments: Sequence[Segment], mentions: Sequence[Mention]) -> Iterator[tuple[Mention, str]]:
    """Yield a mention for each citation by authors and year, once per line and work, with its words in the note.

    The mention has what the reference says about the work. Left out are authors and years beside the reference itself,
    and those that belong to a short name on the line (`BLEU [Papineni et al., 2002]`).
    """
    references = _references(mentions)
    if not references:
        return
    by_line: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_line[mention.line].append(mention)
    for segment in segments:
        if segment.place not in _PLACES or any(map(_is_reference, by_line.get(segment.line, ()))):
            continue
        seen: set[tuple[int, str]] = set()
        for at, cited in people_cited(segment.text):
            reference, line = _meant(cited, references), segment.line_at(at)
            if reference is None or (line, reference.text) in seen or _is_named(reference, by_line.get(line, ())):
                continue
            seen.add((line, reference.text))
            yield _cited(reference, segment, line), cited


def _references(mentions: Sequence[Mention]) -> Mapping[int, Sequence[Mention]]:
    """Return the references by year, each title once."""
    years: dict[int, dict[str, Mention]] = defaultdict(dict)
    for mention in mentions:
        if mention.year and _is_reference(mention):
            years[mention.year].setdefault(squeeze(mention.text), mention)
    return {year: tuple(titles.values()) for year, titles in years.items()}


def _is_reference(mention: Mention) -> bool:
    return mention.kind in _KINDS and mention.year is not None and bool(mention.authors)


def _meant(cited: str, references: Mapping[int, Sequence[Mention]]) -> Mention | None:
    """Return the only reference that authors and a year fit."""
    names = surnames(cited)
    fitting = [each for each in references.get(year_of(cited), ()) if _fits(names, each.authors)]
    return fitting[0] if len(fitting) == 1 else None


def _fits(names: Sequence[str], authors: Sequence[str]) -> bool:
    """Tell whether names are those of the first authors, in their order; a particle may be left out."""
    families = [words(parse_name(author).family) for author in authors]
    cited = [words(name) for name in names]
    pairs = zip(cited, families, strict=False)  # a reference may give only the first author: `Lin et al.`
    return bool(cited) and all(own and family[-len(own) :] == own for own, family in pairs)


def _is_named(reference: Mention, beside: Sequence[Mention]) -> bool:
    """Tell whether a mention on the line has the authors and year as its own, or is a short name of the reference."""
    title = squeeze(reference.text)
    return any(
        each.text == reference.text
        or (each.kind is Kind.ALIAS and title.startswith(squeeze(each.text)))
        or (each.year == reference.year and bool(each.authors) and _fits(each.authors, reference.authors))
        for each in beside
    )


def _cited(reference: Mention, segment: Segment, line: int) -> Mention:
    return replace(
        reference, line=line, kind=Kind.PEOPLE, section=segment.section, heading=segment.heading, group=0, listed=False
    )

"""Works cited by their authors: `Rohrbach et al. (2018)`, or `Rohrbach et al. [7]` in a note that has this reference.

A reference is a title for which the note itself gives authors. Authors elsewhere in the note name its work if they are
its first authors, in this order, and the year beside them fits no other reference, or the number is that of its line.
Other authors with a year may cite a known work: the words beside them tell which (`deep ensembles (Lee et al., 2017)`).
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from vlbib.core.cited_works import Usual
from vlbib.core.id_after import has_id_after
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.names import parse_name
from vlbib.core.segment import Place
from vlbib.core.source_notes import is_source_note
from vlbib.core.text import squeeze, words
from vlbib.core.titles import title_size
from vlbib.core.work import Kind, Mention
from vlbib.notes.line.people_alone import (
    author_citations,
    loose_citations,
    may_cite_people,
    may_name_people,
    people_cited_in,
    people_named_in,
    short_citations,
    surnames,
    undated_citations,
    year_of,
)
from vlbib.notes.line.shape import looks_titled
from vlbib.notes.not_taken import title_runs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from vlbib.core.cited_works import CitedWork, PeopleCited
    from vlbib.core.segment import Segment

PLACES = (Place.ITEM, Place.PARAGRAPH, Place.QUOTE, Place.ROW)
_KINDS = (Kind.LINE, Kind.HEADING)
_NUMBERED = lazy_pattern(r"\W{0,4}?\[(\d{1,3})\][\s:.]")  # before a reference
_NUMBER = lazy_pattern(r"\s?\[(\d{1,3})\]")  # after authors
_BRACKET_END = lazy_pattern(r"\s?[(（\[]$")
_SENTENCE_END = lazy_pattern(r"[.!?;](?:[^\S\t]|$)|[。！？；]")  # a tab separates the two sides of a flash card
_QUOTE_END, _QUOTE = lazy_pattern(r"[\"”»」][,.:;\s(—–-]{0,3}$"), lazy_pattern(r"[,.:;\s)—–-]{0,3}[\"“«「]")
_TITLE_AFTER = 200  # characters after people in which a title of theirs begins and ends
_TITLE = 5  # minimum words in title case that may be an unknown title
_REMARK = 5  # maximum words before people that are a remark unless they look like a title
# The first of a list of authors: `Lane, `, `Lane, Mark `
AUTHORS_BEFORE = lazy_pattern(r"(?:\b[A-Z]\.[ -]?|[A-Z][\w'’-]+,\s(?:[A-Z][\w'’-]*\.?\s){0,2})$")


def cited_by_people(
    segments: Sequence[Segment],
    mentions: Sequence[Mention],
    asides: AbstractSet[Mention],
    work_of: Callable[[PeopleCited, str], tuple[CitedWork, bool] | None] = lambda _cited, _beside: None,
) -> Iterator[tuple[Mention, str]]:
    """Yield a mention for each citation by authors, once per line and work, with its words in the note.

    The mention has what the reference says about the work. Left out are authors and years beside the reference itself,
    and those that belong to a short name on the line (`BLEU [Papineni et al., 2002]`). `work_of` gives the known work
    that people mean beside some words, and whether that is sure. `asides` are the mentions of `on_cards_of`: none of
    them is a reference of the note.
    """
    by_line: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        by_line[mention.line].append(mention)
    own = [mention for mention in mentions if mention not in asides] if asides else mentions
    references = _References(_by_year(own), _by_number(segments, by_line))
    for segment in segments:
        is_titled = "\n" not in segment.text and _has_title(by_line.get(segment.line, ()), asides)
        if not (may_cite_people(segment.text) or (not is_titled and may_name_people(segment.text))):
            continue
        yield from _known_works(segment, by_line, references, asides, work_of)
        if segment.place not in PLACES or any(map(_is_reference, by_line.get(segment.line, ()))):
            continue
        seen: set[tuple[int, str]] = set()
        for at, cited in author_citations(segment.text):
            number = _NUMBER.match(segment.text, at + len(cited))
            reference = references.meant(cited, int(number[1]) if number else 0)
            line = segment.line_at(at)
            if reference is None or (line, reference.text) in seen or _is_named(reference, by_line.get(line, ())):
                continue
            seen.add((line, reference.text))
            yield _cited(reference, segment, line), cited


def _known_works(
    segment: Segment,
    by_line: Mapping[int, Sequence[Mention]],
    references: _References,
    asides: AbstractSet[Mention],
    work_of: Callable[[PeopleCited, str], tuple[CitedWork, bool] | None],
) -> Iterator[tuple[Mention, str]]:
    """Yield a mention for each citation of a known work by its people that the line does not name otherwise.

    A reference of the note that they fit is what is meant; the `asides` on cards are no titles. In a heading, in a
    comment that gives a source and beside a title, whose authors they may be, only what is sure counts.
    """
    is_text = segment.place in PLACES
    is_source = segment.place is Place.COMMENT and is_source_note(segment.text)
    if not (is_text or segment.place is Place.HEADING or is_source):
        return
    for number, line in segment.lines():
        beside = by_line.get(number, ())
        loose = tuple(loose_citations(line))
        short = {
            each for each in short_citations(line) if is_text and not any(_overlap(each, longer) for longer in loose)
        }
        undated = tuple(undated_citations(line)) if is_text and not _has_title(beside, asides) else ()
        for at, words_cited in (*loose, *sorted(short), *undated):
            is_dated = (at, words_cited) not in undated
            cited = _people_at(line, at, words_cited, dated=is_dated)
            remarks = [
                each for each in beside if cited and (each in asides or _is_remark_on(each, cited.names, cited.year))
            ]
            titles = [each for each in beside if each not in remarks]
            reference = references.meant(words_cited, 0)
            is_free = is_dated or not _has_own_title(line, at, at + len(words_cited), titles)
            cited = cited if is_free and (reference is None or reference in remarks) else None
            named = work_of(cited, said_beside(line, at, at + len(words_cited), titles)) if cited else None
            if cited is None or named is None:
                continue
            work, is_sure = named
            if (at, words_cited) in short and not (is_sure and work.usual is Usual.ALWAYS):
                continue
            after = line[at + len(words_cited) :]
            if _is_of_unknown_title(after, work) or has_id_after(after):
                continue
            if any(_is_of_name(each, line[:at], work) for each in titles):
                continue
            names = [each for each in titles if is_sure and _is_bare_name(each, work)]
            if any(_claims(each, work, cited) for each in titles if each not in names):
                continue
            is_guess = words_cited.islower() or not is_text  # a word in small letters, or of a heading, may be none
            if not is_sure and (is_guess or any(each.kind is not Kind.ALIAS for each in beside)):
                continue
            yield (
                Mention(
                    file=segment.file,
                    line=number,
                    text=work.title,
                    kind=Kind.PEOPLE,
                    year=cited.year or None,
                    authors=_own_names(cited, work),
                    aliases=tuple(each.text for each in names),
                    section=segment.section,
                    heading=segment.heading,
                    aside=not is_sure,
                ),
                words_cited,
            )


def _people_at(line: str, at: int, words_cited: str, *, dated: bool) -> PeopleCited | None:
    """Return the people in words at an offset of a line, None if others are before them."""
    if AUTHORS_BEFORE.search(line, 0, at):
        return None
    return people_cited_in(words_cited) if dated else people_named_in(words_cited)


def _has_own_title(line: str, start: int, end: int, titles: Iterable[Mention]) -> bool:
    """Tell whether people from `start` to `end` of a line may be the authors of a title there: a mention, or quoted."""
    is_quoted = _QUOTE_END.search(line, 0, start) or _QUOTE.match(line, end)
    return is_quoted is not None or any(each.kind is not Kind.ALIAS for each in titles)


def _overlap(first: tuple[int, str], second: tuple[int, str]) -> bool:
    """Tell whether two citations, each an offset and its words, share a place."""
    return first[0] < second[0] + len(second[1]) and second[0] < first[0] + len(first[1])


def _is_of_unknown_title(after: str, work: CitedWork) -> bool:
    """Tell whether another title than a work's is right after its people: `Hu et al. - 2020 - Open Graph Maps.pdf`."""
    own = set(words(work.title))
    runs = (run for start, run in title_runs(after[:_TITLE_AFTER]) if not any(map(str.isalnum, after[:start])))
    titles = [set(words(run)) for run in runs if title_size(run) >= _TITLE]
    return any(2 * len(title & own) < len(title) for title in titles)


def on_cards_of(segments: Iterable[Segment], mentions: Iterable[Mention]) -> frozenset[Mention]:
    """Return what is on one side of a flash card in no title case, with people and a year on another side.

    `Who proposed shadow models?<tab>Shokri et al. 2017`
    """
    cards = {number: line for each in segments if "\t" in each.text for number, line in each.lines() if "\t" in line}
    lines = ((mention, cards[mention.line].split("\t")) for mention in mentions if mention.line in cards)
    return frozenset(
        mention
        for mention, sides in lines
        if mention.kind is Kind.LINE and not (mention.ids or looks_titled(mention.text))
        if any(mention.text not in side and any(loose_citations(side)) for side in sides)
    )


def _own_names(cited: PeopleCited, work: CitedWork) -> tuple[str, ...]:
    """Return the names in a citation that are authors of the work, without what is before the first one: `à la Oord`.

    >>> from vlbib.core.cited_works import CitedWork, PeopleCited
    >>> work = CitedWork("A Title", (("martin", "brualla"), ("radwan",)), 2021)
    >>> _own_names(PeopleCited(("la Martin-Brualla",), others=True, year=2021), work)
    ('Martin-Brualla',)
    """
    for names in (cited.names, cited.names[1:]):
        parts = names[0].split() if names else []
        for at in range(len(parts)):
            own = (" ".join(parts[at:]), *names[1:])
            pairs = zip(map(words, own), work.families, strict=False)
            if all(tuple(name) == family[-len(name) :] for name, family in pairs):
                return own
    return cited.names


def said_beside(line: str, start: int, end: int, mentions: Sequence[Mention]) -> str:
    """Return what the sentence of a citation, from `start` to `end` of a line, says besides titles.

    What a title says tells nothing about the people beside it, whether it is known or not.
    """
    ends = [match.end() for match in _SENTENCE_END.finditer(line, 0, start)]
    after = _SENTENCE_END.search(line, end)
    said = f"{line[ends[-1] if ends else 0 : start]} \0 {line[end : after.start() if after else len(line)]}"
    titles = [mention.text for mention in mentions if mention.kind is not Kind.ALIAS]
    titles += [run for _, run in title_runs(said) if title_size(run) >= _TITLE]
    for title in titles:
        said = said.replace(title, " ")
    return said


def _is_of_name(mention: Mention, before: str, work: CitedWork) -> bool:
    """Tell whether people in brackets are right after a name that is not the work's: `OpenFMNav (Kuang 2024)`."""
    names = [name for name in (mention.text if mention.kind is Kind.ALIAS else "", mention.called) if name]
    if not {*work.names, squeeze(work.title)}.isdisjoint(map(squeeze, names)):
        return False
    bracket = _BRACKET_END.search(before)
    return bracket is not None and any(map(before[: bracket.start()].endswith, names))


def _claims(mention: Mention, work: CitedWork, cited: PeopleCited) -> bool:
    """Tell whether a mention on the line is the cited work, or has the people and the year as its own."""
    key = squeeze(mention.text)
    if key == squeeze(work.title) or key in work.names:
        return True
    return is_by(mention, cited.names, cited.year)


def _is_remark_on(mention: Mention, names: Sequence[str], year: int | None) -> bool:
    """Tell whether a mention is what was said of people it was read with: `Li et al. 2020, big`, `Big nets (Li 2020)`.

    It begins in small letters, or is a few words that do not look like a title.
    """
    return _may_be_remark(mention) and (is_by(mention, names, year) if mention.authors else mention.year == year)


def _may_be_remark(mention: Mention) -> bool:
    if mention.kind is not Kind.LINE or mention.ids:
        return False
    is_short = len(mention.text.split()) <= _REMARK and not looks_titled(mention.text)
    return mention.text[:1].islower() or is_short


def _has_title(mentions: Iterable[Mention], asides: AbstractSet[Mention]) -> bool:
    """Tell whether one of the mentions on a line is a title, so that people without a year there are its authors."""
    return any(
        each.kind is not Kind.ALIAS and not (_may_be_remark(each) or (asides and each in asides)) for each in mentions
    )


def _is_bare_name(mention: Mention, work: CitedWork) -> bool:
    """Tell whether a mention is a short name of a work without people of its own: `Krum: Li et al. 2017`."""
    is_bare = mention.kind is Kind.ALIAS and not (mention.ids or mention.authors)
    return is_bare and squeeze(mention.text) in work.names


def without_remarks(
    mentions: Sequence[Mention], by_people: Iterable[Mention], asides: AbstractSet[Mention] = frozenset()
) -> list[Mention]:
    """Return mentions without remarks on the people of works that are cited on their lines, and without their names.

    The `asides` on the other side of a card are remarks, too.
    """
    cited = [mention for mention in by_people if not mention.aside]
    lines = {mention.line for mention in cited}
    return [
        each
        for each in mentions
        if each.line not in lines
        or not any(
            each in asides or each.text in work.aliases or _is_remark_on(each, work.authors, work.year)
            for work in cited
            if work.line == each.line
        )
    ]


def is_by(mention: Mention, names: Sequence[str], year: int | None) -> bool:
    """Tell whether a mention has the people and the year of a citation as its own."""
    is_first = bool(mention.authors) and squeeze(names[0]) in squeeze(mention.authors[0])
    return is_first and mention.year == year


class _References(NamedTuple):
    """The references of a note by year, and those with a number before them by number."""

    by_year: Mapping[int, Sequence[Mention]]
    by_number: Mapping[int, Mention]

    def meant(self, cited: str, number: int) -> Mention | None:
        """Return the only reference that authors and a year or a number (0 if there is none) fit."""
        names = surnames(cited)
        numbered = self.by_number.get(number)
        if numbered and _fits(names, numbered.authors):
            return numbered
        fitting = [each for each in self.by_year.get(year_of(cited), ()) if _fits(names, each.authors)]
        return fitting[0] if len(fitting) == 1 else None


def _by_year(mentions: Sequence[Mention]) -> Mapping[int, Sequence[Mention]]:
    """Return the references with a year by it, each title once."""
    years: dict[int, dict[str, Mention]] = defaultdict(dict)
    for mention in mentions:
        if mention.year and _is_reference(mention):
            years[mention.year].setdefault(squeeze(mention.text), mention)
    return {year: tuple(titles.values()) for year, titles in years.items()}


def _by_number(segments: Sequence[Segment], by_line: Mapping[int, Sequence[Mention]]) -> Mapping[int, Mention]:
    """Return the references that begin with a number in brackets, by the number; no number that several have."""
    numbered: dict[int, list[Mention]] = defaultdict(list)
    for segment in segments:
        number = _NUMBERED.match(segment.text)
        for mention in by_line.get(segment.line, ()) if number else ():
            if number and _is_reference(mention):
                numbered[int(number[1])].append(mention)
    return {number: found[0] for number, found in numbered.items() if len(found) == 1}


def _is_reference(mention: Mention) -> bool:
    return mention.kind in _KINDS and bool(mention.authors)


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

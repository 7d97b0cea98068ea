"""Cuts a printed reference into authors, title, year and the rest: at a known title, at quotes, or by its style."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from msgspec import Struct

from vlbib.app.verify.printed_people import are_by_initials, printed_people
from vlbib.core.document_marks import document_mark
from vlbib.core.dois import DOI_PREFIX
from vlbib.core.lazy_pattern import lazy_pattern
from vlbib.core.text import squeeze
from vlbib.core.titles import title_size
from vlbib.core.venues import venue
from vlbib.core.years import LONE_YEAR, YEAR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeAlias

    from vlbib.core.known import KnownTitle

    # Returns the local titles with which a squeezed text begins.
    TitlesFrom: TypeAlias = Callable[[str], Iterable[KnownTitle]]

LEAST_WORDS = 3  # of a title read from a printed reference
_QUOTES = " \"“”'‘"
_LONGEST_TITLE = 1000  # characters in which a whole title must fit
_MOST_PEOPLE = (
    1000  # characters of a list of authors before a comma; longer lists end in a full stop or a quotation mark
)
_MOST_ENDS = 5  # full stops after initials that are tried as the end of the authors
_MOST_STOPS = 100  # full stops before the mark of a document's type that are tried as the end of the authors
_MANY_WORDS = 5  # minimum words of a known title after a comma if no authors are read before the comma
_QUOTED = lazy_pattern(r"(?P<people>[^“\"]{3,}?)[“\"](?P<title>.{8,}?)[,.]?[”\"](?=[,.;]?\s|$)[,.;]?(?P<rest>.*)")
# The year between authors and title: `(2017).`, `(2017)`, `2017.`, `(2017, May).`
_YEAR_FIRST = lazy_pattern(
    rf"(?P<people>[^()\d]{{3,}}?)[.,]? (?P<open>\()?(?P<year>{YEAR})[a-z]?(?:, [^()]{{3,12}})?"
    r"(?(open)\)[.,:]?|[.,:]) "
    r"(?P<rest>(?:\D|\d+\w?[^\W\d_]).+)"
)
# The year and then a title in single quotes, as in Harvard style.
_HARVARD = lazy_pattern(
    rf"(?P<people>[^()\d]{{3,}}?),? \((?P<year>{YEAR})[a-z]?\):? [‘'](?P<title>.{{8,}}?)[,.]?[’'][,.;]? (?P<rest>.+)"
)
# A full stop after an initial, which ends a list of authors with family names first.
_INITIAL_END = lazy_pattern(
    r"(?:(?<=[\s.-][^\W\d_a-z])|(?<=[^\W\d_a-z]{2}))\.\s+(?!(?:[^\W\d_a-z][.,]|and|et)(?:\s|[^\w])|&)"
)
_COLON = lazy_pattern(r"(?P<people>[^:]{3,}?\.): (?P<rest>.+)")
_SENTENCE = lazy_pattern(r"[.?!](?=\s)")
# The end of a title: a full stop after a word; `?`, unless the book is named one sentence later; `!` or a full stop
# after a bracket, if what follows cannot be part of a title.
_SENTENCES = lazy_pattern(
    r"(?:(?<=[^\W\d_]{2})(?<!\bMd)(?<!\bSt)(?<!\bJr)|(?<=[^\W\d_]\))(?=\.\s+In\b))(?P<sign>\.|\?\.?(?!\s+[^.!\d]{10,200}\.\s+(?:in:?\s|arxiv|corr\b))|!\.?(?=\s+(?:in\b|arxiv|corr|proc|https?:|[\d“\"])))\s+",
    re.IGNORECASE,
)
# Authors with initials, title and the rest separated by commas, as Elsevier prints them.
_COMMAS = lazy_pattern(
    r"(?P<people>(?:(?:[^\W\d_]\.[ -]?){1,4}[^\W\d_][^\s,\d]*(?: [^\s,\d]+){0,2}?(?:, and |, | and ))++"
    r"(?:et\.? al\.?,? )?)"
    r"(?P<title>[^“\"]{8,}?)"
    rf"[,.?!],? (?P<rest>(?:in: |arxiv|corr\b|[^,\d]+ (?:\d+ )?(?:\([^()]*\) )?\((?:[^()]{{3,12}} )?{YEAR}\)"
    rf"|[^,.]+, {YEAR}\.?$|{YEAR}\.?$).*)",
    re.IGNORECASE,
)
_YEAR_AFTER = lazy_pattern(rf"(?:(?<![\s(,.])[\s(,.]++)?\(?(?P<year>{YEAR})[a-z]?(?:, [^()]{{3,12}})?\)?[\s).,:]*$")
_YEAR_IN_BRACKETS = lazy_pattern(rf" \((?P<year>{YEAR})\)(?:[.,].*)?$")
ADDRESS = lazy_pattern(rf"https?://\S+|\bdoi:? ?10\.\S+|\b{DOI_PREFIX}\S+|\barxiv: ?\S+", re.IGNORECASE)
_DAYS = lazy_pattern(rf"[(\[（［]{YEAR}-\d\d?-\d\d?[)\]）］]")
# A full stop after authors; not that of an initial before more of the list.
_PEOPLE_END = lazy_pattern(r"[.．。](?:\s+(?!(?:[^\W\d_a-z][.,]|and|et)(?:\s|[^\w])|&)|(?<=[．。]))")
_IN = lazy_pattern(r"^[\s.,]*In:? +", re.IGNORECASE)
_VENUE_END = lazy_pattern(
    rf"[,.]? \(?(?:{YEAR}[).,]*$|vol(?:ume|\.)|pp?\.\s?\d|pages? \d|no\. ?\d)|[.,]? (?:doi|url|https?:|arxiv:)"
    rf"|[,.]? ?\d+ ?\(\d|[,.] \d+[,:]|\. {YEAR}\.|$",
    re.IGNORECASE,
)
# What follows the title of a book; and abbreviations in such a title, after which a full stop does not end it.
_PUBLISHER = lazy_pattern(r"(?<=[^\W\d_]{3})\. (?=[A-Z]\w+(?: \w+){0,3}(?:, |\.?$| \())")
_SHORTENED = lazy_pattern(
    r"\b(?:proc|conf|int|intl|trans|symp|adv|annu|natl|eur|wksp|lect|notes|assoc)$", re.IGNORECASE
)


class PrintedParts(Struct, frozen=True, kw_only=True):
    """The parts of a printed reference: the authors, the title, and what comes after it."""

    people: str
    title: str
    rest: str

    @property
    def year(self) -> int | None:
        """The year between authors and title, else the last one after the title, else one in the title, else None."""
        before = _YEAR_AFTER.search(self.people)
        after = _YEAR_IN_BRACKETS.search(self.title)
        years = [before["year"]] if before else LONE_YEAR.findall(ADDRESS.sub(" ", self.rest))
        years = years or ([after["year"]] if after else [])
        return int(years[-1]) if years else None

    @property
    def work_title(self) -> str:
        """The title without a year in brackets and what follows that."""
        return _YEAR_IN_BRACKETS.sub("", self.title).rstrip("., ")

    @property
    def names(self) -> str:
        """The list of authors without a year after it."""
        return _YEAR_AFTER.sub("", self.people).strip(" ,.:;")

    @property
    def venue(self) -> str:
        """The book or journal after the title, "" without one."""
        rest = _IN.sub("", self.rest).strip(" ,.;")
        book = _without_publisher(rest) if _IN.match(self.rest) else rest
        return "" if ADDRESS.match(rest) else _VENUE_END.split(book, maxsplit=1)[0].strip(" ,.;:(")


def _without_publisher(book: str) -> str:
    """Return the title of a book without what follows it; full stops in abbreviations do not end it."""
    whole = venue(_VENUE_END.split(book, maxsplit=1)[0])
    for match in _PUBLISHER.finditer(book):
        before = book[: match.start()]
        if not _SHORTENED.search(before) and (venue(before).known or not whole.known):
            return before
    return book


def cut_reference(text: str, titles_from: TitlesFrom) -> PrintedParts | None:
    """Cut a printed reference at its title; None if its style is unknown."""
    if ended := ended_by_mark(text):
        return _before_mark(*ended, titles_from)
    return (
        _at_known(text, titles_from)
        or _at_quotes(text)
        or _between_commas(text)
        or _after_year(text)
        or _after_initials(text)
        or _after_people(text)
    )


def ended_by_mark(text: str) -> tuple[str, str] | None:
    """Cut a reference at the mark of the document's type after its title, which is left out; None without a mark.

    The days on which a page was changed and read are no year of publication, and are left out too.
    """
    match = document_mark(text)
    if match is None:
        return None
    rest = _DAYS.sub("", text[match.end() :]).replace("，", ", ").lstrip(" .．。,")
    return text[: match.start()], f"In {rest}" if match["book"] else rest


def _before_mark(before: str, rest: str, titles_from: TitlesFrom) -> PrintedParts | None:
    """Cut what comes before the mark into authors and title: at a known title, else after a list of authors."""
    whole = _at_known(before, titles_from)
    if whole and not whole.rest:
        return PrintedParts(people=whole.people, title=whole.title, rest=rest)
    for match in islice(_PEOPLE_END.finditer(before), _MOST_STOPS):
        parts = PrintedParts(people=before[: match.start()], title=before[match.end() :], rest=rest)
        names = printed_people(parts.names)
        if names and all(len(name.family) > 1 for name in names):
            return parts
    return None if _SENTENCE.search(before) else PrintedParts(people="", title=before, rest=rest)


def _at_known(text: str, titles_from: TitlesFrom) -> PrintedParts | None:
    """Cut at a known title at the beginning of a sentence or quotation, or after authors."""
    for start, least in _starts(text):
        begun = text[start : start + _LONGEST_TITLE].lstrip(_QUOTES)
        titles = [title for title in titles_from(squeeze(begun)) if title_size(title.text) >= least]
        longest = max(titles, key=lambda title: len(title.key), default=None)
        end = _end_of(begun, longest.key) if longest else 0
        if longest and end:
            rest = text[start:].lstrip(_QUOTES)
            return PrintedParts(people=text[:start].rstrip(' "“'), title=longest.text, rest=rest[end:].lstrip(',.”" '))
    return None


def _starts(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a title may begin, and the least number of words that it must then have."""
    yield 0, LEAST_WORDS
    for match in re.finditer(r"[.?!](?=\s)|[“\"]|(?<=[.)]): ", text):
        yield match.end(), LEAST_WORDS
    for match in re.finditer(r"[,:] ", text):
        are_people = match.start() <= _MOST_PEOPLE and printed_people(text[: match.start()])
        yield match.end(), LEAST_WORDS if are_people else _MANY_WORDS


def _end_of(text: str, key: str) -> int:
    """Return where the letters of a title end in a text; 0 if no sentence or clause ends there."""
    ends = [match.start() for match in _SENTENCE.finditer(text)] + [at for at, sign in enumerate(text) if sign in ',"”']
    return next((end for end in [*ends, len(text)] if end and squeeze(text[:end]) == key), 0)


def _at_quotes(text: str) -> PrintedParts | None:
    match = _QUOTED.fullmatch(text)
    if match is None or title_size(match["title"]) < LEAST_WORDS or match["people"].rstrip()[-1] not in ",.):":
        return None
    return _parts(match)


def _between_commas(text: str) -> PrintedParts | None:
    match = _COMMAS.fullmatch(text)
    if match is None or not printed_people(match["people"]):
        return None
    people, _ = _first_sentence(text)
    is_list = len(people) > match.end("people") and printed_people(people)  # the comma is before the last author
    return None if is_list else _parts(match)


def _parts(match: re.Match[str]) -> PrintedParts:
    return PrintedParts(people=match["people"], title=match["title"], rest=match["rest"])


def _after_year(text: str) -> PrintedParts | None:
    if (match := _HARVARD.fullmatch(text)) and printed_people(match["people"]):
        return PrintedParts(people=f"{match['people']} ({match['year']})", title=match["title"], rest=match["rest"])
    match = _YEAR_FIRST.fullmatch(text)
    if match is None or not printed_people(match["people"]):
        return None
    title, rest = _first_sentence(match["rest"])
    return PrintedParts(people=f"{match['people']} ({match['year']})", title=title, rest=rest)


def _after_initials(text: str) -> PrintedParts | None:
    """Cut at the full stop after the last initial of authors with family names first: `Rossi A, Weber J. Maps.`."""
    for match in islice(_INITIAL_END.finditer(text), _MOST_ENDS):
        people, after = text[: match.start()], text[match.end() :]
        names = printed_people(people)
        title, rest = _first_sentence(after)
        if not are_by_initials(names) or title_size(title) < LEAST_WORDS:
            continue
        if len(names) > 1 or not (re.search(r",|&|\band\b", title) and printed_people(title)):
            return PrintedParts(people=people, title=title, rest=rest)
    return None


def _after_people(text: str) -> PrintedParts | None:
    """Cut at the first full stop, or at the colon after initials, if it follows a list of authors."""
    people, after = _first_sentence(text)
    if not printed_people(people) and (match := _COLON.fullmatch(text)):
        people, after = match["people"], match["rest"]
    if not after or not printed_people(people):
        return None
    title, rest = _first_sentence(after)
    return PrintedParts(people=people, title=title, rest=rest) if title_size(title) >= LEAST_WORDS else None


def _first_sentence(text: str) -> tuple[str, str]:
    text = text.replace(" // ", ". ", 1)  # separates title and book in GOST style
    match = _SENTENCES.search(text)
    return (text[: match.end("sign")].rstrip("."), text[match.end() :]) if match else (text.rstrip("."), "")
